import { type NotificationFrequency, Prisma } from "@hub/prisma"
import { z } from "zod"
import { type Act, act } from "../platform/act.ts"
import type { Context } from "../platform/context.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { button, list, type Mail, paragraph, sendMail } from "../platform/mail/mail.service.ts"
import { keepMailConfidential } from "../platform/mail/outbox.service.ts"
import { digestReach, lastDailyDigest, lastWeeklyDigest, unsubscribeToken } from "./notification.rules.ts"
import type { SeenItem } from "./notification.visibility.ts"
import { mailSettings, type Recipient, reachable, stillVisible } from "./notification-mail.service.ts"

// A digest holds what was told in confidence beside what was not.
keepMailConfidential("digest.")

/** Most items spelled out in a digest; the rest is a link. */
const longestDigest = 50
/** People whose digests are written in one act. */
const portion = 50

const digestKinds = ["daily", "weekly"] as const
type DigestKind = (typeof digestKinds)[number]

/** Whom each kind is for. People who have switched to "at once" still get what their digest was going to hold. */
const frequencies: Record<DigestKind, NotificationFrequency[]> = { daily: ["DAILY", "AT_ONCE"], weekly: ["WEEKLY"] }

/**
 * Sets digests going. What is due follows from the rows, not from when the job runs: everything from before the last daily
 * (or Monday) 07:00 in London that is unread and unmailed. A run that was missed, broken off or repeated does no harm.
 */
export const sendDigestsJob = defineJob({
  name: "send-digests",
  schema: z.object({}),
  schedule: "0 7 * * *",
  async handle(context) {
    const now = context.clock.now()
    const until: Record<DigestKind, Date> = { daily: lastDailyDigest(now), weekly: lastWeeklyDigest(now) }
    await act(context, ({ enqueueAll }) =>
      enqueueAll(
        sendDigestPortionJob,
        digestKinds.map((kind) => ({ kind, until: until[kind].toISOString(), after: null })),
      ),
    )
  },
})

/**
 * Mails the digests of some people, in the order of their ids, and sets the next portion going: however many people there
 * are, no more than a portion of them is ever in memory. A portion that is run again finds those whose rows are not marked yet.
 */
export const sendDigestPortionJob = defineJob({
  name: "send-digest-portion",
  schema: z.object({ kind: z.enum(digestKinds), until: z.iso.datetime(), after: z.uuid().nullable() }),
  async handle(context, { kind, until: instant, after }, attempt) {
    const until = new Date(instant)
    const people = await peopleDue(context, frequencies[kind], until, after)
    const last = people.at(-1)
    // In an act of its own, so that a portion that fails keeps nobody else waiting.
    if (last && people.length === portion) {
      await act(context, ({ enqueue }) => enqueue(sendDigestPortionJob, { kind, until: instant, after: last.id }))
    }
    const groups = attempt.number === 1 ? [people] : people.map((person) => [person])
    const errors: unknown[] = []
    for (const group of groups) {
      await act(context, (unit) => mailDigests(unit, group, until)).catch((error: unknown) => errors.push(error))
    }
    if (errors.length > 0) throw errors[0]
  },
})

const dueBetween = (until: Date) => ({ from: new Date(until.getTime() - digestReach), until })

/** The next people after this id who have something to be told in their digest. */
function peopleDue({ db }: Context, chosen: NotificationFrequency[], instant: Date, after: string | null): Promise<{ id: string }[]> {
  const { from, until } = dueBetween(instant)
  return db.$queryRaw<{ id: string }[]>`
    select p."id"::text as "id" from "Person" p
     where p."id" > ${after ?? "00000000-0000-0000-0000-000000000000"}::uuid
       and p."suspendedAt" is null and p."erasedAt" is null and p."emailVerified" and p."mailPausedAt" is null
       and p."notificationFrequency"::text in (${Prisma.join(chosen)})
       and exists (
         select 1 from "Notification" n
          where n."personId" = p."id" and n."mailedAt" is null and n."readAt" is null
            and n."createdAt" >= ${from}::timestamptz and n."createdAt" < ${until}::timestamptz)
     order by p."id" limit ${portion}`
}

/** Digests of some people, in one transaction: the rows are marked and the mail is written together or not at all. Whoever marks a row mails it. */
async function mailDigests(unit: Act, people: readonly { id: string }[], instant: Date): Promise<void> {
  if (people.length === 0) return
  const { from, until } = dueBetween(instant)
  // Whoever has ended mail or left meanwhile gets none.
  const current = await unit.tx.person.findMany({
    where: { id: { in: people.map(({ id }) => id) }, ...reachable, notificationFrequency: { not: "NEVER" } },
    select: { id: true, name: true, email: true, notificationFrequency: true },
  })
  const claimed = await unit.tx.notification.updateManyAndReturn({
    where: {
      personId: { in: current.map(({ id }) => id) },
      mailedAt: null,
      readAt: null,
      createdAt: { gte: from, lt: until },
    },
    data: { mailedAt: unit.at },
    select: { id: true, personId: true, threadId: true, title: true, path: true, createdAt: true },
  })
  const items = new Map<string, Item[]>()
  for (const item of await stillVisible(unit, claimed)) items.set(item.personId, [...(items.get(item.personId) ?? []), item])
  const mails = current.flatMap((person) => {
    const own = items.get(person.id)?.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    return own ? [digest(unit, person, own, until)] : []
  })
  await sendMail(unit, ...mails)
}

type Item = SeenItem & { title: string; path: string; createdAt: Date }

function digest({ env }: Act, person: Recipient, items: readonly Item[], until: Date): Mail {
  const weekly = person.notificationFrequency === "WEEKLY"
  const count = items.length === 1 ? "1 update" : `${items.length} updates`
  const shown = items.slice(0, longestDigest)
  return {
    to: { address: person.email, name: person.name },
    kind: weekly ? "digest.weekly" : "digest.daily",
    subject: `${count} from the hub`,
    parts: [
      paragraph(`There ${items.length === 1 ? "is" : "are"} ${count} since your last summary.`),
      list(shown.map(({ title, path }) => ({ text: title, path }))),
      ...(items.length > shown.length ? [paragraph(`And ${items.length - shown.length} more on the hub.`)] : []),
      button("See all your updates", "/my/notifications"),
    ],
    reason: `You get this because you chose a ${weekly ? "weekly" : "daily"} summary of what you follow on the hub.`,
    settings: mailSettings,
    unsubscribePath: `/unsubscribe/${unsubscribeToken(person.id, env.AUTH_SECRET)}`,
    dedupeKey: `digest:${person.id}:${until.toISOString()}:${items[0]?.id}`,
  }
}
