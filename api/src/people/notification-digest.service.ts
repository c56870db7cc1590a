import { z } from "zod"
import { type Act, act } from "../platform/act.ts"
import type { Context } from "../platform/context.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { button, heading, list, type Mail, type MailPart, paragraph, sendMail } from "../platform/mail/mail.service.ts"
import { keepMailConfidential } from "../platform/mail/outbox.service.ts"
import { digestReach, hoursStruck, lastDailyDigest, lastWeeklyDigest } from "./notification.rules.ts"
import type { SeenItem } from "./notification.visibility.ts"
import { endOfMail, mailSettings, type Recipient, reachable, stillVisible } from "./notification-mail.service.ts"

// A digest holds what was told in confidence beside what was not.
keepMailConfidential("digest.")

/** Most items spelled out in a digest; the rest is a link. */
const longestDigest = 50
/** People whose digests are written in one act. */
const portion = 100
const week = 7 * 24 * 60 * 60 * 1000

/**
 * Sets the digests going of every hour that has struck since the last run, also of those at which the hub was down. What is due
 * follows from the rows, not from when the job runs: a run that was missed, broken off or repeated does no harm.
 */
export const sendDigestsJob = defineJob({
  name: "send-digests",
  schema: z.object({}),
  schedule: "0 * * * *",
  handle: (context) =>
    act(context, async ({ tx, at, enqueueAll }) => {
      const first = new Date(at.getTime() - week)
      await tx.digestRun.createMany({ data: [{ id: 1, until: first }], skipDuplicates: true })
      const [run] = await tx.$queryRaw<{ until: Date }[]>`select "until" from "DigestRun" where "id" = 1 for update`
      const hours = hoursStruck(run?.until ?? first, at)
      await tx.digestRun.updateMany({ where: { until: { lt: at } }, data: { until: at } })
      await enqueueAll(
        sendDigestPortionJob,
        hours.map((hour) => ({ hour, until: lastDailyDigest(at, hour).toISOString(), after: null })),
      )
    }),
})

/**
 * Mails the digests of some people of one hour, in the order of their ids, and sets the next portion going: however many people
 * there are, no more than a portion of them is ever in memory. A portion that is run again finds those whose rows are not marked yet.
 */
export const sendDigestPortionJob = defineJob({
  name: "send-digest-portion",
  schema: z.object({ hour: z.int().min(0).max(23), until: z.iso.datetime(), after: z.uuid().nullable() }),
  async handle(context, { hour, until, after }, attempt) {
    const due = dueAt(new Date(until), hour)
    const people = await peopleDue(context, hour, due, after)
    const last = people.at(-1)
    // In an act of its own, so that a portion that fails keeps nobody else waiting.
    if (last && people.length === portion) {
      await act(context, ({ enqueue }) => enqueue(sendDigestPortionJob, { hour, until, after: last.id }))
    }
    const groups = attempt.number === 1 ? [people] : people.map((person) => [person])
    const errors: unknown[] = []
    for (const group of groups) {
      await act(context, (unit) => mailDigests(unit, group, due)).catch((error: unknown) => errors.push(error))
    }
    if (errors.length > 0) throw errors[0]
  },
})

/** Up to when digests of an hour hold what happened: daily ones until it struck, weekly ones (Monday's first) until it struck on their day. */
type Due = { daily: Date; weekly: readonly Date[] }

const dueAt = (until: Date, hour: number): Due => ({
  daily: until,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => lastWeeklyDigest(until, { hour, weekday })),
})

/** The same for one person. People who have switched to "at once" still get what their digest was going to hold. */
const dueFor = ({ daily, weekly }: Due, { notificationFrequency, digestWeekday }: Recipient & { digestWeekday: number }): Date =>
  notificationFrequency === "WEEKLY" ? (weekly[digestWeekday - 1] ?? daily) : daily

/** The next people of this hour after this id who have something to be told in their digest. */
function peopleDue({ db }: Context, hour: number, { daily, weekly }: Due, after: string | null): Promise<{ id: string }[]> {
  return db.$queryRaw<{ id: string }[]>`
    select p."id"::text as "id"
      from "Person" p
      cross join lateral (select case when p."notificationFrequency" = 'WEEKLY' then (${weekly}::timestamptz[])[p."digestWeekday"]
                                      else ${daily}::timestamptz end as "until") due
     where p."digestHour" = ${hour} and p."id" > ${after ?? "00000000-0000-0000-0000-000000000000"}::uuid
       and p."suspendedAt" is null and p."erasedAt" is null and p."emailVerified" and p."mailPausedAt" is null
       and p."notificationFrequency" <> 'NEVER'
       and exists (
         select 1 from "Notification" n
          where n."personId" = p."id" and n."mailedAt" is null and n."readAt" is null
            and n."createdAt" >= due."until" - make_interval(secs => ${digestReach / 1000}) and n."createdAt" < due."until")
     order by p."id" limit ${portion}`
}

/** Digests of some people, in one transaction: the rows are marked and the mail is written together or not at all. Whoever marks a row mails it. */
async function mailDigests(unit: Act, people: readonly { id: string }[], due: Due): Promise<void> {
  if (people.length === 0) return
  // Whoever has ended mail or left meanwhile gets none.
  const current = await unit.tx.person.findMany({
    where: { id: { in: people.map(({ id }) => id) }, ...reachable, notificationFrequency: { not: "NEVER" } },
    select: { id: true, name: true, email: true, notificationFrequency: true, digestWeekday: true },
  })
  const instants = new Set(current.map((person) => dueFor(due, person).getTime()))
  const claimed = await unit.tx.notification.updateManyAndReturn({
    where: {
      mailedAt: null,
      readAt: null,
      OR: [...instants].map((until) => ({
        personId: { in: current.filter((person) => dueFor(due, person).getTime() === until).map(({ id }) => id) },
        createdAt: { gte: new Date(until - digestReach), lt: new Date(until) },
      })),
    },
    data: { mailedAt: unit.at },
    select: { id: true, personId: true, threadId: true, title: true, path: true, createdAt: true },
  })
  const items = new Map<string, Item[]>()
  for (const item of await stillVisible(unit, claimed)) items.set(item.personId, [...(items.get(item.personId) ?? []), item])
  const mails = current.flatMap((person) => {
    const own = items.get(person.id)?.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    return own ? [digest(unit, person, own, dueFor(due, person))] : []
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
      ...listedByDay(shown),
      ...(items.length > shown.length ? [paragraph(`And ${items.length - shown.length} more on the hub.`)] : []),
      button("See all your updates", "/my/notifications"),
    ],
    reason: `You get this because you chose a ${weekly ? "weekly" : "daily"} summary of what you follow on the hub.`,
    settings: [mailSettings],
    unsubscribe: [endOfMail(person, env)],
    dedupeKey: `digest:${person.id}:${until.toISOString()}:${items[0]?.id}`,
  }
}

const day = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", weekday: "long", day: "numeric", month: "long" })

/** What happened, in order; under its day where there are several. */
function listedByDay(items: readonly Item[]): MailPart[] {
  const days = new Map<string, Item[]>()
  for (const item of items) days.set(day.format(item.createdAt), [...(days.get(day.format(item.createdAt)) ?? []), item])
  return [...days].flatMap(([name, ofDay]) => [
    ...(days.size > 1 ? [heading(name)] : []),
    list(ofDay.map(({ title, path }) => ({ text: title, path }))),
  ])
}
