import { z } from "zod"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { appendPosts, forgetMerit, lockUnchanged, requireReplies } from "./merge.service.ts"
import { canModerate } from "./moderation.policy.ts"
import { mostSplit } from "./moderation.rules.ts"
import { reasonInput, record, refreshLast } from "./moderation-record.service.ts"
import { requireThread } from "./post.service.ts"
import { postsOf } from "./thread.live.ts"
import { listedStates } from "./thread.reads.ts"
import { projectThreads } from "./thread.search.ts"
import { newThreadSlug } from "./thread.service.ts"
import { subjectOf } from "./thread-subject.reads.ts"
import { threadInput } from "./writing.input.ts"

const splitInput = z.object({
  posts: z.array(z.string()).min(1, "Choose the posts to move").max(mostSplit, `Choose at most ${mostSplit} posts at a time`),
  title: threadInput.shape.title,
  reason: reasonInput.shape.reason,
})

/**
 * Moves replies to a thread of their own in the same space, a discussion by whoever wrote the first of them; each author is
 * told why. What is left keeps its positions, so nothing else moves. Returns the new thread's id.
 */
export async function splitThread(
  context: Context,
  { id, ...typed }: { id: string; posts: string[]; title: string; reason: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, id)
  demand(viewer, canModerate(viewer, thread.space, thread.authorId))
  const { posts: ids, title, reason } = parseInput(splitInput, typed)
  if (!listedStates.some((state) => state === thread.state))
    throw new WrongStateError("Only a thread that can be read can be split.", thread.state)
  const chosen = await requireReplies(context, thread, ids)
  for (const { authorId } of chosen) demand(viewer, canModerate(viewer, thread.space, authorId))
  return act(context, async (unit) => {
    const { tx, at } = unit
    await lockUnchanged(tx, [thread])
    const posts = await tx.post.findMany({
      where: { id: { in: chosen.map((post) => post.id) }, threadId: id },
      orderBy: { position: "asc" },
      select: { id: true, authorId: true, state: true, createdAt: true },
    })
    const [first] = posts
    if (!first || posts.length < chosen.length) throw new WrongStateError("Somebody has just moved one of these posts.", thread.state)
    if (first.state !== "PUBLISHED")
      throw new ValidationError([{ field: "posts", message: "The first post that you move must be one that can be read" }])
    const current = await tx.thread.findUniqueOrThrow({
      where: { id },
      include: { terms: true, acceptedPost: { select: { id: true, authorId: true } } },
    })
    const takesAnswer = posts.some((post) => post.id === current.acceptedPostId)
    const count = posts.filter(({ state }) => state === "PUBLISHED").length
    await tx.thread.update({
      where: { id },
      data: {
        postCount: { decrement: count },
        version: { increment: 1 },
        ...(takesAnswer && { acceptedPostId: null, acceptedAt: null, acceptedById: null }),
      },
    })
    if (takesAnswer && current.acceptedPost) await forgetMerit(tx, current.acceptedPost.authorId, current.authorId)
    const { id: newId, slug } = await tx.thread.create({
      data: {
        slug: newThreadSlug(title),
        spaceId: thread.spaceId,
        authorId: first.authorId,
        kind: "DISCUSSION",
        splitFromId: id,
        title,
        ...subjectOf(thread),
        createdAt: first.createdAt,
        lastPostAt: first.createdAt,
        lastPosition: posts.length,
        postCount: count,
        isDemonstration: thread.isDemonstration,
        terms: { create: current.terms.map(({ termId }) => ({ termId })) },
      },
    })
    await appendPosts(tx, { from: id, to: newId, behind: 0, only: posts.map((post) => post.id) })
    for (const changed of [id, newId]) await refreshLast(tx, changed)
    await tx.space.update({ where: { id: thread.spaceId }, data: { threadCount: { increment: 1 } } })
    const authorIds = [...new Set(posts.map(({ authorId }) => authorId))]
    await tx.threadSubscription.createMany({
      data: authorIds.map((personId) => ({ personId, threadId: newId, level: "EVERYTHING" as const, updatedAt: at })),
    })
    await tx.notification.updateMany({
      where: { threadId: id, dedupeKey: { in: posts.flatMap((post) => [`post.mentioned:${post.id}`, `post.accepted:${post.id}`]) } },
      data: { threadId: newId },
    })
    for (const personId of authorIds)
      await record(unit, viewer.id, {
        kind: "SPLIT_THREAD",
        personId,
        reason,
        threadId: newId,
        spaceId: thread.spaceId,
        title: `A moderator has moved what you wrote in “${thread.title}” to a thread of its own: “${title}”`,
      })
    await unit.audit({ action: "thread.split", subjectType: "Thread", subjectId: id, after: { into: newId, slug, posts: posts.length } })
    await projectThreads(unit, [id, newId])
    unit.say(postsOf(id))
    return newId
  })
}
