import type { Database } from "@hub/prisma"
import { type ConstructorOptions, type Db, fromPglite, PgBoss } from "pg-boss"
import type { Logger } from "../logger.ts"
import type { Job } from "./define.ts"

/** Where jobs go that failed for good, until an administrator replays or discards them. */
export const deadLetterQueue = "dead-letter"

const day = 24 * 60 * 60
/** How long a job may wait, the dead-letter list included, before it is given up: long enough for any outage. */
const retentionSeconds = 180 * day

/** pg-boss without workers: it writes jobs, and takes them out only when told to (`drain`). */
export function createSender(database: Database, log: Logger): PgBoss {
  const db = database.pglite ? embeddedDb(database.pglite) : poolDb(database)
  return listened(new PgBoss({ ...common(database), db, supervise: false, schedule: false }), log)
}

/** pg-boss with everything that runs by itself: workers, schedules, upkeep. On a server it has connections of its own. */
export function createWorker(database: Database, log: Logger): PgBoss {
  if (database.pglite) {
    // One process, one connection: what pg-boss does for large and shared databases is left out.
    return listened(
      new PgBoss({
        ...common(database),
        db: embeddedDb(database.pglite),
        useListenNotify: true,
        reindex: false,
        monitorVacuum: false,
        monitorIntervalSeconds: 300,
      }),
      log,
    )
  }
  const { connectionString } = poolOf(database).options
  if (!connectionString) throw new Error("The database pool was opened without an address")
  return listened(
    new PgBoss({
      ...common(database),
      connectionString,
      max: 3,
      application_name: "widening-participation-hub jobs",
      useListenNotify: true,
    }),
    log,
  )
}

function common(database: Database): ConstructorOptions {
  return { backend: database.kind, persistWarnings: false, registerInstance: false, openTelemetry: { enabled: false } }
}

function listened(boss: PgBoss, log: Logger): PgBoss {
  boss.on("error", (error) => log.error({ err: error }, "job queue"))
  boss.on("warning", ({ message, data }) => log.warn({ data }, message))
  return boss
}

function poolOf(database: Database) {
  if (!database.pool) throw new Error("A PostgreSQL database has a pool")
  return database.pool
}

function poolDb(database: Database): Db {
  const pool = poolOf(database)
  return { executeSql: (text, values) => pool.query(text, values) }
}

function embeddedDb(pglite: NonNullable<Database["pglite"]>): Db {
  const db = fromPglite(pglite)
  return {
    ...db,
    async executeSql(text, values) {
      if (values?.length || !/^\s*BEGIN\b/.test(text)) return db.executeSql(text, values)
      // A block that fails midway must not leave its broken transaction on the connection everybody shares:
      // inside `transaction` PGlite rolls it back before anyone else's statement runs.
      const results = await pglite.transaction((tx) => tx.exec(text))
      return { rows: results.flatMap((result) => result.rows) }
    },
  }
}

/** Makes the queues of the jobs, or brings their settings up to date. */
export async function declareQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  if (!known.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue, { retentionSeconds })
  for (const job of jobs) {
    const settings = {
      retryLimit: job.retries,
      retryBackoff: true,
      retryDelay: 2,
      retryDelayMax: 3600,
      expireInSeconds: job.timeoutSeconds,
      retentionSeconds,
      deleteAfterSeconds: 2 * day,
      notify: true,
    }
    const queue = known.get(job.name)
    if (!queue) await boss.createQueue(job.name, { ...settings, deadLetter: deadLetterQueue })
    else if (Object.entries(settings).some(([key, value]) => queue[key as keyof typeof settings] !== value))
      await boss.updateQueue(job.name, settings)
  }
}
