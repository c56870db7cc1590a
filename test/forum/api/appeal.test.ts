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
const day = 24 * 60 * 60 * 1000
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const hide = `mutation($id: ID!, $reason: String!) { moderatePost(id: $id, decision: HIDE, reason: $reason) { ... on Post { state } } }`
const hideThread = `mutation($id: ID!, $reason: String!) { moderateThread(id: $id, decision: HIDE, reason: $reason) { ... on Thread { state } } }`
const warn = `mutation($post: ID!, $reason: String!) { warnAuthor(post: $post, reason: $reason) { ... on Post { authorStanding { warnedAt suspendedUntil actCount } } } }`
const suspend = `mutation($post: ID!, $days: Int!, $reason: String!) { suspendAuthor(post: $post, days: $days, reason: $reason) { ... on Post { authorStanding { suspendedUntil } } } }`
const reinstate = `mutation($post: ID!, $reason: String!) { reinstateAuthor(post: $post, reason: $reason) { ... on Post { authorStanding { suspendedUntil } } } }`
const reply = `mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { ... on Post { id state stateReason } } }`
const mine = `{ myModeration { edges { node { id kind kindInWords reason until postHtml threadTitle path viewerCanAppeal viewerCanDecide appealState appealAnswer } } } }`
const appeal = `mutation($id: ID!, $text: String!) { appealModeration(id: $id, text: $text) { ... on ModerationAct { appealState } } }`
const decide = `mutation($id: ID!, $outcome: AppealOutcome!, $answer: String!) { decideAppeal(id: $id, outcome: $outcome, answer: $answer) { ... on ModerationAct { appealState appealAnswer } } }`
const queue = `{ appealsToDecide { totalCount edges { node { id appeal person { name } viewerCanDecide } } } }`
const reason = "Names a pupil."
const text = "The pupil is invented; it is an example."

let first: Client
let second: Client

beforeAll(async () => {
  const [one, other] = [await makePersonWithRole(hub, "MODERATOR"), await makePersonWithRole(hub, "MODERATOR")]
  ;[first, second] = [hub.as(one), hub.as(other)]
})

async function known() {
  const person = await makePerson(hub)
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  return person
}
const decisions = async (client: Client) => (await client.query(mine)).myModeration.edges.map(({ node }: { node: { id: string } }) => node)
const newest = async (client: Client) => (await decisions(client))[0]
const queued = async (client: Client) =>
  (await client.query(queue)).appealsToDecide.edges.map(({ node }: { node: { id: string } }) => node.id)

describe("warning and keeping from writing", () => {
  test("a warning is given once about each post, with the reason, and the next moderator sees it", async () => {
    const author = await known()
    const post = await makePost(hub, await makeThread(hub, { title: "Cadets" }), { authorId: author.id })
    const input = { post: globalId("Post", post), reason }
    await hub.visitor.expectUnauthenticated(warn, input)
    await hub.as(author).expectForbidden(warn, input)
    await first.refused("ValidationError", warn, { ...input, reason: "" })
    await first.refused("NotFoundError", warn, { ...input, post: globalId("Post", { id: "nonsense" }) })
    expect(await first.mutate(warn, input)).toMatchObject({ authorStanding: { warnedAt: expect.any(String), actCount: 1 } })
    await second.refused("WrongStateError", warn, input)
    await hub.runJobs()
    expect((await hub.mail(author.email)).map(({ subject, text }) => [subject, text])).toEqual([
      ["A moderator warns you about what you wrote in “Cadets”", expect.stringContaining(reason)],
    ])
    expect(await hub.as(author).query(`query($id: ID!) { post(id: $id) { authorStanding { actCount } } }`, { id: input.post })).toEqual({
      post: { authorStanding: null },
    })
  })

  test("whoever is kept from writing reads, and neither replies nor changes anything, until the time is over or a moderator ends it", async () => {
    const author = await known()
    const thread = await makeThread(hub)
    const post = await makePost(hub, thread, { authorId: author.id })
    const input = { post: globalId("Post", post), days: 7, reason }
    const regional = await makePerson(hub)
    await giveRole(hub, regional, "MODERATOR", { region: await makeRegion(hub) })
    await hub.visitor.expectUnauthenticated(suspend, input)
    for (const client of [hub.as(author), hub.as(regional)]) await client.expectForbidden(suspend, input)
    for (const days of [0, 366]) await first.refused("ValidationError", suspend, { ...input, days })
    await first.mutate(suspend, input)
    await second.refused("WrongStateError", suspend, input)
    const say = { thread: globalId("Thread", thread), body: "Hello" }
    const refused = await hub.as(author).refused("WrongStateError", reply, say)
    expect(refused.message).toContain(reason)
    await hub
      .as(author)
      .refused("WrongStateError", `mutation($id: ID!) { editPost(id: $id, version: 1, body: "Other") { ... on Post { id } } }`, {
        id: input.post,
      })
    expect((await hub.as(author).query(`query($slug: String!) { thread(slug: $slug) { slug } }`, { slug: thread.slug })).thread.slug).toBe(
      thread.slug,
    )
    hub.clock.advance(8 * day)
    await hub.as(author).mutate(reply, say)
    await first.mutate(suspend, input)
    await hub.visitor.expectUnauthenticated(reinstate, input)
    await hub.as(regional).expectForbidden(reinstate, input)
    expect(await second.mutate(reinstate, input)).toEqual(expect.objectContaining({ authorStanding: { suspendedUntil: null } }))
    await second.refused("WrongStateError", reinstate, input)
    await hub.as(author).mutate(reply, { ...say, body: "Back" })
  })
})

describe("an appeal", () => {
  test("is made once by whom it concerns, decided by another moderator, and undoes the decision if it falls", async () => {
    const [author, other] = [await known(), await known()]
    const thread = await makeThread(hub, { title: "Cadets" })
    const post = await makePost(hub, thread, { authorId: author.id, body: "A *pupil*." })
    await first.mutate(hide, { id: globalId("Post", post), reason })
    const act = await newest(hub.as(author))
    expect(act).toMatchObject({ kind: "HIDE_POST", kindInWords: "Post hidden", reason, viewerCanAppeal: true, viewerCanDecide: false })
    expect(act.postHtml).toContain("<em>pupil</em>")
    expect(await decisions(hub.as(other))).toEqual([])
    const one = `query($id: ID!) { moderationAct(id: $id) { reason } }`
    for (const client of [hub.visitor, hub.as(other), first, second])
      expect((await client.query(one, { id: act.id })).moderationAct).toBeNull()

    const input = { id: act.id, text }
    await hub.visitor.expectUnauthenticated(appeal, input)
    for (const client of [hub.as(other), first]) await client.refused("NotFoundError", appeal, input)
    await hub.as(author).refused("ValidationError", appeal, { ...input, text: "No" })
    const verdict = { id: act.id, outcome: "OVERTURNED", answer: "It is an example indeed." }
    await second.refused("NotFoundError", decide, verdict)
    expect(await hub.as(author).mutate(appeal, input)).toMatchObject({ appealState: "OPEN" })
    await hub.as(author).expectForbidden(appeal, input)

    expect(await queued(first)).not.toContain(act.id)
    expect(await queued(second)).toContain(act.id)
    await hub.visitor.expectUnauthenticated(decide, verdict)
    for (const client of [first, hub.as(author)]) await client.expectForbidden(decide, verdict)
    await hub.as(other).refused("NotFoundError", decide, verdict)
    await second.refused("ValidationError", decide, { ...verdict, answer: "" })
    expect(await second.mutate(decide, verdict)).toMatchObject({ appealState: "OVERTURNED", appealAnswer: verdict.answer })
    await second.refused("WrongStateError", decide, verdict)
    expect(await queued(second)).not.toContain(act.id)
    expect(await hub.db.post.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({ state: "PUBLISHED", stateReason: null })
    await hub.runJobs()
    expect((await hub.mail(author.email)).map(({ subject }) => subject).toSorted()).toEqual([
      "A moderator has hidden your post in “Cadets”",
      "You were right to appeal: the decision does not stand",
    ])
    const actions = (
      await hub.db.auditEvent.findMany({
        where: { subjectId: { in: [post.id, Buffer.from(act.id, "base64").toString().split(":")[1] ?? ""] } },
      })
    ).map(({ action }) => action)
    expect(actions.toSorted()).toEqual(["forum.appeal", "forum.decide_appeal", "forum.hide_post", "forum.restore_post"])
  })

  test("that fails leaves everything as it is, and tells why", async () => {
    const author = await known()
    const post = await makePost(hub, await makeThread(hub), { authorId: author.id })
    await first.mutate(hide, { id: globalId("Post", post), reason })
    const { id } = await newest(hub.as(author))
    await hub.as(author).mutate(appeal, { id, text })
    await second.mutate(decide, { id, outcome: "UPHELD", answer: "She can be recognised." })
    expect(await newest(hub.as(author))).toMatchObject({
      appealState: "UPHELD",
      appealAnswer: "She can be recognised.",
      viewerCanAppeal: false,
    })
    expect((await hub.db.post.findUniqueOrThrow({ where: { id: post.id } })).state).toBe("HIDDEN")
  })

  test("undoes hidden threads with their counts, warnings and suspensions too", async () => {
    const author = await known()
    const thread = await makeThread(hub, { authorId: author.id })
    const post = await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id } })
    await first.mutate(warn, { post: globalId("Post", post), reason })
    await first.mutate(suspend, { post: globalId("Post", post), days: 5, reason })
    await first.mutate(hideThread, { id: globalId("Thread", thread), reason })
    for (const { id } of await decisions(hub.as(author))) {
      await hub.as(author).mutate(appeal, { id, text })
      await second.mutate(decide, { id, outcome: "OVERTURNED", answer: "It was a mistake." })
    }
    expect(await hub.db.thread.findUniqueOrThrow({ where: { id: thread.id }, include: { space: true } })).toMatchObject({
      state: "OPEN",
      space: { threadCount: 1, postCount: 1 },
    })
    expect(await hub.db.forumStanding.findUniqueOrThrow({ where: { personId: author.id } })).toMatchObject({
      warnedAt: null,
      suspendedUntil: null,
    })
  })

  test("about a first post that was never let through opens its thread, counted once", async () => {
    const author = await makePerson(hub)
    const space = await makeSpace(hub)
    const start = `mutation($space: ID!) { startThread(space: $space, kind: QUESTION, title: "A first question", body: "See https://example.org") { ... on Thread { slug } } }`
    const { slug } = await hub.as(author).mutate(start, { space: globalId("Space", space) })
    const post = await hub.db.post.findFirstOrThrow({ where: { thread: { slug } } })
    await first.mutate(hide, { id: globalId("Post", post), reason: "Advertising." })
    const { id } = await newest(hub.as(author))
    await hub.as(author).mutate(appeal, { id, text })
    await second.mutate(decide, { id, outcome: "OVERTURNED", answer: "It is a fair question." })
    expect(await hub.db.thread.findUniqueOrThrow({ where: { slug }, include: { space: true } })).toMatchObject({
      state: "OPEN",
      postCount: 1,
      space: { threadCount: 1, postCount: 1 },
    })
  })

  test("comes too late after thirty days, and against what nobody can appeal never; a regional moderator decides in their region only", async () => {
    const author = await known()
    const post = await makePost(hub, await makeThread(hub), { authorId: author.id })
    await first.mutate(hide, { id: globalId("Post", post), reason })
    const { id } = await newest(hub.as(author))
    const region = await makeRegion(hub)
    const regional = await makePerson(hub)
    await giveRole(hub, regional, "MODERATOR", { region })
    hub.clock.advance(31 * day)
    await hub.as(author).expectForbidden(appeal, { id, text })
    const there = await makeThread(hub, {
      spaceId: (await makeSpace(hub, { kind: "REGION", regionId: region.id })).id,
      authorId: author.id,
    })
    await first.mutate(hideThread, { id: globalId("Thread", there), reason })
    const act = await newest(hub.as(author))
    await hub.as(author).mutate(appeal, { id: act.id, text })
    expect(await queued(hub.as(regional))).toEqual([act.id])
    const elsewhere = await makeThread(hub, { authorId: author.id })
    await first.mutate(hideThread, { id: globalId("Thread", elsewhere), reason })
    const other = await newest(hub.as(author))
    await hub.as(author).mutate(appeal, { id: other.id, text })
    expect(await queued(hub.as(regional))).toEqual([act.id])
    await hub.as(regional).refused("NotFoundError", decide, { id: other.id, outcome: "UPHELD", answer: "Not mine." })
    await first.mutate(
      `mutation($id: ID!, $reason: String!) { moderateThread(id: $id, decision: RESTORE, reason: $reason) { ... on Thread { id } } }`,
      { id: globalId("Thread", elsewhere), reason },
    )
    expect(await newest(hub.as(author))).toMatchObject({ kind: "RESTORE_THREAD", viewerCanAppeal: false })
  })
})

describe("what a person writes again and again", () => {
  const body = "We have a wonderful programme for everybody, do have a look at what it offers to your pupils."

  test("the same text in another thread waits; in the same thread at once it is the same post; for whoever holds a role it does not", async () => {
    const [one, two] = [await makeThread(hub), await makeThread(hub)]
    const author = hub.as(await known())
    await author.mutate(reply, { thread: globalId("Thread", one), body })
    expect(await author.mutate(reply, { thread: globalId("Thread", two), body: body.toUpperCase() })).toMatchObject({
      state: "WAITING",
      stateReason: expect.stringContaining("in another thread"),
    })
    const lead = hub.as(await makePersonWithRole(hub, "NATIONAL_TEAM"))
    for (const thread of [one, two])
      expect(await lead.mutate(reply, { thread: globalId("Thread", thread), body })).toMatchObject({ state: "PUBLISHED" })
  })

  test("a link to one site from a fourth thread in a day waits, and the day after it does not", async () => {
    const author = hub.as(await known())
    const say = async (number: number) =>
      (
        await author.mutate(reply, {
          thread: globalId("Thread", await makeThread(hub)),
          body: `${number}: https://www.shop.example/${number}`,
        })
      ).state
    const states = []
    for (const number of [1, 2, 3, 4]) states.push(await say(number))
    expect(states).toEqual(["PUBLISHED", "PUBLISHED", "PUBLISHED", "WAITING"])
    hub.clock.advance(day + 1000)
    expect(await say(5)).toBe("PUBLISHED")
  })
})

test("everybody can read how often moderators did what, and nothing else", async () => {
  await hub.reset()
  const log = `{ moderationLog { month acts { kindInWords count } flagCount upheldFlagCount appealCount overturnedCount } }`
  expect((await hub.visitor.query(log)).moderationLog).toEqual([])
  hub.clock.set(new Date("2015-07-31T23:30:00Z"))
  const [one, other, author, member] = [
    await makePersonWithRole(hub, "MODERATOR"),
    await makePersonWithRole(hub, "MODERATOR"),
    await known(),
    await known(),
  ]
  const post = globalId("Post", await makePost(hub, await makeThread(hub), { authorId: author.id }))
  await hub.as(member).mutate(`mutation($id: ID!) { flagPost(id: $id, reason: SPAM) { ... on Post { id } } }`, { id: post })
  await hub.as(one).mutate(hide, { id: post, reason })
  const { id } = await newest(hub.as(author))
  await hub.as(author).mutate(appeal, { id, text })
  await hub.as(other).mutate(decide, { id, outcome: "OVERTURNED", answer: "It was a mistake." })
  // By the clock in London it is August already.
  expect((await hub.visitor.query(log)).moderationLog).toEqual([
    {
      month: "2015-08",
      acts: [
        { kindInWords: "Post hidden", count: 1 },
        { kindInWords: "Post brought back", count: 1 },
      ],
      flagCount: 1,
      upheldFlagCount: 1,
      appealCount: 1,
      overturnedCount: 1,
    },
  ])
  hub.clock.set(new Date("2016-08-02T12:00:00Z"))
  expect((await hub.visitor.query(log)).moderationLog).toEqual([])
})
