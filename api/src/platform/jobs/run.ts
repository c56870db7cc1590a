import { ZodError } from "zod"
import type { Context } from "../context.ts"
import type { Job } from "./define.ts"
import { jobFinished } from "./metrics.ts"

/** A job as it was taken from the queue. */
export type TakenJob = { id: string; data: unknown; retryCount: number }

/** How it ended. `hopeless` jobs are not tried again: their data will never fit. */
export type Outcome = { id: string; error?: Error; hopeless?: boolean }

/** Runs one job and never throws. */
export async function runJob(job: Job, taken: TakenJob, createContext: () => Context): Promise<Outcome> {
  const context = createContext()
  const log = context.log.child({ job: job.name, jobId: taken.id, attempt: taken.retryCount + 1 })
  const started = performance.now()
  const finished = (outcome: "done" | "failed") => {
    jobFinished(job.name, outcome, (performance.now() - started) / 1000)
  }
  try {
    const attempt = { number: taken.retryCount + 1, isLast: taken.retryCount >= job.retries }
    await job.handle({ ...context, log, requestId: taken.id }, job.schema.parse(taken.data ?? {}), attempt)
    finished("done")
    log.debug("job done")
    return { id: taken.id }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    finished("failed")
    log.error({ err: error }, "job failed")
    return { id: taken.id, error, hopeless: thrown instanceof ZodError }
  }
}

/** What the queue remembers of a failure. */
export function failureNote(error: Error): { name: string; message: string; cause?: string } {
  const cause = error.cause instanceof Error ? error.cause.message : undefined
  return { name: error.name, message: error.message.slice(0, 1000), ...(cause && { cause: cause.slice(0, 1000) }) }
}
