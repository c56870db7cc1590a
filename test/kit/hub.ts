import { createApi } from "@hub/api/app"
import { loadViewer } from "@hub/api/people/viewer.reads"
import type { settableClock } from "@hub/api/platform/clock"
import { type Context, createContext, type Platform } from "@hub/api/platform/context"
import type { Env } from "@hub/api/platform/env"
import type { MailMessage, PrismaClient } from "@hub/prisma"
import { afterAll, afterEach, beforeAll } from "vitest"
import { type Client, createClient } from "./client.ts"
import { emptyDatabase } from "./database.ts"
import { sessionCookie } from "./session.ts"
import { theWorker, type Worker } from "./worker.ts"

/** Somebody with an account, or the client that acts for them. */
export type Who = { id: string } | Client

/** The real API over a real database, as tests use it. */
export type Hub = {
  /** Address of the running API, without a slash at the end. */
  readonly url: string
  readonly db: PrismaClient
  readonly platform: Platform
  /** "Now" for everything the API does. Starts at the real time, to the second, in every file. */
  readonly clock: ReturnType<typeof settableClock>
  /** Somebody who is not signed in; a new browser each time, so keep it in a variable to stay signed in. */
  readonly visitor: Client
  /** Lines the API has logged, level debug and up. */
  readonly logs: readonly Record<string, unknown>[]
  /** A client with a session of its own for this person. */
  as(person: { id: string }): Client
  /** A context to call services with, for what no mutation does. */
  contextAs(person: { id: string } | null): Promise<Context>
  /** Any other address of the API. */
  fetch(path: string, options?: RequestInit & { as?: Who }): Promise<Response>
  /** Runs the jobs that are due by the hub's clock, and those they add. Returns how many. */
  runJobs(): Promise<number>
  /** The e-mails written so far, oldest first; those to one address if given. */
  mail(to?: string): Promise<MailMessage[]>
  /** The SQL statements sent while `work` runs, those of the job queue left out. */
  statements(work: () => Promise<unknown>): Promise<string[]>
  /** Empties the database again, for files whose tests count everything. */
  reset(): Promise<void>
}

type Running = Worker & { url: string; faults: string[]; stop(): Promise<void> }

/**
 * Call at the top of a test file: starts the API over an empty database before its tests and stops it after them.
 * `env` stands for settings of its own.
 * The tests of a file share the database, so each makes the people and things it needs (see seed/src/builders).
 */
export function useHub(own: { env?: Partial<Env> } = {}): Hub {
  let running: Running | undefined
  const now = (): Running => {
    if (!running) throw new Error("The hub is there once tests run: use it inside test() or beforeAll(), not beside them.")
    return running
  }

  beforeAll(async () => {
    running = await start(await theWorker(), own.env ?? {})
  })
  afterEach(() => {
    const faults = running?.faults.splice(0) ?? []
    if (faults.length > 0) throw new Error(`The API answered with errors that no client should see:\n\n${faults.join("\n\n")}`)
  })
  afterAll(async () => {
    await running?.stop()
    running = undefined
  })

  const signIn = (person: { id: string }) => {
    const { statements, platform } = now()
    return statements.aside(() => sessionCookie(platform, person.id))
  }
  const client = (cookie: () => Promise<string | null>): Client =>
    createClient({
      address: () => now().url,
      cookie,
      faults: (fault) => now().faults.push(fault),
      logs: () => now().logs,
    })

  const hub: Hub = {
    get url() {
      return now().url
    },
    get db() {
      return now().platform.db
    },
    get platform() {
      return now().platform
    },
    get clock() {
      return now().clock
    },
    get logs() {
      return now().logs
    },
    get visitor() {
      return client(async () => null)
    },
    as: (person) => client(() => signIn(person)),
    async contextAs(person) {
      const { platform } = now()
      return createContext(platform, { viewer: person && (await loadViewer(platform, person.id, "test")) })
    },
    async fetch(path, { as, ...init } = {}) {
      const headers = new Headers(init.headers)
      const cookie = as && ("cookies" in as ? await as.cookies() : await signIn(as))
      if (cookie) headers.set("cookie", cookie)
      return fetch(`${now().url}${path}`, { redirect: "manual", ...init, headers })
    },
    async runJobs() {
      const { platform, clock } = now()
      // The queue goes by the database's time: what is due by the hub's clock is made due there too.
      await platform.db.$executeRawUnsafe(
        "UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE state < 'active' AND start_after > now() AND start_after <= $1",
        clock.now(),
      )
      return platform.jobs.drain(() => createContext(platform))
    },
    mail: (to) =>
      now().platform.db.mailMessage.findMany({ where: to ? { toAddress: to } : {}, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    statements: (work) => now().statements.during(work),
    reset: () => emptyDatabase(now().platform.database),
  }
  return hub
}

async function start(worker: Worker, env: Partial<Env>): Promise<Running> {
  // A new object for each file: what the API keeps per database or platform is not carried over to the next file.
  const platform: Platform = { ...worker.platform, database: { ...worker.platform.database }, env: { ...worker.platform.env, ...env } }
  await emptyDatabase(platform.database)
  worker.logs.length = 0
  worker.clock.set(new Date(Math.floor(Date.now() / 1000) * 1000))
  const api = await createApi(platform)
  const port = platform.env.API_PORT
  const server = api.app.listen(port, "127.0.0.1")
  // Longer than any pause between two requests of a test: a connection that ends just as it is used fails the request.
  server.keepAliveTimeout = 120_000
  await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject))
  return {
    ...worker,
    platform,
    faults: [],
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await api.stop()
    },
  }
}
