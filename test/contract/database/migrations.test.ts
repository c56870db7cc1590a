import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import {
  applyMigrations,
  createMigration,
  type Database,
  DatabaseProblem,
  drift,
  markRolledBack,
  migrationState,
  openDatabase,
  pendingMigrations,
  schemaChange,
} from "@hub/prisma"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { onBothDatabases } from "./both.ts"

const scratch = mkdtempSync(path.join(tmpdir(), "hub-migrations-"))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A history of migrations of the test's own. */
function history() {
  const source = { migrationsDir: mkdtempSync(path.join(scratch, "m-")), schemaDir: mkdtempSync(path.join(scratch, "s-")) }
  const schema = (models: string) =>
    writeFileSync(path.join(source.schemaDir, "a.prisma"), `datasource db {\n  provider = "postgresql"\n}\n${models}\n`)
  schema("")
  return {
    source,
    schema,
    write(name: string, sql: string) {
      mkdirSync(path.join(source.migrationsDir, name), { recursive: true })
      writeFileSync(path.join(source.migrationsDir, name, "migration.sql"), sql)
    },
  }
}

async function exists(database: Database, table: string): Promise<boolean> {
  const [row] = await database.sql<{ there: boolean }>("test_exists", "SELECT to_regclass($1) IS NOT NULL AS there", [table])
  return row?.there ?? false
}

onBothDatabases((openEmpty) => {
  describe("the hub's own migrations", () => {
    let database: Database
    beforeAll(async () => {
      database = await openEmpty()
    })

    test("are all pending on an empty database, and none once applied", async () => {
      const pending = await pendingMigrations(database)
      expect(pending.length).toBeGreaterThan(1)
      expect(await applyMigrations(database)).toEqual(pending)
      expect(await migrationState(database)).toMatchObject({ pending: [], edited: [], failed: [], unknown: [] })
      expect(await applyMigrations(database)).toEqual([])
      expect(await database.prisma.person.count()).toBe(0)
    })

    test("leave their enums usable at once, also as lists", async () => {
      const text = `SELECT 'AIM'::"Taxonomy" AS one, $1::"Taxonomy"[]::text[] AS given`
      expect(await database.sql("test_enums", text, [["AIM", "THEME"]])).toEqual([{ one: "AIM", given: ["AIM", "THEME"] }])
      expect(await database.prisma.term.findMany({ where: { taxonomy: { in: ["AIM", "STAGE"] } } })).toEqual([])
    })

    test("lead to exactly what the schema describes, and what is changed by hand shows as drift", async () => {
      expect(await drift(database)).toBeNull()
      await database.prisma.$executeRawUnsafe(`ALTER TABLE "Person" ADD COLUMN "shoeSize" integer`)
      expect(await drift(database)).toContain('ADD COLUMN     "shoeSize"')
      await database.prisma.$executeRawUnsafe(`ALTER TABLE "Person" DROP COLUMN "shoeSize"`)
    })

    test("leave tables that begin with search_ to hand-written SQL", async () => {
      await database.prisma.$executeRawUnsafe(`CREATE TABLE IF NOT EXISTS search_scratch (words tsvector)`)
      expect(await drift(database)).toBeNull()
      await database.prisma.$executeRawUnsafe(`DROP TABLE search_scratch`)
    })
  })

  test("a failing migration is undone, reported, and applied again once corrected and marked rolled back", async () => {
    const database = await openEmpty()
    const { source, write } = history()
    write("20200101000000_fine", "CREATE TABLE fine (id int PRIMARY KEY);")
    write("20200102000000_broken", "CREATE TABLE half (id int PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);")
    write("20200103000000_later", "CREATE TABLE later (id int PRIMARY KEY);")

    const failure = await applyMigrations(database, source).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DatabaseProblem)
    expect(String(failure)).toMatch(
      /20200102000000_broken failed and was undone: .*nowhere.*pnpm migrate rolled-back 20200102000000_broken/,
    )
    expect(String(failure)).not.toContain("\n")
    expect(await exists(database, "fine")).toBe(true)
    expect(await exists(database, "half")).toBe(false)
    expect(await exists(database, "later")).toBe(false)
    const stuck = {
      applied: ["20200101000000_fine"],
      pending: ["20200103000000_later"],
      edited: [],
      failed: ["20200102000000_broken"],
      unknown: [],
    }
    expect(await migrationState(database, source)).toEqual(stuck)
    expect(await pendingMigrations(database, source)).toEqual(["20200102000000_broken", "20200103000000_later"])

    write("20200102000000_broken", "CREATE TABLE whole (id int PRIMARY KEY);")
    await expect(applyMigrations(database, source)).rejects.toThrow("failed earlier and nothing is applied after it")
    await expect(markRolledBack(database, "20200101000000_fine", source)).rejects.toThrow("has not failed")
    await markRolledBack(database, "20200102000000_broken", source)
    expect(await applyMigrations(database, source)).toEqual(["20200102000000_broken", "20200103000000_later"])
    expect(await exists(database, "whole")).toBe(true)
    await expect(markRolledBack(database, "20200102000000_broken", source)).rejects.toThrow("No migration has failed")
  })

  test("a script that was changed after it was applied is found, and so is one of another version", async () => {
    const database = await openEmpty()
    const { source, write } = history()
    write("20200101000000_kept", "CREATE TABLE kept (id int PRIMARY KEY);")
    write("20200102000000_changed", "CREATE TABLE changed (id int PRIMARY KEY);")
    write("20200103000000_gone", "CREATE TABLE gone (id int PRIMARY KEY);")
    await applyMigrations(database, source)
    write("20200102000000_changed", "CREATE TABLE changed (id bigint PRIMARY KEY);")
    rmSync(path.join(source.migrationsDir, "20200103000000_gone"), { recursive: true })
    expect(await migrationState(database, source)).toEqual({
      applied: ["20200101000000_kept", "20200102000000_changed", "20200103000000_gone"],
      pending: [],
      edited: ["20200102000000_changed"],
      failed: [],
      unknown: ["20200103000000_gone"],
    })
  })

  test("function bodies with semicolons are one statement", async () => {
    const database = await openEmpty()
    const { source, write } = history()
    write(
      "20200101000000_function",
      "CREATE FUNCTION add_up(n int) RETURNS int LANGUAGE plpgsql AS $$ DECLARE s int := 0; BEGIN FOR i IN 1..n LOOP s := s + i; END LOOP; RETURN s; END; $$;",
    )
    await applyMigrations(database, source)
    expect(await database.sql("test_add_up", "SELECT add_up(4) AS sum")).toEqual([{ sum: 10 }])
  })

  test("two processes that start together apply each migration once", async () => {
    const database = await openEmpty()
    const { source, write } = history()
    write("20200101000000_one", "CREATE TABLE one (id int PRIMARY KEY); SELECT pg_sleep(0.2);")
    if (database.kind === "pglite") {
      // Only one process can have the folder open.
      expect(await applyMigrations(database, source)).toEqual(["20200101000000_one"])
      return
    }
    const other = await openDatabase({ databaseUrl: database.pool?.options.connectionString })
    const applied = await Promise.all([applyMigrations(database, source), applyMigrations(other, source)])
    await other.close()
    expect(applied.flat()).toEqual(["20200101000000_one"])
  })
})

describe("a new migration", () => {
  test("is written from the schema files alone, and refused when they say nothing new", async () => {
    const { source, schema } = history()
    schema("model Shoe {\n  id Int @id\n}")
    const file = await createMigration("Add shoes!", source, { now: new Date("2026-01-02T03:04:05Z") })
    expect(path.relative(source.migrationsDir, file)).toBe(path.join("20260102030405_add_shoes", "migration.sql"))
    expect(await schemaChange(source)).toBeNull()
    await expect(createMigration("again", source)).rejects.toThrow("nothing new")
    expect(readFileSync(await createMigration("mine", source, { byHand: true, now: new Date("2026-01-02T03:04:06Z") }), "utf8")).toMatch(
      /^-- /,
    )

    schema("model Shoe {\n  id Int @id\n  size Int?\n}")
    expect(await schemaChange(source)).toContain('ALTER TABLE "Shoe" ADD COLUMN     "size" INTEGER')
    await expect(createMigration("size", source, { now: new Date("2025-01-01T00:00:00Z") })).rejects.toThrow("dated later than now")
    await expect(createMigration(" - ", source)).rejects.toThrow("few words")
  })

  test("leaves checks, triggers, partial indexes and search tables of hand-written migrations alone", async () => {
    const { source, schema, write } = history()
    schema("model Shoe {\n  id Int @id\n  size Int\n}")
    write(
      "20200101000000_by_hand",
      `CREATE TABLE "Shoe" ("id" INTEGER NOT NULL, "size" INTEGER NOT NULL CHECK ("size" > 0), CONSTRAINT "Shoe_pkey" PRIMARY KEY ("id"));
       CREATE UNIQUE INDEX "Shoe_big_key" ON "Shoe" ("size") NULLS NOT DISTINCT WHERE "size" > 40;
       CREATE TABLE search_shoe (id int, words tsvector GENERATED ALWAYS AS (to_tsvector('english', id::text)) STORED);`,
    )
    expect(await schemaChange(source)).toBeNull()
  })
})
