import type { SqlQuery } from "@prisma/driver-adapter-utils"
import pg from "pg"
import type { DatabaseLog } from "./database.ts"
import { DatabaseProblem } from "./problem.ts"

/** Opens the one pool that Prisma and hand-written statements share. Connections are made when first needed. */
export function openPool(connectionString: string, max: number, log?: DatabaseLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 15_000,
    application_name: "widening-participation-hub",
    // The Prisma adapter writes and reads instants without an offset, so every session has to be in UTC whatever the server's setting.
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'")
    },
  })
  // Without a listener an idle connection that the server closes would end the process.
  pool.on("error", (error) => log?.warn({ err: error }, "idle database connection lost"))
  return pool
}

/** How many different statements of Prisma are kept prepared on each connection. */
const maxNamedStatements = 1_000

/**
 * Names statements so that PostgreSQL parses and plans each once per connection.
 * Bounded: lists of changing length make ever new statements, which would fill the server's memory.
 */
export function statementNames(): (query: SqlQuery) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= maxNamedStatements || isControl(sql)) return ""
    const name = `prisma_${names.size}`
    names.set(sql, name)
    return name
  }
}

// BEGIN, COMMIT and savepoints gain nothing from being prepared.
function isControl(sql: string): boolean {
  return /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/.test(sql)
}

/** PostgreSQL 15 brought NULLS NOT DISTINCT, which the migrations use. */
const oldestServer = 15

/** Makes the first connection and throws with what to do when the server cannot be used. */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const version = await pool
    .query<{ version: number }>("SELECT current_setting('server_version_num')::int / 10000 AS version")
    .then(({ rows }) => rows[0]?.version ?? 0)
    .catch((error: unknown) => {
      throw new DatabaseProblem(`The PostgreSQL server ${placeOf(pool)} cannot be used: ${saidBy(error)}. Check DATABASE_URL.`, {
        cause: error,
      })
    })
  if (version < oldestServer) {
    throw new DatabaseProblem(`The PostgreSQL server ${placeOf(pool)} is version ${version}; the hub needs ${oldestServer} or later.`)
  }
}

/** Where the server is, without name and password. */
function placeOf({ options }: pg.Pool): string {
  try {
    const { host, pathname } = new URL(options.connectionString ?? "")
    return `${host}${pathname}`
  } catch {
    return "of DATABASE_URL"
  }
}

// Refused connections come as an AggregateError without a message, one error for each address tried.
function saidBy(error: unknown): string {
  if (error instanceof AggregateError) return saidBy(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
