import type { Clock } from "@hub/api/platform/clock"
import type { Context } from "@hub/api/platform/context"
import type { PrismaClient } from "@hub/prisma"

/**
 * What builders write to: a test's hub or a seeded installation. Plain rows are written through `db`; what has rules
 * goes through services with a context for the person who would do it.
 */
export type World = {
  db: PrismaClient
  clock: Clock
  /** A context for this person's acts, or for the hub's own with null. */
  contextAs(person: { id: string } | null): Promise<Context>
}
