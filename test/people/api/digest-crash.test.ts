import { lastWeeklyDigest } from "@hub/api/people/notification.rules"
import { sendDigestsJob } from "@hub/api/people/notification-digest.service"
import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import type { Prisma } from "@hub/prisma"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type ApiProcess, startApiProcess } from "../../kit/api-process.ts"
import { type MailServer, startMailServer } from "../../kit/mail-server.ts"
import { finishWhatWasRunning, makePlace, type Place, withHub } from "../../kit/place.ts"

/** Of each kind: several portions together. */
const each = 60
/** After how many letters the API is killed: there are digests still to be written, and some on their way. */
const letters = 5

/** People by what they chose and how they stand; whether their digest is due. */
const kinds: { name: string; isDue: boolean; own: Partial<Prisma.PersonCreateManyInput> }[] = [
  { name: "daily", isDue: true, own: { notificationFrequency: "DAILY" } },
  { name: "weekly", isDue: true, own: { notificationFrequency: "WEEKLY" } },
  { name: "at-once", isDue: true, own: { notificationFrequency: "AT_ONCE" } },
  { name: "never", isDue: false, own: { notificationFrequency: "NEVER" } },
  { name: "paused", isDue: false, own: { notificationFrequency: "DAILY", mailPausedAt: new Date() } },
  { name: "unconfirmed", isDue: false, own: { notificationFrequency: "DAILY", emailVerified: false } },
]
const addressOf = (name: string, number: number) => `${name}-${number}@digest.example.org`
const due = kinds.filter(({ isDue }) => isDue).flatMap(({ name }) => Array.from({ length: each }, (_, number) => addressOf(name, number)))

let place: Place
let mailServer: MailServer
let api: ApiProcess | undefined
let env: Record<string, string>

beforeAll(async () => {
  place = await makePlace("digests")
  mailServer = await startMailServer()
  env = {
    ...place.env,
    NODE_ENV: "test",
    AUTH_SECRET: "a secret that signs only what this test sends",
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    PUBLIC_URL: "http://127.0.0.1:3000",
  }
  await withHub(place, env, async (platform) => {
    const { db } = platform
    const createdAt = new Date(lastWeeklyDigest(new Date()).getTime() - 60 * 60 * 1000)
    const people = await db.person.createManyAndReturn({
      data: kinds.flatMap(({ name, own }) =>
        Array.from({ length: each }, (_, number) => ({
          ...{ email: addressOf(name, number), name: `${name} ${number}`, handle: `digest-${name}-${number}`, emailVerified: true },
          ...{ createdAt, updatedAt: createdAt },
          ...own,
        })),
      ),
      select: { id: true },
    })
    await db.notification.createMany({
      data: people.flatMap(({ id }) =>
        ["First", "Second"].map((title, minutes) => ({
          ...{ personId: id, dedupeKey: title, kind: "test.told", title, path: "/forum" },
          createdAt: new Date(createdAt.getTime() + minutes * 60_000),
        })),
      ),
    })
    await act(createContext(platform), ({ enqueue }) => enqueue(sendDigestsJob, {}))
  })
})
afterAll(async () => {
  await api?.end("SIGKILL")
  await mailServer?.close()
  await place?.remove()
})

test("kill -9 in the middle of a run: everybody gets their digest, once, and nobody else one", { timeout: 120_000 }, async () => {
  api = await startApiProcess(env)
  for (const deadline = Date.now() + 30_000; mailServer.received.length < letters && Date.now() < deadline; )
    await new Promise((resolve) => setTimeout(resolve, 5))
  await api.end("SIGKILL")
  expect(mailServer.received.length).toBeGreaterThanOrEqual(letters)
  expect(mailServer.received.length, "killed in the middle").toBeLessThan(due.length)
  await withHub(place, env, async (platform) => {
    await finishWhatWasRunning(platform)
    // The run of the next morning, and one that somebody sets going by hand, find nothing left to do.
    for (let again = 0; again < 2; again++) {
      await act(createContext(platform), ({ enqueue }) => enqueue(sendDigestsJob, {}))
      await platform.jobs.drain(() => createContext(platform))
    }
    const { db, jobs } = platform
    expect(await db.mailMessage.groupBy({ by: ["status"], _count: true })).toEqual([{ status: "SENT", _count: due.length }])
    expect(await db.notification.count({ where: { mailedAt: { not: null } } })).toBe(due.length * 2)
    expect(await jobs.deadLetters.count()).toBe(0)
  })
  // A mail server that had just taken a message when the hub died gets it once more, under the same id, so that it is shown once.
  const shown = new Map(mailServer.received.map((mail) => [mail.messageId, mail]))
  const addresses = [...shown.values()].flatMap(({ to }) => [to].flat().flatMap((list) => list?.value.map(({ address }) => address) ?? []))
  expect(addresses.toSorted()).toEqual(due.toSorted())
  for (const { subject, text } of shown.values()) {
    expect(subject).toBe("2 updates from the hub")
    expect(text).toMatch(/First[\s\S]*Second/)
  }
  expect(mailServer.received.length - shown.size, "letters under way when it was killed").toBeLessThanOrEqual(5)
})
