import { jobs } from "@hub/api/app"
import { createContext, type Platform } from "@hub/api/platform/context"
import { readEnv } from "@hub/api/platform/env"
import { startPlatform, stopPlatform } from "@hub/api/platform/start"
import { openDatabase } from "@hub/prisma"
import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeSpace, makeThread } from "@hub/seed/builders"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { type ApiProcess, startApiProcess } from "../../kit/api-process.ts"
import { openTestDatabase } from "../../kit/database.ts"
import { type LiveStream, openStream } from "../../kit/live.ts"
import { type MailServer, startMailServer } from "../../kit/mail-server.ts"
import { sessionCookie } from "../../kit/session.ts"
import { withDatabase } from "../../kit/template.setup.ts"

// Two processes cannot share the embedded database.
const template = inject("template")
const isServer = template.kind === "postgres"
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")

let platform: Platform
let mailServer: MailServer
const apis: ApiProcess[] = []
let stop = async () => {}

type Somebody = { id: string; email: string; cookie: string }
let writers: Somebody[]
let follower: Somebody
let moderator: Somebody
let thread: { id: string; slug: string }
let closed: { id: string }

beforeAll(async () => {
  if (template.kind !== "postgres") return
  await (await openTestDatabase(template, "two")).close()
  const databaseUrl = withDatabase(template.url, `${template.prefix}two`)
  mailServer = await startMailServer()
  const env = {
    DATABASE_URL: databaseUrl,
    NODE_ENV: "test",
    AUTH_SECRET: "a secret that signs only the sessions of this test",
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    PUBLIC_URL: "http://127.0.0.1:3000",
  }
  platform = await startPlatform(readEnv(env), jobs, { database: await openDatabase({ databaseUrl, poolSize: 3 }) })
  const { db, clock } = platform
  const world = { db, clock, contextAs: async () => createContext(platform) }
  const signedIn = async (person: { id: string; email: string }) => ({ ...person, cookie: await sessionCookie(platform, person.id) })
  const known = async () => {
    const person = await makePerson(world)
    await joinOrganisation(world, person, await makeOrganisation(world))
    return signedIn(person)
  }
  writers = [await known(), await known(), await known(), await known()]
  follower = await known()
  moderator = await signedIn(await makePersonWithRole(world, "MODERATOR"))
  await db.person.update({ where: { id: follower.id }, data: { notificationFrequency: "AT_ONCE" } })
  thread = await makeThread(world, { title: "Cadets on both sides" })
  closed = await makeSpace(world, { readers: "ROLE", readerRole: "PANEL_MEMBER" })
  await db.threadSubscription.create({
    data: { personId: follower.id, threadId: thread.id, level: "EVERYTHING", updatedAt: clock.now() },
  })
  apis.push(...(await Promise.all([startApiProcess(env), startApiProcess(env)])))
  stop = () => stopPlatform(platform)
})
afterAll(async () => {
  for (const api of apis) await api.end("SIGTERM")
  await stop()
  await mailServer?.close()
})

async function ask(api: ApiProcess | undefined, { cookie }: Somebody, query: string, variables: object = {}) {
  const response = await fetch(`${api?.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: { viewer: { unreadNotificationCount: number } }; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

const watch = (api: ApiProcess | undefined, { cookie }: Somebody): Promise<LiveStream> =>
  openStream((signal) => fetch(`${api?.url}/live?thread=${thread.slug}&after=1`, { signal, headers: { cookie } }))

const reply = (api: ApiProcess | undefined, who: Somebody, body: string) =>
  ask(api, who, `mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { __typename } }`, {
    thread: globalId("Thread", thread),
    body,
  })

/** Waits until a stream's newest event of this name is this. */
async function until(stream: LiveStream, event: string, state: object): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50)))
    if (JSON.stringify(stream.all(event).at(-1))?.startsWith(JSON.stringify(state).slice(0, -1))) return
  expect(stream.all(event).at(-1)).toMatchObject(state)
}

const unread = async (api: ApiProcess | undefined) =>
  ((await ask(api, follower, "{ viewer { unreadNotificationCount } }")).viewer as { unreadNotificationCount: number })
    .unreadNotificationCount

test.skipIf(!isServer)(
  "two processes on one database: what is written through either is told on both, counted the same, and mailed once",
  { timeout: 180_000 },
  async () => {
    const streams = [await watch(apis[0], follower), await watch(apis[1], follower)]
    for (const stream of streams) await until(stream, "posts", { count: 0 })

    // Eight posts at the same time, half of them through each.
    const texts = Array.from({ length: 8 }, (_, number) => `Answer number ${number}.`)
    await Promise.all(texts.map((text, number) => reply(apis[number % 2], writers[number % 4] as Somebody, text)))
    for (const stream of streams) {
      await until(stream, "posts", { count: 8 })
      await until(stream, "unread", { count: 1 })
    }
    expect([await unread(apis[0]), await unread(apis[1])]).toEqual([1, 1])
    const posts = await platform.db.post.findMany({ where: { threadId: thread.id }, orderBy: { position: "asc" } })
    expect(posts.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])

    // Each post is told once: eight are counted on the one notification.
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 100)))
      if ((await platform.db.notification.findFirst({ where: { personId: follower.id } }))?.count === 8) break
    expect(await platform.db.notification.findMany({ where: { personId: follower.id }, select: { title: true, count: true } })).toEqual([
      { title: "8 replies in “Cadets on both sides”", count: 8 },
    ])

    // Read through one, it is read on the other.
    await ask(apis[0], follower, `mutation($thread: ID!) { markThreadRead(thread: $thread, position: 9) { __typename } }`, {
      thread: globalId("Thread", thread),
    })
    for (const stream of streams) await until(stream, "unread", { count: 0 })
    expect(await unread(apis[1])).toBe(0)

    // Somebody is named: one mail, though both processes have workers.
    const { handle } = await platform.db.person.findUniqueOrThrow({ where: { id: follower.id } })
    await reply(apis[1], writers[0] as Somebody, `What do you say, @${handle}?`)
    for (const stream of streams) {
      await until(stream, "posts", { count: 9 })
      await until(stream, "unread", { count: 1 })
    }
    const mails = () => mailServer.received.filter(({ subject }) => subject?.includes("mentions you"))
    for (const deadline = Date.now() + 20_000; Date.now() < deadline && mails().length === 0; )
      await new Promise((resolve) => setTimeout(resolve, 100))
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(mails()).toHaveLength(1)
    expect(await platform.db.notification.count({ where: { personId: follower.id } })).toBe(2)
    expect(await platform.jobs.deadLetters.count()).toBe(0)

    // Moved out of sight through one process, the thread is silent on the streams of the other.
    await ask(
      apis[0],
      moderator,
      `mutation($id: ID!, $space: ID!) { moveThread(id: $id, space: $space, reason: "It belongs there.") { __typename } }`,
      { id: globalId("Thread", thread), space: globalId("Space", closed) },
    )
    for (const stream of streams) await until(stream, "unread", { count: 0 })
    await reply(apis[0], moderator, "Only for those who may read it.")
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    for (const stream of streams) expect(stream.all("posts").at(-1)).toMatchObject({ count: 9 })
    for (const stream of streams) stream.leave()
  },
)

test.skipIf(!isServer)(
  "a process that is told to stop ends its streams and is gone within seconds; the other goes on",
  {
    timeout: 60_000,
  },
  async () => {
    const [left, other] = [await watch(apis[0], follower), await watch(apis[1], follower)]
    await left.next("unread")
    const begun = Date.now()
    const gone = apis[0]?.end("SIGTERM")
    await left.ended
    expect(Date.now() - begun, "milliseconds until the stream ended").toBeLessThan(1_000)
    await gone
    apis.shift()
    expect(await other.next("unread")).toEqual({ count: 0 })
    other.leave()
  },
)
