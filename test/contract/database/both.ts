import { randomUUID } from "node:crypto"
import { type Database, openDatabase } from "@hub/prisma"
import pg from "pg"
import { afterAll, describe } from "vitest"

/** Opens an empty database that is closed (and dropped) when the suite ends. */
export type OpenEmpty = () => Promise<Database>

const serverUrl = process.env.TEST_DATABASE_URL

/**
 * The same suite on the embedded database and on a PostgreSQL server. TEST_DATABASE_URL names any database of a server
 * whose role may create databases; without it the server's half is reported as skipped.
 */
export function onBothDatabases(define: (openEmpty: OpenEmpty) => void): void {
  describe("on PGlite", () => {
    const opened: Database[] = []
    afterAll(() => closeAll(opened))
    define(async () => keep(opened, await openDatabase({ memory: true, loadDataDir: await emptyDatabase() })))
  })

  describe.skipIf(!serverUrl)(serverUrl ? "on PostgreSQL" : "on PostgreSQL (TEST_DATABASE_URL is not set)", () => {
    const opened: Database[] = []
    const names: string[] = []
    afterAll(async () => {
      await closeAll(opened)
      await asAdministrator(names.map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    })
    define(async () => {
      const name = `hub_contract_${randomUUID().replaceAll("-", "")}`
      names.push(name)
      // A server's own time zone must not matter.
      await asAdministrator([`CREATE DATABASE ${name}`, `ALTER DATABASE ${name} SET timezone = 'America/New_York'`])
      return keep(opened, await openDatabase({ databaseUrl: urlOf(name), poolSize: 5 }))
    })
  })
}

let empty: Promise<Blob> | undefined

/** A dump of an empty PGlite: opening it takes a quarter of the time of making one. */
function emptyDatabase(): Promise<Blob> {
  async function dump(): Promise<Blob> {
    const database = await openDatabase({ memory: true })
    const blob = await database.pglite?.dumpDataDir("none")
    await database.close()
    if (!blob) throw new Error("PGlite gave no dump")
    return blob
  }
  empty ??= dump()
  return empty
}

function keep(opened: Database[], database: Database): Database {
  opened.push(database)
  return database
}

async function closeAll(opened: Database[]): Promise<void> {
  await Promise.all(opened.map((database) => database.close()))
}

function urlOf(name: string): string {
  const url = new URL(serverUrl ?? "")
  url.pathname = `/${name}`
  return url.href
}

async function asAdministrator(statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
