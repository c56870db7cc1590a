import { nameShown } from "../people/public.ts"
import type { Context } from "../platform/context.ts"
import { htmlOf } from "./post.reads.ts"
import { spacesVisibleTo } from "./space.reads.ts"
import { postsVisibleTo, threadIdBySlug, threadsListedFor } from "./thread.reads.ts"

const feedLength = 30
const author = { select: { name: true, suspendedAt: true, erasedAt: true } } as const

const text = { id: true, body: true, html: true, rendererVersion: true, editedAt: true } as const

type Named = { name: string; suspendedAt: Date | null; erasedAt: Date | null }
const shown = <T extends { author: Named }>(thing: T) => ({ ...thing, author: { name: nameShown(thing.author) } })

/** What a post says, with whole addresses: a feed reader shows it away from the hub. */
async function htmlAway(context: Context, post: Parameters<typeof htmlOf>[1]): Promise<string> {
  const html = await htmlOf(context, post)
  return html.replaceAll(/ (href|src)="\//g, ` $1="${context.env.PUBLIC_URL}/`)
}

/** A space with its newest threads and what each opens with; null when the viewer may not read it. */
export async function feedOfSpace(context: Context, slug: string) {
  const { db, viewer } = context
  const space = await db.space.findFirst({
    where: { AND: [{ slug }, spacesVisibleTo(viewer)] },
    select: { id: true, name: true, createdAt: true },
  })
  if (!space) return null
  const threads = await db.thread.findMany({
    where: { AND: [{ spaceId: space.id }, threadsListedFor(viewer)] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: feedLength,
    select: {
      id: true,
      slug: true,
      title: true,
      createdAt: true,
      author,
      posts: { where: { position: 1, state: "PUBLISHED" }, select: text },
    },
  })
  return {
    ...space,
    threads: await Promise.all(
      threads.map(async ({ posts: [first], ...thread }) => ({
        ...shown(thread),
        html: first ? await htmlAway(context, first) : "",
        changedAt: first?.editedAt ?? thread.createdAt,
      })),
    ),
  }
}

/** A thread with its newest posts; null when the viewer may not read it. */
export async function feedOfThread(context: Context, slug: string) {
  const { db, viewer } = context
  const id = await threadIdBySlug(context, slug)
  const thread =
    id &&
    (await db.thread.findFirst({
      where: { AND: [{ id }, threadsListedFor(viewer)] },
      select: { id: true, slug: true, title: true, createdAt: true, space: { select: { slug: true } } },
    }))
  if (!thread) return null
  const posts = await db.post.findMany({
    where: { AND: [{ threadId: thread.id, state: "PUBLISHED" }, postsVisibleTo(viewer)] },
    orderBy: { position: "desc" },
    take: feedLength,
    select: { ...text, position: true, createdAt: true, author },
  })
  return { ...thread, posts: await Promise.all(posts.map(async (post) => ({ ...shown(post), html: await htmlAway(context, post) }))) }
}
