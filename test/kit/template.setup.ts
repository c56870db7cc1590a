import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { jobs } from "@hub/api/app"
import { openQueue } from "@hub/api/platform/jobs/queue"
import { createLogger } from "@hub/api/platform/logger"
import { applyMigrations, type Database, openDatabase } from "@hub/prisma"
import pg from "pg"
import type { TestProject } from "vitest/node"

/** What the workers copy their databases from. */
export type Template =
  | { kind: "pglite"; file: string }
  | {
      kind: "postgres"
      /** A connection to the server, to create databases with. */
      url: string
      name: string
      /** Databases of this run start with it. */
      prefix: string
    }

declare module "vitest" {
  export interface ProvidedContext {
    template: Template
  }
}

const root = path.resolve(import.meta.dirname, "../..")

/** Makes a migrated, empty database once for the whole run (and for later runs with the same migrations). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL
  if (url) {
    const template = await postgresTemplate(url)
    project.provide("template", template)
    return () => dropDatabases(template.url, template.prefix)
  }
  project.provide("template", { kind: "pglite", file: await pgliteTemplate() })
  return async () => {}
}

/** Changes when a database made with other migrations or another version of a library would differ. */
function fingerprint(): string {
  const hash = createHash("sha256")
  const migrations = path.join(root, "prisma/migrations")
  const files = readdirSync(migrations, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sql"))
  if (files.length === 0) throw new Error(`No migrations in ${migrations}`)
  const more = ["pnpm-lock.yaml", "test/kit/template.setup.ts"].map((file) => path.join(root, file))
  for (const file of [...files.sort().map((name) => path.join(migrations, name)), ...more]) hash.update(readFileSync(file))
  hash.update(JSON.stringify(jobs.map(({ name, retries, timeoutSeconds }) => [name, retries, timeoutSeconds])))
  return hash.digest("hex").slice(0, 12)
}

async function pgliteTemplate(): Promise<string> {
  const folder = path.join(root, "node_modules/.cache/test-databases")
  const file = path.join(folder, `${fingerprint()}.tar`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder)) rmSync(path.join(folder, old), { force: true })
  const database = await openDatabase({ memory: true })
  await fill(database)
  const dump = await database.pglite?.dumpDataDir("none")
  if (!dump) throw new Error("The embedded database gave no dump")
  await database.close()
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()))
  renameSync(draft, file)
  return file
}

async function postgresTemplate(url: string): Promise<Extract<Template, { kind: "postgres" }>> {
  const name = `hub_template_${fingerprint()}`
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  try {
    // Several runs may start at once on one server.
    await server.query("SELECT pg_advisory_lock(20140701)")
    const { rowCount } = await server.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])
    if (rowCount === 0) {
      const draft = `${name}_draft`
      await server.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
      await server.query(`CREATE DATABASE ${draft} TEMPLATE template0`)
      const database = await openDatabase({ databaseUrl: withDatabase(url, draft), poolSize: 3 })
      await fill(database)
      await database.close()
      await server.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
    }
  } finally {
    await server.end()
  }
  return { kind: "postgres", url, name, prefix: `hub_test_${process.pid}_` }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  try {
    const { rows } = await server.query<{ datname: string }>("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix])
    for (const { datname } of rows) await server.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
  } finally {
    await server.end()
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Migrations, the queue's own tables, and a copy of the rows that migrations bring (schema `kit`) to restore after each file. */
async function fill(database: Database): Promise<void> {
  await applyMigrations(database)
  await (await openQueue(database, jobs, createLogger("error"))).stop()
  const tables = await database.sql<{ name: string }>(
    "kit_tables",
    `SELECT format('%I', tablename) AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'DataVersion')`,
  )
  await database.prisma.$executeRawUnsafe("CREATE SCHEMA kit")
  for (const { name } of tables) {
    const [row] = await database.sql<{ filled: boolean }>(`kit_filled_${name}`, `SELECT EXISTS (SELECT 1 FROM public.${name}) AS filled`)
    if (row?.filled) await database.prisma.$executeRawUnsafe(`CREATE TABLE kit.${name} AS TABLE public.${name}`)
  }
}
