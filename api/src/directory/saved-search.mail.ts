import { NotificationFrequency } from "@hub/prisma"
import { z } from "zod"
import { addToNotificationMail } from "../people/public.ts"
import { heading, list, type MailPart, type MailReason, paragraph } from "../platform/mail/mail.service.ts"
import { findsOf } from "./saved-search.reads.ts"
import type { Find, Finds } from "./saved-search.rules.ts"

/** How often the searches told that a message is about: their owners may choose otherwise before it is mailed. */
const told = z.object({ frequency: z.enum(NotificationFrequency) })

/** Titles of one search in one message; the list has them all. */
const titlesAtMost = 10

const reasons: Record<NotificationFrequency, MailReason> = {
  AT_ONCE: "You get this because you saved a search and chose to be told at once of what is new in it.",
  DAILY: "You get this because you saved a search and chose to be told once a day of what is new in it.",
  WEEKLY: "You get this because you saved a search and chose to be told once a week of what is new in it.",
  NEVER: "You get this because you saved a search.",
}

const settings = [{ label: "Change how often your saved searches tell you, or delete them", path: "/my/searches" }]

// Mail about what saved searches found names and links everything new, under the search that found it.
addToNotificationMail(async ({ tx }, items) => {
  const alerts = items.flatMap((item) => {
    const { data } = told.safeParse(item.facts)
    return item.kind === "saved-search.found" && data ? [{ ...item, ...data }] : []
  })
  if (alerts.length === 0) return new Map()
  const matches = await tx.savedSearchMatch.findMany({
    where: {
      search: { personId: { in: alerts.map(({ personId }) => personId) } },
      toldAt: { in: alerts.map(({ createdAt }) => createdAt) },
      initiative: { archivedAt: null },
    },
    select: { searchId: true, initiativeId: true, toldAt: true, search: { select: { personId: true, frequency: true } } },
  })
  const finds = await findsOf(tx, matches)
  return new Map(
    alerts.map(({ id, personId, createdAt, frequency }) => {
      const own = matches.filter(
        ({ search, toldAt }) => search.personId === personId && search.frequency === frequency && toldAt?.getTime() === createdAt.getTime(),
      )
      const parts = partsOf(finds.map((found) => only(found, own)).filter(({ initiatives }) => initiatives.length > 0))
      return [id, { reason: reasons[frequency], settings, ...(new Set(own.map((one) => one.initiativeId)).size > 1 && listed(parts)) }]
    }),
  )
})

/** What of it this person is told now. */
function only({ search, initiatives }: Finds[number], own: readonly Find[]): Finds[number] {
  const ids = new Set(own.filter(({ searchId }) => searchId === search.id).map(({ initiativeId }) => initiativeId))
  return { search, initiatives: initiatives.filter(({ id }) => ids.has(id)) }
}

const listed = (parts: MailPart[]) => ({ parts, replacesBody: true, button: "See them on the hub" })

const partsOf = (finds: Finds): MailPart[] =>
  finds.flatMap(({ search, initiatives }) => {
    const more = initiatives.length - titlesAtMost
    return [
      heading(search.name),
      list(initiatives.slice(0, titlesAtMost).map(({ title, slug }) => ({ text: title, path: `/initiatives/${slug}` }))),
      ...(more > 0 ? [paragraph(`And ${more} more.`)] : []),
    ]
  })
