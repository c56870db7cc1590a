import { projectThreads } from "@hub/api/forum/thread.search"
import { sendDigestsJob } from "@hub/api/people/notification-digest.service"
import { act } from "@hub/api/platform/act"
import { schema } from "@hub/api/schema"
import { giveRole, makeInitiative, makePerson, makePersonWithRole, makeRegion, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"
import { type LiveStream, openStream } from "../../kit/live.ts"
import { doorsTo } from "../../kit/schema-walk.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")

/** Everybody who reads the forum, as seen from one region. */
const names = [
  "visitor",
  "somebody signed in",
  "panel member",
  "regional lead here",
  "regional lead elsewhere",
  "moderator here",
  "moderator of all",
  "administrator",
] as const
type Name = (typeof names)[number]

/** For every kind of space, who reads it. */
const kinds = {
  "for everybody": { own: {}, readers: names },
  "for members": { own: { readers: "MEMBERS" }, readers: names.filter((name) => name !== "visitor") },
  "for a role": { own: { readers: "ROLE", readerRole: "PANEL_MEMBER" }, readers: ["panel member", "moderator of all"] },
  "of a region, for a role": {
    own: { readers: "ROLE", readerRole: "REGIONAL_LEAD", kind: "REGION" },
    readers: ["regional lead here", "moderator here", "moderator of all"],
  },
} as const satisfies Record<string, { own: object; readers: readonly Name[] }>
type Kind = keyof typeof kinds
const kindNames = Object.keys(kinds) as Kind[]

/** A word that stands in one thread alone: whoever gets it anywhere has read what is in that space. */
const words: Record<Kind, string> = {
  "for everybody": "aardvark",
  "for members": "bandicoot",
  "for a role": "chinchilla",
  "of a region, for a role": "dormouse",
}

let people: Record<Name, { id: string; email: string } | null>
let region: { id: string }
let moderator: Client
const threads = {} as Record<
  Kind,
  { id: string; slug: string; space: { id: string; slug: string }; postId: string; before: { slug: string }; after: { slug: string } }
>
let initiative: { id: string; slug: string }

beforeAll(async () => {
  const elsewhere = await makeRegion(hub)
  region = await makeRegion(hub)
  const inRegion = async (role: "REGIONAL_LEAD" | "MODERATOR", where: { id: string }) => {
    const person = await makePerson(hub)
    await giveRole(hub, person, role, { region: where })
    return person
  }
  const all = await makePersonWithRole(hub, "MODERATOR")
  moderator = hub.as(all)
  people = {
    visitor: null,
    "somebody signed in": await makePerson(hub),
    "panel member": await makePersonWithRole(hub, "PANEL_MEMBER"),
    "regional lead here": await inRegion("REGIONAL_LEAD", region),
    "regional lead elsewhere": await inRegion("REGIONAL_LEAD", elsewhere),
    "moderator here": await inRegion("MODERATOR", region),
    "moderator of all": all,
    administrator: await makePersonWithRole(hub, "ADMINISTRATOR"),
  }
  initiative = await makeInitiative(hub)
  for (const kind of kindNames) threads[kind] = await makeIn(kind)
})

/** A thread about the initiative in a space of this kind, that everybody follows as if they had been able to read it once, and is told of. */
async function makeIn(kind: Kind, word = words[kind]) {
  const { own } = kinds[kind]
  const space = await makeSpace(hub, { ...own, ...("kind" in own && { regionId: region.id }) })
  // Its posts came from a thread that everybody reads, and others of its posts went to one.
  const before = await makeThread(hub)
  const thread = await makeThread(hub, {
    spaceId: space.id,
    initiativeId: initiative.id,
    splitFromId: before.id,
    title: `About the ${word}`,
    body: `The ${word} sleeps.`,
  })
  const after = await makeThread(hub, { splitFromId: thread.id })
  const { id: postId } = await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id } })
  await act(await hub.contextAs(null), (unit) => projectThreads(unit, [thread.id]))
  for (const name of names) {
    const person = people[name]
    if (!person) continue
    const at = hub.clock.now()
    await hub.db.threadSubscription.create({ data: { personId: person.id, threadId: thread.id, level: "EVERYTHING", updatedAt: at } })
    await hub.db.notification.create({
      data: {
        ...{
          personId: person.id,
          dedupeKey: `test:${thread.id}`,
          kind: "post.mentioned",
          title: `Somebody mentions you in “About the ${word}”`,
        },
        ...{ path: `/forum/${space.slug}/${thread.slug}?post=${postId}#post-${postId}`, threadId: thread.id, createdAt: at },
      },
    })
  }
  return { ...thread, space, postId, before, after }
}

const clientOf = (name: Name): Client => {
  const person = people[name]
  return person ? hub.as(person) : hub.visitor
}

/** Every field that leads to a thread or post, and how to come to it. What is left out leads on from one that is tried. */
const doors: Record<string, (of: (typeof threads)[Kind], word: string) => string> = {
  "Query.thread": ({ slug }) => `{ thread(slug: "${slug}") { title } }`,
  "QueryThreadsConnectionEdge.node": ({ space }) => `{ threads(space: "${space.slug}") { edges { node { title } } } }`,
  "InitiativeThreadsConnectionEdge.node": () =>
    `{ initiative(slug: "${initiative.slug}") { threads(first: 20) { totalCount edges { node { title } } } } }`,
  "Space.pinnedThreads": ({ space }) => `{ space(slug: "${space.slug}") { name pinnedThreads { title } } }`,
  "FoundThreads.threads": (_, word) =>
    `{ searchThreads(query: "${word}") { totalCount threads { title } highlights { highlights { html } } } }`,
  "Query.similarThreads": (_, word) => `{ similarThreads(title: "About the ${word}") { title } }`,
  "Query.post": ({ postId }) => `{ post(id: "${globalId("Post", { id: postId })}") { body html thread { title } } }`,
  "Query.postByAnchor": ({ postId }) => `{ postByAnchor(id: "${postId}") { body thread { title } } }`,
  "PostPage.posts": ({ slug }) => `{ thread(slug: "${slug}") { posts { posts { body } } } }`,
  "Thread.splitFrom": ({ after }) => `{ thread(slug: "${after.slug}") { splitFrom { title } } }`,
  "Thread.splitInto": ({ before }) => `{ thread(slug: "${before.slug}") { splitInto { title } } }`,
  "Thread.post": ({ slug, postId }) => `{ thread(slug: "${slug}") { post(id: "${postId}") { body } } }`,
}
/** These are of a thread that was read, or of what a moderator decides about, of insight or of a profile; moderation.test.ts, insight.test.ts and peers.test.ts try who may; thread-subject.test.ts does for rounds and commitments, which list as initiatives do. */
const within = [
  ...[
    "CommitmentThreadsConnectionEdge.node",
    "ForumContribution.answeredThreads",
    "RoundThreadsConnectionEdge.node",
    "Insight.unansweredQuestions",
    "Thread.acceptedAnswer",
    "Thread.firstUnread",
    "Thread.mergedOpenings",
    "Thread.mostAppreciated",
    "Post.replyTo",
    "Post.thread",
    "QueryPostsToModerateConnectionEdge.node",
  ],
]

/** By which ways somebody gets the word of a thread. */
async function waysTo(name: Name, of: (typeof threads)[Kind], word: string): Promise<string[]> {
  const client = clientOf(name)
  const ways: string[] = []
  for (const [door, ask] of Object.entries(doors))
    if (JSON.stringify((await client.raw(ask(of, word))).data ?? null).includes(word)) ways.push(door)
  const person = people[name]
  const as = person ? { as: person } : {}
  for (const path of [`${of.space.slug}`, `${of.space.slug}/${of.slug}`])
    if ((await (await hub.fetch(`/feeds/forum/${path}.atom`, as)).text()).includes(word))
      ways.push(`feed ${path === of.space.slug ? "of the space" : "of the thread"}`)
  const visitor = await site.visitor(person ?? undefined)
  for (const path of [
    "/forum",
    `/forum/${of.space.slug}`,
    `/forum/${of.space.slug}/${of.slug}`,
    `/forum/${of.space.slug}/${of.slug}?post=${of.postId}`,
    `/forum/search?q=${word}`,
  ])
    if ((await visitor.visit(path)).text("main").includes(word) && path !== `/forum/search?q=${word}`)
      ways.push(`page ${path.replaceAll(of.space.slug, "space").replaceAll(of.slug, "thread").replace(of.postId, "post")}`)
  if (person) {
    const { viewer } = await client.query(`{ viewer { unreadNotificationCount notifications(first: 100) { edges { node { title } } } } }`)
    if (JSON.stringify(viewer).includes(word)) ways.push("notifications")
  }
  return ways
}

test("every field that leads to a thread or post is tried", () => {
  const all = [...new Set([...doorsTo(schema, "Thread"), ...doorsTo(schema, "Post")])].filter((door) => !within.includes(door))
  expect(all.toSorted()).toEqual(Object.keys(doors).toSorted())
})

/** The streams of everybody who has the page of a thread open; a visitor has one only where there is something to wait for. */
async function streamsOf({ slug }: { slug: string }): Promise<Map<Name, LiveStream>> {
  const streams = new Map<Name, LiveStream>()
  for (const name of names) {
    const person = people[name]
    const stream = await openStream((signal) => hub.fetch(`/live?thread=${slug}&after=1`, { signal, ...(person && { as: person }) }))
    streams.set(name, stream)
  }
  return streams
}

/** How many posts each stream has been told of last, once there was time to tell. */
async function toldLast(streams: Map<Name, LiveStream>, readers: readonly Name[], count: number): Promise<Record<string, unknown>> {
  const last = (name: Name) => (streams.get(name)?.all("posts").at(-1) as { count: number } | undefined)?.count
  for (const deadline = Date.now() + 10_000; Date.now() < deadline && readers.some((name) => last(name) !== count); )
    await new Promise((resolve) => setTimeout(resolve, 50))
  // All streams are looked at in turn, so whoever was to be told by mistake has been told with the readers.
  await new Promise((resolve) => setTimeout(resolve, 300))
  return Object.fromEntries(names.map((name) => [name, last(name)]))
}

const saysIn = (thread: { id: string }, body: string) =>
  moderator.mutate(`mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { ... on Post { id } } }`, {
    thread: globalId("Thread", thread),
    body,
  })

describe.each(kindNames)("live updates of a space %s", (kind) => {
  test("reach those it is for, and nobody else", async () => {
    const { own } = kinds[kind]
    const space = await makeSpace(hub, { ...own, ...("kind" in own && { regionId: region.id }) })
    const thread = await makeThread(hub, { spaceId: space.id })
    const streams = await streamsOf(thread)
    await saysIn(thread, `Live for ${kind}.`)
    const readers = (kinds[kind].readers as readonly Name[]).filter((name) => name !== "moderator of all")
    const expected = names.map((name) => [name, name === "moderator of all" ? 0 : readers.includes(name) ? 1 : undefined])
    expect(await toldLast(streams, readers, 1)).toEqual(Object.fromEntries(expected))
    for (const stream of streams.values()) stream.leave()
  })
})

describe.each(kindNames)("a space %s", (kind) => {
  test("is read by those it is for, by every way, and by nobody else", async () => {
    for (const name of names) {
      const ways = await waysTo(name, threads[kind], words[kind])
      const isReader = (kinds[kind].readers as readonly Name[]).includes(name)
      if (!isReader) expect(ways, `${name} reads ${kind}`).toEqual([])
      else
        expect(ways, `${name} reads ${kind}`).toEqual(
          expect.arrayContaining([
            "Query.thread",
            "FoundThreads.threads",
            "feed of the thread",
            "page /forum/space/thread",
            ...(name === "visitor" ? [] : ["notifications"]),
          ]),
        )
    }
  })
})

describe.each(kindNames.filter((kind) => kind !== "for everybody"))("a thread moved into a space %s", (kind) => {
  test("is gone at once for all others: pages, API, search, feeds, notifications, mail at once and in summaries", async () => {
    const word = `numbat${kindNames.indexOf(kind)}`
    const thread = await makeIn("for everybody", word)
    for (const name of names) expect((await waysTo(name, thread, word)).length, `${name} before`).toBeGreaterThan(5)
    const readers = kinds[kind].readers as readonly Name[]
    const streams = await streamsOf(thread)
    const others = names.filter((name) => name !== "moderator of all")
    await saysIn(thread, "Said while everybody may read it.")
    const before = await toldLast(streams, others, 1)
    expect(others.map((name) => before[name])).toEqual(others.map(() => 1))
    await moderator.mutate(
      `mutation($id: ID!, $space: ID!) { moveThread(id: $id, space: $space, reason: "It belongs there.") { ... on Thread { id } } }`,
      { id: globalId("Thread", thread), space: globalId("Space", threads[kind].space) },
    )
    for (const space of [thread.space, threads[kind].space])
      for (const name of names) if (!readers.includes(name)) expect(await waysTo(name, { ...thread, space }, word), name).toEqual([])
    // What was told before is mailed now, at once and in summaries; what is said now is told.
    const daily = new Set<Name>(["somebody signed in", "panel member"])
    for (const name of daily)
      await hub.db.person.update({ where: { id: people[name]?.id ?? "" }, data: { notificationFrequency: "DAILY" } })
    await saysIn(thread, `More of the ${word}.`)
    // On the streams that were open all along, those who may not read it any more are not told; the count in their header has fallen with it.
    const stillReading = others.filter((name) => readers.includes(name))
    const after = await toldLast(streams, stillReading, 2)
    expect(after).toMatchObject(Object.fromEntries(others.map((name) => [name, stillReading.includes(name) ? 2 : 1])))
    for (const [name, stream] of streams) {
      if (people[name]) {
        const { viewer } = await clientOf(name).query(`{ viewer { unreadNotificationCount } }`)
        expect(stream.all("unread").at(-1), `count in the header of ${name}`).toEqual({ count: viewer.unreadNotificationCount })
      }
      stream.leave()
    }
    await hub.runJobs()
    hub.clock.advance(25 * 60 * 60 * 1000)
    await act(await hub.contextAs(null), (unit) => unit.enqueue(sendDigestsJob, {}))
    await hub.runJobs()
    for (const name of names) {
      const person = people[name]
      if (!person || name === "moderator of all") continue
      const mails = (await hub.mail(person.email)).filter(({ subject, text }) => `${subject} ${text}`.includes(word))
      expect(mails.length > 0, `${name} is mailed`).toBe(readers.includes(name))
    }
  })
})

const setReaders = `mutation($id: ID!, $version: Int!, $settings: SpaceSettings!) {
  updateSpace(id: $id, version: $version, settings: $settings) { ... on Space { id } } }`

test("a space whose readers change is gone at once for all others, by every way, and comes back with them", async () => {
  const administrator = clientOf("administrator")
  const word = "pangolin"
  const thread = await makeIn("for everybody", word)
  const streams = await streamsOf(thread)
  const others = names.filter((name) => name !== "moderator of all")
  let said = 0
  for (const kind of ["for members", "for a role", "for everybody", "for a role"] as const) {
    const { own } = kinds[kind]
    const { name, about, version } = await hub.db.space.findUniqueOrThrow({ where: { id: thread.space.id } })
    const settings = { ...{ name, about, guidelines: "", kind: "GENERAL", position: 1, readers: "EVERYBODY" }, ...own }
    await administrator.mutate(setReaders, { id: globalId("Space", thread.space), version, settings })
    const readers = kinds[kind].readers as readonly Name[]
    for (const name of names) {
      const ways = await waysTo(name, thread, word)
      if (readers.includes(name)) expect(ways.length, `${name}, ${kind}`).toBeGreaterThan(5)
      else expect(ways, `${name}, ${kind}`).toEqual([])
    }
    // On the streams that were open all along: what is said is told to those who may read it now, and the count in the header has changed.
    said++
    await saysIn(thread, `Number ${said}, ${kind}.`)
    const told = await toldLast(
      streams,
      others.filter((name) => readers.includes(name)),
      said,
    )
    for (const name of others) expect(told[name] === said, `${name} is told, ${kind}`).toBe(readers.includes(name))
    for (const [name, stream] of streams) {
      if (!people[name]) continue
      const { viewer } = await clientOf(name).query(`{ viewer { unreadNotificationCount } }`)
      expect(stream.all("unread").at(-1), `count in the header of ${name}, ${kind}`).toEqual({ count: viewer.unreadNotificationCount })
    }
  }
  for (const stream of streams.values()) stream.leave()
  await hub.runJobs()
  hub.clock.advance(25 * 60 * 60 * 1000)
  await act(await hub.contextAs(null), (unit) => unit.enqueue(sendDigestsJob, {}))
  await hub.runJobs()
  for (const name of others) {
    const person = people[name]
    const mails = person ? (await hub.mail(person.email)).filter(({ subject, text }) => `${subject} ${text}`.includes(word)) : []
    expect(mails.length > 0, `${name} is mailed`).toBe((kinds["for a role"].readers as readonly Name[]).includes(name))
  }
})
