import type { Act } from "../platform/act.ts"
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
  /** It concerns the person's own submission or asks something of them: mailed at once, whatever they chose. */
  urgent?: boolean
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
    data: people.map(({ id }) => ({ personId: id, kind, title, body: notice.body ?? null, path, dedupeKey, createdAt: at })),
    skipDuplicates: true,
    select: { id: true, personId: true },
  })
  const atOnce = new Set(people.filter((person) => notice.urgent || person.notificationFrequency === "AT_ONCE").map(({ id }) => id))
  const toMail = written.filter(({ personId }) => atOnce.has(personId)).map(({ id }) => id)
  await act.enqueueAll(mailNotificationsJob, inChunks(toMail, 100, notice.urgent ?? false))
}

function inChunks(ids: readonly string[], size: number, urgent: boolean): { notificationIds: string[]; urgent: boolean }[] {
  const chunks = []
  for (let start = 0; start < ids.length; start += size) chunks.push({ notificationIds: ids.slice(start, start + size), urgent })
  return chunks
}
