import path from "node:path"
import type { PGlite } from "@electric-sql/pglite"
import { PrismaPg } from "@prisma/adapter-pg"
import type pg from "pg"
import { PrismaClient } from "../generated/client/client.ts"
import { defaultDataDir } from "./paths.ts"
import { openPGlite } from "./pglite.ts"
import { PGliteAdapterFactory } from "./pglite-adapter.ts"
import { type DatabaseLog, openPool, statementNames } from "./postgres.ts"
import { int8, parseSafeInteger, sqlTypes } from "./sql-types.ts"

export interface OpenDatabaseOptions {
  /** A PostgreSQL server. Without it the embedded database is used. */
  databaseUrl?: string | undefined
  /** Folder of the embedded database, kept in `<dataDir>/database`. Default: `.data` at the root of the workspace. */
  dataDir?: string | undefined
  /** An embedded database in memory, lost on close. */
  memory?: boolean
  /** Start the database in memory from this dump (`pglite.dumpDataDir`) instead of empty. */
  loadDataDir?: Blob
  /** Most connections to PostgreSQL at once. Default 10. */
  poolSize?: number
  log?: DatabaseLog
}

/** An open database, embedded or on a server; everything but the way of opening it is the same. */
export interface Database {
  prisma: PrismaClient
  kind: "pglite" | "postgres"
  /** The embedded database, when `kind` is "pglite". */
  pglite?: PGlite
  /** The pool behind `prisma`, when `kind` is "postgres". */
  pool?: pg.Pool
  /**
   * Runs one read statement outside any transaction, prepared under `name` (unique for its text), and returns its rows.
   * Instants come as Date, 64-bit whole numbers as number (bigint beyond 2^53), numeric as string, JSON parsed.
   */
  sql<T>(name: string, text: string, params?: readonly unknown[]): Promise<T[]>
  /** Closes every connection and lets other processes open the data folder. */
  close(): Promise<void>
}

// Waiting is normal on PGlite, where transactions take turns on one connection.
const transactionOptions = { maxWait: 10_000, timeout: 10_000 }

/** Opens the database the settings ask for. It does not migrate: see `pendingMigrations` and `applyMigrations`. */
export async function openDatabase(options: OpenDatabaseOptions = {}): Promise<Database> {
  return options.databaseUrl && !options.memory ? openPostgres(options.databaseUrl, options) : openEmbedded(options)
}

async function openEmbedded({ memory, dataDir, loadDataDir }: OpenDatabaseOptions): Promise<Database> {
  const folder = path.join(dataDir || defaultDataDir, "database")
  const { pglite, close } = await openPGlite({ ...(memory ? {} : { folder }), ...(loadDataDir ? { loadDataDir } : {}) })
  const prisma = new PrismaClient({ adapter: new PGliteAdapterFactory(pglite), transactionOptions })
  return {
    prisma,
    kind: "pglite",
    pglite,
    async sql<T>(_name: string, text: string, params: readonly unknown[] = []) {
      const { rows } = await pglite.query<T>(text, [...params], { parsers: { [int8]: parseSafeInteger } })
      return rows
    },
    async close() {
      await prisma.$disconnect()
      await close()
    },
  }
}

async function openPostgres(databaseUrl: string, { poolSize = 10, log }: OpenDatabaseOptions): Promise<Database> {
  const pool = openPool(databaseUrl, poolSize, log)
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
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
