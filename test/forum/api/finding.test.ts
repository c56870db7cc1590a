import { projectThreads } from "@hub/api/forum/thread.search"
import { act } from "@hub/api/platform/act"
import { makePerson, makePersonWithRole, makePost, makeSpace, makeTerm, makeThread } from "@hub/seed/builders"
import { load } from "cheerio"
import { expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const search = `query($text: String!, $filter: ThreadFilter) { searchThreads(query: $text, filter: $filter) { totalCount threads { slug title author { name } } highlights { highlights { html } } facets { name values { value count } } } }`
const found = async (client: Client, text: string, filter = {}) =>
  (await client.query(search, { text, filter })).searchThreads.threads.map(({ slug }: { slug: string }) => slug)
const project = async (...threads: { id: string }[]) =>
  act(await hub.contextAs(null), (unit) =>
    projectThreads(
      unit,
      threads.map(({ id }) => id),
    ),
  )

test("threads are found by their title, posts and tags, and narrowed by facets", async () => {
  const term = await makeTerm(hub, { taxonomy: "TARGET_GROUP", slug: "care-leavers", label: "Care leavers" })
  const space = await makeSpace(hub, { slug: "placements" })
  const thread = await makeThread(hub, { spaceId: space.id, slug: "zebra", title: "Zebra crossings", body: "About giraffes." })
  await hub.db.threadTerm.create({ data: { threadId: thread.id, termId: term.id } })
  const answer = await makePost(hub, thread, { body: "An okapi answers." })
  await hub.db.thread.update({ where: { id: thread.id }, data: { acceptedPostId: answer.id, acceptedAt: hub.clock.now() } })
  const other = await makeThread(hub, { spaceId: space.id, slug: "plain", kind: "DISCUSSION", title: "Zebra stripes" })
  await project(thread, other)
  for (const word of ["zebra", "giraffe", "okapi", "care leavers"]) expect(await found(hub.visitor, word), word).toContain("zebra")
  expect(await found(hub.visitor, "zebra", { answered: ["yes"] })).toEqual(["zebra"])
  expect(await found(hub.visitor, "zebra", { kinds: ["discussion"] })).toEqual(["plain"])
  expect(await found(hub.visitor, "", { targetGroups: ["care-leavers"] })).toEqual(["zebra"])
  const { facets, highlights } = (await hub.visitor.query(search, { text: "giraffes" })).searchThreads
  expect(facets.find(({ name }: { name: string }) => name === "spaces").values).toEqual([{ value: "placements", count: 1 }])
  expect(JSON.stringify(highlights)).toContain("<mark>giraffes</mark>")
})

test("what a new thread and a reply say is found once the jobs have run; what is deleted is not", async () => {
  const person = await makePersonWithRole(hub, "EDITOR")
  const start = `mutation($space: ID!) { startThread(space: $space, kind: QUESTION, title: "Where are walruses?", body: "On ice") { ... on Thread { id slug } } }`
  const reply = `mutation($thread: ID!) { replyToThread(thread: $thread, body: "Ask a narwhal") { ... on Post { id } } }`
  const { id, slug } = await hub.as(person).mutate(start, { space: globalId("Space", await makeSpace(hub)) })
  expect(await found(hub.visitor, "walruses")).toEqual([slug])
  const post = await hub.as(person).mutate(reply, { thread: id })
  await hub.runJobs()
  expect(await found(hub.visitor, "narwhal")).toEqual([slug])
  await hub.as(person).mutate(`mutation($id: ID!) { deletePost(id: $id) { ... on Post { id } } }`, { id: post.id })
  expect(await found(hub.visitor, "narwhal")).toEqual([])
})

test("search and feeds show to each what they may read, at once when a thread is moved or a space closes its doors", async () => {
  const panel = await makeSpace(hub, { slug: "panel", readers: "ROLE", readerRole: "PANEL_MEMBER" })
  const members = await makeSpace(hub, { slug: "members", readers: "MEMBERS" })
  const open = await makeSpace(hub, { slug: "open" })
  const threads = [
    await makeThread(hub, { spaceId: panel.id, slug: "in-panel", title: "Quokka one" }),
    await makeThread(hub, { spaceId: members.id, slug: "in-members", title: "Quokka two" }),
    await makeThread(hub, { spaceId: open.id, slug: "in-open", title: "Quokka three" }),
    await makeThread(hub, { spaceId: open.id, slug: "hidden", title: "Quokka four", state: "HIDDEN", stateReason: "Spam." }),
  ]
  await project(...threads)
  const [member, panellist] = [await makePerson(hub), await makePersonWithRole(hub, "PANEL_MEMBER")]
  const all = async (client: Client) => (await found(client, "quokka")).toSorted()
  expect(await all(hub.visitor)).toEqual(["in-open"])
  expect(await all(hub.as(member))).toEqual(["in-members", "in-open"])
  expect(await all(hub.as(panellist))).toEqual(["in-members", "in-open", "in-panel"])
  const status = async (path: string, as?: { id: string }) => (await hub.fetch(`/feeds/forum/${path}.atom`, as && { as })).status
  for (const path of ["panel", "panel/in-panel", "members", "members/in-members", "open/hidden", "open/no-such", "no-such"])
    expect(await status(path), path).toBe(404)
  expect([await status("members", member), await status("panel/in-panel", panellist), await status("panel", member)]).toEqual([
    200, 200, 404,
  ])
  const feed = await hub.fetch("/feeds/forum/open.atom")
  const text = await feed.text()
  expect(text).toContain("Quokka three")
  expect(text).not.toContain("Quokka four")
  expect(await (await hub.fetch("/feeds/forum/open/in-open.atom")).text()).toContain("What thread")
  // Moved without a word to the index: the thread itself is asked.
  await hub.db.thread.update({ where: { slug: "in-open" }, data: { spaceId: panel.id } })
  expect(await all(hub.visitor)).toEqual([])
  expect(await status("open/in-open")).toBe(404)
  await hub.db.space.update({ where: { id: members.id }, data: { readers: "ROLE", readerRole: "PANEL_MEMBER" } })
  expect(await all(hub.as(member))).toEqual([])
})

test("a feed keeps the ids of what is in it and its own addresses when a thread is moved or merged; titles in it are text", async () => {
  const [old, now] = [await makeSpace(hub, { slug: "feed-old" }), await makeSpace(hub, { slug: "feed-new" })]
  const title = "Is <5 pupils too few & does <b> matter?"
  const thread = await makeThread(hub, { spaceId: old.id, slug: "too-few", title })
  const into = await makeThread(hub, { spaceId: now.id, slug: "into" })
  const entries = async (path: string) => {
    const feed = load(await (await hub.fetch(`/feeds/forum/${path}.atom`)).text(), { xml: true })
    return feed("entry")
      .toArray()
      .map((entry) => ({ id: feed(entry).children("id").text(), title: load(feed(entry).children("title").text()).text() }))
  }
  const before = { inSpace: await entries("feed-old"), inThread: await entries("feed-old/too-few") }
  expect(before.inSpace).toEqual([{ id: `urn:uuid:${thread.id}`, title }])
  expect(before.inThread).toEqual([{ id: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/), title }])
  await hub.db.thread.update({ where: { id: thread.id }, data: { spaceId: now.id } })
  const moved = await hub.fetch("/feeds/forum/feed-old/too-few.atom", { redirect: "manual" })
  expect([moved.status, moved.headers.get("Location")]).toEqual([301, `${hub.platform.env.PUBLIC_URL}/feeds/forum/feed-new/too-few.atom`])
  expect({ inSpace: await entries("feed-new"), inThread: await entries("feed-new/too-few") }).toMatchObject({
    inSpace: expect.arrayContaining(before.inSpace),
    inThread: before.inThread,
  })
  await hub.db.thread.update({ where: { id: thread.id }, data: { state: "MERGED", mergedIntoId: into.id } })
  const merged = await hub.fetch("/feeds/forum/feed-new/too-few.atom", { redirect: "manual" })
  expect(merged.headers.get("Location")).toBe(`${hub.platform.env.PUBLIC_URL}/feeds/forum/feed-new/into.atom`)
  const empty = await makeSpace(hub, { slug: "feed-empty" })
  hub.clock.advance(60_000)
  expect(await (await hub.fetch("/feeds/forum/feed-empty.atom")).text()).toContain(`<updated>${empty.createdAt.toISOString()}</updated>`)
})

test("a search sends as many statements for one as for three", async () => {
  const [one, three] = [await makeSpace(hub, { slug: "one" }), await makeSpace(hub, { slug: "three" })]
  await project(await makeThread(hub, { spaceId: one.id }))
  for (let index = 0; index < 3; index++) await project(await makeThread(hub, { spaceId: three.id }))
  const visitor = hub.visitor
  const count = async (space: string) =>
    (await hub.statements(() => visitor.query(search, { text: "", filter: { spaces: [space] } }))).length
  // What an engine counts once for each state of the data is counted for both before.
  for (const space of ["one", "three"]) await count(space)
  expect(await count("three")).toBe(await count("one"))
})
