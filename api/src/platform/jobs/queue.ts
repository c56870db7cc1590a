import type { Database, Prisma } from "@hub/prisma"
import { fromPrisma } from "pg-boss"
import type { Context } from "../context.ts"
import type { DependencyState } from "../http/health.ts"
import type { Logger } from "../logger.ts"
import { createSender, createWorker, declareQueues } from "./boss.ts"
import { type DeadLetters, deadLettersOf } from "./dead-letters.ts"
import type { Job } from "./define.ts"
import { jobsDue } from "./due.ts"
import { measureQueue, type QueueDepth } from "./metrics.ts"
import { failureNote, runJob } from "./run.ts"
import { startWorkers } from "./workers.ts"

export type EnqueueOptions = {
  /** Not before this instant. */
  startAfter?: Date
  /** While a job with this key waits that will start after this transaction, another is not added. */
  singletonKey?: string
}

/** The queue of the hub, kept in its database by pg-boss. */
export type JobQueue = {
  /** Adds a job inside the caller's transaction: it exists if and only if the transaction commits. */
  enqueue<T>(tx: Prisma.TransactionClient, job: Job<T>, data: T, options?: EnqueueOptions): Promise<void>
  /** Adds the same job for many things in one statement. */
  enqueueAll<T>(tx: Prisma.TransactionClient, job: Job<T>, data: readonly T[], options?: Pick<EnqueueOptions, "startAfter">): Promise<void>
  /** Starts the workers and schedules. */
  work(createContext: () => Context): Promise<void>
  /**
   * Runs every job that is ready now, including those they add, in this process; for commands and tests. Returns how many
   * were done. A job that fails waits for its next attempt (or is dead-lettered) as it would with a worker; after the
   * others have run its error is thrown, unless `failures` is "keep".
   */
  drain(createContext: () => Context, options?: { failures?: "throw" | "keep" }): Promise<number>
  /** What failed for good. */
  deadLetters: DeadLetters
  /** How many jobs of each kind wait and run. */
  depth(): Promise<QueueDepth[]>
  health(): Promise<DependencyState>
  /** Lets running jobs finish for a while, then gives back what is not done. */
  stop(): Promise<void>
}

/** Milliseconds running jobs have to finish when the process stops; what takes longer runs again elsewhere. */
const grace = 10_000

export async function openQueue(database: Database, jobs: readonly Job[], log: Logger): Promise<JobQueue> {
  const sender = createSender(database, log)
  await sender.start()
  await declareQueues(sender, jobs)
  let running: { isLooking(): boolean; stop(): Promise<void> } | null = null

  const depth = () =>
    database.sql<QueueDepth>(
      "jobs_depth",
      `select name, count(*) filter (where state < 'active') as waiting, count(*) filter (where state = 'active') as active
         from pgboss.job where state <= 'active' and name not like '\\_\\_pgboss%' group by name order by name`,
    )
  const stopMeasuring = measureQueue(depth)
  const deadLetters = deadLettersOf(sender, database)

  return {
    async enqueue(tx, job, data, { startAfter, singletonKey } = {}) {
      if (singletonKey !== undefined && (await isWaiting(tx, job.name, singletonKey))) return
      await sender.send(job.name, data as object, {
        db: fromPrisma(tx),
        ...(startAfter && { startAfter }),
        ...(singletonKey !== undefined && { singletonKey }),
      })
    },
    async enqueueAll(tx, job, data, { startAfter } = {}) {
      if (data.length === 0) return
      await sender.insert(
        job.name,
        data.map((item) => ({ data: item as object, ...(startAfter && { startAfter }) })),
        { db: fromPrisma(tx) },
      )
    },
    async work(createContext) {
      if (running) return
      const boss = createWorker(database, log)
      await boss.start()
      const workers = await startWorkers({ boss, database, jobs, log, createContext })
      running = {
        isLooking: workers.isLooking,
        async stop() {
          workers.stop()
          await boss.stop({ graceful: true, timeout: grace })
        },
      }
    },
    async drain(createContext, { failures = "throw" } = {}) {
      const errors: Error[] = []
      let done = 0
      for (let found = true; found; ) {
        found = false
        for (const job of await jobsDue(database, jobs)) {
          for (const taken of await sender.fetch(job.name, { batchSize: 100 })) {
            found = true
            const { error } = await runJob(job, taken, createContext)
            if (error) await sender.fail(job.name, taken, failureNote(error))
            else await sender.complete(job.name, taken)
            if (error) errors.push(error)
            else done++
          }
        }
      }
      if (failures === "throw" && errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors, "Jobs failed")
      return done
    },
    deadLetters,
    depth,
    async health() {
      if (running && !running.isLooking()) return { state: "down", detail: "The queue has not been read for a while" }
      const dead = await deadLetters.count()
      return { state: "up", ...(dead > 0 && { detail: `${dead} failed for good: see /manage/jobs` }) }
    },
    async stop() {
      stopMeasuring()
      await running?.stop()
      await sender.stop({ graceful: false, close: false })
    },
  }
}

/**
 * True when a job with this key waits. The row stays locked until the transaction ends, so no worker takes the job before
 * what the transaction writes can be seen: without the lock the job could run just before and miss it.
 */
async function isWaiting(tx: Prisma.TransactionClient, name: string, singletonKey: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from pgboss.job where name = ${name} and singleton_key = ${singletonKey} and state < 'active' limit 1 for update skip locked`
  return rows.length > 0
}
