import { type ForumScale, loadForumScale } from "@hub/seed/scale/forum"
import { expect, test } from "vitest"
import { threadRow as row, spaceDocument as space, threadDocument as thread } from "../../kit/forum-documents.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const search = `{ searchThreads(query: "confidence") { totalCount threads { ${row} } facets { name values { value count } } } }`

/** How many statements each page and feed sends in a forum of this size. */
async function statementsAt(size: ForumScale): Promise<Record<string, number>> {
  await hub.reset()
  const { longest, readerId } = await loadForumScale(hub.platform.database, size)
  const reader = hub.as(await hub.db.person.findUniqueOrThrow({ where: { id: readerId } }))
  const pages = Math.ceil(size.longest / 20)
  const first = await reader.query(thread, { slug: longest, page: 1 })
  expect(first.thread).toMatchObject({
    viewerUnreadCount: size.longest - 10,
    firstUnread: { page: 1 },
    posts: { page: 1, pageCount: pages },
  })
  expect(first.thread.mostAppreciated).toHaveLength(3)
  const last = await reader.query(thread, { slug: longest, page: pages })
  expect(last.thread.posts.posts.at(-1).position).toBe(size.longest)
  const { endCursor } = (await reader.query(space)).threads.pageInfo
  const count = async (work: () => Promise<unknown>) => (await hub.statements(work)).length
  return {
    "first page": await count(() => reader.query(thread, { slug: longest, page: 1 })),
    "page in the middle": await count(() => reader.query(thread, { slug: longest, page: Math.ceil(pages / 2) })),
    "last page": await count(() => reader.query(thread, { slug: longest, page: pages })),
    space: await count(() => reader.query(space)),
    "next page of the space": await count(() => reader.query(space, { after: endCursor })),
    search: await count(() => reader.query(search)),
    similar: await count(() => reader.query(`{ similarThreads(title: "Confidence for young people") { id } }`)),
    "feed of the space": await count(() => hub.fetch("/feeds/forum/scale.atom")),
    "feed of the longest thread": await count(() => hub.fetch(`/feeds/forum/scale/${longest}.atom`)),
  }
}

test("pages, search and feeds send as many statements in a large forum as in a small one", { timeout: 120_000 }, async () => {
  const small = await statementsAt({ threads: 28, postsPerThread: 2, longest: 45 })
  expect(await statementsAt({ threads: 60, postsPerThread: 6, longest: 500 })).toEqual(small)
})
