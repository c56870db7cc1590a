import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { DiffParams, MigrationList, SchemaFilter } from "@prisma/schema-engine-wasm/schema_engine_bg"
import type { Database } from "./database.ts"
import { type MigrationFile, migrationName, readMigrations, readSchema } from "./migration-files.ts"
import { migrationsDir, schemaDir } from "./paths.ts"
import { DatabaseProblem } from "./problem.ts"
import type { EngineTask } from "./schema-engine.ts"

/** Where migrations and schema are read from; tests bring their own. */
export interface MigrationSource {
  migrationsDir?: string
  schemaDir?: string
}

/** How a database stands to the migrations of this version of the hub. Names of directories, oldest first. */
export interface MigrationState {
  /** Applied, also those that are edited or unknown. */
  applied: string[]
  /** Not applied yet. */
  pending: string[]
  /** Applied, but the script has been changed since. */
  edited: string[]
  /** Begun and not finished: has to be marked rolled back before anything else is applied. */
  failed: string[]
  /** Applied by another version of the hub, unknown to this one. */
  unknown: string[]
}

/** Compares the database's own record with the files. Two short statements, no schema engine. */
export async function migrationState(database: Database, source: MigrationSource = {}): Promise<MigrationState> {
  const files = readMigrations(source.migrationsDir ?? migrationsDir)
  const records = await readRecords(database)
  const known = new Set(files.map((file) => file.name))
  const applied = new Map(records.filter((record) => record.finished).map((record) => [record.name, record.checksum]))
  const failed = records.filter((record) => !record.finished).map((record) => record.name)
  return {
    applied: [...applied.keys()],
    pending: files.filter((file) => !applied.has(file.name) && !failed.includes(file.name)).map((file) => file.name),
    edited: files.filter((file) => applied.has(file.name) && applied.get(file.name) !== file.checksum).map((file) => file.name),
    failed,
    unknown: [...applied.keys()].filter((name) => !known.has(name)),
  }
}

/** Names of the migrations that still have to be applied, failed ones among them. Cheap enough for every start. */
export async function pendingMigrations(database: Database, source: MigrationSource = {}): Promise<string[]> {
  const { failed, pending } = await migrationState(database, source)
  return [...failed, ...pending].sort()
}

interface MigrationRecord {
  name: string
  checksum: string
  finished: boolean
}

async function readRecords(database: Database): Promise<MigrationRecord[]> {
  const [table] = await database.sql<{ there: boolean }>(
    "migrations_table",
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`,
  )
  if (!table?.there) return []
  return database.sql<MigrationRecord>(
    "migrations_records",
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
}

/** Applies what is pending and returns the names. A script that fails is undone, recorded as failed and reported. */
export async function applyMigrations(database: Database, source: MigrationSource = {}): Promise<string[]> {
  return oneAtATime(database, async () => {
    const before = await migrationState(database, source)
    const [failed] = before.failed
    if (failed !== undefined)
      throw new DatabaseProblem(`The migration ${failed} failed earlier and nothing is applied after it. ${repairOf(failed)}`)
    if (before.pending.length === 0) return []
    const files = readMigrations(source.migrationsDir ?? migrationsDir)
    const schema = readSchema(source.schemaDir ?? schemaDir)
    try {
      const { appliedMigrationNames } = await withSchemaEngine({
        schema,
        database,
        run: (engine) => engine.applyMigrations({ migrationsList: listFor(files, source), filters: filterFor(files) }),
      })
      // PGlite learns the array types of enums when it opens; those that were just created are new to it.
      await database.pglite?.refreshArrayTypes()
      return appliedMigrationNames
    } catch (error) {
      const [name] = (await migrationState(database, source)).failed
      if (name === undefined) throw error
      throw new DatabaseProblem(`The migration ${name} failed and was undone: ${reasonIn(error)}. ${repairOf(name)}`, { cause: error })
    }
  })
}

const repairOf = (name: string) => `Correct its script, then run "pnpm migrate rolled-back ${name}" and "pnpm migrate apply".`

/** The engine's message is a heading, what the database said, and a trace from line "0:" on. */
function reasonIn(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const [said = text] = text.replace(/^external connector error\s*/, "").split(/\n\s+0: /)
  return said.trim().replace(/\.$/, "")
}

/** A key nobody else uses: processes that start together apply migrations one after the other. */
const applyLock = 2_014_000_001

async function oneAtATime<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (!database.pool) return work()
  const client = await database.pool.connect()
  try {
    await client.query("SELECT pg_advisory_lock($1)", [applyLock])
    return await work()
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [applyLock]).catch(() => {})
    client.release()
  }
}

/** Records that a failed migration left nothing behind (or that what it left was removed by hand), so that it can be applied again. */
export async function markRolledBack(database: Database, name: string, source: MigrationSource = {}): Promise<void> {
  const { failed } = await migrationState(database, source)
  if (!failed.includes(name)) {
    throw new DatabaseProblem(
      failed.length === 0 ? "No migration has failed; there is nothing to mark." : `${name} has not failed. Failed: ${failed.join(", ")}.`,
    )
  }
  await withSchemaEngine({
    schema: readSchema(source.schemaDir ?? schemaDir),
    database,
    run: (engine) => engine.markMigrationRolledBack({ migrationName: name }),
  })
}

const asScript: Pick<DiffParams, "script" | "exitCode"> = { script: true, exitCode: true }

/** The SQL that leads from the migrations to the schema files; null when they agree. Needs no database. */
export async function schemaChange(source: MigrationSource = {}): Promise<string | null> {
  const schema = readSchema(source.schemaDir ?? schemaDir)
  const files = readMigrations(source.migrationsDir ?? migrationsDir)
  const { exitCode, stdout } = await withSchemaEngine({
    schema,
    run: (engine) =>
      engine.diff({
        from: files.length === 0 ? { tag: "empty" } : { tag: "migrations", ...listFor(files, source) },
        to: { tag: "schemaDatamodel", files: schema },
        ...asScript,
        filters: filterFor(files),
      }),
  })
  return exitCode === 2 ? (stdout ?? "") : null
}

/** The SQL that leads from the migrations to what the database really holds; null when they agree. Apply what is pending first. */
export async function drift(database: Database, source: MigrationSource = {}): Promise<string | null> {
  const schema = readSchema(source.schemaDir ?? schemaDir)
  const files = readMigrations(source.migrationsDir ?? migrationsDir)
  const tables = await database.sql<{ name: string }>(
    "search_tables",
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'search\\_%'",
  )
  const filters = filterFor(
    files,
    tables.map((table) => table.name),
  )
  const { exitCode, stdout } = await withSchemaEngine({
    schema,
    database,
    run: (engine) =>
      engine.diff({
        from: { tag: "migrations", ...listFor(files, source) },
        to: { tag: "schemaDatasource", files: schema, configDir: source.schemaDir ?? schemaDir },
        ...asScript,
        filters,
      }),
  })
  return exitCode === 2 ? (stdout ?? "") : null
}

/**
 * Writes the migration that leads to the schema files and returns its script's path.
 * With `byHand` also when they say nothing new, for SQL that Prisma cannot describe.
 */
export async function createMigration(
  title: string,
  source: MigrationSource = {},
  { now = new Date(), byHand = false } = {},
): Promise<string> {
  const name = migrationName(title, now)
  if (name.endsWith("_"))
    throw new DatabaseProblem('Name the migration with a few words, for example "pnpm migrate create add_award_rounds".')
  const dir = source.migrationsDir ?? migrationsDir
  const last = readMigrations(dir).at(-1)
  if (last && last.name > name) throw new DatabaseProblem(`${last.name} is dated later than now; give it an earlier date first.`)
  const sql = await schemaChange(source)
  if (sql === null && !byHand) {
    throw new DatabaseProblem(
      'The schema files say nothing new, so there is no migration to create. For SQL of your own: "pnpm migrate create <name> --by-hand".',
    )
  }
  mkdirSync(path.join(dir, name), { recursive: true })
  const file = path.join(dir, name, "migration.sql")
  writeFileSync(file, `${sql?.trim() ?? "-- Write the SQL here."}\n`)
  return file
}

/**
 * Tables that hand-written migrations own because Prisma cannot describe them (full-text columns, special indexes), and any other that begins
 * with `search_`. The schema engine neither compares nor drops them.
 */
export const tablesOutsidePrisma = ["search_document", "search_card", "search_facet", "search_word"]

function filterFor(files: MigrationFile[], alsoOutside: string[] = []): SchemaFilter {
  const created = files.flatMap(({ sql }) => [...sql.matchAll(/\bTABLE\s+(?:IF NOT EXISTS\s+)?"?(search_\w+)/gi)].map((match) => match[1]))
  const tables = new Set([...tablesOutsidePrisma, ...created, ...alsoOutside])
  return { externalTables: [...tables].map((table) => `public.${table}`), externalEnums: [] }
}

/** Loaded on demand: a server that starts with nothing pending needs no schema engine. */
async function withSchemaEngine<T>(task: EngineTask<T>): Promise<T> {
  const engine = await import("./schema-engine.ts")
  return engine.withSchemaEngine(task)
}

function listFor(files: MigrationFile[], source: MigrationSource): MigrationList {
  return {
    baseDir: source.migrationsDir ?? migrationsDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: files.map((file) => ({
      path: file.name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: file.sql } },
    })),
  }
}
