import { PrismaPg } from "@prisma/adapter-pg"
import type pg from "pg"
import { PrismaClient } from "../generated/client/client.ts"
import { type Database, type OpenDatabaseOptions, transactionOptions } from "./database.ts"
import { listenOnServer } from "./listen.ts"
import { checkServer, openPool, statementNames } from "./postgres.ts"
import { sqlTypes } from "./sql-types.ts"

/** Opens a database on a PostgreSQL server: one pool for Prisma and for hand-written statements. */
export async function openServerDatabase(databaseUrl: string, { poolSize = 10, log }: OpenDatabaseOptions): Promise<Database> {
  const pool = openPool(databaseUrl, poolSize, log)
  try {
    await checkServer(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementNames() })
  const prisma = new PrismaClient({ adapter, transactionOptions })
  return {
    prisma,
    kind: "postgres",
    pool,
    async sql<T>(name: string, text: string, params: readonly unknown[] = []) {
      const { rows } = await pool.query<T & pg.QueryResultRow>({ name, text, values: [...params], types: sqlTypes })
      return rows
    },
    listen: async (channel, listener) => listenOnServer(pool, channel, listener, log),
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
