import { mkdirSync } from "node:fs"
import path from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { fuzzystrmatch } from "@electric-sql/pglite/contrib/fuzzystrmatch"
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm"
import { unaccent } from "@electric-sql/pglite/contrib/unaccent"
import { lockDataFolder } from "./lock.ts"
import { DatabaseProblem } from "./problem.ts"

/** Where an embedded database lives: a folder, or memory when no folder is given. */
export interface PGliteOptions {
  folder?: string
  /** A dump made by `pglite.dumpDataDir` to start from instead of an empty database. */
  loadDataDir?: Blob
}

/** An open embedded database and how to close it. */
export interface OpenPGlite {
  pglite: PGlite
  close(): Promise<void>
}

/** An eighth of the cache that PostgreSQL takes by default; what is not in it is in that of the file system. About 100 MB less, and as quick. */
const lean = ["-c", "shared_buffers=16MB"]

const extensions = { fuzzystrmatch, pg_trgm, unaccent }

/** Opens PGlite in memory or in a folder that no other process has open. */
export async function openPGlite({ folder, loadDataDir }: PGliteOptions): Promise<OpenPGlite> {
  const lock = folder === undefined ? undefined : lockDataFolder(folder)
  try {
    if (folder !== undefined) mkdirSync(path.resolve(folder), { recursive: true })
    const pglite = await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: path.resolve(folder) }),
      ...(loadDataDir === undefined ? {} : { loadDataDir }),
      extensions,
      startParams: [...PGlite.defaultStartParams, ...lean],
    })
    // The Prisma adapter writes and reads instants without an offset, so the session has to be in UTC.
    await pglite.exec("SET TIME ZONE 'UTC'")
    return {
      pglite,
      async close() {
        if (!pglite.closed) await pglite.close()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    if (folder === undefined) throw error
    throw new DatabaseProblem(
      `The database in ${folder} could not be opened (${error instanceof Error ? error.message : String(error)}). Restore a backup with "pnpm restore <file>", or move the folder away to start empty.`,
      { cause: error },
    )
  }
}
