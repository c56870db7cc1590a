import type { Context } from "../platform/context.ts"
import type { Topic } from "../platform/live/news.ts"
import type { LiveSource } from "../platform/live/source.ts"
import { pageOfPosition } from "./post.rules.ts"
import { postsVisibleTo, threadsVisibleTo } from "./thread.reads.ts"

/** News of the posts of a thread. */
export const postsOf = (threadId: string): Topic => `posts:${threadId}`

/** No more are counted: beyond, people only want to know that there are many. */
const mostCounted = 100
/** The largest whole number of a column. */
const largest = 2_147_483_647

/** The thread a page shows, if whoever asks may read it. One that was merged is not the one the page shows any more. */
async function shownThread({ db, viewer }: Context, slug = ""): Promise<string | null> {
  const thread = await db.thread.findFirst({
    where: { AND: [{ slug, state: { not: "MERGED" } }, threadsVisibleTo(viewer)] },
    select: { id: true },
  })
  return thread?.id ?? null
}

/** How many posts others have written in a thread (?thread=<slug>) behind a position (&after=<position>), and where the first of them is. */
export const liveThread: LiveSource = {
  event: "posts",
  async topic(context, { thread }) {
    const id = thread ? await shownThread(context, thread) : null
    return id ? postsOf(id) : null
  },
  async read(context, { thread, after }) {
    const { db, viewer } = context
    const threadId = await shownThread(context, thread)
    if (threadId === null) return null
    const posts = await db.post.findMany({
      where: {
        AND: [
          {
            threadId,
            state: "PUBLISHED",
            position: { gt: Math.min(Math.max(Math.trunc(Number(after)) || 0, 0), largest) },
            ...(viewer && { authorId: { not: viewer.id } }),
          },
          postsVisibleTo(viewer),
        ],
      },
      select: { id: true, position: true },
      orderBy: { position: "asc" },
      take: mostCounted,
    })
    const [first] = posts
    return { count: posts.length, first: first ? { page: pageOfPosition(first.position), anchor: `post-${first.id}` } : null }
  },
}
