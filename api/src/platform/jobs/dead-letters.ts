import type { Database, Prisma } from "@hub/prisma"
import { fromPrisma, type PgBoss } from "pg-boss"
import { deadLetterQueue } from "./boss.ts"

/** A job that failed for good. */
export type DeadLetter = {
  id: string
  name: string
  data: unknown
  error: { name?: string; message?: string; cause?: string } | null
  /** How often it was tried. */
  attempts: number
  enqueuedAt: Date
  failedAt: Date
}

export type DeadLetters = {
  count(): Promise<number>
  /** Latest failure first. */
  list(limit: number, offset: number): Promise<DeadLetter[]>
  find(tx: Prisma.TransactionClient, id: string): Promise<DeadLetter | null>
  /** Puts it back into the queue it came from, with all its attempts. False when it is not there (any more). */
  replay(tx: Prisma.TransactionClient, id: string): Promise<boolean>
  /** Gives it up. False when it is not there (any more). */
  discard(tx: Prisma.TransactionClient, id: string): Promise<boolean>
}

const columns = `id, coalesce(source_name, name) as name, data, source_output as error,
  coalesce(source_retry_count, 0) + 1 as attempts, coalesce(source_created_on, created_on) as "enqueuedAt", created_on as "failedAt"`

export function deadLettersOf(boss: PgBoss, database: Database): DeadLetters {
  const find = async (tx: Prisma.TransactionClient, id: string) => {
    const [row] = await tx.$queryRawUnsafe<DeadLetter[]>(
      `select ${columns} from pgboss.job where name = $1 and id = $2::uuid and state < 'active'`,
      deadLetterQueue,
      id,
    )
    return row ?? null
  }
  return {
    find,
    async count() {
      const [row] = await database.sql<{ count: number }>(
        "dead_letters_count",
        "select count(*) as count from pgboss.job where name = $1 and state < 'active'",
        [deadLetterQueue],
      )
      return row?.count ?? 0
    },
    list: (limit, offset) =>
      database.sql<DeadLetter>(
        "dead_letters_list",
        `select ${columns} from pgboss.job where name = $1 and state < 'active' order by created_on desc, id limit $2 offset $3`,
        [deadLetterQueue, limit, offset],
      ),
    async replay(tx, id) {
      return (await boss.redrive(deadLetterQueue, { ids: [id], db: fromPrisma(tx) })) === 1
    },
    async discard(tx, id) {
      if (!(await find(tx, id))) return false
      await boss.deleteJob(deadLetterQueue, id, { db: fromPrisma(tx) })
      return true
    },
  }
}
