import type { Database, Prisma } from "@hub/prisma"
import { fromPglite, fromPrisma, PgBoss } from "pg-boss"
import type { Context } from "../context.ts"
import type { Logger } from "../logger.ts"
import type { Job } from "./define.ts"

export type EnqueueOptions = {
  /** Not before this instant. */
  startAfter?: Date
  /** While a job with this key waits, another is not added. */
  singletonKey?: string
}

/** The queue of the hub, kept in its database by pg-boss. */
export type JobQueue = {
  /** Adds a job inside the caller's transaction: it exists if and only if the transaction commits. */
  enqueue<T>(tx: Prisma.TransactionClient, job: Job<T>, data: T, options?: EnqueueOptions): Promise<void>
  /** Adds the same job for many things in one statement. */
  enqueueAll<T>(tx: Prisma.TransactionClient, job: Job<T>, data: readonly T[]): Promise<void>
  /** Starts the workers and schedules. */
  work(createContext: () => Context): Promise<void>
  /** Runs every job that is ready now, including those they add, in this process; for commands and tests. */
  drain(createContext: () => Context): Promise<number>
  boss: PgBoss
  stop(): Promise<void>
}

export const deadLetterQueue = "dead-letter"

export async function openQueue(database: Database, jobs: readonly Job[], log: Logger): Promise<JobQueue> {
  const boss = new PgBoss({
    ...(database.pglite ? { db: fromPglite(database.pglite), backend: "pglite" as const } : { db: poolDb(database) }),
    useListenNotify: true,
    persistWarnings: false,
  })
  boss.on("error", (error) => log.error({ err: error }, "job queue"))
  await boss.start()
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  if (!known.has(deadLetterQueue)) await boss.createQueue(deadLetterQueue)
  for (const job of jobs) {
    const settings = {
      retryLimit: job.retries,
      retryBackoff: true,
      retryDelay: 2,
      retryDelayMax: 3600,
      expireInSeconds: job.timeoutSeconds,
    }
    if (known.has(job.name)) await boss.updateQueue(job.name, settings)
    else await boss.createQueue(job.name, { ...settings, deadLetter: deadLetterQueue, notify: true })
  }

  async function run(job: Job, id: string, data: unknown, retryCount: number, createContext: () => Context): Promise<void> {
    const context = createContext()
    const log = context.log.child({ job: job.name, jobId: id })
    const started = Date.now()
    try {
      await job.handle({ ...context, log, requestId: id }, job.schema.parse(data ?? {}), {
        number: retryCount + 1,
        isLast: retryCount >= job.retries,
      })
      log.debug({ ms: Date.now() - started }, "job done")
    } catch (error) {
      log.error({ err: error, ms: Date.now() - started }, "job failed")
      throw error
    }
  }

  return {
    boss,
    async enqueue(tx, job, data, options) {
      const db = fromPrisma(tx)
      await boss.send(job.name, data as object, {
        db,
        ...(options?.startAfter && { startAfter: options.startAfter }),
        ...(options?.singletonKey && { singletonKey: options.singletonKey }),
      })
    },
    async enqueueAll(tx, job, data) {
      if (data.length === 0) return
      await boss.insert(
        job.name,
        data.map((item) => ({ data: item as object })),
        { db: fromPrisma(tx) },
      )
    },
    async work(createContext) {
      for (const job of jobs) {
        await boss.work(job.name, { batchSize: job.concurrency, pollingIntervalSeconds: 2 }, async (batch) => {
          await Promise.all(batch.map((item) => run(job, item.id, item.data, item.retryCount, createContext)))
        })
        if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: "Europe/London" })
      }
    },
    async drain(createContext) {
      let done = 0
      for (;;) {
        let found = 0
        for (const job of jobs) {
          for (const item of (await boss.fetch(job.name, { batchSize: 100 })) ?? []) {
            found++
            await run(job, item.id, item.data, item.retryCount, createContext)
            await boss.complete(job.name, item.id)
          }
        }
        if (found === 0) return done
        done += found
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** pg-boss over the pool that the rest of the API uses. */
function poolDb(database: Database) {
  const pool = database.pool
  if (!pool) throw new Error("A PostgreSQL database has a pool")
  return { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) }
}
