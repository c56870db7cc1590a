import type { ForumStanding, Post, Prisma, ReactionKind, Space, Thread } from "@hub/prisma"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer, type Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, RateLimitedError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { forgetDraft } from "./draft.service.ts"
import { tellModerators } from "./moderator-notice.service.ts"
import { tellOfAccepted, tellOfPostJob } from "./notification.service.ts"
import { type PreparedText, prepareText } from "./post-text.reads.ts"
import { reasonOfRepetition } from "./repetition.reads.ts"
import { dailyLimit, isNewMember, reasonToWait, suspendedUntil } from "./standing.rules.ts"
import { projectThreadsJob } from "./thread.jobs.ts"
import { postsOf } from "./thread.live.ts"
import { postsVisibleTo, threadsVisibleTo } from "./thread.reads.ts"
import { projectThreads } from "./thread.search.ts"
import { postInput } from "./writing.input.ts"
import { canAcceptAnswer, canChangePost, canReact, canReply } from "./writing.policy.ts"

const day = 24 * 60 * 60 * 1000
/** The same words again so soon are a second press of the button. */
const sameAgain = 10 * 60 * 1000

/** A thread the viewer may read, with its space; hidden and absent look the same. */
export async function requireThread({ db, viewer }: Context, id: string): Promise<Thread & { space: Space }> {
  const thread = isUuid(id)
    ? await db.thread.findFirst({ where: { AND: [{ id, state: { not: "MERGED" } }, threadsVisibleTo(viewer)] }, include: { space: true } })
    : null
  if (!thread) throw new NotFoundError("The thread")
  return thread
}

/** A post the viewer may come upon, with its thread and space. */
export async function requirePost({ db, viewer }: Context, id: string): Promise<Post & { thread: Thread & { space: Space } }> {
  const post = isUuid(id)
    ? await db.post.findFirst({ where: { AND: [{ id }, postsVisibleTo(viewer)] }, include: { thread: { include: { space: true } } } })
    : null
  if (!post) throw new NotFoundError("The post")
  return post
}

/** Replies to a thread. The same text sent again at once is the same reply. Returns its id. */
export async function replyToThread(
  context: Context,
  input: { threadId: string; body: string; replyToId: string | null; mailKey?: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, input.threadId)
  demand(viewer, canReply(viewer, thread, thread.space))
  const { body } = parseInput(postInput, { body: input.body })
  const replyTo = input.replyToId ? await requirePost(context, input.replyToId) : null
  if (replyTo && replyTo.threadId !== thread.id)
    throw new ValidationError([{ field: "replyTo", message: "Reply to a post of the same thread" }])
  return act(context, async (unit) => {
    const { tx, at } = unit
    const { mailKey } = input
    await lockThread(tx, thread.id, thread.state)
    const sent = mailKey && (await tx.post.findUnique({ where: { mailKey }, select: { id: true } }))
    if (sent) return sent.id
    const before = await tx.post.findFirst({
      where: {
        threadId: thread.id,
        authorId: viewer.id,
        body,
        state: { in: ["PUBLISHED", "WAITING"] },
        createdAt: { gt: new Date(at.getTime() - sameAgain) },
      },
      select: { id: true },
    })
    if (before) return before.id
    const post = await addPost(unit, viewer, thread, body, { replyToId: replyTo?.id ?? null, mailKey: mailKey ?? null })
    await unit.audit({
      action: "post.create",
      subjectType: "Post",
      subjectId: post.id,
      after: { threadId: thread.id, state: post.state, ...(mailKey && { by: "mail" }) },
    })
    await forgetDraft(unit, viewer.id, `thread:${thread.id}`)
    return post.id
  })
}

/** The thread's row is locked first, so that positions and counts are given one after the other and nothing is added to what was just locked or hidden. */
async function lockThread(tx: Prisma.TransactionClient, id: string, state: Thread["state"]): Promise<void> {
  const [row] = await tx.$queryRaw<
    { state: Thread["state"] }[]
  >`select "state"::text as state from "Thread" where "id" = ${id}::uuid for update`
  if (row?.state !== state)
    throw new WrongStateError("This thread has just been changed by a moderator. Look at it again.", row?.state ?? "ABSENT")
}

/** Adds a post at the end of a thread whose row is locked, with everything that is counted by it. */
export async function addPost(
  unit: Act,
  viewer: Viewer,
  thread: Pick<Thread, "id" | "spaceId" | "state">,
  body: string,
  { replyToId = null, mailKey = null }: { replyToId?: string | null; mailKey?: string | null } = {},
): Promise<Post> {
  const { tx, at, env } = unit
  const isNew = await demandRoom(unit, viewer)
  const text = await prepareText(tx, viewer.id, body, env.PUBLIC_URL)
  const waits =
    reasonToWait(text.pointers, isNew, env.PUBLIC_URL) ??
    (await reasonOfRepetition(unit, viewer, { threadId: thread.id, body, pointers: text.pointers }))
  const { lastPosition } = await tx.thread.update({
    where: { id: thread.id },
    data: { lastPosition: { increment: 1 } },
    select: { lastPosition: true },
  })
  const post = await tx.post.create({
    data: {
      threadId: thread.id,
      position: lastPosition,
      authorId: viewer.id,
      state: waits ? "WAITING" : "PUBLISHED",
      stateReason: waits,
      replyToId,
      mailKey,
      createdAt: at,
      ...stored(text),
      mentions: { create: mentionsOf(text) },
      files: { create: text.fileIds.map((fileId) => ({ fileId })) },
    },
  })
  await tx.readMark.upsert({
    where: { personId_threadId: { personId: viewer.id, threadId: thread.id } },
    create: { personId: viewer.id, threadId: thread.id, position: lastPosition, readAt: at },
    update: { position: lastPosition, readAt: at },
  })
  // Whoever writes wants to hear what comes of it, unless they have said otherwise.
  await tx.threadSubscription.createMany({
    data: [{ personId: viewer.id, threadId: thread.id, level: "EVERYTHING", updatedAt: at }],
    skipDuplicates: true,
  })
  if (waits) await tellModerators(unit, { spaceId: thread.spaceId, threadId: thread.id, except: [viewer.id] })
  else await countPublished(unit, post, thread)
  return post
}

const stored = ({ body, html, rendererVersion }: PreparedText) => ({ body, html, rendererVersion })
const mentionsOf = ({ personIds, initiativeIds }: PreparedText) => [
  ...personIds.map((personId) => ({ personId })),
  ...initiativeIds.map((initiativeId) => ({ initiativeId })),
]

/** What is counted once a post can be read by others. */
export async function countPublished(
  unit: Act,
  post: Pick<Post, "id" | "authorId" | "createdAt" | "threadId">,
  thread: Pick<Thread, "spaceId" | "state">,
): Promise<void> {
  const { tx } = unit
  const { authorId, createdAt, threadId } = post
  await tx.thread.update({ where: { id: threadId }, data: { postCount: { increment: 1 }, lastPostAt: createdAt, lastAuthorId: authorId } })
  // A hidden thread is not in the counts of its space, and neither is what it holds.
  if (thread.state !== "HIDDEN")
    await tx.space.update({ where: { id: thread.spaceId }, data: { postCount: { increment: 1 }, lastPostAt: createdAt } })
  await tx.forumStanding.upsert({
    where: { personId: authorId },
    create: { personId: authorId, postCount: 1, firstPostedAt: createdAt },
    update: { postCount: { increment: 1 } },
  })
  await unit.enqueue(projectThreadsJob, { threadIds: [threadId] })
  await unit.enqueue(tellOfPostJob, { postId: post.id, after: null })
  unit.say(postsOf(threadId))
}

/** Refuses whoever is suspended or has written enough for a day. Returns whether they are new. */
async function demandRoom({ tx, at }: Act, viewer: Viewer): Promise<boolean> {
  const standing = await tx.forumStanding.findUnique({ where: { personId: viewer.id } })
  demandNotSuspended(standing, at)
  const isNew = isNewMember(viewer, standing, at)
  const limit = dailyLimit(isNew)
  const since = new Date(at.getTime() - day)
  const recent = await tx.post.count({ where: { authorId: viewer.id, createdAt: { gt: since } } })
  if (recent >= limit)
    throw new RateLimitedError(
      isNew
        ? `In the first days you can write ${limit} posts a day. Your text is kept: send it tomorrow.`
        : `You can write ${limit} posts a day.`,
      day / 1000,
    )
  return isNew
}

function demandNotSuspended(standing: ForumStanding | null, at: Date): void {
  const until = suspendedUntil(standing, at)
  if (until)
    throw new WrongStateError(
      `You can read the forum and not write in it until ${inWords(until)}. ${standing?.suspensionReason ?? ""}`.trim(),
      "SUSPENDED",
    )
}

const inWords = (at: Date) => at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/London" })

/** Changes what a post says; what it said before is kept and can be read. A version that is not the stored one is refused with the stored text. */
export async function editPost(
  context: Context,
  { id, version, body: typed }: { id: string; version: number; body: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, id)
  demand(viewer, canChangePost(viewer, post, post.thread, post.thread.space))
  const { body } = parseInput(postInput, { body: typed })
  return act(context, async (unit) => {
    const { tx, at, env } = unit
    const current = await tx.post.findUniqueOrThrow({ where: { id }, select: { version: true, body: true, state: true } })
    if (current.version !== version)
      throw new ConflictError("You changed this post somewhere else meanwhile. Compare the two and save again.", current.version, {
        body: current.body,
      })
    if (current.body === body) return id
    const standing = await tx.forumStanding.findUnique({ where: { personId: viewer.id } })
    demandNotSuspended(standing, at)
    const text = await prepareText(tx, viewer.id, body, env.PUBLIC_URL)
    const waits = reasonToWait(text.pointers, isNewMember(viewer, standing, at), env.PUBLIC_URL)
    // A link that came in by an edit would get round the moderators.
    if (waits && post.state === "PUBLISHED")
      throw new ValidationError([
        { field: "body", message: "In your first days links and pictures can stand in new posts only, where a moderator sees them first" },
      ])
    const { count } = await tx.post.updateMany({
      where: { id, version, state: post.state },
      data: { ...stored(text), editedAt: at, version: { increment: 1 } },
    })
    if (count === 0) throw new WrongStateError("This post has just been changed by a moderator. Look at it again.", current.state)
    await tx.postRevision.create({ data: { postId: id, number: version, body: current.body, editedById: viewer.id, editedAt: at } })
    await tx.mention.deleteMany({ where: { postId: id } })
    await tx.mention.createMany({ data: mentionsOf(text).map((mention) => ({ ...mention, postId: id })) })
    // What it showed before stays with it, for its history.
    await tx.postFile.createMany({ data: text.fileIds.map((fileId) => ({ postId: id, fileId })), skipDuplicates: true })
    await unit.audit({ action: "post.edit", subjectType: "Post", subjectId: id, after: { version: version + 1 } })
    await forgetDraft(unit, viewer.id, `post:${id}`)
    await unit.enqueue(projectThreadsJob, { threadIds: [post.threadId] })
    return id
  })
}

/** Takes a post back. Its place stays and says so. */
export async function deletePost(context: Context, id: string): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, id)
  demand(viewer, canChangePost(viewer, post, post.thread, post.thread.space))
  return act(context, async (unit) => {
    const { tx, at } = unit
    await lockThread(tx, post.threadId, post.thread.state)
    const { count } = await tx.post.updateMany({
      where: { id, state: post.state },
      data: { state: "DELETED", stateReason: null, deletedAt: at },
    })
    if (count === 0) throw new WrongStateError("This post has just been changed. Look at it again.", post.state)
    if (post.state === "PUBLISHED") await uncountPublished(unit, post, post.thread)
    await unit.audit({ action: "post.delete", subjectType: "Post", subjectId: id })
    await projectThreads(unit, [post.threadId])
    return id
  })
}

/** What is no longer counted once a post cannot be read by others. */
export async function uncountPublished(
  { tx, say }: Act,
  post: Pick<Post, "id" | "authorId" | "threadId">,
  thread: Pick<Thread, "spaceId" | "state">,
): Promise<void> {
  const { authorId, id, threadId } = post
  const { count: wasAccepted } = await tx.thread.updateMany({
    where: { id: threadId, acceptedPostId: id },
    data: { acceptedPostId: null, acceptedAt: null, acceptedById: null },
  })
  const last = await tx.post.findFirst({
    where: { threadId, state: "PUBLISHED" },
    orderBy: { position: "desc" },
    select: { createdAt: true, authorId: true },
  })
  await tx.thread.update({
    where: { id: threadId },
    data: { postCount: { decrement: 1 }, lastAuthorId: last?.authorId ?? null, ...(last && { lastPostAt: last.createdAt }) },
  })
  if (thread.state !== "HIDDEN") await tx.space.update({ where: { id: thread.spaceId }, data: { postCount: { decrement: 1 } } })
  await tx.forumStanding.updateMany({
    where: { personId: authorId, postCount: { gt: 0 } },
    data: { postCount: { decrement: 1 }, ...(wasAccepted > 0 && { acceptedCount: { decrement: 1 } }) },
  })
  say(postsOf(threadId))
}

/** Gives or takes back a reaction. Doing it again changes nothing. */
export async function reactToPost(context: Context, { id, kind, on }: { id: string; kind: ReactionKind; on: boolean }): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const post = await requirePost(context, id)
  demand(viewer, canReact(viewer, post))
  if (post.state !== "PUBLISHED") throw new WrongStateError("This post cannot be read any more.", post.state)
  return act(context, async ({ tx, at }) => {
    const key = { postId: id, personId: viewer.id, kind }
    const { count } = on
      ? await tx.reaction.createMany({ data: [{ ...key, createdAt: at }], skipDuplicates: true })
      : await tx.reaction.deleteMany({ where: key })
    if (count > 0) await tx.post.update({ where: { id }, data: { reactionCount: on ? { increment: 1 } : { decrement: 1 } } })
    return id
  })
}

/** Accepts an answer, or none with null. Returns the thread's id. */
export async function acceptAnswer(context: Context, { threadId, postId }: { threadId: string; postId: string | null }): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const thread = await requireThread(context, threadId)
  demand(viewer, canAcceptAnswer(viewer, thread, thread.space))
  const post = postId === null ? null : await requirePost(context, postId)
  if (post && (post.threadId !== threadId || post.position === 1))
    throw new ValidationError([{ field: "post", message: "Accept a reply to the question" }])
  if (post && post.state !== "PUBLISHED") throw new WrongStateError("This post cannot be read any more.", post.state)
  return act(context, async (unit) => {
    const { tx, at } = unit
    await lockThread(tx, threadId, thread.state)
    const { acceptedPostId: before } = await tx.thread.findUniqueOrThrow({ where: { id: threadId }, select: { acceptedPostId: true } })
    if (before === (post?.id ?? null)) return threadId
    if (before) {
      const { authorId } = await tx.post.findUniqueOrThrow({ where: { id: before }, select: { authorId: true } })
      await tx.forumStanding.updateMany({
        where: { personId: authorId, acceptedCount: { gt: 0 } },
        data: { acceptedCount: { decrement: 1 } },
      })
    }
    await tx.thread.update({
      where: { id: threadId },
      data: { acceptedPostId: post?.id ?? null, acceptedAt: post ? at : null, acceptedById: post ? viewer.id : null },
    })
    // An answer to one's own question is an answer; it is no merit.
    if (post && post.authorId !== thread.authorId)
      await tx.forumStanding.updateMany({ where: { personId: post.authorId }, data: { acceptedCount: { increment: 1 } } })
    if (post && post.authorId !== viewer.id) await tellOfAccepted(unit, post, thread, viewer.name)
    await unit.audit({ action: post ? "thread.accept" : "thread.unaccept", subjectType: "Thread", subjectId: threadId, after: { postId } })
    await projectThreads(unit, [threadId])
    return threadId
  })
}
