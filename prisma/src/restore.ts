import { createWriteStream, existsSync, mkdirSync, rmSync } from "node:fs"
import { rename } from "node:fs/promises"
import path from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type ArchiveEntry, checkArchive, readArchive } from "./archive.ts"
import { type BackupManifest, databaseNames, filesPrefix, manifestName } from "./backup.ts"
import { openDatabase } from "./database.ts"
import { lockDataFolder } from "./lock.ts"
import { migrationState } from "./migrate.ts"
import { readMigrations } from "./migration-files.ts"
import { defaultDataDir, migrationsDir } from "./paths.ts"
import { DatabaseProblem } from "./problem.ts"
import { runServerTool } from "./server-tools.ts"

export interface RestoreOptions {
  /** A backup made by `backUp`. */
  file: string
  /** The server to restore to; without it the embedded database. */
  databaseUrl?: string | undefined
  dataDir?: string | undefined
}

/** What was restored, and where what it replaced is now. */
export interface Restored {
  madeAt: string
  files: number
  /** Migrations of this version of the hub that the backup does not have yet. */
  pending: number
  /** Folder with the data that was there before; null when there was none. */
  movedAside: string | null
}

/**
 * Restores a backup. Nothing is destroyed: embedded data and uploaded files that are there are moved aside,
 * and a server's database has to be empty.
 */
export async function restore({ file, databaseUrl, dataDir = "" }: RestoreOptions): Promise<Restored> {
  if (!existsSync(file)) throw new DatabaseProblem(`There is no file ${file}.`)
  const target = path.resolve(dataDir || defaultDataDir)
  const draft = path.join(target, `restore-${process.pid}`)
  const lock = databaseUrl ? undefined : lockDataFolder(path.join(target, "database"))
  try {
    await checkArchive(file)
    if (databaseUrl) await refuseUnlessEmpty(databaseUrl)
    mkdirSync(draft, { recursive: true })
    const { manifest, files } = await unpack(file, draft, databaseUrl)
    const movedAside = await putInPlace(target, draft, databaseUrl ? ["files"] : ["database", "files"])
    const known = readMigrations(migrationsDir)
    return { madeAt: manifest.madeAt, files, pending: known.length - manifest.migrations.length, movedAside }
  } finally {
    rmSync(draft, { recursive: true, force: true })
    lock?.release()
  }
}

async function unpack(file: string, draft: string, databaseUrl: string | undefined): Promise<{ manifest: BackupManifest; files: number }> {
  let manifest: BackupManifest | undefined
  let files = 0
  for await (const entry of readArchive(file)) {
    if (entry.name === manifestName) {
      manifest = readManifest(await textOf(entry), databaseUrl)
    } else if (manifest === undefined) {
      throw new DatabaseProblem(`${file} is not a backup of the hub.`)
    } else if (entry.name === databaseNames.pglite) {
      await loadEmbedded(path.join(draft, "database"), new Blob(await chunksOf(entry)))
    } else if (entry.name === databaseNames.postgres) {
      const dump = path.join(draft, databaseNames.postgres)
      await pipeline(Readable.from(entry.content), createWriteStream(dump, { mode: 0o600 }))
      await runServerTool("pg_restore", ["--no-owner", "--no-privileges", "--single-transaction", "--dbname=", dump], databaseUrl ?? "")
    } else if (entry.name.startsWith(filesPrefix)) {
      await unpackFile(path.join(draft, "files"), entry)
      files++
    }
  }
  if (manifest === undefined) throw new DatabaseProblem(`${file} is not a backup of the hub.`)
  return { manifest, files }
}

function readManifest(text: string, databaseUrl: string | undefined): BackupManifest {
  const manifest = JSON.parse(text) as BackupManifest
  if (manifest.kind === "postgres" && !databaseUrl) {
    throw new DatabaseProblem("This backup was made from a PostgreSQL server. Set DATABASE_URL to an empty database to restore it to.")
  }
  if (manifest.kind === "pglite" && databaseUrl) {
    throw new DatabaseProblem("This backup was made from the embedded database. Unset DATABASE_URL to restore it to a data folder.")
  }
  const known = new Set(readMigrations(migrationsDir).map(({ name }) => name))
  const unknown = manifest.migrations.find((name) => !known.has(name))
  if (unknown !== undefined) {
    throw new DatabaseProblem(`This backup was made by a newer version of the hub (it has the migration ${unknown}). Update the hub first.`)
  }
  return manifest
}

async function loadEmbedded(folder: string, dump: Blob): Promise<void> {
  // Loaded only here: the API imports this module too, and on a server has no use for the embedded database.
  const { openPGlite } = await import("./pglite.ts")
  const { pglite, close } = await openPGlite({ folder, loadDataDir: dump })
  try {
    await pglite.query(`SELECT count(*) FROM "_prisma_migrations"`)
  } finally {
    await close()
  }
}

async function refuseUnlessEmpty(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ databaseUrl, poolSize: 1 })
  try {
    const { applied } = await migrationState(database)
    if (applied.length > 0) {
      throw new DatabaseProblem("The database of DATABASE_URL is not empty. Create a new one, set DATABASE_URL to it and restore there.")
    }
  } finally {
    await database.close()
  }
}

async function unpackFile(folder: string, entry: ArchiveEntry): Promise<void> {
  const file = path.resolve(folder, entry.name.slice(filesPrefix.length))
  if (!file.startsWith(`${path.resolve(folder)}${path.sep}`))
    throw new DatabaseProblem(`The backup holds a file outside its folder: ${entry.name}`)
  mkdirSync(path.dirname(file), { recursive: true })
  await pipeline(Readable.from(entry.content), createWriteStream(file))
}

/** Moves what is there into a folder of its own and what was unpacked into its place. */
async function putInPlace(target: string, draft: string, parts: string[]): Promise<string | null> {
  const aside = path.join(target, `before-restore-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`)
  let moved = false
  for (const part of parts) {
    const current = path.join(target, part)
    if (existsSync(current)) {
      mkdirSync(aside, { recursive: true })
      await rename(current, path.join(aside, part))
      moved = true
    }
    const unpacked = path.join(draft, part)
    if (existsSync(unpacked)) await rename(unpacked, current)
  }
  return moved ? aside : null
}

async function chunksOf(entry: ArchiveEntry): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of entry.content) chunks.push(new Uint8Array(chunk))
  return chunks
}

async function textOf(entry: ArchiveEntry): Promise<string> {
  return Buffer.concat(await chunksOf(entry)).toString("utf8")
}
