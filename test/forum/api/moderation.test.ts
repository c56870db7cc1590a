import {
  giveRole,
  joinOrganisation,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makePost,
  makeRegion,
  makeSpace,
  makeThread,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const flag = `mutation($id: ID!, $reason: FlagReason!, $note: String) { flagPost(id: $id, reason: $reason, note: $note) { ... on Post { id openFlags { note } } } }`
const decide = `mutation($id: ID!, $decision: PostDecision!, $reason: String!) { moderatePost(id: $id, decision: $decision, reason: $reason) { ... on Post { state thread { state postCount space { threadCount postCount } } } } }`
const dismiss = `mutation($id: ID!) { dismissFlags(id: $id) { ... on Post { openFlags { note } } } }`
const decideThread = `mutation($id: ID!, $decision: ThreadDecision!, $reason: String!) { moderateThread(id: $id, decision: $decision, reason: $reason) { ... on Thread { state space { threadCount postCount } } } }`
const move = `mutation($id: ID!, $space: ID!, $reason: String!) { moveThread(id: $id, space: $space, reason: $reason) { ... on Thread { space { slug threadCount postCount } } } }`
const queue = `{ postsToModerate { totalCount edges { node { id state openFlags { reason note } } } } }`
const reason = "Names a pupil."

let moderator: Client
let moderatorId: string
let member: Client

beforeAll(async () => {
  const person = await makePersonWithRole(hub, "MODERATOR")
  ;[moderator, moderatorId] = [hub.as(person), person.id]
  const known = await makePerson(hub)
  await joinOrganisation(hub, known, await makeOrganisation(hub))
  member = hub.as(known)
})

const queued = async (client: Client): Promise<string[]> =>
  (await client.query(queue)).postsToModerate.edges.map(({ node }: { node: { id: string } }) => node.id)

describe("telling the moderators", () => {
  test("who looks after the space hears that something waits, once until they have looked, and never whom it concerns", async () => {
    const [region, elsewhere] = [await makeRegion(hub), await makeRegion(hub)]
    const space = await makeSpace(hub, { kind: "REGION", regionId: region.id, name: "Moorside" })
    const [own, other, author] = [await makePerson(hub), await makePerson(hub), await makePerson(hub)]
    await giveRole(hub, own, "MODERATOR", { region })
    await giveRole(hub, other, "MODERATOR", { region: elsewhere })
    await giveRole(hub, author, "MODERATOR", { region })
    const told = async (person: { id: string }) =>
      (await hub.db.notification.findMany({ where: { personId: person.id, kind: "forum.waits" } })).map(({ title }) => title)
    const thread = await makeThread(hub, { spaceId: space.id })
    const posts = [await makePost(hub, thread, { authorId: author.id }), await makePost(hub, thread, { authorId: author.id })]
    const [first, second] = posts.map((post) => globalId("Post", post))
    await member.mutate(flag, { id: first, reason: "SPAM" })
    await hub.as(await makePerson(hub)).mutate(flag, { id: first, reason: "SPAM" })
    expect(await told(own)).toEqual(["Something waits for a moderator in Moorside"])
    await member.mutate(flag, { id: second, reason: "SPAM" })
    expect(await told(own)).toEqual(["2 things wait for a moderator in Moorside"])
    expect([await told(other), await told(author)]).toEqual([[], []])
  })

  test("once a person and post, by whoever reads it; only its moderators see what was said", async () => {
    const post = await makePost(hub, await makeThread(hub))
    const id = globalId("Post", post)
    await hub.visitor.expectUnauthenticated(flag, { id, reason: "SPAM" })
    await hub.as({ id: post.authorId }).expectForbidden(flag, { id, reason: "SPAM" })
    await member.refused("ValidationError", flag, { id, reason: "OTHER" })
    expect(await member.mutate(flag, { id, reason: "UNKIND", note: "Rude." })).toMatchObject({ openFlags: [] })
    await member.mutate(flag, { id, reason: "UNKIND", note: "Very rude." })
    expect(await hub.db.flag.count({ where: { postId: post.id } })).toBe(1)
    expect(await queued(moderator)).toContain(id)
    expect(await queued(member)).toEqual([])
    await hub.visitor.expectUnauthenticated(queue)
    const panel = await makeThread(hub, { spaceId: (await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })).id })
    await member.refused("NotFoundError", flag, { id: globalId("Post", await makePost(hub, panel)), reason: "SPAM" })
    await hub.visitor.expectUnauthenticated(dismiss, { id })
    await member.expectForbidden(dismiss, { id })
    await moderator.mutate(dismiss, { id })
    await moderator.refused("WrongStateError", dismiss, { id })
    expect(await queued(moderator)).not.toContain(id)
  })

  test("a moderator sees and decides nothing about their own post, and a regional one nothing elsewhere", async () => {
    const [wessex, kent] = [await makeRegion(hub), await makeRegion(hub)]
    const regional = await makePerson(hub)
    await giveRole(hub, regional, "MODERATOR", { region: wessex })
    const spaces = {
      wessex: await makeSpace(hub, { kind: "REGION", regionId: wessex.id }),
      kent: await makeSpace(hub, { kind: "REGION", regionId: kent.id }),
    }
    const own = globalId("Post", await makePost(hub, await makeThread(hub), { authorId: moderatorId }))
    const here = globalId("Post", await makePost(hub, await makeThread(hub, { spaceId: spaces.wessex.id })))
    const there = globalId("Post", await makePost(hub, await makeThread(hub, { spaceId: spaces.kent.id })))
    for (const id of [own, here, there]) await member.mutate(flag, { id, reason: "SPAM" })
    expect(await queued(moderator)).not.toContain(own)
    await moderator.expectForbidden(decide, { id: own, decision: "HIDE", reason })
    await moderator.expectForbidden(dismiss, { id: own })
    expect(await queued(hub.as(regional))).toEqual([here])
    await hub.as(regional).expectForbidden(decide, { id: there, decision: "HIDE", reason })
    expect(await hub.as(regional).mutate(decide, { id: here, decision: "HIDE", reason })).toMatchObject({ state: "HIDDEN" })
  })
})

describe("deciding about a post", () => {
  test("hiding takes it out of counts and tells its author why; bringing it back undoes that", async () => {
    const author = await makePerson(hub)
    const thread = await makeThread(hub, { title: "Cadets" })
    const post = await makePost(hub, thread, { authorId: author.id })
    const id = globalId("Post", post)
    await member.mutate(flag, { id, reason: "PERSONAL_DATA" })
    await hub.visitor.expectUnauthenticated(decide, { id, decision: "HIDE", reason })
    await member.expectForbidden(decide, { id, decision: "HIDE", reason })
    await moderator.refused("ValidationError", decide, { id, decision: "HIDE", reason: " " })
    await moderator.refused("WrongStateError", decide, { id, decision: "APPROVE", reason })
    await moderator.refused("NotFoundError", decide, { id: globalId("Post", { id: "nonsense" }), decision: "HIDE", reason })
    expect(await moderator.mutate(decide, { id, decision: "HIDE", reason })).toMatchObject({
      state: "HIDDEN",
      thread: { postCount: 1, space: { threadCount: 1, postCount: 1 } },
    })
    expect(await hub.db.flag.findFirstOrThrow({ where: { postId: post.id } })).toMatchObject({ state: "UPHELD", decidedById: moderatorId })
    expect(await hub.db.moderationAct.findFirstOrThrow({ where: { postId: post.id } })).toMatchObject({
      kind: "HIDE_POST",
      reason,
      personId: author.id,
    })
    await hub.runJobs()
    const [mail] = await hub.mail(author.email)
    expect([mail?.subject, mail?.text]).toEqual(["A moderator has hidden your post in “Cadets”", expect.stringContaining(reason)])
    expect(await moderator.mutate(decide, { id, decision: "RESTORE", reason: "It was a mistake." })).toMatchObject({
      state: "PUBLISHED",
      thread: { postCount: 2, space: { postCount: 2 } },
    })
  })

  test("a waiting thread opens with its first post, and then people are told", async () => {
    const space = await makeSpace(hub)
    const follower = await makePerson(hub)
    await hub.db.spaceSubscription.create({
      data: { personId: follower.id, spaceId: space.id, level: "EVERYTHING", updatedAt: hub.clock.now() },
    })
    const start = `mutation($space: ID!, $title: String!) { startThread(space: $space, kind: QUESTION, title: $title, body: "See https://example.org") { ... on Thread { slug state posts { posts { id } } } } }`
    const novice = await makePerson(hub, { name: "Lewis Garside" })
    const made = await hub.as(novice).mutate(start, { space: globalId("Space", space), title: "A first question" })
    await hub.runJobs()
    hub.clock.advance(3 * 60 * 1000)
    await hub.runJobs()
    expect([made.state, await hub.mail(follower.email)]).toEqual(["WAITING", []])
    const [{ id }] = (
      await moderator.query(`query($slug: String!) { thread(slug: $slug) { posts { posts { id } } } }`, { slug: made.slug })
    ).thread.posts.posts
    expect(await queued(moderator)).toContain(id)
    expect(await moderator.mutate(decide, { id, decision: "APPROVE", reason: "Thank you." })).toMatchObject({
      state: "PUBLISHED",
      thread: { state: "OPEN", postCount: 1, space: { threadCount: 1, postCount: 1 } },
    })
    await hub.runJobs()
    hub.clock.advance(3 * 60 * 1000)
    await hub.runJobs()
    expect((await hub.mail(follower.email)).map(({ subject }) => subject)).toEqual([
      `Lewis Garside asks in ${space.name}: “A first question”`,
    ])
    const other = await hub.as(await makePerson(hub)).mutate(start, { space: globalId("Space", space), title: "Another first one" })
    const refused = (
      await moderator.query(`query($slug: String!) { thread(slug: $slug) { posts { posts { id } } } }`, { slug: other.slug })
    ).thread.posts.posts[0].id
    expect(await moderator.mutate(decide, { id: refused, decision: "HIDE", reason: "Advertising." })).toMatchObject({
      thread: { state: "HIDDEN", space: { threadCount: 1 } },
    })
  })
})

describe("deciding about a thread", () => {
  test("lock, open, hide, bring back: from the states that allow it, with the counts of its space", async () => {
    const thread = await makeThread(hub)
    await makePost(hub, thread)
    const id = globalId("Thread", thread)
    await hub.visitor.expectUnauthenticated(decideThread, { id, decision: "LOCK", reason })
    await member.expectForbidden(decideThread, { id, decision: "LOCK", reason })
    await moderator.refused("ValidationError", decideThread, { id, decision: "LOCK", reason: "" })
    await moderator.refused("WrongStateError", decideThread, { id, decision: "UNLOCK", reason })
    await moderator.refused("NotFoundError", decideThread, { id: globalId("Thread", { id: "nonsense" }), decision: "LOCK", reason })
    expect(await moderator.mutate(decideThread, { id, decision: "LOCK", reason })).toMatchObject({ state: "LOCKED" })
    expect(await moderator.mutate(decideThread, { id, decision: "UNLOCK", reason })).toMatchObject({ state: "OPEN" })
    expect(await moderator.mutate(decideThread, { id, decision: "HIDE", reason })).toMatchObject({
      state: "HIDDEN",
      space: { threadCount: 0, postCount: 0 },
    })
    expect((await hub.visitor.query(`query($slug: String!) { thread(slug: $slug) { id } }`, { slug: thread.slug })).thread).toBeNull()
    expect(await moderator.mutate(decideThread, { id, decision: "RESTORE", reason })).toMatchObject({
      state: "OPEN",
      space: { threadCount: 1, postCount: 2 },
    })
    const own = globalId("Thread", await makeThread(hub, { authorId: moderatorId }))
    await moderator.expectForbidden(decideThread, { id: own, decision: "LOCK", reason })
  })

  test("a thread moved to a closed group is gone for everybody else, from pages, lists, search and feeds", async () => {
    const thread = await makeThread(hub, { title: "Pangolins in placement" })
    const space = await hub.db.space.findUniqueOrThrow({ where: { id: thread.spaceId } })
    const panel = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
    const input = { id: globalId("Thread", thread), space: globalId("Space", panel), reason }
    await hub.visitor.expectUnauthenticated(move, input)
    await member.expectForbidden(move, input)
    await moderator.refused("ValidationError", move, { ...input, space: globalId("Space", space) })
    await moderator.refused("NotFoundError", move, { ...input, space: globalId("Space", { id: "nonsense" }) })
    expect(await moderator.mutate(move, input)).toMatchObject({ space: { slug: panel.slug, threadCount: 1, postCount: 1 } })
    expect(await hub.db.space.findUniqueOrThrow({ where: { id: space.id } })).toMatchObject({ threadCount: 0, postCount: 0 })
    const seen = await member.query(
      `query($slug: String!, $space: String!) { thread(slug: $slug) { id } threads(space: $space) { edges { node { id } } } searchThreads(query: "pangolins") { totalCount } }`,
      { slug: thread.slug, space: space.slug },
    )
    expect(seen).toEqual({ thread: null, threads: { edges: [] }, searchThreads: { totalCount: 0 } })
    for (const path of [`${space.slug}/${thread.slug}`, `${panel.slug}/${thread.slug}`])
      expect((await hub.fetch(`/feeds/forum/${path}.atom`)).status).toBe(404)
  })
})
