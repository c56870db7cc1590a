import type { Prisma, Thread } from "@hub/prisma"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { canModerate } from "./moderation.policy.ts"
import { mergeProblem } from "./moderation.rules.ts"
import { reasonInput, record, refreshLast } from "./moderation-record.service.ts"
import { requireThread } from "./post.service.ts"
import { postsOf } from "./thread.live.ts"
import { threadIdBySlug } from "./thread.reads.ts"
import { projectThreads } from "./thread.search.ts"

type Tx = Prisma.TransactionClient

/**
 * Puts the posts of a thread behind those of another, in their order. Its address leads there from then on, and so do its
 * posts' own; who followed it follows the other. For moderators of both spaces. Returns the id of the other thread. With
 * `onlyCheck` nothing is changed: what stands in the way is refused as it would be.
 */
export async function mergeThread(
  context: Context,
  { id, into: address, reason: typed, onlyCheck }: { id: string; into: string; reason: string; onlyCheck: boolean },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, id)
  demand(viewer, canModerate(viewer, thread.space, thread.authorId))
  const intoId = await threadIdBySlug(context, slugIn(address))
  if (!intoId) throw new ValidationError([{ field: "into", message: "There is no thread at this address that you can read" }])
  const into = await requireThread(context, intoId)
  demand(viewer, canModerate(viewer, into.space, thread.authorId))
  const problem = mergeProblem(thread, into)
  if (problem) throw new ValidationError([{ field: "into", message: problem }])
  const { reason } = parseInput(reasonInput, { reason: typed })
  if (onlyCheck) return intoId
  return act(context, async (unit) => {
    const { tx, at } = unit
    await lockUnchanged(tx, [thread, into])
    const moved = await tx.thread.findUniqueOrThrow({ where: { id }, include: { acceptedPost: { select: { authorId: true } } } })
    await tx.thread.update({
      where: { id },
      data: {
        ...{ state: "MERGED", stateReason: null, mergedIntoId: intoId, pinnedAt: null, postCount: 0 },
        ...{ acceptedPostId: null, acceptedAt: null, acceptedById: null, version: { increment: 1 } },
      },
    })
    // What led to it leads to the other one now: there is one step at most.
    await tx.thread.updateMany({ where: { mergedIntoId: id }, data: { mergedIntoId: intoId } })
    const { lastPosition, acceptedPostId } = await tx.thread.findUniqueOrThrow({ where: { id: intoId } })
    const count = await appendPosts(tx, { from: id, to: intoId, behind: lastPosition })
    // Readers find by it where the other thread begins.
    await tx.post.updateMany({ where: { threadId: intoId, position: lastPosition + 1 }, data: { mergedFromId: id } })
    const carriesAnswer = into.kind === "QUESTION" && acceptedPostId === null && moved.acceptedPostId !== null
    await tx.thread.update({
      where: { id: intoId },
      data: {
        lastPosition: { increment: count },
        postCount: { increment: moved.postCount },
        version: { increment: 1 },
        ...(carriesAnswer && { acceptedPostId: moved.acceptedPostId, acceptedAt: moved.acceptedAt, acceptedById: moved.acceptedById }),
      },
    })
    if (moved.acceptedPost && !carriesAnswer) await forgetMerit(tx, moved.acceptedPost.authorId, moved.authorId)
    await refreshLast(tx, intoId)
    const isSameSpace = thread.spaceId === into.spaceId
    await tx.space.update({
      where: { id: thread.spaceId },
      data: { threadCount: { decrement: 1 }, ...(!isSameSpace && { postCount: { decrement: moved.postCount } }) },
    })
    if (!isSameSpace) await tx.space.update({ where: { id: into.spaceId }, data: { postCount: { increment: moved.postCount } } })
    await followOver(tx, id, intoId, at)
    await record(unit, viewer.id, {
      kind: "MERGE_THREAD",
      personId: thread.authorId,
      reason,
      threadId: id,
      spaceId: thread.spaceId,
      title: `A moderator has merged your thread “${thread.title}” into “${into.title}”`,
    })
    await projectThreads(unit, [id, intoId])
    unit.say(postsOf(intoId))
    return intoId
  })
}

/** What stands for a thread in its address, whether the whole address was given or that part alone. */
function slugIn(address: string): string {
  const path = address
    .trim()
    .replace(/^[a-z]+:\/\/[^/]*/i, "")
    .replace(/[?#].*$/s, "")
  return path.split("/").filter(Boolean).at(-1) ?? ""
}

/** The rows are locked in the order of their ids, so that two acts cannot wait for each other. */
export async function lockUnchanged(tx: Tx, threads: readonly Pick<Thread, "id" | "state" | "spaceId">[]): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; state: string; spaceId: string }[]>`
    select "id"::text as "id", "state"::text as "state", "spaceId"::text as "spaceId" from "Thread"
     where "id" = any (${threads.map(({ id }) => id)}::uuid[]) order by "id" for update`
  for (const { id, state, spaceId } of threads) {
    const row = rows.find((found) => found.id === id)
    if (row?.state !== state || row.spaceId !== spaceId)
      throw new WrongStateError("This thread has been decided about already. Look at it again.", row?.state ?? "ABSENT")
  }
}

/** Moves posts to the end of another thread, all of them or some, in their order. Returns how many. */
export function appendPosts(
  tx: Tx,
  { from, to, behind, only = null }: { from: string; to: string; behind: number; only?: readonly string[] | null },
): Promise<number> {
  return tx.$executeRaw`
    update "Post" p set "threadId" = ${to}::uuid, "position" = ${behind}::int + o."place"
      from (
        select "id", (row_number() over (order by "position"))::int as "place" from "Post"
         where "threadId" = ${from}::uuid and (${only === null}::boolean or "id" = any (${[...(only ?? [])]}::uuid[]))
      ) o
     where o."id" = p."id"`
}

/** Takes back that an answer counted for its author. One to their own question never did. */
export async function forgetMerit(tx: Tx, authorId: string, askerId: string): Promise<void> {
  if (authorId !== askerId)
    await tx.forumStanding.updateMany({
      where: { personId: authorId, acceptedCount: { gt: 0 } },
      data: { acceptedCount: { decrement: 1 } },
    })
}

/** Whoever follows one thread follows the other, what they were told leads there, and what they have begun to write is for it. */
async function followOver(tx: Tx, from: string, to: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into "ThreadSubscription" ("personId", "threadId", "level", "updatedAt")
    select "personId", ${to}::uuid, "level", ${at}::timestamptz from "ThreadSubscription"
     where "threadId" = ${from}::uuid and "level" <> 'MUTED'
    on conflict do nothing`
  await tx.notification.updateMany({ where: { threadId: from }, data: { threadId: to } })
  const [before, after] = [`thread:${from}`, `thread:${to}`]
  await tx.$executeRaw`
    update "PostDraft" d set "target" = ${after} where "target" = ${before}
       and not exists (select 1 from "PostDraft" o where o."personId" = d."personId" and o."target" = ${after})`
}

/** The posts of a thread that a moderator names, in their order, none of which opens it or is the moderator's own. */
export async function requireReplies(
  { db }: Context,
  thread: { id: string },
  ids: readonly string[],
): Promise<{ id: string; authorId: string }[]> {
  const posts = await db.post.findMany({
    where: { id: { in: ids.filter(isUuid) }, threadId: thread.id, position: { gt: 1 } },
    orderBy: { position: "asc" },
    select: { id: true, authorId: true },
  })
  if (posts.length < new Set(ids).size) throw new NotFoundError("One of these posts")
  return posts
}
