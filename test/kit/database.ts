import { openAsBlob } from "node:fs"
import { type Database, openDatabase } from "@hub/prisma"
import pg from "pg"
import { type Template, withDatabase } from "./template.setup.ts"

/** A database of this worker's own, migrated and empty. */
export async function openTestDatabase(template: Template, worker: string): Promise<Database> {
  if (template.kind === "pglite") return openDatabase({ memory: true, loadDataDir: await openAsBlob(template.file) })
  const name = `${template.prefix}${worker}`
  const server = new pg.Client({ connectionString: template.url })
  await server.connect()
  try {
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template.name}`)
  } finally {
    await server.end()
  }
  return openDatabase({ databaseUrl: withDatabase(template.url, name), poolSize: 8 })
}

/** Empties all tables, the queue's included, and restores the rows that migrations bring. */
export async function emptyDatabase(database: Database): Promise<void> {
  const script = await emptyingScript(database)
  if (database.pglite) await database.pglite.exec(script)
  else await database.pool?.query(script)
}

const scripts = new WeakMap<Database["prisma"], string>()

async function emptyingScript(database: Database): Promise<string> {
  const known = scripts.get(database.prisma)
  if (known) return known
  const tables = await database.sql<{ name: string }>(
    "kit_all_tables",
    `SELECT format('public.%I', tablename) AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'DataVersion')`,
  )
  const kept = await database.sql<{ name: string; columns: string }>(
    "kit_kept_tables",
    `SELECT format('%I', table_name) AS name, string_agg(format('%I', column_name), ', ' ORDER BY ordinal_position) AS columns
       FROM information_schema.columns
      WHERE table_schema = 'public' AND is_generated = 'NEVER'
        AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'kit')
      GROUP BY table_name`,
  )
  const script = [
    "BEGIN",
    "SET LOCAL hub.allow_truncate = 'on'",
    `TRUNCATE ${[...tables.map(({ name }) => name), "pgboss.job"].join(", ")} CASCADE`,
    // Answers kept in memory under an earlier version must not be found again.
    `UPDATE "DataVersion" SET version = version + 1000`,
    // Without triggers and foreign keys, so the order of the tables does not matter.
    ...(kept.length > 0 ? ["SET LOCAL session_replication_role = replica"] : []),
    ...kept.map(({ name, columns }) => `INSERT INTO public.${name} (${columns}) SELECT ${columns} FROM kit.${name}`),
    "COMMIT",
  ].join(";\n")
  scripts.set(database.prisma, script)
  return script
}
