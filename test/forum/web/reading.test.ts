import { projectThreads } from "@hub/api/forum/thread.search"
import { act } from "@hub/api/platform/act"
import { makeInitiative, makePerson, makePost, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)
const posts: { id: string; position: number }[] = []

beforeAll(async () => {
  const space = await makeSpace(hub, { slug: "placements", name: "Placements", guidelines: "Be **kind**." })
  const hidden = await makeSpace(hub, { slug: "panel", name: "Panel", readers: "ROLE", readerRole: "PANEL_MEMBER" })
  await makeThread(hub, { spaceId: hidden.id, slug: "secret", title: "A secret of the panel" })
  const initiative = await makeInitiative(hub, { slug: "cadets", content: { title: "Cadets" } })
  const author = await makePerson(hub, { name: "Amara Okafor" })
  const thread = await makeThread(hub, {
    spaceId: space.id,
    slug: "insurance",
    title: "Who insures pupils?",
    authorId: author.id,
    initiativeId: initiative.id,
    body: "Tell me. <script>alert(1)</script> [a link](https://example.org)",
  })
  for (let index = 0; index < 25; index++)
    posts.push(await makePost(hub, thread, { body: `Reply number ${index + 1}`, reactionCount: index === 20 ? 3 : 0 }))
  await hub.db.thread.update({ where: { id: thread.id }, data: { acceptedPostId: posts[21]?.id ?? null, acceptedAt: hub.clock.now() } })
})

test("a visitor finds the way from the forum to a space, a thread and its second page", async () => {
  const visitor = await site.visitor()
  const forum = await visitor.visit("/forum")
  expect(forum.text("h1")).toBe("Forum")
  expect(forum.html).not.toContain("Panel")
  const space = await forum.follow("Placements")
  expect(space.text("h1")).toBe("Placements")
  expect(space.text(".hub-prose")).toBe("Be kind.")
  const thread = await space.follow("Who insures pupils?")
  expect(thread.path).toBe("/forum/placements/insurance")
  expect(thread.$("article").length).toBe(20)
  expect(thread.$("article script").length).toBe(0)
  expect(thread.$('article a[href="https://example.org"]').attr("rel")).toContain("nofollow")
  expect(thread.text(".hub-panel")).toContain("The first post, by Amara Okafor")
  expect(thread.text(".hub-panel")).toContain("The accepted answer")
  expect(thread.text(".hub-panel")).toMatch(/Taking part:.*Amara Okafor/)
  const second = await visitor.visit("/forum/placements/insurance?page=2")
  expect(second.$("article").length).toBe(6)
  expect(second.text(".hub-post--accepted")).toContain("Reply number 22")
})

test("the address of a post leads to its page, and one from before a move to where the thread is", async () => {
  const visitor = await site.visitor()
  const post = posts[22]
  const page = await visitor.visit(`/forum/placements/insurance?post=${post?.id}`)
  expect(page.$(`#post-${post?.id}`).length).toBe(1)
  expect((await visitor.visit("/forum/elsewhere/insurance")).path).toBe("/forum/placements/insurance")
})

test("hidden and absent look the same", async () => {
  const visitor = await site.visitor()
  const [hidden, absent] = [await visitor.visit("/forum/panel/secret"), await visitor.visit("/forum/panel/no-such")]
  expect([hidden.status, absent.status]).toEqual([404, 404])
  expect(hidden.text("main")).toBe(absent.text("main"))
  expect((await visitor.visit("/forum/panel")).status).toBe(404)
})

test("a thread is found by what a reply says, and the list shows where", async () => {
  const thread = await hub.db.thread.findUniqueOrThrow({ where: { slug: "insurance" } })
  await act(await hub.contextAs(null), (unit) => projectThreads(unit, [thread.id]))
  const page = await (await site.visitor()).visit("/forum/search?q=number")
  expect(page.text(".hub-thread-row mark")).toContain("number")
  expect(page.text(".hub-thread-row .hub-result__passage")).toContain("Reply number")
})

test("the search of the forum says what to do when nothing is found", async () => {
  const page = await (await site.visitor()).visit("/forum/search?q=xylophone")
  expect(page.text("h1")).toBe("Search the forum")
  expect(page.text("h2 [role=status]")).toBe("0 threads")
  expect(page.$('.hub-empty a[href="/forum/ask"]').length).toBe(1)
})
