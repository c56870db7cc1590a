import type { ZodType } from "zod"
import type { Context } from "../context.ts"

/**
 * Work that happens after the request. Enqueued in the transaction that causes it (transactional outbox) and
 * delivered at least once, so a handler must do no harm when it runs twice.
 */
export type Job<T = unknown> = {
  /** verb-noun, for example "send-mail". Also the name of the queue. */
  name: string
  schema: ZodType<T>
  handle(context: Context, data: T, attempt: Attempt): Promise<void>
  /** Attempts after the first, with growing pauses; then it goes to the dead-letter list. */
  retries: number
  /** Seconds before an attempt counts as lost. */
  timeoutSeconds: number
  /** Five-field cron expression in Europe/London, for jobs that also run by themselves (with empty data). */
  schedule?: string
  /** Jobs of one worker at a time. */
  concurrency: number
}

/** Which try this is. */
export type Attempt = {
  /** 1 for the first. */
  number: number
  /** True when a failure now sends the job to the dead-letter list. */
  isLast: boolean
}

/** Declares a job. Domains export theirs and the composition root registers them. */
export function defineJob<T>(job: Pick<Job<T>, "name" | "schema" | "handle"> & Partial<Job<T>>): Job<T> {
  return { retries: 8, timeoutSeconds: 120, concurrency: 1, ...job }
}
