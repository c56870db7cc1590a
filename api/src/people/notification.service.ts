import type { Notification, NotificationFrequency } from "@hub/prisma"
import { type Act, act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"
import { noticesOf } from "./notification.live.ts"
import { personOfUnsubscribeToken, shortenedAddress } from "./notification.rules.ts"
import { mailNotificationsJob } from "./notification-mail.service.ts"

/** Something people should know. */
export type Notice = {
  /** Whom; anybody suspended or erased is passed over, and naming somebody twice tells them once. */
  personIds: readonly string[]
  /** noun.verb, for example "submission.published". */
  kind: string
  /** One line: it is the link in the list and the subject of the mail. */
  title: string
  body?: string
  /** Where to read more: a path on the web site, starting with "/". */
  path: string
  /** One row per person and key: repeating the act tells nobody twice. */
  dedupeKey: string
  /** The thread it is about: whoever may not read that does not see this, nor get mail about it. */
  threadId?: string
  /** What is so now and its mail tells besides: what is mailed later reads it from here. */
  facts?: Readonly<Record<string, string>>
  /** It concerns the person's own submission or asks something of them: mailed at once, whatever they chose. */
  urgent?: boolean
  /** The person asked to be told of this at once, whatever they chose for the rest; mailed so unless they get no mail. */
  atOnce?: boolean
}

/**
 * Tells people in the site, in the act's transaction. Mail follows after it commits: at once for those who chose so and
 * for what is urgent, else in the person's daily or weekly digest.
 */
export async function notify(act: Act, notice: Notice): Promise<void> {
  const { tx, at } = act
  const { kind, title, path, dedupeKey } = notice
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(notice.personIds)] }, suspendedAt: null, erasedAt: null },
    select: { id: true, notificationFrequency: true },
  })
  const written = await tx.notification.createManyAndReturn({
    data: people.map(({ id }) => ({
      personId: id,
      kind,
      title,
      body: notice.body || null,
      path,
      threadId: notice.threadId ?? null,
      ...(notice.facts && { facts: notice.facts }),
      dedupeKey,
      createdAt: at,
    })),
    skipDuplicates: true,
    select: { id: true, personId: true },
  })
  act.say(...written.map(({ personId }) => noticesOf(personId)))
  const atOnce = new Set(people.filter((person) => isMailedAtOnce(notice, person.notificationFrequency)).map(({ id }) => id))
  const toMail = written.filter(({ personId }) => atOnce.has(personId)).map(({ id }) => id)
  await act.enqueueAll(mailNotificationsJob, inChunks(toMail, 100, notice.urgent ?? false))
}

function isMailedAtOnce({ urgent, atOnce }: Notice, chosen: NotificationFrequency): boolean {
  return urgent === true || chosen === "AT_ONCE" || (atOnce === true && chosen !== "NEVER")
}

/** Ids in portions that one mail job takes. */
export function inChunks(ids: readonly string[], size: number, urgent: boolean): { notificationIds: string[]; urgent: boolean }[] {
  const chunks = []
  for (let start = 0; start < ids.length; start += size) chunks.push({ notificationIds: ids.slice(start, start + size), urgent })
  return chunks
}

/** Notes that the viewer has read one of their notifications. */
export async function markNotificationRead(context: Context, id: string): Promise<Notification> {
  const { id: personId } = requireViewer(context.viewer)
  return act(context, async ({ tx, at, say }) => {
    say(noticesOf(personId))
    if (isUuid(id)) await tx.notification.updateMany({ where: { id, personId, readAt: null }, data: { readAt: at } })
    const notification = isUuid(id) && (await tx.notification.findFirst({ where: { id, personId } }))
    if (!notification) throw new NotFoundError("The notification")
    return notification
  })
}

/** Notes that the viewer has read everything up to an instant. Returns how many were unread. */
export async function markAllNotificationsRead(context: Context, until: Date | null): Promise<number> {
  const { id: personId } = requireViewer(context.viewer)
  return act(context, async ({ tx, at, say }) => {
    say(noticesOf(personId))
    const { count } = await tx.notification.updateMany({
      where: { personId, readAt: null, ...(until && { createdAt: { lte: until } }) },
      data: { readAt: at },
    })
    return count
  })
}

/** Whose mail a token from such mail ends, and how it stands now. */
export type UnsubscribeLink = { address: string; notificationFrequency: NotificationFrequency }

/** The same for its page, before anything is done: null when the token was not made here, or its account has gone. */
export async function unsubscribeLink({ db, env }: Context, token: string): Promise<UnsubscribeLink | null> {
  const personId = personOfUnsubscribeToken(token, env.AUTH_SECRET)
  const person = personId
    ? await db.person.findFirst({ where: { id: personId, erasedAt: null }, select: { email: true, notificationFrequency: true } })
    : null
  return person && { address: shortenedAddress(person.email), notificationFrequency: person.notificationFrequency }
}

/** Ends mail about what a person follows, on the proof of a token from such mail. */
export async function unsubscribe(context: Context, token: string): Promise<{ notificationFrequency: "NEVER" }> {
  const personId = personOfUnsubscribeToken(token, context.env.AUTH_SECRET)
  if (personId === null) {
    throw new ValidationError([
      { field: "token", message: "This link is not complete. Copy the whole address from the e-mail, or sign in and change your settings" },
    ])
  }
  return act(context, async ({ tx, audit }) => {
    const { count } = await tx.person.updateMany({
      where: { id: personId, erasedAt: null, notificationFrequency: { not: "NEVER" } },
      data: { notificationFrequency: "NEVER" },
    })
    if (count > 0) {
      await audit({ action: "person.unsubscribe", subjectType: "Person", subjectId: personId, after: { notificationFrequency: "NEVER" } })
    }
    return { notificationFrequency: "NEVER" }
  })
}
