import {
  joinOrganisation,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makePost,
  makeSpace,
  makeTerm,
  makeThread,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")

let space: { id: string; slug: string }
let amara: Client
let amaraId: string
let neil: Client
let neilId: string
let moderator: Client

beforeAll(async () => {
  space = await makeSpace(hub)
  const organisation = await makeOrganisation(hub)
  const [one, other] = [
    await makePerson(hub, { name: "Amara Okafor", handle: "amara-okafor" }),
    await makePerson(hub, { name: "Neil Jolliffe", handle: "neil-jolliffe" }),
  ]
  // Members of an organisation are known: the limits of new members are tested with others.
  for (const person of [one, other]) await joinOrganisation(hub, person, organisation)
  ;[amara, neil] = [hub.as(one), hub.as(other)]
  ;[amaraId, neilId] = [one.id, other.id]
  moderator = hub.as(await makePersonWithRole(hub, "MODERATOR"))
})

const start = `mutation($space: ID!, $kind: ThreadKind!, $title: String!, $body: String!, $terms: [ID!], $about: ID, $poll: PollInput) {
  startThread(space: $space, kind: $kind, title: $title, body: $body, terms: $terms, about: $about, poll: $poll) {
    ... on Thread { id slug state stateReason title kind postCount terms { label } about { ... on Initiative { slug } } posts { posts { id html state position } } poll { isMultiple options { id text voteCount isViewers } } } } }`
const reply = `mutation($thread: ID!, $body: String!, $replyTo: ID) { replyToThread(thread: $thread, body: $body, replyTo: $replyTo) { ... on Post { id position html state stateReason replyTo { position } } } }`
const edit = `mutation($id: ID!, $version: Int!, $body: String!) { editPost(id: $id, version: $version, body: $body) { ... on Post { body version editedAt revisions { number body } } ... on ConflictError { currentVersion current } } }`
const remove = `mutation($id: ID!) { deletePost(id: $id) { ... on Post { state html position } } }`
const react = `mutation($id: ID!, $kind: ReactionKind!, $on: Boolean!) { reactToPost(id: $id, kind: $kind, on: $on) { ... on Post { reactionCount reactions { kind count isViewers } } } }`
const accept = `mutation($thread: ID!, $post: ID) { acceptAnswer(thread: $thread, post: $post) { ... on Thread { isAnswered acceptedAnswer { id } } } }`
const change = `mutation($id: ID!, $version: Int!, $title: String!, $terms: [ID!]!) { updateThread(id: $id, version: $version, title: $title, terms: $terms) { ... on Thread { title version terms { label } } } }`

const inSpace = () => ({
  space: globalId("Space", space),
  kind: "QUESTION",
  title: "Has anyone run cadets?",
  body: "With a special school.",
})

describe("starting a thread", () => {
  test("it has its first post, tags and initiative, and is counted", async () => {
    const term = await makeTerm(hub, { label: "Outreach" })
    const initiative = await makeInitiative(hub)
    const before = await hub.db.space.findUniqueOrThrow({ where: { id: space.id } })
    const thread = await amara.mutate(start, {
      ...inSpace(),
      terms: [globalId("Term", term)],
      about: globalId("Initiative", initiative),
    })
    expect(thread).toMatchObject({
      slug: expect.stringMatching(/^has-anyone-run-cadets-\d{5}$/),
      state: "OPEN",
      postCount: 1,
      terms: [{ label: "Outreach" }],
      about: { slug: initiative.slug },
      posts: { posts: [{ position: 1, html: "<p>With a special school.</p>" }] },
    })
    expect(await hub.db.space.findUniqueOrThrow({ where: { id: space.id } })).toMatchObject({
      threadCount: before.threadCount + 1,
      postCount: before.postCount + 1,
    })
    expect((await amara.mutate(start, inSpace())).slug).toBe(thread.slug)
  })

  test("who may: whoever can read the space and has a confirmed address; announcements are for some", async () => {
    const panel = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
    await hub.visitor.expectUnauthenticated(start, inSpace())
    await hub.as(await makePerson(hub, { emailVerified: false })).expectForbidden(start, inSpace())
    await amara.refused("NotFoundError", start, { ...inSpace(), space: globalId("Space", panel) })
    await amara.refused("NotFoundError", start, { ...inSpace(), space: globalId("Space", { id: "nonsense" }) })
    await amara.expectForbidden(start, { ...inSpace(), kind: "ANNOUNCEMENT" })
    const closed = await makeSpace(hub, { closedAt: hub.clock.now() })
    await amara.expectForbidden(start, { ...inSpace(), space: globalId("Space", closed) })
    const national = hub.as(await makePersonWithRole(hub, "NATIONAL_TEAM"))
    expect(await national.mutate(start, { ...inSpace(), kind: "ANNOUNCEMENT", title: "The call is open" })).toMatchObject({
      kind: "ANNOUNCEMENT",
    })
  })

  test("what is missing is named beside its field", async () => {
    const { issues } = await amara.refused("ValidationError", start, { ...inSpace(), title: "Hm", body: "  " })
    expect(issues.map(({ field }: { field: string }) => field).sort()).toEqual(["body", "title"])
    const poll = { options: ["Yes", " Yes ", ""], isMultiple: false }
    expect((await amara.refused("ValidationError", start, { ...inSpace(), kind: "POLL", poll })).issues[0].field).toBe("poll.options")
    expect((await amara.refused("ValidationError", start, { ...inSpace(), kind: "POLL" })).issues[0].field).toBe("poll.options")
    await amara.refused("ValidationError", start, { ...inSpace(), terms: [globalId("Term", { id: "nonsense" })] })
  })
})

describe("replying", () => {
  test("adds at the end, names people, and the same words twice are one reply", async () => {
    const thread = await makeThread(hub, { spaceId: space.id, authorId: amaraId })
    const input = { thread: globalId("Thread", thread), body: "Ask @amara-okafor, @nobody-such and `@neil-jolliffe`." }
    const post = await neil.mutate(reply, input)
    expect(post).toMatchObject({ position: 2, state: "PUBLISHED" })
    expect(post.html).toContain(
      '<a href="/people/amara-okafor" rel="nofollow noopener noreferrer">@Amara Okafor</a>, @nobody-such and <code>@neil-jolliffe</code>',
    )
    expect((await neil.mutate(reply, input)).id).toBe(post.id)
    const row = await hub.db.thread.findUniqueOrThrow({ where: { id: thread.id }, include: { subscriptions: true, readMarks: true } })
    expect(row).toMatchObject({
      postCount: 2,
      lastPosition: 2,
      lastAuthorId: neilId,
      subscriptions: [{ personId: neilId }],
      readMarks: [{ position: 2 }],
    })
    const first = await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id, position: 1 } })
    expect(await amara.mutate(reply, { ...input, body: "Thank you", replyTo: globalId("Post", first) })).toMatchObject({
      replyTo: { position: 1 },
    })
  })

  test("who may: not in what is locked, hidden or cannot be read; moderators in what is locked", async () => {
    const locked = await makeThread(hub, { state: "LOCKED", stateReason: "Done." })
    const hidden = await makeThread(hub, { state: "HIDDEN", stateReason: "Spam." })
    const panel = await makeThread(hub, { spaceId: (await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })).id })
    const into = (thread: { id: string }) => ({ thread: globalId("Thread", thread), body: "Hello" })
    await hub.visitor.expectUnauthenticated(reply, into(locked))
    await amara.expectForbidden(reply, into(locked))
    await amara.refused("NotFoundError", reply, into(hidden))
    await amara.refused("NotFoundError", reply, into(panel))
    await amara.refused("ValidationError", reply, { ...into(await makeThread(hub)), body: " " })
    expect(await moderator.mutate(reply, into(locked))).toMatchObject({ position: 2 })
    const elsewhere = await makePost(hub, await makeThread(hub))
    await amara.refused("ValidationError", reply, { ...into(await makeThread(hub)), replyTo: globalId("Post", elsewhere) })
  })

  test("two at once both get a place of their own", async () => {
    const thread = await makeThread(hub)
    const posts = await Promise.all([
      amara.mutate(reply, { thread: globalId("Thread", thread), body: "One" }),
      neil.mutate(reply, { thread: globalId("Thread", thread), body: "Two" }),
    ])
    expect(posts.map(({ position }) => position).sort()).toEqual([2, 3])
    expect(await hub.db.thread.findUniqueOrThrow({ where: { id: thread.id } })).toMatchObject({ postCount: 3, lastPosition: 3 })
  })
})

describe("new members", () => {
  test("links wait for a moderator, and their fifth post of the day is the last, until the limits lift by themselves", async () => {
    const person = await makePerson(hub)
    const novice = hub.as(person)
    const thread = globalId("Thread", await makeThread(hub))
    const withLink = { thread, body: "See [this](https://example.org/buy)" }
    const waiting = await novice.mutate(reply, withLink)
    expect(waiting).toMatchObject({ state: "WAITING", stateReason: expect.stringContaining("moderator") })
    expect(JSON.stringify(await hub.visitor.query(`query($id: ID!) { post(id: $id) { id } }`, { id: waiting.id }))).toBe('{"post":null}')
    for (const body of ["One", "Two", "See [here](/initiatives/cadets)", "Four"])
      expect(await novice.mutate(reply, { thread, body })).toMatchObject({ state: "PUBLISHED" })
    await novice.refused("RateLimitedError", reply, { thread, body: "Five" })
    hub.clock.advance(25 * 60 * 60 * 1000)
    expect(await novice.mutate(reply, { ...withLink, body: `${withLink.body} again` })).toMatchObject({ state: "PUBLISHED" })
    const starting = await hub
      .as(await makePerson(hub))
      .mutate(start, { ...inSpace(), title: "Buy our course", body: "At https://example.org" })
    expect(starting).toMatchObject({ state: "WAITING", postCount: 0 })
    expect((await hub.visitor.query(`query($slug: String!) { thread(slug: $slug) { id } }`, { slug: starting.slug })).thread).toBeNull()
  })

  test("an edit is no way round, and whoever is suspended reads only", async () => {
    const person = await makePerson(hub)
    const novice = hub.as(person)
    const thread = globalId("Thread", await makeThread(hub))
    const { id } = await novice.mutate(reply, { thread, body: "Hello" })
    await novice.refused("ValidationError", edit, { id, version: 1, body: "Hello https://example.org" })
    await hub.db.forumStanding.update({
      where: { personId: person.id },
      data: { suspendedUntil: new Date(hub.clock.now().getTime() + 86_400_000), suspensionReason: "Unkind." },
    })
    expect((await novice.refused("WrongStateError", reply, { thread, body: "Hello again" })).message).toContain("Unkind.")
  })
})

describe("changing and deleting", () => {
  test("an edit keeps what was said before; a stale one is refused with what is stored", async () => {
    const thread = await makeThread(hub)
    const { id } = await amara.mutate(reply, { thread: globalId("Thread", thread), body: "Frist" })
    expect(await amara.mutate(edit, { id, version: 1, body: "First" })).toMatchObject({
      body: "First",
      version: 2,
      revisions: [{ number: 1, body: "Frist" }],
    })
    expect(await amara.refused("ConflictError", edit, { id, version: 1, body: "Other" })).toMatchObject({ code: "CONFLICT" })
    await amara.refused("ValidationError", edit, { id, version: 2, body: "" })
    await neil.expectForbidden(edit, { id, version: 2, body: "Mine now" })
    await moderator.expectForbidden(edit, { id, version: 2, body: "Mine now" })
    await hub.visitor.expectUnauthenticated(edit, { id, version: 2, body: "x" })
    const seen = await hub.visitor.query(`query($id: ID!) { post(id: $id) { revisions { body } } }`, { id })
    expect(seen.post.revisions).toEqual([{ body: "Frist" }])
  })

  test("a deleted post leaves its place, is not counted, and is no accepted answer any more", async () => {
    const thread = await makeThread(hub, { authorId: amaraId })
    const { id } = await neil.mutate(reply, { thread: globalId("Thread", thread), body: "An answer" })
    await amara.mutate(accept, { thread: globalId("Thread", thread), post: id })
    await amara.expectForbidden(remove, { id })
    await hub.visitor.expectUnauthenticated(remove, { id })
    expect(await neil.mutate(remove, { id })).toMatchObject({ state: "DELETED", html: null, position: 2 })
    await neil.expectForbidden(remove, { id })
    expect(await hub.db.thread.findUniqueOrThrow({ where: { id: thread.id } })).toMatchObject({
      postCount: 1,
      lastPosition: 2,
      acceptedPostId: null,
      lastAuthorId: amaraId,
    })
    await neil.mutate(reply, { thread: globalId("Thread", thread), body: "Another" })
    expect(await hub.db.thread.findUniqueOrThrow({ where: { id: thread.id } })).toMatchObject({ postCount: 2, lastPosition: 3 })
    const seen = await hub.visitor.query(`query($id: ID!) { post(id: $id) { html body revisions { body } } }`, { id })
    expect(seen.post).toEqual({ html: null, body: null, revisions: [] })
  })

  test("who started a thread corrects its title; others do not", async () => {
    const thread = await makeThread(hub, { authorId: amaraId })
    const term = await makeTerm(hub)
    const input = { id: globalId("Thread", thread), version: 1, title: "A better title", terms: [globalId("Term", term)] }
    await hub.visitor.expectUnauthenticated(change, input)
    await neil.expectForbidden(change, input)
    await amara.refused("ValidationError", change, { ...input, title: "x" })
    expect(await amara.mutate(change, input)).toMatchObject({ title: "A better title", version: 2, terms: [{ label: term.label }] })
    await amara.refused("ConflictError", change, { ...input, title: "An older title" })
    await amara.refused("NotFoundError", change, { ...input, id: globalId("Thread", { id: "nonsense" }) })
    expect(await moderator.mutate(change, { ...input, version: 2, terms: [] })).toMatchObject({ terms: [] })
  })
})

describe("reactions, answers and votes", () => {
  test("a reaction counts once a kind and person, and not for one's own post", async () => {
    const post = await makePost(hub, await makeThread(hub), { authorId: neilId })
    const input = { id: globalId("Post", post), kind: "THANKS", on: true }
    await hub.visitor.expectUnauthenticated(react, input)
    await neil.expectForbidden(react, input)
    await amara.mutate(react, input)
    expect(await amara.mutate(react, input)).toEqual({
      __typename: "Post",
      reactionCount: 1,
      reactions: [{ kind: "THANKS", count: 1, isViewers: true }],
    })
    expect(await moderator.mutate(react, { ...input, kind: "HELPFUL" })).toMatchObject({
      reactionCount: 2,
      reactions: [
        { kind: "THANKS", isViewers: false },
        { kind: "HELPFUL", isViewers: true },
      ],
    })
    expect(await amara.mutate(react, { ...input, on: false })).toMatchObject({ reactionCount: 1 })
    await amara.refused("NotFoundError", react, { ...input, id: globalId("Post", { id: "nonsense" }) })
    const hidden = await makePost(hub, await makeThread(hub), { state: "HIDDEN", stateReason: "Unkind." })
    await amara.refused("WrongStateError", react, { ...input, id: globalId("Post", hidden) })
  })

  test("who asked accepts one answer, and can change their mind", async () => {
    const question = await makeThread(hub, { authorId: amaraId })
    const [one, two] = [await makePost(hub, question, { authorId: neilId }), await makePost(hub, question)]
    const thread = globalId("Thread", question)
    await hub.visitor.expectUnauthenticated(accept, { thread, post: globalId("Post", one) })
    await neil.expectForbidden(accept, { thread, post: globalId("Post", one) })
    expect(await amara.mutate(accept, { thread, post: globalId("Post", one) })).toMatchObject({
      isAnswered: true,
      acceptedAnswer: { id: globalId("Post", one) },
    })
    expect(await moderator.mutate(accept, { thread, post: globalId("Post", two) })).toMatchObject({
      acceptedAnswer: { id: globalId("Post", two) },
    })
    expect(await amara.mutate(accept, { thread })).toMatchObject({ isAnswered: false, acceptedAnswer: null })
    const first = await hub.db.post.findFirstOrThrow({ where: { threadId: question.id, position: 1 } })
    await amara.refused("ValidationError", accept, { thread, post: globalId("Post", first) })
    await amara.refused("NotFoundError", accept, { thread: globalId("Thread", { id: "nonsense" }) })
    const hidden = await makePost(hub, question, { state: "HIDDEN", stateReason: "Unkind." })
    await amara.refused("WrongStateError", accept, { thread, post: globalId("Post", hidden) })
    await amara.expectForbidden(accept, {
      thread: globalId("Thread", await makeThread(hub, { authorId: amaraId, kind: "DISCUSSION" })),
      post: null,
    })
  })
})

describe("what helps while writing", () => {
  test("the preview is what will be posted, and completion finds people and initiatives", async () => {
    await makeInitiative(hub, { slug: "cadets-at-sixteen", content: { title: "Cadets at sixteen" } })
    const ask = `query { previewPost(body: "Hello @neil-jolliffe") mentionablePeople(text: "@jolli") { handle } mentionableInitiatives(text: "cadets") { slug } }`
    expect(await amara.query(ask)).toEqual({
      previewPost: '<p>Hello <a href="/people/neil-jolliffe" rel="nofollow noopener noreferrer">@Neil Jolliffe</a></p>',
      mentionablePeople: [{ handle: "neil-jolliffe" }],
      mentionableInitiatives: [{ slug: "cadets-at-sixteen" }],
    })
    await hub.visitor.expectUnauthenticated(ask)
  })
})

test("a page of posts with reactions sends as many statements for one as for three", async () => {
  const page = `query($slug: String!) { thread(slug: $slug) { viewerCanReply viewerCanAccept poll { options { text } } posts { posts { reactions { kind count } viewerCanChange viewerCanReact } } } }`
  const [one, three] = [await makeThread(hub), await makeThread(hub)]
  for (const thread of [one, three, three, three]) {
    const post = await makePost(hub, thread, { authorId: neilId })
    await amara.mutate(react, { id: globalId("Post", post), kind: "THANKS", on: true })
  }
  const count = async ({ slug }: { slug: string }) => (await hub.statements(() => amara.query(page, { slug }))).length
  expect(await count(three)).toBe(await count(one))
})
