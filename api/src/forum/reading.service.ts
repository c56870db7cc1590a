import type { SubscriptionLevel } from "@hub/prisma"
import { noticesOf } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"
import { requireThread } from "./post.service.ts"
import { spacesVisibleTo } from "./space.reads.ts"
import { setThreadLevel } from "./thread-level.service.ts"

/** Notes that the viewer has had a thread before them up to a position; what they were to be told of it is read with it. Returns the thread's id. */
export async function markThreadRead(context: Context, { threadId, position }: { threadId: string; position: number }): Promise<string> {
  const { id: personId } = requireViewer(context.viewer)
  const thread = await requireThread(context, threadId)
  const upTo = Math.min(Math.max(position, 0), thread.lastPosition)
  return act(context, async ({ tx, at, say }) => {
    await tx.$executeRaw`
      insert into "ReadMark" as m ("personId", "threadId", "position", "readAt") values (${personId}::uuid, ${threadId}::uuid, ${upTo}, ${at}::timestamptz)
      on conflict ("personId", "threadId") do update set "position" = greatest(m."position", excluded."position"), "readAt" = excluded."readAt"`
    if (upTo === thread.lastPosition) {
      const { count } = await tx.notification.updateMany({ where: { personId, threadId, readAt: null }, data: { readAt: at } })
      if (count > 0) say(noticesOf(personId))
    }
    return threadId
  })
}

/** A pause this long ends a visit. */
const endOfVisit = 30 * 60 * 1000

/** Notes that the viewer looks into a space. Returns since when what it holds is new to them; null at the first look. */
export async function visitSpace(context: Context, spaceId: string): Promise<Date | null> {
  const { id: personId } = requireViewer(context.viewer)
  const space = isUuid(spaceId)
    ? await context.db.space.findFirst({ where: { AND: [{ id: spaceId }, spacesVisibleTo(context.viewer)] }, select: { id: true } })
    : null
  if (!space) throw new NotFoundError("The space")
  return act(context, async ({ tx, at }) => {
    const key = { personId_spaceId: { personId, spaceId } }
    const before = await tx.spaceVisit.findUnique({ where: key })
    const newSince = before ? (at.getTime() - before.visitedAt.getTime() > endOfVisit ? before.visitedAt : before.newSince) : at
    await tx.spaceVisit.upsert({ where: key, create: { personId, spaceId, visitedAt: at, newSince }, update: { visitedAt: at, newSince } })
    return before && newSince
  })
}

/** Says how much the viewer wants to hear of a thread; null leaves it to what they chose for its space. */
export async function subscribeToThread(
  context: Context,
  { threadId, level }: { threadId: string; level: SubscriptionLevel | null },
): Promise<string> {
  const { id: personId } = requireViewer(context.viewer)
  await requireThread(context, threadId)
  return act(context, async (unit) => {
    if (level === null) await unit.tx.threadSubscription.deleteMany({ where: { personId, threadId } })
    else await setThreadLevel(unit, { personId, threadId }, level)
    return threadId
  })
}

/** Says how much the viewer wants to hear of a space; null is the same as mentions only. */
export async function subscribeToSpace(
  context: Context,
  { spaceId, level }: { spaceId: string; level: SubscriptionLevel | null },
): Promise<string> {
  const { id: personId } = requireViewer(context.viewer)
  const space = isUuid(spaceId)
    ? await context.db.space.findFirst({ where: { AND: [{ id: spaceId }, spacesVisibleTo(context.viewer)] }, select: { id: true } })
    : null
  if (!space) throw new NotFoundError("The space")
  return act(context, async ({ tx, at }) => {
    if (level === null) await tx.spaceSubscription.deleteMany({ where: { personId, spaceId } })
    else
      await tx.spaceSubscription.upsert({
        where: { personId_spaceId: { personId, spaceId } },
        create: { personId, spaceId, level, updatedAt: at },
        update: { level, updatedAt: at },
      })
    return spaceId
  })
}
