import type { SqlQuery } from "@prisma/driver-adapter-utils"
import pg from "pg"
import type { DatabaseLog } from "./database.ts"

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
