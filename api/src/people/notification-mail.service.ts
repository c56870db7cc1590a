import type { NotificationFrequency, Prisma } from "@hub/prisma"
import { z } from "zod"
import { type Act, act } from "../platform/act.ts"
import type { Context } from "../platform/context.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { button, list, type Mail, paragraph, sendMail } from "../platform/mail/mail.service.ts"
import { keepMailConfidential } from "../platform/mail/outbox.service.ts"
import { replyMark } from "../platform/mail/reply-text.ts"
import { digestReach, lastDailyDigest, lastWeeklyDigest, unsubscribeToken } from "./notification.rules.ts"
import { notificationsVisibleTo } from "./notification.visibility.ts"
import { additionsFor, type MailAddition } from "./notification-mail.additions.ts"
import { loadReaders } from "./viewer.reads.ts"

// A digest holds what was told in confidence beside what was not.
keepMailConfidential("digest.")

const settings = { label: "Change which e-mails you get", path: "/my/settings/notifications" }
/** Most items spelled out in a digest; the rest is a link. */
const longestDigest = 50

type Recipient = { id: string; name: string; email: string; notificationFrequency: NotificationFrequency }
type Item = { id: string; kind: string; title: string; body: string | null; path: string; createdAt: Date }

/** People who may be mailed. An address nobody confirmed may belong to somebody else. */
const reachable = { suspendedAt: null, erasedAt: null, emailVerified: true, mailPausedAt: null } satisfies Prisma.PersonWhereInput

/** Mails notifications one by one, to people who want them at once and for what is urgent. */
export const mailNotificationsJob = defineJob({
  name: "mail-notifications",
  schema: z.object({ notificationIds: z.array(z.uuid()).max(100), urgent: z.boolean() }),
  handle: (context, { notificationIds, urgent }) =>
    act(context, async (act) => {
      // Marking claims the row: whoever marks it mails it, in the same transaction.
      const claimed = await act.tx.notification.updateManyAndReturn({
        where: {
          id: { in: notificationIds },
          mailedAt: null,
          ...(!urgent && { readAt: null }),
          // Whoever has ended mail meanwhile gets none.
          person: { ...reachable, ...(!urgent && { notificationFrequency: { not: "NEVER" } }) },
        },
        data: { mailedAt: act.at },
        select: {
          id: true,
          kind: true,
          title: true,
          body: true,
          path: true,
          createdAt: true,
          personId: true,
          person: { select: { id: true, name: true, email: true, notificationFrequency: true } },
        },
      })
      const visible = await stillVisible(act, claimed)
      const additions = await additionsFor(act, visible)
      await sendMail(
        act,
        ...visible.map(({ person, ...item }) => oneNotification(act, person, item, { urgent, addition: additions.get(item.id) })),
      )
    }),
})

/** Those that the person may still see now: what was moved or hidden since it was told is in no mail. Two statements. */
async function stillVisible<T extends { id: string; personId: string }>({ tx, env }: Act, notifications: readonly T[]): Promise<T[]> {
  if (notifications.length === 0) return []
  const readers = await loadReaders(tx, env, [...new Set(notifications.map(({ personId }) => personId))])
  const visible = await tx.notification.findMany({
    where: {
      id: { in: notifications.map(({ id }) => id) },
      OR: [...readers.values()].map((reader) => ({ personId: reader.id, ...notificationsVisibleTo(reader) })),
    },
    select: { id: true },
  })
  const ids = new Set(visible.map(({ id }) => id))
  return notifications.filter(({ id }) => ids.has(id))
}

type Extras = { urgent: boolean; addition: MailAddition | undefined }

function oneNotification({ env }: Act, person: Recipient, item: Item, { urgent, addition }: Extras): Mail {
  const replyTo = addition?.replyTo
  return {
    to: { address: person.email, name: person.name },
    kind: item.kind,
    subject: item.title,
    // What is answered begins with the mark, so the greeting comes after it.
    ...(replyTo && { replyTo, greeting: replyMark }),
    parts: [
      ...(replyTo ? [paragraph(`Hello ${person.name}`)] : []),
      paragraph(item.title),
      ...(item.body ? [paragraph(item.body)] : []),
      ...(addition?.parts ?? []),
      button("Read it on the hub", item.path),
    ],
    // One that stands for several is told again, with the instant of the newest.
    dedupeKey: `notification:${item.id}:${item.createdAt.getTime()}`,
    ...(urgent
      ? { reason: "You get this because it concerns something you are responsible for on the hub." }
      : {
          reason: "You get this because you chose to be e-mailed about it at once.",
          settings,
          unsubscribePath: `/unsubscribe/${unsubscribeToken(person.id, env.AUTH_SECRET)}`,
        }),
  }
}

/**
 * Mails digests. What is due follows from the rows, not from when the job runs: everything from before the last daily
 * (or Monday) 07:00 in London that is unread and unmailed. A run that was missed, broken off or repeated does no harm.
 */
export const sendDigestsJob = defineJob({
  name: "send-digests",
  schema: z.object({}),
  schedule: "0 7 * * *",
  timeoutSeconds: 1800,
  async handle(context) {
    const now = context.clock.now()
    // People who have switched to "at once" still get what their digest was going to hold.
    await sendDigests(context, ["DAILY", "AT_ONCE"], lastDailyDigest(now))
    await sendDigests(context, ["WEEKLY"], lastWeeklyDigest(now))
  },
})

async function sendDigests(context: Context, frequencies: NotificationFrequency[], until: Date): Promise<void> {
  const due = {
    mailedAt: null,
    readAt: null,
    createdAt: { lt: until, gte: new Date(until.getTime() - digestReach) },
  } satisfies Prisma.NotificationWhereInput
  const people = await context.db.notification.groupBy({
    by: ["personId"],
    where: { ...due, person: { ...reachable, notificationFrequency: { in: frequencies } } },
  })
  for (const { personId } of people) await sendDigest(context, personId, due, until)
}

/** One person's digest, in one transaction: the rows are marked and the mail is written together or not at all. */
async function sendDigest(context: Context, personId: string, due: Prisma.NotificationWhereInput, until: Date): Promise<void> {
  await act(context, async (act) => {
    const person = await act.tx.person.findFirst({
      where: { id: personId, ...reachable },
      select: { id: true, name: true, email: true, notificationFrequency: true },
    })
    if (!person) return
    const claimed = await act.tx.notification.updateManyAndReturn({
      where: { ...due, personId },
      data: { mailedAt: act.at },
      select: { id: true, personId: true, kind: true, title: true, body: true, path: true, createdAt: true },
    })
    const items = await stillVisible(act, claimed)
    items.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    if (items.length > 0) await sendMail(act, digest(act, person, items, until))
  })
}

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
    settings,
    unsubscribePath: `/unsubscribe/${unsubscribeToken(person.id, env.AUTH_SECRET)}`,
    dedupeKey: `digest:${person.id}:${until.toISOString()}:${items[0]?.id}`,
  }
}
