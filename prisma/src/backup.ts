import { createReadStream, existsSync, readdirSync, rmSync, statSync } from "node:fs"
import { rename } from "node:fs/promises"
import path from "node:path"
import { type ArchiveEntry, writeArchive } from "./archive.ts"
import type { Database } from "./database.ts"
import { migrationState } from "./migrate.ts"
import { defaultDataDir } from "./paths.ts"
import { DatabaseProblem } from "./problem.ts"
import { runServerTool } from "./server-tools.ts"

/** The first entry of a backup: what it is. */
export interface BackupManifest {
  format: "widening-participation-hub backup"
  kind: Database["kind"]
  /** ISO 8601. */
  madeAt: string
  /** Migrations the database had. */
  migrations: string[]
}

/** Names inside a backup. */
export const manifestName = "manifest.json"
export const databaseNames = { pglite: "database.tar", postgres: "database.dump" } as const
export const filesPrefix = "files/"

export interface BackupOptions {
  database: Database
  /** Where uploaded files are, in `<dataDir>/files`. Files kept in S3 are not packed. */
  dataDir?: string | undefined
  /** The .tar.gz to write; refused if it exists. */
  file: string
}

/** Packs the database and the uploaded files into one .tar.gz. The embedded database can go on being used by this process meanwhile. */
export async function backUp({ database, dataDir, file }: BackupOptions): Promise<{ files: number; bytes: number }> {
  if (existsSync(file)) throw new DatabaseProblem(`${file} exists already. Name another file for the backup.`)
  const state = await migrationState(database)
  if (state.applied.length === 0) throw new DatabaseProblem("The database is empty; there is nothing to back up.")
  const manifest: BackupManifest = {
    format: "widening-participation-hub backup",
    kind: database.kind,
    madeAt: new Date().toISOString(),
    migrations: state.applied,
  }
  const draft = `${file}.part`
  const dump = `${file}.dump`
  let files = 0

  async function* entries(): AsyncGenerator<ArchiveEntry> {
    yield entryOf(manifestName, new Blob([JSON.stringify(manifest, null, 2)]))
    yield await dumpDatabase(database, dump)
    // After the database: every file that its rows name was there before them.
    for (const entry of uploadedFiles(path.join(dataDir || defaultDataDir, "files"))) {
      files++
      yield entry
    }
  }

  try {
    rmSync(draft, { force: true })
    await writeArchive(draft, entries())
    await rename(draft, file)
  } finally {
    rmSync(draft, { force: true })
    rmSync(dump, { force: true })
  }
  return { files, bytes: statSync(file).size }
}

async function dumpDatabase({ pglite, pool }: Database, dumpFile: string): Promise<ArchiveEntry> {
  if (pglite) return entryOf(databaseNames.pglite, await pglite.dumpDataDir("none"))
  await runServerTool(
    "pg_dump",
    ["--format=custom", "--no-owner", "--no-privileges", `--file=${dumpFile}`],
    pool?.options.connectionString ?? "",
  )
  return { name: databaseNames.postgres, size: statSync(dumpFile).size, content: createReadStream(dumpFile) }
}

function* uploadedFiles(folder: string): Generator<ArchiveEntry> {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const name = `${filesPrefix}${path.relative(folder, file).split(path.sep).join("/")}`
    yield { name, size: statSync(file).size, content: createReadStream(file) }
  }
}

function entryOf(name: string, blob: Blob): ArchiveEntry {
  return { name, size: blob.size, content: blob.stream() as unknown as AsyncIterable<Uint8Array> }
}
