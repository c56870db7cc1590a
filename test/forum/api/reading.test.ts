import { giveRole, makeInitiative, makePerson, makePersonWithRole, makePost, makeRegion, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

/** Every kind of space, with who may read it. */
const kinds = ["everybody", "members", "panel", "leads-of-wessex"] as const
type Kind = (typeof kinds)[number]
const readersOf: Record<Kind, string[]> = {
  everybody: ["visitor", "member", "panellist", "leadOfWessex", "leadOfKent", "moderator", "moderatorOfWessex", "administrator"],
  members: ["member", "panellist", "leadOfWessex", "leadOfKent", "moderator", "moderatorOfWessex", "administrator"],
  panel: ["panellist", "moderator"],
  "leads-of-wessex": ["leadOfWessex", "moderator", "moderatorOfWessex"],
}
const people: Record<string, Client> = {}
const threads = {} as Record<Kind, { slug: string; id: string; postId: string }>
let initiativeSlug: string

beforeAll(async () => {
  const wessex = await makeRegion(hub)
  const kent = await makeRegion(hub)
  const initiative = await makeInitiative(hub)
  initiativeSlug = initiative.slug
  const grant = async (role: "REGIONAL_LEAD" | "MODERATOR", region: { id: string }) => {
    const person = await makePerson(hub)
    await giveRole(hub, person, role, { region })
    return hub.as(person)
  }
  people.visitor = hub.visitor
  people.member = hub.as(await makePerson(hub))
  people.panellist = hub.as(await makePersonWithRole(hub, "PANEL_MEMBER"))
  people.leadOfWessex = await grant("REGIONAL_LEAD", wessex)
  people.leadOfKent = await grant("REGIONAL_LEAD", kent)
  people.moderator = hub.as(await makePersonWithRole(hub, "MODERATOR"))
  people.moderatorOfWessex = await grant("MODERATOR", wessex)
  people.administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const spaces = {
    everybody: await makeSpace(hub, { slug: "everybody" }),
    members: await makeSpace(hub, { slug: "members", readers: "MEMBERS" }),
    panel: await makeSpace(hub, { slug: "panel", kind: "PANEL", readers: "ROLE", readerRole: "PANEL_MEMBER" }),
    "leads-of-wessex": await makeSpace(hub, {
      slug: "leads-of-wessex",
      kind: "REGION",
      regionId: wessex.id,
      readers: "ROLE",
      readerRole: "REGIONAL_LEAD",
    }),
  }
  for (const kind of kinds) {
    const thread = await makeThread(hub, {
      spaceId: spaces[kind].id,
      slug: `in-${kind}`,
      initiativeId: initiative.id,
      pinnedAt: hub.clock.now(),
    })
    const post = await makePost(hub, thread, { reactionCount: 1 })
    await hub.db.thread.update({ where: { id: thread.id }, data: { acceptedPostId: post.id, acceptedAt: hub.clock.now() } })
    threads[kind] = { slug: thread.slug, id: thread.id, postId: post.id }
  }
})

describe("who reads a space", () => {
  test.each(kinds)("%s: through every field that leads to it", async (kind) => {
    for (const [name, client] of Object.entries(people)) {
      const may = readersOf[kind].includes(name)
      const data = await client.query(
        `query($space: String!, $thread: String!, $post: String!, $initiative: String!) {
          spaces { slug pinnedThreads { slug } }
          space(slug: $space) { slug }
          thread(slug: $thread) { slug posts { posts { id } } post(id: $post) { html } acceptedAnswer { html } mostAppreciated { html } }
          threads(first: 50) { edges { node { slug } } }
          inSpace: threads(space: $space) { edges { node { slug } } }
          initiative(slug: $initiative) { threads { totalCount edges { node { slug } } } }
        }`,
        { space: kind, thread: threads[kind].slug, post: threads[kind].postId, initiative: initiativeSlug },
      )
      const slugs = (connection: { edges: { node: { slug: string } }[] }) => connection.edges.map(({ node }) => node.slug)
      const where = `${name} in ${kind}`
      expect(data.space !== null, where).toBe(may)
      expect(data.thread !== null, where).toBe(may)
      expect(data.spaces.map(({ slug }: { slug: string }) => slug).includes(kind), where).toBe(may)
      expect(JSON.stringify(data.spaces).includes(threads[kind].slug), where).toBe(may)
      expect(slugs(data.threads).includes(threads[kind].slug), where).toBe(may)
      expect(slugs(data.inSpace), where).toEqual(may ? [threads[kind].slug] : [])
      expect(slugs(data.initiative.threads).includes(threads[kind].slug), where).toBe(may)
      expect(data.initiative.threads.totalCount, where).toBe(kinds.filter((other) => readersOf[other].includes(name)).length)
      if (may) expect(data.thread).toMatchObject({ post: { html: expect.any(String) }, acceptedAnswer: {}, mostAppreciated: [{}] })
    }
  })
})

describe("states", () => {
  const read = `query($slug: String!) { thread(slug: $slug) { state stateReason posts { posts { position state stateReason html body } } } threads(first: 100) { edges { node { slug } } } }`

  test("a hidden thread is there for its moderators only, and in no list", async () => {
    const author = await makePerson(hub)
    const thread = await makeThread(hub, { state: "HIDDEN", stateReason: "Spam.", authorId: author.id })
    for (const client of [hub.visitor, hub.as(author), people.panellist])
      expect((await client?.query(read, { slug: thread.slug }))?.thread).toBeNull()
    const seen = await people.moderator?.query(read, { slug: thread.slug })
    expect(seen?.thread).toMatchObject({ state: "HIDDEN", stateReason: "Spam." })
    expect(JSON.stringify(seen?.threads)).not.toContain(thread.slug)
  })

  test("hidden and deleted posts leave a trace without their text; waiting ones leave none", async () => {
    const author = await makePerson(hub)
    const thread = await makeThread(hub)
    const text = { body: "The secret", authorId: author.id }
    await makePost(hub, thread, { ...text, state: "HIDDEN", stateReason: "Names a pupil." })
    await makePost(hub, thread, { ...text, state: "DELETED", deletedAt: hub.clock.now() })
    await makePost(hub, thread, { ...text, state: "WAITING", stateReason: "It has links." })
    const postsFor = async (client: Client | undefined) => (await client?.query(read, { slug: thread.slug }))?.thread.posts.posts.slice(1)
    const nothing = { html: null, body: null, stateReason: null }
    expect(await postsFor(hub.visitor)).toMatchObject([
      { position: 2, state: "HIDDEN", ...nothing },
      { position: 3, state: "DELETED", ...nothing },
    ])
    expect(await postsFor(hub.as(author))).toMatchObject([
      { state: "HIDDEN", body: "The secret", stateReason: "Names a pupil." },
      { state: "DELETED", ...nothing },
      { state: "WAITING", body: "The secret", stateReason: "It has links." },
    ])
    expect(await postsFor(people.moderator)).toMatchObject([{ body: "The secret" }, { body: "The secret" }, { body: "The secret" }])
  })

  test("a merged thread leads to the other, unless that may not be read", async () => {
    const into = await makeThread(hub)
    const from = await makeThread(hub, { state: "MERGED", mergedIntoId: into.id })
    const fromPanel = await makeThread(hub, { state: "MERGED", mergedIntoId: threads.panel.id })
    const slugOf = async (slug: string) =>
      (await hub.visitor.query(`query($slug: String!) { thread(slug: $slug) { slug } }`, { slug })).thread?.slug
    expect(await slugOf(from.slug)).toBe(into.slug)
    expect(await slugOf(fromPanel.slug)).toBeUndefined()
  })
})

test("pages are cut by position, so what is on one never moves", async () => {
  const thread = await makeThread(hub)
  const posts = []
  for (let index = 0; index < 43; index++)
    posts.push(await makePost(hub, thread, { ...(index === 3 && { state: "WAITING", stateReason: "Links." }) }))
  const page = async (number: number) =>
    (
      await hub.visitor.query(
        `query($slug: String!, $page: Int!) { thread(slug: $slug) { posts(page: $page) { page pageCount posts { position } } } }`,
        {
          slug: thread.slug,
          page: number,
        },
      )
    ).thread.posts
  const positions = (given: { posts: { position: number }[] }) => given.posts.map(({ position }) => position)
  expect(positions(await page(1))).toEqual([1, 2, 3, 4, ...Array.from({ length: 15 }, (_, index) => index + 6)])
  expect(positions(await page(2))).toEqual(Array.from({ length: 20 }, (_, index) => index + 21))
  expect(await page(99)).toMatchObject({ page: 3, pageCount: 3, posts: [{ position: 41 }, {}, {}, { position: 44 }] })
  const { post } = (
    await hub.visitor.query(`query($slug: String!, $id: String!) { thread(slug: $slug) { post(id: $id) { page } } }`, {
      slug: thread.slug,
      id: posts[30]?.id,
    })
  ).thread
  expect(post.page).toBe(2)
})

test("lists and pages send as many statements for one as for three", async () => {
  const [one, three] = [await makeSpace(hub), await makeSpace(hub)]
  const long = await makeThread(hub, { spaceId: one.id })
  for (let index = 0; index < 3; index++) await makePost(hub, await makeThread(hub, { spaceId: three.id, pinnedAt: hub.clock.now() }))
  const short = await makeThread(hub, { spaceId: three.id })
  for (let index = 0; index < 5; index++) await makePost(hub, long)
  const list = `query($space: String!) { spaces { slug } space(slug: $space) { pinnedThreads { slug author { name } } }
    threads(space: $space) { edges { node { slug title author { name } lastAuthor { name } terms { label } space { name } } } } }`
  const page = `query($slug: String!) { thread(slug: $slug) { title space { name region { name } } author { name } terms { label }
    posts { posts { html body author { name handle } isAcceptedAnswer replyTo { position } } } acceptedAnswer { position } mostAppreciated { position } } }`
  const visitor = hub.visitor
  const count = async (document: string, variables: object) =>
    (await hub.statements(() => visitor.query(document, { ...variables }))).length
  expect(await count(list, { space: three.slug })).toBe(await count(list, { space: one.slug }))
  expect(await count(page, { slug: long.slug })).toBe(await count(page, { slug: short.slug }))
})

test("who takes part in a thread: who wrote most first, at most ten, and nobody whose posts cannot be read", async () => {
  const [often, once, hidden] = [await makePerson(hub), await makePerson(hub), await makePerson(hub)]
  const thread = await makeThread(hub, { authorId: once.id })
  for (let count = 0; count < 2; count++) await makePost(hub, thread, { authorId: often.id })
  await makePost(hub, thread, { authorId: hidden.id, state: "HIDDEN", stateReason: "Spam." })
  const ask = () => hub.visitor.query(`query($slug: String!) { thread(slug: $slug) { participants { name } } }`, { slug: thread.slug })
  expect((await ask()).thread.participants.map(({ name }: { name: string }) => name)).toEqual([often.name, once.name])
  for (let count = 0; count < 12; count++) await makePost(hub, thread, { authorId: (await makePerson(hub)).id })
  expect((await ask()).thread.participants).toHaveLength(10)
})
