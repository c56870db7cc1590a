import type { FlagReason } from "@hub/prisma"
import { z } from "zod"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer, type Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { sight } from "../platform/live/news.ts"
import { canFlag, canModerate } from "./moderation.policy.ts"
import { type PostDecision, postDecisions, type ThreadDecision, threadDecisions } from "./moderation.rules.ts"
import { plainText, reasonInput, record, refreshLast } from "./moderation-record.service.ts"
import { tellModerators } from "./moderator-notice.service.ts"
import { countPublished, requirePost, requireThread, uncountPublished } from "./post.service.ts"
import { spacesVisibleTo } from "./space.reads.ts"
import { projectThreads } from "./thread.search.ts"

const noteInput = z.object({ note: plainText(0, "") })

/** Tells the moderators about a post. Once a person and post: saying it again changes what was said. */
export async function flagPost(
  context: Context,
  { id, reason, note: typed }: { id: string; reason: FlagReason; note: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, id)
  demand(viewer, canFlag(viewer, post))
  const { note } = parseInput(noteInput, { note: typed })
  if (reason === "OTHER" && !note) throw new ValidationError([{ field: "note", message: "Say what is wrong with it" }])
  return act(context, async (unit) => {
    const { tx, at, audit } = unit
    const isNews = (await tx.flag.count({ where: { postId: id, state: "OPEN" } })) === 0
    await tx.flag.upsert({
      where: { postId_personId: { postId: id, personId: viewer.id } },
      create: { postId: id, personId: viewer.id, reason, note: note || null, createdAt: at },
      update: { reason, note: note || null, state: "OPEN", createdAt: at, decidedAt: null, decidedById: null },
    })
    await audit({ action: "post.flag", subjectType: "Post", subjectId: id, after: { reason } })
    if (isNews) await tellModerators(unit, { spaceId: post.thread.spaceId, threadId: post.threadId, except: [viewer.id, post.authorId] })
    return id
  })
}

type FoundPost = Awaited<ReturnType<typeof requirePost>>
type FoundThread = Awaited<ReturnType<typeof requireThread>>
type Decision<T> = { decision: T; reason: string; tells?: boolean }

/** Decides about a post; open flags about it are decided with it. */
export async function moderatePost(
  context: Context,
  { id, decision, reason: typed }: { id: string; decision: PostDecision; reason: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, id)
  demand(viewer, canModerate(viewer, post.thread.space, post.authorId))
  const { reason } = parseInput(reasonInput, { reason: typed })
  await act(context, (unit) => decideAboutPost(unit, viewer, post, { decision, reason }))
  return id
}

/** The same inside an act; that the moderator may is for the caller to have asked. */
export async function decideAboutPost(
  unit: Act,
  viewer: Viewer,
  post: FoundPost,
  { decision, reason, tells }: Decision<PostDecision>,
): Promise<void> {
  const { tx, at } = unit
  const { id, thread } = post
  const { from, to, kind, words } = postDecisions[decision]
  await tx.$queryRaw`select 1 from "Thread" where "id" = ${thread.id}::uuid for update`
  const { count } = await tx.post.updateMany({
    where: { id, state: { in: [...from] } },
    data: { state: to, stateReason: to === "HIDDEN" ? reason : null },
  })
  if (count === 0) throw new WrongStateError("This post has been decided about already. Look at it again.", post.state)
  const opens = thread.state === "WAITING" && post.position === 1
  if (opens)
    await tx.thread.update({
      where: { id: thread.id },
      data: to === "HIDDEN" ? { state: "HIDDEN", stateReason: reason } : { state: "OPEN", stateReason: null },
    })
  if (to === "PUBLISHED") {
    if (opens) await tx.space.update({ where: { id: thread.spaceId }, data: { threadCount: { increment: 1 } } })
    await countPublished(unit, post, thread)
    await refreshLast(tx, thread.id)
  } else if (post.state === "PUBLISHED") await uncountPublished(unit, post, thread)
  await tx.flag.updateMany({
    where: { postId: id, state: "OPEN" },
    data: { state: to === "HIDDEN" ? "UPHELD" : "DISMISSED", decidedAt: at, decidedById: viewer.id },
  })
  await record(unit, viewer.id, {
    kind,
    personId: post.authorId,
    reason,
    threadId: thread.id,
    spaceId: thread.spaceId,
    postId: id,
    title: `A moderator ${words} in “${thread.title}”`,
    path: to === "PUBLISHED" ? `/forum/${thread.space.slug}/${thread.slug}?post=${id}#post-${id}` : undefined,
    ...(tells !== undefined && { tells }),
  })
  await projectThreads(unit, [thread.id])
}

/** Leaves a post as it is: what was said against it is decided. Nobody is told, and it is on record. */
export async function dismissFlags(context: Context, id: string): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, id)
  demand(viewer, canModerate(viewer, post.thread.space, post.authorId))
  return act(context, async ({ tx, at, audit }) => {
    const { count } = await tx.flag.updateMany({
      where: { postId: id, state: "OPEN" },
      data: { state: "DISMISSED", decidedAt: at, decidedById: viewer.id },
    })
    if (count === 0) throw new WrongStateError("Nothing is open about this post any more.", post.state)
    await audit({ action: "forum.dismiss_flags", subjectType: "Post", subjectId: id })
    return id
  })
}

/** Locks, hides or brings back a thread. */
export async function moderateThread(
  context: Context,
  { id, decision, reason: typed }: { id: string; decision: ThreadDecision; reason: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, id)
  demand(viewer, canModerate(viewer, thread.space, thread.authorId))
  const { reason } = parseInput(reasonInput, { reason: typed })
  await act(context, (unit) => decideAboutThread(unit, viewer, thread, { decision, reason }))
  return id
}

/** The same inside an act; that the moderator may is for the caller to have asked. */
export async function decideAboutThread(
  unit: Act,
  viewer: Viewer,
  thread: FoundThread,
  { decision, reason, tells }: Decision<ThreadDecision>,
): Promise<void> {
  const { tx } = unit
  const { id } = thread
  const { from, to, kind, words } = threadDecisions[decision]
  const { count } = await tx.thread.updateMany({
    where: { id, state: { in: [...from] } },
    data: { state: to, stateReason: to === "OPEN" ? null : reason, version: { increment: 1 } },
  })
  if (count === 0) throw new WrongStateError("This thread has been decided about already. Look at it again.", thread.state)
  if (to === "HIDDEN" || decision === "RESTORE") {
    const { postCount } = await tx.thread.findUniqueOrThrow({ where: { id }, select: { postCount: true } })
    const sign = to === "HIDDEN" ? -1 : 1
    await tx.space.update({
      where: { id: thread.spaceId },
      data: { threadCount: { increment: sign }, postCount: { increment: sign * postCount } },
    })
  }
  await record(unit, viewer.id, {
    kind,
    personId: thread.authorId,
    reason,
    threadId: id,
    spaceId: thread.spaceId,
    title: `A moderator ${words} “${thread.title}”`,
    path: to === "OPEN" ? `/forum/${thread.space.slug}/${thread.slug}` : undefined,
    ...(tells !== undefined && { tells }),
  })
  await projectThreads(unit, [id])
  unit.say(sight)
}

/** Moves a thread to another space that the moderator looks after too. Its address stays; who may read it is decided by where it is now. */
export async function moveThread(
  context: Context,
  { id, spaceId, reason: typed }: { id: string; spaceId: string; reason: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, id)
  demand(viewer, canModerate(viewer, thread.space, thread.authorId))
  const space = isUuid(spaceId) ? await context.db.space.findFirst({ where: { AND: [{ id: spaceId }, spacesVisibleTo(viewer)] } }) : null
  if (!space) throw new NotFoundError("The space")
  demand(viewer, canModerate(viewer, space, thread.authorId))
  if (spaceId === thread.spaceId) throw new ValidationError([{ field: "space", message: "Choose another space" }])
  const { reason } = parseInput(reasonInput, { reason: typed })
  return act(context, async (unit) => {
    const { tx } = unit
    const { count } = await tx.thread.updateMany({
      where: { id, spaceId: thread.spaceId, state: thread.state },
      data: { spaceId, pinnedAt: null, version: { increment: 1 } },
    })
    if (count === 0) throw new WrongStateError("This thread has been decided about already. Look at it again.", thread.state)
    if (thread.state === "OPEN" || thread.state === "LOCKED") {
      const { postCount, lastPostAt } = await tx.thread.findUniqueOrThrow({ where: { id }, select: { postCount: true, lastPostAt: true } })
      await tx.space.update({ where: { id: thread.spaceId }, data: { threadCount: { decrement: 1 }, postCount: { decrement: postCount } } })
      await tx.space.update({
        where: { id: spaceId },
        data: {
          threadCount: { increment: 1 },
          postCount: { increment: postCount },
          ...((space.lastPostAt ?? lastPostAt) <= lastPostAt && { lastPostAt }),
        },
      })
    }
    await record(unit, viewer.id, {
      kind: "MOVE_THREAD",
      personId: thread.authorId,
      reason,
      threadId: id,
      spaceId,
      title: `A moderator has moved your thread “${thread.title}” to ${space.name}`,
    })
    await projectThreads(unit, [id])
    unit.say(sight)
    return id
  })
}
