import type { Database } from "@hub/prisma"
import type { PgBoss } from "pg-boss"
import type { Context } from "../context.ts"
import type { Logger } from "../logger.ts"
import type { Job } from "./define.ts"
import { jobsDue } from "./due.ts"
import { failureNote, runJob } from "./run.ts"

/** Seconds between looks for work by a worker itself. NOTIFY and the look-out below wake it long before. */
const idleSeconds = 600
const lookOutMilliseconds = 2_000

/**
 * Starts a worker for each job, and the schedules. New jobs wake their worker at once through NOTIFY. For what becomes
 * due later (retries, jobs with a time) one statement looks over all queues: one instead of one per queue and interval,
 * which counts on the embedded database, where every statement keeps requests waiting.
 */
export async function startWorkers(parts: {
  boss: PgBoss
  database: Database
  jobs: readonly Job[]
  log: Logger
  createContext: () => Context
}): Promise<{ isLooking(): boolean; stop(): void }> {
  const { boss, database, jobs, log, createContext } = parts
  const workers = new Map<string, string>()
  const wake = (name: string) => {
    const worker = workers.get(name)
    if (worker) boss.notifyWorker(worker)
  }
  for (const job of jobs) {
    const options = {
      batchSize: job.concurrency,
      perJobResults: true,
      pollingIntervalSeconds: idleSeconds,
      notifyPollingIntervalSeconds: idleSeconds,
    } as const
    const worker = await boss.work(job.name, options, async (batch) => {
      const outcomes = await Promise.all(batch.map((taken) => runJob(job, taken, createContext)))
      // There may be more than one batch took.
      wake(job.name)
      return outcomes.map(({ id, error, hopeless }) => ({
        id,
        status: error ? (hopeless ? ("deadletter" as const) : ("failed" as const)) : ("completed" as const),
        ...(error && { output: failureNote(error) }),
      }))
    })
    workers.set(job.name, worker)
  }
  await declareSchedules(boss, jobs)

  let lastLook = Date.now()
  const lookOut = async () => {
    try {
      const due = await jobsDue(database, jobs)
      lastLook = Date.now()
      for (const { name } of due) wake(name)
    } catch (error) {
      log.warn({ err: error }, "job queue could not be read")
    }
  }
  let timer: NodeJS.Timeout
  const again = () => {
    timer = setTimeout(() => lookOut().then(() => !stopped && again()), lookOutMilliseconds)
  }
  let stopped = false
  again()
  return {
    isLooking: () => Date.now() - lastLook < 10 * lookOutMilliseconds,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Times are wall-clock times in London. A time that passed while no process ran is made up for, once. */
async function declareSchedules(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const wanted = new Map(jobs.flatMap((job) => (job.schedule ? [[job.name, job.schedule] as const] : [])))
  const known = await boss.getSchedules()
  for (const { name, key } of known) if (!wanted.has(name)) await boss.unschedule(name, key)
  for (const [name, cron] of wanted) {
    if (known.some((schedule) => schedule.name === name && schedule.cron === cron && schedule.timezone === "Europe/London")) continue
    await boss.schedule(name, cron, {}, { tz: "Europe/London", missed: "once" })
  }
}
