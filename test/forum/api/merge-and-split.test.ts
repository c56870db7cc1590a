import { projectThreads } from "@hub/api/forum/thread.search"
import { act } from "@hub/api/platform/act"
import { giveRole, makePerson, makePersonWithRole, makePost, makeRegion, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const merge = `mutation($id: ID!, $into: String!, $reason: String!, $onlyCheck: Boolean) { mergeThread(id: $id, into: $into, reason: $reason, onlyCheck: $onlyCheck) { ... on Thread { slug postCount isAnswered posts { posts { position body } } space { threadCount postCount } } } }`
const split = `mutation($id: ID!, $posts: [ID!]!, $title: String!, $reason: String!) { splitThread(id: $id, posts: $posts, title: $title, reason: $reason) { ... on Thread { slug title kind postCount author { name } posts { posts { position body } } space { threadCount postCount } } } }`
const reason = "The same is asked here."
const inSpace = `query($slug: String!) { thread(slug: $slug) { slug } }`
let moderator: Client
let moderatorId: string
let member: Client

beforeAll(async () => {
  const person = await makePersonWithRole(hub, "MODERATOR")
  ;[moderator, moderatorId, member] = [hub.as(person), person.id, hub.as(await makePerson(hub))]
})

const project = async (...threads: { id: string }[]) =>
  act(await hub.contextAs(null), (unit) =>
    projectThreads(
      unit,
      threads.map(({ id }) => id),
    ),
  )
const found = async (text: string) =>
  (
    await hub.visitor.query(`query($text: String!) { searchThreads(query: $text) { threads { slug } } }`, { text })
  ).searchThreads.threads.map(({ slug }: { slug: string }) => slug)
const mailTo = async ({ email }: { email: string }) => {
  await hub.runJobs()
  return (await hub.mail(email)).map(({ subject, text }) => [subject, text])
}

describe("merging a thread into another", () => {
  test("its posts follow behind, its address and everybody who follows it lead there, and its author is told why", async () => {
    const [author, follower] = [await makePerson(hub), await makePerson(hub)]
    const [here, there] = [await makeSpace(hub), await makeSpace(hub)]
    const thread = await makeThread(hub, { spaceId: here.id, authorId: author.id, title: "Who pays for uniforms?", body: "Narwhals ask." })
    const answer = await makePost(hub, thread, { body: "We do." })
    await hub.db.thread.update({ where: { id: thread.id }, data: { acceptedPostId: answer.id, acceptedAt: hub.clock.now() } })
    const into = await makeThread(hub, { spaceId: there.id, title: "Uniforms again", body: "First." })
    const earlier = await makeThread(hub, { slug: "merged-before" })
    await hub.db.thread.update({ where: { id: earlier.id }, data: { state: "MERGED", mergedIntoId: thread.id } })
    await hub.db.threadSubscription.create({
      data: { personId: follower.id, threadId: thread.id, level: "DIGEST", updatedAt: hub.clock.now() },
    })
    await project(thread, into)
    const input = { id: globalId("Thread", thread), into: into.slug, reason }
    await hub.visitor.expectUnauthenticated(merge, input)
    await member.expectForbidden(merge, input)
    await moderator.refused("ValidationError", merge, { ...input, reason: "" })
    await moderator.refused("ValidationError", merge, { ...input, into: thread.slug })
    await moderator.refused("ValidationError", merge, { ...input, into: "no-such-thread" })
    await moderator.refused("ValidationError", merge, { ...input, into: thread.slug, onlyCheck: true })
    await member.expectForbidden(merge, { ...input, onlyCheck: true })
    expect(await moderator.mutate(merge, { ...input, onlyCheck: true })).toMatchObject({ slug: into.slug })
    expect(await hub.db.thread.findUniqueOrThrow({ where: { id: thread.id } }), "only checked").toMatchObject({ state: "OPEN" })
    const address = `${hub.platform.env.PUBLIC_URL}/forum/${there.slug}/${into.slug}?page=1#post-x`
    expect(await moderator.mutate(merge, { ...input, into: address })).toMatchObject({
      slug: into.slug,
      postCount: 3,
      isAnswered: true,
      posts: {
        posts: [
          { position: 1, body: "First." },
          { position: 2, body: "Narwhals ask." },
          { position: 3, body: "We do." },
        ],
      },
      space: { threadCount: 1, postCount: 3 },
    })
    expect(await hub.db.space.findUniqueOrThrow({ where: { id: here.id } })).toMatchObject({ threadCount: 0, postCount: 0 })
    for (const slug of [thread.slug, "merged-before"]) expect((await hub.visitor.query(inSpace, { slug })).thread.slug).toBe(into.slug)
    const trace = `query($slug: String!) { thread(slug: $slug) { mergedOpenings { position mergedTitle } posts { posts { mergedTitle } } } }`
    expect((await hub.visitor.query(trace, { slug: into.slug })).thread).toEqual({
      mergedOpenings: [{ position: 2, mergedTitle: "Who pays for uniforms?" }],
      posts: { posts: [{ mergedTitle: null }, { mergedTitle: "Who pays for uniforms?" }, { mergedTitle: null }] },
    })
    expect(await found("narwhals")).toEqual([into.slug])
    expect(
      await hub.db.threadSubscription.findMany({ where: { personId: follower.id }, select: { threadId: true, level: true } }),
    ).toContainEqual({
      threadId: into.id,
      level: "DIGEST",
    })
    expect(await mailTo(author)).toEqual([
      ["A moderator has merged your thread “Who pays for uniforms?” into “Uniforms again”", expect.stringContaining(reason)],
    ])
    // The decision leads to where it is now, as long as its author may read there.
    const decided = async () =>
      (await hub.as(author).query("{ myModeration(first: 1) { edges { node { path spaceName } } } }")).myModeration.edges[0].node
    expect(await decided()).toEqual({ path: `/forum/${there.slug}/${into.slug}`, spaceName: there.name })
    await hub.db.space.update({ where: { id: there.id }, data: { readers: "ROLE", readerRole: "EDITOR" } })
    expect(await decided()).toEqual({ path: null, spaceName: null })
    await hub.db.space.update({ where: { id: there.id }, data: { readers: "EVERYBODY", readerRole: null } })
    expect(await hub.db.auditEvent.count({ where: { action: "forum.merge_thread", subjectId: thread.id, reason } })).toBe(1)
    await moderator.refused("NotFoundError", merge, input)
  })

  test("not into what cannot be read, not a poll, not one's own, and not for the moderator of another region", async () => {
    const [wessex, kent] = [await makeRegion(hub), await makeRegion(hub)]
    const regional = await makePerson(hub)
    await giveRole(hub, regional, "MODERATOR", { region: wessex })
    const inWessex = await makeThread(hub, { spaceId: (await makeSpace(hub, { kind: "REGION", regionId: wessex.id })).id })
    const inKent = await makeThread(hub, { spaceId: (await makeSpace(hub, { kind: "REGION", regionId: kent.id })).id })
    const hidden = await makeThread(hub, { state: "HIDDEN", stateReason: "Spam." })
    const poll = await makeThread(hub, { kind: "POLL" })
    const own = await makeThread(hub, { authorId: moderatorId })
    const into = (thread: { slug: string }) => ({ into: thread.slug, reason })
    await hub.as(regional).expectForbidden(merge, { id: globalId("Thread", inKent), ...into(inWessex) })
    await hub.as(regional).expectForbidden(merge, { id: globalId("Thread", inWessex), ...into(inKent) })
    await moderator.refused("ValidationError", merge, { id: globalId("Thread", inKent), ...into(hidden) })
    await moderator.refused("ValidationError", merge, { id: globalId("Thread", poll), ...into(inKent) })
    await moderator.expectForbidden(merge, { id: globalId("Thread", own), ...into(inKent) })
  })
})

describe("splitting a thread", () => {
  test("replies become a thread of their own; what is left stays where it is, and each author is told why", async () => {
    const [one, other] = [await makePerson(hub, { name: "Neil Jolliffe" }), await makePerson(hub)]
    const thread = await makeThread(hub, { title: "Uniforms", body: "Who pays?" })
    const aside = await makePost(hub, thread, { authorId: one.id, body: "By the way: parking for axolotls?" })
    const stays = await makePost(hub, thread, { body: "We pay." })
    const late = await makePost(hub, thread, { authorId: other.id, body: "There is a car park.", replyToId: stays.id })
    await hub.db.thread.update({ where: { id: thread.id }, data: { acceptedPostId: late.id, acceptedAt: hub.clock.now() } })
    await project(thread)
    const input = {
      id: globalId("Thread", thread),
      posts: [aside, late].map((post) => globalId("Post", post)),
      title: "Where can one park?",
      reason,
    }
    await hub.visitor.expectUnauthenticated(split, input)
    await member.expectForbidden(split, input)
    await moderator.refused("ValidationError", split, { ...input, posts: [] })
    await moderator.refused("ValidationError", split, { ...input, title: "Hm" })
    const first = await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id, position: 1 } })
    await moderator.refused("NotFoundError", split, { ...input, posts: [globalId("Post", first)] })
    const own = await makePost(hub, thread, { authorId: moderatorId })
    await moderator.expectForbidden(split, { ...input, posts: [globalId("Post", own)] })
    const made = await moderator.mutate(split, input)
    expect(made).toMatchObject({
      title: "Where can one park?",
      kind: "DISCUSSION",
      postCount: 2,
      author: { name: "Neil Jolliffe" },
      posts: {
        posts: [
          { position: 1, body: "By the way: parking for axolotls?" },
          { position: 2, body: "There is a car park." },
        ],
      },
      space: { threadCount: 2, postCount: 5 },
    })
    const left = await hub.visitor.query(
      `query($slug: String!) { thread(slug: $slug) { postCount isAnswered posts { posts { position } } } }`,
      { slug: thread.slug },
    )
    expect(left.thread).toEqual({ postCount: 3, isAnswered: false, posts: { posts: [{ position: 1 }, { position: 3 }, { position: 5 }] } })
    expect(await found("axolotls")).toEqual([made.slug])
    // What it answered is in another thread now, which others may not be able to read.
    const answered = `query($id: String!) { postByAnchor(id: $id) { replyTo { id } } }`
    expect((await hub.visitor.query(answered, { id: late.id })).postByAnchor.replyTo).toBeNull()
    const place = `query($id: String!) { postByAnchor(id: $id) { thread { slug } } }`
    expect((await hub.visitor.query(place, { id: late.id })).postByAnchor.thread.slug).toBe(made.slug)
    expect((await hub.visitor.query(place, { id: stays.id })).postByAnchor.thread.slug).toBe(thread.slug)
    for (const author of [one, other])
      expect((await mailTo(author)).at(-1)).toEqual([expect.stringContaining("to a thread of its own"), expect.stringContaining(reason)])
    await moderator.refused("NotFoundError", split, input)
  })
})
