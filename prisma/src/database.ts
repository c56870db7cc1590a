import type { PGlite } from "@electric-sql/pglite"
import type pg from "pg"
import type { PrismaClient } from "../generated/client/client.ts"
import type { ChannelListener } from "./listen.ts"

/** Receives what happens outside any caller's request, such as an idle connection that breaks. */
export interface DatabaseLog {
  warn(details: object, message: string): void
}

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
   * Runs one statement outside any transaction and returns its rows. On a server it is prepared under `name`, which has to be unique for its text.
   * Instants come as Date, dates as Date at midnight UTC, 64-bit whole numbers as number (bigint beyond 2^53), numeric as string, JSON parsed.
   * Cast lists of an enum to text[], and name the columns: a server's prepared `SELECT *` fails once a migration adds one.
   */
  sql<T>(name: string, text: string, params?: readonly unknown[]): Promise<T[]>
  /** Hears what transactions say on a channel with pg_notify, in whatever process they run, until the function it gives is called. */
  listen(channel: string, listener: ChannelListener): Promise<() => Promise<void>>
  /** Closes every connection and lets other processes open the data folder. */
  close(): Promise<void>
}

/** Waiting is normal on PGlite, where transactions take turns on one connection. Milliseconds. */
export const transactionOptions = { maxWait: 10_000, timeout: 10_000 }

/**
 * Opens the database the settings ask for. It does not migrate: see `pendingMigrations` and `applyMigrations`.
 * Only the driver that is needed is loaded.
 */
export async function openDatabase(options: OpenDatabaseOptions = {}): Promise<Database> {
  if (options.databaseUrl && !options.memory) {
    const { openServerDatabase } = await import("./server-database.ts")
    return openServerDatabase(options.databaseUrl, options)
  }
  const { openEmbeddedDatabase } = await import("./embedded-database.ts")
  return openEmbeddedDatabase(options)
}
