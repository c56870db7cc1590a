import { type Adoption, AdoptionStage } from "@hub/prisma"
import { z } from "zod"
import { addToNotificationMail } from "../people/public.ts"
import { list, type MailListItem, type MailPart, paragraph, quote } from "../platform/mail/mail.service.ts"
import { peersWhere } from "./peer.reads.ts"

/** People of one organisation who are named in a mail; the list of people has them all. */
const peopleAtMost = 3

const stageNames: Record<AdoptionStage, string> = {
  INTERESTED: "interested",
  PILOTING: "piloting",
  ADOPTED: "adopted",
  ADAPTED: "adapted",
  STOPPED: "stopped",
}

/** Which record a notification is about, and the stage that it tells of: by the time it is mailed there may be another. */
const step = z.object({ adoptionId: z.uuid(), stage: z.enum(AdoptionStage) })

/** The same as facts of the notification. */
export const factsOfStep = ({ id, stage }: Adoption): z.infer<typeof step> => ({ adoptionId: id, stage })

// Mail about an adoption says who took it up, how far they are, what they did differently, and whom to ask there.
addToNotificationMail(async ({ tx }, items) => {
  const moves = items.flatMap(({ id, kind, facts }) => {
    const { data } = step.safeParse(facts)
    return kind === "adoption.moved" && data ? [{ id, ...data }] : []
  })
  if (moves.length === 0) return new Map()
  const adoptions = await tx.adoption.findMany({
    where: { id: { in: moves.map(({ adoptionId }) => adoptionId) } },
    select: {
      ...{ id: true, localChanges: true, outcome: true },
      organisation: {
        select: {
          ...{ name: true, slug: true },
          region: { select: { name: true } },
          memberships: {
            // Whoever is listed among the people of the hub; that somebody keeps the record is nobody's business.
            where: { status: "ACTIVE", person: peersWhere({}) },
            select: { person: { select: { name: true, handle: true, jobTitle: true } } },
            orderBy: { id: "asc" },
            take: peopleAtMost,
          },
        },
      },
    },
  })
  const byId = new Map(adoptions.map((adoption) => [adoption.id, adoption]))
  return new Map(
    moves.flatMap(({ id, adoptionId, stage }) => {
      const adoption = byId.get(adoptionId)
      return adoption ? [[id, { parts: partsOf(adoption, stage), replacesBody: true }]] : []
    }),
  )
})

type Told = {
  localChanges: string | null
  outcome: string | null
  organisation: {
    name: string
    slug: string
    region: { name: string }
    memberships: readonly { person: { name: string; handle: string; jobTitle: string | null } }[]
  }
}

function partsOf({ organisation, localChanges, outcome }: Told, stage: AdoptionStage): MailPart[] {
  const people = organisation.memberships.map(
    ({ person }): MailListItem => ({
      text: `Contact there: ${[person.name, person.jobTitle].filter(Boolean).join(", ")}`,
      path: `/people/${person.handle}`,
    }),
  )
  const facts: MailListItem[] = [
    { text: `Organisation: ${organisation.name} (${organisation.region.name})`, path: `/organisations/${organisation.slug}` },
    { text: `Stage: ${stageNames[stage]}` },
    ...people,
  ]
  return [
    list(facts),
    ...(localChanges ? [paragraph("What they changed locally:"), quote(localChanges)] : []),
    ...(outcome ? [paragraph("What came of it:"), quote(outcome)] : []),
    paragraph(
      people.length > 0
        ? "You can write to them from their page, or ask a question on the page of the initiative: whoever has taken it up is told of it."
        : "To ask them about it, ask a question on the page of the initiative: whoever has taken it up is told of it.",
    ),
  ]
}
