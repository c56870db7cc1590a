import type { Act } from "../platform/act.ts"
import { noticesOf } from "./notification.live.ts"
import { inChunks } from "./notification.service.ts"
import { mailNotificationsJob } from "./notification-mail.service.ts"

/** Something of which there may be more before somebody looks: one notification stands for all of them. */
export type GroupedNotice = {
  /** Whom, each with whether mail about it waits for their digest whatever they chose for the rest. */
  people: readonly { id: string; inDigestOnly: boolean }[]
  kind: string
  /** One row per person and key: while it is unread, what comes is counted on it. */
  groupKey: string
  /** The title for one, and what follows the number for more: "4" + " replies in …". */
  title: { one: string; many: string }
  /** Where the first that is unread can be read. */
  path: string
  threadId?: string
  /** When it happened; the newest of what is counted stands in the list. Telling it again counts it again. */
  happenedAt: Date
}

/** Milliseconds before it is mailed, so that what follows at once is told in the same mail. */
const pause = 3 * 60 * 1000

/** Tells people of one more of a kind, in the act's transaction: adds to what they have not read yet, or begins anew. */
export async function notifyGrouped(act: Act, notice: GroupedNotice): Promise<void> {
  const { tx } = act
  const { kind, groupKey, title, path, happenedAt } = notice
  const written = await tx.$queryRaw<{ id: string; personId: string }[]>`
    insert into "Notification" as n ("id", "personId", "dedupeKey", "kind", "title", "path", "threadId", "count", "createdAt")
    select gen_random_uuid(), p."id", ${groupKey}, ${kind}, ${title.one}, ${path}, ${notice.threadId ?? null}::uuid, 1, ${happenedAt}::timestamptz
      from "Person" p
     where p."id" = any (${notice.people.map(({ id }) => id)}::uuid[]) and p."suspendedAt" is null and p."erasedAt" is null
     order by p."id"
    on conflict ("personId", "dedupeKey") do update
       set "count" = case when n."readAt" is null then n."count" + 1 else 1 end,
           "title" = case when n."readAt" is null then (n."count" + 1) || ${title.many} else excluded."title" end,
           "path" = case when n."readAt" is null then n."path" else excluded."path" end,
           "createdAt" = greatest(n."createdAt", excluded."createdAt"), "readAt" = null, "mailedAt" = null
    returning n."id"::text as "id", n."personId"::text as "personId"`
  act.say(...written.map(({ personId }) => noticesOf(personId)))
  const inDigest = new Set(notice.people.filter(({ inDigestOnly }) => inDigestOnly).map(({ id }) => id))
  const candidates = written.filter(({ personId }) => !inDigest.has(personId))
  const atOnce = await tx.person.findMany({
    where: { id: { in: candidates.map(({ personId }) => personId) }, notificationFrequency: "AT_ONCE" },
    select: { id: true },
  })
  const wanted = new Set(atOnce.map(({ id }) => id))
  await act.enqueueAll(
    mailNotificationsJob,
    inChunks(
      candidates.filter(({ personId }) => wanted.has(personId)).map(({ id }) => id),
      100,
      false,
    ),
    { startAfter: new Date(act.at.getTime() + pause) },
  )
}
