import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makePost, makeSpace, makeThread } from "@hub/seed/builders"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { useHub, type Who } from "../../kit/hub.ts"
import { type LiveStream, openStream } from "../../kit/live.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const opened: LiveStream[] = []

let author: { id: string }
let reader: { id: string }

beforeAll(async () => {
  author = await known()
  reader = await known()
})
afterEach(() => {
  for (const stream of opened.splice(0)) stream.leave()
})

async function known() {
  const person = await makePerson(hub)
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  return person
}

async function watch(query: string, as?: Who): Promise<LiveStream> {
  const stream = await openStream((signal) => hub.fetch(`/live${query}`, { signal, ...(as && { as }) }))
  opened.push(stream)
  return stream
}

const reply = (who: { id: string }, thread: { id: string }, body: string) =>
  hub.as(who).mutate(`mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { ... on Post { id } } }`, {
    thread: globalId("Thread", thread),
    body,
  })
const decide = (who: { id: string }, post: { id: string }, decision: string) =>
  hub
    .as(who)
    .mutate(
      `mutation($id: ID!, $decision: PostDecision!) { moderatePost(id: $id, decision: $decision, reason: "It has been looked at.") { ... on Post { id } } }`,
      { id: globalId("Post", post), decision },
    )

/** Time enough for news that must not come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 400))
const openNow = async () => Number(/^hub_live_streams (\d+)$/m.exec(await (await hub.fetch("/metrics")).text())?.[1])

describe("an open thread", () => {
  test("is told how many posts came and where the first is, in ids and numbers only", async () => {
    const thread = await makeThread(hub)
    const stream = await watch(`?thread=${thread.slug}&after=1`, reader)
    expect(await stream.next("posts")).toEqual({ count: 0, first: null })
    await reply(author, thread, "One that nobody has seen.")
    const first = await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id, position: 2 } })
    expect(await stream.next("posts")).toEqual({ count: 1, first: { page: 1, anchor: `post-${first.id}` } })
    await reply(author, thread, "Another.")
    expect(await stream.next("posts")).toEqual({ count: 2, first: { page: 1, anchor: `post-${first.id}` } })
  })

  test("loses nothing while the connection is away: whoever comes back is told how it stands", async () => {
    const thread = await makeThread(hub)
    for (let count = 0; count < 20; count++) await makePost(hub, thread)
    const before = await watch(`?thread=${thread.slug}&after=20`, reader)
    expect(await before.next("posts")).toMatchObject({ count: 1, first: { page: 2 } })
    before.leave()
    await reply(author, thread, "Said meanwhile.")
    const after = await watch(`?thread=${thread.slug}&after=20`, reader)
    expect(await after.next("posts")).toMatchObject({ count: 2, first: { page: 2 } })
  })

  test("is not told of what the reader wrote, of what waits, or of what was hidden again", async () => {
    const moderator = await makePersonWithRole(hub, "MODERATOR")
    const newcomer = await makePerson(hub)
    const thread = await makeThread(hub)
    const stream = await watch(`?thread=${thread.slug}&after=1`, reader)
    expect(await stream.next("posts")).toMatchObject({ count: 0 })
    await reply(reader, thread, "My own.")
    await reply(newcomer, thread, "See https://elsewhere.example/ for more.")
    await aWhile()
    expect(stream.all("posts")).toHaveLength(1)
    const waiting = await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id, state: "WAITING" } })
    await decide(moderator, waiting, "APPROVE")
    expect(await stream.next("posts")).toMatchObject({ count: 1 })
    await decide(moderator, waiting, "HIDE")
    expect(await stream.next("posts")).toEqual({ count: 0, first: null })
  })

  test("a visitor is told of what everybody can read", async () => {
    const thread = await makeThread(hub)
    const stream = await watch(`?thread=${thread.slug}&after=1`)
    expect(await stream.next("posts")).toMatchObject({ count: 0 })
    await reply(author, thread, "For all.")
    expect(await stream.next("posts")).toMatchObject({ count: 1 })
    expect(stream.all("unread")).toEqual([])
  })

  test("looks the same whether it is closed to whoever asks or not there", async () => {
    const space = await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
    const thread = await makeThread(hub, { spaceId: space.id })
    for (const slug of [thread.slug, "no-such-thread"]) {
      expect((await hub.fetch(`/live?thread=${slug}&after=0`)).status).toBe(204)
      const stream = await watch(`?thread=${slug}&after=0`, reader)
      expect(await stream.next("unread")).toBeDefined()
      expect(stream.all("posts")).toEqual([])
    }
  })

  test("however much comes at once, the newest state comes last and few are said", async () => {
    const thread = await makeThread(hub)
    const streams = await Promise.all(Array.from({ length: 10 }, () => watch(`?thread=${thread.slug}&after=1`, reader)))
    await Promise.all(streams.map((stream) => stream.next("posts")))
    await Promise.all(Array.from({ length: 12 }, (_, number) => reply(author, thread, `Number ${number}.`)))
    for (const stream of streams) {
      let state: unknown
      do state = await stream.next("posts")
      while ((state as { count: number }).count < 12)
      expect(stream.all("posts").length).toBeLessThanOrEqual(13)
    }
  })
})

describe("the count of what is not read", () => {
  test("follows what somebody is told and reads, in every page they have open", async () => {
    const follower = await known()
    const thread = await makeThread(hub)
    await hub.db.threadSubscription.create({
      data: { personId: follower.id, threadId: thread.id, level: "EVERYTHING", updatedAt: hub.clock.now() },
    })
    const [one, other] = [await watch("", follower), await watch("", follower)]
    for (const stream of [one, other]) expect(await stream.next("unread")).toEqual({ count: 0 })
    await reply(author, thread, "Something to hear of.")
    await hub.runJobs()
    for (const stream of [one, other]) expect(await stream.next("unread")).toEqual({ count: 1 })
    await hub.as(follower).mutate(`mutation($thread: ID!) { markThreadRead(thread: $thread, position: 2) { ... on Thread { id } } }`, {
      thread: globalId("Thread", thread),
    })
    for (const stream of [one, other]) expect(await stream.next("unread")).toEqual({ count: 0 })
  })
})

describe("a stream", () => {
  test("is neither kept, changed on its way nor packed", async () => {
    const stream = await watch("", reader)
    expect(stream.response.headers.get("content-type")).toMatch(/^text\/event-stream\b/)
    expect(stream.response.headers.get("cache-control")).toBe("no-store, no-transform")
    expect(stream.response.headers.get("content-encoding")).toBeNull()
  })

  test("falls silent and ends once its session has ended", async () => {
    const person = await known()
    const client = hub.as(person)
    const thread = await makeThread(hub)
    const stream = await watch(`?thread=${thread.slug}&after=1`, client)
    expect(await stream.next("posts")).toMatchObject({ count: 0 })
    await client.mutate("mutation { signOut }")
    await reply(author, thread, "Said afterwards.")
    await stream.ended
    expect(stream.all("posts")).toEqual([{ count: 0, first: null }])
  })

  test("ends at once for somebody who is kept out of the hub", async () => {
    const person = await known()
    const stream = await watch("", person)
    await stream.next("unread")
    await hub
      .as(await makePersonWithRole(hub, "ADMINISTRATOR"))
      .mutate(`mutation($id: ID!) { suspendPerson(id: $id, reason: "Spam.") { ... on Person { id } } }`, { id: globalId("Person", person) })
    await stream.ended
  })

  test("is refused beyond twelve of one person, and there is room again when a page is left", async () => {
    const person = await known()
    const left = async () => {
      for (let tries = 0; (await openNow()) > 0 && tries < 50; tries++) await aWhile()
      return openNow()
    }
    expect(await left()).toBe(0)
    for (let count = 0; count < 12; count++) await watch("", person)
    expect(await openNow()).toBe(12)
    const refused = await hub.fetch("/live", { as: person })
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"])
    expect((await watch("", await known())).response.status).toBe(200)
    for (const stream of opened) stream.leave()
    expect(await left()).toBe(0)
    expect((await watch("", person)).response.status).toBe(200)
  })
})
