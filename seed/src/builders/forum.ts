import { readMarkdown, rendererVersion } from "@hub/api/platform/markdown"
import type { Post, Prisma, Space, Thread } from "@hub/prisma"
import { makePerson } from "./person.ts"
import { unique } from "./unique.ts"
import type { World } from "./world.ts"

/** A space that everybody may read, unless told otherwise. */
export function makeSpace({ db, clock }: World, own: Partial<Prisma.SpaceUncheckedCreateInput> = {}): Promise<Space> {
  const word = unique()
  return db.space.create({
    data: {
      slug: `space-${word}`,
      name: `Space ${word}`,
      kind: "GENERAL",
      about: `What space ${word} is for.`,
      createdAt: clock.now(),
      ...own,
    },
  })
}

export type OwnThread = Partial<Prisma.ThreadUncheckedCreateInput> & { body?: string }

/** An open question with its first post, in a space of its own unless told otherwise. */
export async function makeThread(world: World, { body, ...own }: OwnThread = {}): Promise<Thread> {
  const { db, clock } = world
  const word = unique()
  const spaceId = own.spaceId ?? (await makeSpace(world)).id
  const authorId = own.authorId ?? (await makePerson(world)).id
  const thread = await db.thread.create({
    data: {
      slug: `thread-${word}`,
      kind: "QUESTION",
      title: `Thread ${word}`,
      lastPostAt: clock.now(),
      createdAt: clock.now(),
      ...own,
      spaceId,
      authorId,
    },
  })
  await db.space.update({ where: { id: spaceId }, data: { threadCount: { increment: 1 } } })
  await makePost(world, thread, { authorId, body: body ?? `What thread ${word} asks.`, createdAt: thread.createdAt })
  return db.thread.findUniqueOrThrow({ where: { id: thread.id } })
}

export type OwnPost = Partial<Omit<Prisma.PostUncheckedCreateInput, "threadId" | "position">>

/** The next post of a thread, with the counts that come with it. */
export async function makePost(world: World, thread: { id: string }, own: OwnPost = {}): Promise<Post> {
  const { db, clock } = world
  const authorId = own.authorId ?? (await makePerson(world)).id
  const body = own.body ?? `Post ${unique()}.`
  const createdAt = own.createdAt ?? clock.now()
  const isPublic = (own.state ?? "PUBLISHED") === "PUBLISHED"
  const { lastPosition, spaceId } = await db.thread.update({
    where: { id: thread.id },
    data: {
      lastPosition: { increment: 1 },
      ...(isPublic && { postCount: { increment: 1 }, lastPostAt: createdAt, lastAuthorId: authorId }),
    },
  })
  if (isPublic) await db.space.update({ where: { id: spaceId }, data: { postCount: { increment: 1 }, lastPostAt: createdAt } })
  return db.post.create({
    data: {
      ...own,
      threadId: thread.id,
      position: lastPosition,
      authorId,
      body,
      html: readMarkdown(body).html,
      rendererVersion,
      createdAt,
    },
  })
}
