import { isWriteConflict, Prisma } from "@hub/prisma"
import type { Context } from "./context.ts"
import type { Env } from "./env.ts"
import type { Job } from "./jobs/define.ts"
import type { EnqueueOptions } from "./jobs/queue.ts"
import { sayNews, type Topic } from "./live/news.ts"

/** One act as the audit log keeps it. */
export type AuditEntry = {
  /** noun.verb, for example "submission.publish". */
  action: string
  subjectType: string
  subjectId: string
  /** What the subject is part of, where its trail is read as a whole: the round of a nomination. */
  withinId?: string
  reason?: string
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/** The one transaction of an act: what it writes, records and sets going happens together or not at all. */
export type Act = {
  tx: Prisma.TransactionClient
  /** The instant of the act; the same for every row it writes. */
  at: Date
  /** The settings, for what an act writes down ready to use: links in mail. */
  env: Env
  audit(entry: AuditEntry): Promise<void>
  /** Records many acts of one kind in one statement. */
  auditAll(entries: readonly AuditEntry[]): Promise<void>
  enqueue<T>(job: Job<T>, data: T, options?: EnqueueOptions): Promise<void>
  /** The same job for many things, in one statement. */
  enqueueAll<T>(job: Job<T>, data: readonly T[], options?: Pick<EnqueueOptions, "startAfter">): Promise<void>
  /** Says that there is something new about these, to every process, once the act has committed. */
  say(...topics: readonly Topic[]): void
}

const attempts = 4

/**
 * Runs an act in one transaction. It may run again after a deadlock or a serialisation failure, so it must have no
 * effect outside the transaction. Inside, use `tx` only: on the embedded database anything else would wait for itself.
 */
export async function act<T>(context: Context, work: (act: Act) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.db.$transaction(
        async (tx) => {
          const news = new Set<Topic>()
          const at = context.clock.now()
          const recorded = (entry: AuditEntry) => ({
            ...entry,
            at,
            actorId: context.viewer?.id ?? null,
            requestId: context.requestId,
          })
          const result = await work({
            tx,
            at,
            env: context.env,
            async audit(entry) {
              await tx.auditEvent.create({ data: recorded(entry) })
            },
            async auditAll(entries) {
              await tx.auditEvent.createMany({ data: entries.map(recorded) })
            },
            enqueue: (job, data, options) => context.jobs.enqueue(tx, job, data, options),
            enqueueAll: (job, data, options) => context.jobs.enqueueAll(tx, job, data, options),
            say(...topics) {
              for (const topic of topics) news.add(topic)
            },
          })
          await sayNews(tx, [...news])
          return result
        },
        { maxWait: 20_000, timeout: 20_000 },
      )
    } catch (error) {
      if (attempt < attempts && (isWriteConflict(error) || isPrismaConflict(error))) continue
      throw error
    }
  }
}

/** P2034: write conflict or deadlock, as Prisma itself reports it. */
function isPrismaConflict(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034"
}
