import { mkdtempSync, openAsBlob, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { jobs } from "@hub/api/app"
import { createContext, type Platform } from "@hub/api/platform/context"
import { readEnv } from "@hub/api/platform/env"
import { createSender } from "@hub/api/platform/jobs/boss"
import { startPlatform, stopPlatform } from "@hub/api/platform/start"
import { type Database, openDatabase } from "@hub/prisma"
import { buildCaseStudy, joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeSubmission } from "@hub/seed/builders"
import { loadReference } from "@hub/seed/load/reference"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { type ApiProcess, startApiProcess } from "../../kit/api-process.ts"
import { openTestDatabase } from "../../kit/database.ts"
import { brokenInvariants } from "../../kit/invariants.ts"
import { type MailServer, startMailServer } from "../../kit/mail-server.ts"
import { sessionCookie } from "../../kit/session.ts"
import { withDatabase } from "../../kit/template.setup.ts"

const publications = 200
/** After how many answers the API is killed, each time with all the rest under way; on a slow machine some milliseconds after the first. */
const kills = [40, 30]
const patience = 5_000

let place: Place
let mailServer: MailServer
let api: ApiProcess | undefined
let env: Record<string, string>
let submissions: string[]
let cookie: string

beforeAll(async () => {
  place = await makePlace()
  mailServer = await startMailServer()
  env = {
    ...place.env,
    NODE_ENV: "test",
    AUTH_SECRET: "a secret that signs only the sessions of this test",
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    PUBLIC_URL: "http://127.0.0.1:3000",
  }
  await withHub(async (platform) => {
    const { db, clock } = platform
    const world = { db, clock, contextAs: async () => createContext(platform) }
    await db.$transaction((tx) => loadReference(tx), { timeout: 60_000 })
    const organisation = await makeOrganisation(world)
    const submitter = await makePerson(world, { email: "crash-submitter@example.org", handle: "crash-submitter" })
    await joinOrganisation(world, submitter, organisation)
    const editor = await makePersonWithRole(world, "EDITOR", { email: "crash-editor@example.org", handle: "crash-editor" })
    const ids = { organisationId: organisation.id, submitterId: submitter.id, assignedToId: editor.id }
    const made = []
    for (let number = 0; number < publications; number++) made.push(await makeSubmission(world, { ...ids, content: buildCaseStudy() }))
    submissions = made.map(({ id }) => id)
    cookie = await sessionCookie(platform, editor.id)
  })
})
afterAll(async () => {
  await api?.end("SIGKILL")
  await mailServer?.close()
  await place?.remove()
})

test("kill -9 in the middle of 200 publications loses nothing that was acknowledged and doubles nothing", {
  timeout: 300_000,
}, async () => {
  const acknowledged = new Set<string>()
  for (const answers of kills) {
    api = await startApiProcess(env)
    const before = acknowledged.size
    await publishAndKill(api, acknowledged, before + answers)
    expect(acknowledged.size).toBeGreaterThan(before)
    expect(acknowledged.size).toBeLessThan(publications)
    await withHub(async ({ database, db }) => {
      const published = await db.submission.findMany({ where: { state: "PUBLISHED" }, select: { id: true } })
      const missing = [...acknowledged].filter((id) => !published.some((submission) => submission.id === id))
      expect(missing, "acknowledged, but not there after the crash").toEqual([])
      expect(await brokenInvariants(database)).toEqual([])
    })
  }

  api = await startApiProcess(env)
  await publishRest(api, acknowledged)
  expect(acknowledged.size).toBe(publications)
  await untilNothingWaits(api)
  await api.end("SIGTERM")

  await withHub(async (platform) => {
    await finishWhatWasRunning(platform)
    const { database, db } = platform
    expect(await brokenInvariants(database)).toEqual([])
    expect(await db.initiative.count()).toBe(publications)
    expect(await db.notification.groupBy({ by: ["kind"], _count: true })).toEqual([{ kind: "submission.published", _count: publications }])
    expect(await db.mailMessage.groupBy({ by: ["kind", "status"], _count: true })).toEqual([
      { kind: "submission.published", status: "SENT", _count: publications },
    ])
    expect(await platform.jobs.deadLetters.count()).toBe(0)
  })
  // A mail server that had just taken a message when the hub died gets it once more, under the same id, so that it is recognised.
  const letters = new Map(mailServer.received.map((mail) => [mail.messageId, mail.subject]))
  expect(new Set(letters.values()).size).toBe(publications)
  expect(letters.size).toBe(publications)
})

/** Sends every publication that was not acknowledged, all at once, and kills the API as soon as enough are. */
async function publishAndKill({ url, end }: ApiProcess, acknowledged: Set<string>, enough: number): Promise<void> {
  let killed: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  const kill = () => {
    killed ??= end("SIGKILL")
  }
  const open = submissions.filter((id) => !acknowledged.has(id))
  await Promise.all(
    open.map(async (id) => {
      const outcome = await publish(url, id).catch(() => null)
      if (!isPublished(outcome)) return
      acknowledged.add(id)
      timer ??= setTimeout(kill, patience)
      if (acknowledged.size >= enough) kill()
    }),
  )
  clearTimeout(timer)
  await killed
}

/** Repeats what was not acknowledged, a few at a time, each up to three times: a busy machine may lose an answer as well. */
async function publishRest({ url }: ApiProcess, acknowledged: Set<string>): Promise<void> {
  const rest = submissions.filter((id) => !acknowledged.has(id))
  const open = [...rest, ...rest, ...rest]
  const worker = async () => {
    for (let id = open.shift(); id; id = open.shift())
      if (!acknowledged.has(id) && isPublished(await publish(url, id).catch(() => null))) acknowledged.add(id)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

type Outcome = { __typename: string; state?: string } | null | undefined

/** Now, or before a crash that took the answer with it. */
const isPublished = (outcome: Outcome) =>
  outcome?.__typename === "Submission" || (outcome?.__typename === "WrongStateError" && outcome.state === "PUBLISHED")

async function publish(url: string, id: string): Promise<Outcome> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({
      query: "mutation($id: ID!) { publishSubmission(id: $id) { __typename ... on WrongStateError { state } } }",
      variables: { id: Buffer.from(`Submission:${id}`).toString("base64") },
    }),
  })
  const { data } = (await response.json()) as { data?: { publishSubmission?: Outcome } }
  return data?.publishSubmission
}

async function untilNothingWaits({ url }: ApiProcess): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 250))) {
    const text = await (await fetch(`${url}/metrics`)).text()
    if (!/^hub_jobs\{.*state="waiting"\} [1-9]/m.test(text)) return
  }
  throw new Error("Jobs still wait after a minute")
}

/** Jobs that a process took with it when it died count as lost after their time-out, which is made to pass here, and run again. */
async function finishWhatWasRunning(platform: Platform): Promise<void> {
  const { database, db, log } = platform
  await db.$executeRaw`
    UPDATE pgboss.job SET started_on = started_on - interval '1 hour', heartbeat_on = heartbeat_on - interval '1 hour' WHERE state = 'active'`
  await db.$executeRaw`UPDATE pgboss.queue SET monitor_claim_on = monitor_claim_on - interval '1 hour'`
  const boss = createSender(database, log)
  await boss.start()
  await boss.supervise()
  await boss.stop({ graceful: false, close: false })
  await db.$executeRaw`UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE state < 'active'`
  await platform.jobs.drain(() => createContext(platform))
}

/** Opens the hub's database in this process, while the API's is gone. */
async function withHub(work: (platform: Platform) => Promise<void>): Promise<void> {
  const platform = await startPlatform(readEnv(env), jobs, { database: await place.open() })
  try {
    await work(platform)
  } finally {
    await stopPlatform(platform)
  }
}

/** A database that outlives processes, on the engine that this run tests. */
type Place = { env: Record<string, string>; open(): Promise<Database>; remove(): Promise<void> }

async function makePlace(): Promise<Place> {
  const template = inject("template")
  if (template.kind === "postgres") {
    await (await openTestDatabase(template, "crash")).close()
    const databaseUrl = withDatabase(template.url, `${template.prefix}crash`)
    return {
      env: { DATABASE_URL: databaseUrl },
      async open() {
        const database = await openDatabase({ databaseUrl, poolSize: 3 })
        await untilAlone(database)
        return database
      },
      remove: async () => {},
    }
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), "hub-crash-"))
  await (await openDatabase({ dataDir, loadDataDir: await openAsBlob(template.file) })).close()
  return {
    env: { DATA_DIR: dataDir },
    open: () => openDatabase({ dataDir }),
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** The server notices a moment later that a client has died, and undoes what it was at. */
async function untilAlone({ prisma }: Database): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const [others] = await prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'`
    if (others?.count === 0) return
  }
  throw new Error("The dead process's connections are still there")
}
