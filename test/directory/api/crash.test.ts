import { createContext } from "@hub/api/platform/context"
import { buildCaseStudy, joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makeSubmission } from "@hub/seed/builders"
import { loadReference } from "@hub/seed/load/reference"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type ApiProcess, startApiProcess } from "../../kit/api-process.ts"
import { brokenInvariants } from "../../kit/invariants.ts"
import { type MailServer, startMailServer } from "../../kit/mail-server.ts"
import { finishWhatWasRunning, makePlace, type Place, withHub } from "../../kit/place.ts"
import { sessionCookie } from "../../kit/session.ts"

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
  place = await makePlace("crash")
  mailServer = await startMailServer()
  env = {
    ...place.env,
    NODE_ENV: "test",
    AUTH_SECRET: "a secret that signs only the sessions of this test",
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    PUBLIC_URL: "http://127.0.0.1:3000",
  }
  await withHub(place, env, async (platform) => {
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
    await withHub(place, env, async ({ database, db }) => {
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

  await withHub(place, env, async (platform) => {
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
