/** Why the database refused a statement or a commit, the same for both databases and for Prisma and hand-written SQL. */
export interface DatabaseRefusal {
  /** Five characters: https://www.postgresql.org/docs/current/errcodes-appendix.html */
  sqlState: string
  message: string
  /** The unique index, foreign key or check that was violated, by name. */
  constraint: string | null
}

/**
 * Reads an error of Prisma, of its adapters (a failing commit arrives as such) or of the drivers.
 * Prisma's own `meta.target` is no help: PGlite's adapter reports columns where the other one reports the constraint. Null for any other error.
 */
export function databaseRefusal(error: unknown): DatabaseRefusal | null {
  const { meta, name, cause } = record(error)
  const inner = record(meta).driverAdapterError ?? (name === "DriverAdapterError" ? error : undefined)
  const { originalCode, originalMessage } = record(record(inner).cause)
  if (typeof originalCode === "string" && typeof originalMessage === "string") return refusal(originalCode, originalMessage)
  const { code, severity, message, constraint } = record(error)
  if (typeof code === "string" && typeof severity === "string" && typeof message === "string") {
    return refusal(code, message, typeof constraint === "string" ? constraint : null)
  }
  return cause === undefined ? null : databaseRefusal(cause)
}

/** True when the error is the violation of this unique index, foreign key or check. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseRefusal(error)?.constraint === constraint
}

/** True when another transaction got in the way (serialisation failure or deadlock): the same work may succeed if tried again. */
export function isWriteConflict(error: unknown): boolean {
  const { sqlState } = databaseRefusal(error) ?? {}
  return sqlState === "40001" || sqlState === "40P01"
}

function refusal(sqlState: string, message: string, constraint: string | null = null): DatabaseRefusal {
  return { sqlState, message, constraint: constraint ?? /constraint "([^"]+)"/.exec(message)?.[1] ?? null }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}
}
