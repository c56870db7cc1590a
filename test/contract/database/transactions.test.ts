import { randomUUID } from "node:crypto"
import { type Database, databaseRefusal, isWriteConflict, type Prisma, violates } from "@hub/prisma"
import { beforeAll, describe, expect, test } from "vitest"
import { onBothDatabases } from "./both.ts"

onBothDatabases((openEmpty) => {
  let database: Database
  let prisma: Database["prisma"]

  beforeAll(async () => {
    database = await openEmpty()
    prisma = database.prisma
    for (const statement of [
      `CREATE TABLE parent (id int PRIMARY KEY)`,
      `CREATE TABLE child (id int PRIMARY KEY, parent int CONSTRAINT child_parent_fkey REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)`,
      `CREATE TABLE counter (id int PRIMARY KEY, value int NOT NULL)`,
      `CREATE TABLE moment (id int PRIMARY KEY, at timestamptz(3) NOT NULL)`,
    ]) {
      await prisma.$executeRawUnsafe(statement)
    }
  })

  const rows = (table: string) => database.sql<{ n: number }>(`test_count_${table}`, `SELECT count(*) AS n FROM ${table}`)

  describe("transactions", () => {
    test("run at the isolation level asked for", async () => {
      const level = (isolationLevel?: Prisma.TransactionIsolationLevel) =>
        prisma.$transaction(
          (tx) => tx.$queryRaw<{ transaction_isolation: string }[]>`SHOW transaction_isolation`,
          isolationLevel ? { isolationLevel } : {},
        )
      expect(await level("Serializable")).toEqual([{ transaction_isolation: "serializable" }])
      expect(await level("RepeatableRead")).toEqual([{ transaction_isolation: "repeatable read" }])
      expect(await level()).toEqual([{ transaction_isolation: "read committed" }])
    })

    test("report a commit that fails, and keep nothing of it", async () => {
      const failure = await prisma.$transaction((tx) => tx.$executeRaw`INSERT INTO child VALUES (1, 99)`).catch((error: unknown) => error)
      expect(databaseRefusal(failure)).toMatchObject({ sqlState: "23503", constraint: "child_parent_fkey" })
      expect(violates(failure, "child_parent_fkey")).toBe(true)
      expect(await rows("child")).toEqual([{ n: 0 }])
      // The connection is still good.
      await prisma.$transaction([prisma.$executeRaw`INSERT INTO child VALUES (1, 5)`, prisma.$executeRaw`INSERT INTO parent VALUES (5)`])
      expect(await rows("child")).toEqual([{ n: 1 }])
    })

    test("undo everything when the work throws", async () => {
      const work = prisma.$transaction(async (tx) => {
        await tx.$executeRaw`INSERT INTO counter VALUES (10, 0)`
        throw new Error("changed my mind")
      })
      await expect(work).rejects.toThrow("changed my mind")
      expect(await rows("counter")).toEqual([{ n: 0 }])
    })

    test("fifty at a time all succeed, and none loses another's write", async () => {
      await prisma.$executeRaw`INSERT INTO counter VALUES (1, 0)`
      await Promise.all(
        Array.from({ length: 50 }, () =>
          prisma.$transaction(async (tx) => {
            await tx.$queryRaw`SELECT value FROM counter WHERE id = 1 FOR UPDATE`
            await tx.$executeRaw`UPDATE counter SET value = value + 1 WHERE id = 1`
          }),
        ),
      )
      expect(await database.sql("test_counter", "SELECT value FROM counter WHERE id = 1")).toEqual([{ value: 50 }])
    })

    test("undo a nested part alone", async () => {
      await prisma.$executeRaw`DELETE FROM counter`
      await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`INSERT INTO counter VALUES (1, 1)`
        await tx.$executeRaw`SAVEPOINT part`
        await tx.$executeRaw`INSERT INTO counter VALUES (2, 2)`
        await tx.$executeRaw`ROLLBACK TO SAVEPOINT part`
      })
      expect(await database.sql("test_counters", "SELECT id FROM counter")).toEqual([{ id: 1 }])
    })

    test("a conflict between two of them is recognised (on a server; PGlite runs them in turn)", async ({ skip }) => {
      skip(database.kind === "pglite")
      await prisma.$executeRaw`INSERT INTO counter VALUES (77, 0) ON CONFLICT DO NOTHING`
      const add = () =>
        prisma.$transaction(
          async (tx) => {
            const [row] = await tx.$queryRaw<{ value: number }[]>`SELECT value FROM counter WHERE id = 77`
            await new Promise((resolve) => setTimeout(resolve, 100))
            await tx.$executeRaw`UPDATE counter SET value = ${(row?.value ?? 0) + 1} WHERE id = 77`
          },
          { isolationLevel: "Serializable" },
        )
      const results = await Promise.allSettled([add(), add()])
      const refused = results.filter((result) => result.status === "rejected")
      expect(refused).toHaveLength(1)
      expect(isWriteConflict(refused[0]?.reason)).toBe(true)
    })
  })

  describe("values", () => {
    test("instants survive whatever time zone the server is set to", async () => {
      const summer = new Date("2015-07-01T12:34:56.789Z")
      await prisma.$executeRaw`INSERT INTO moment VALUES (1, ${summer})`
      expect(await prisma.$queryRaw`SELECT at FROM moment`).toEqual([{ at: summer }])
      expect(await database.sql("test_moment", "SELECT at, at = $1::timestamptz AS same FROM moment", [summer])).toEqual([
        { at: summer, same: true },
      ])
    })

    test("a hand-written statement returns the same on both", async () => {
      const text = `SELECT 7::int8 AS small, 9007199254740993 AS big, ARRAY[1, 2]::int8[] AS bigs, 1.50::numeric AS exact, 1.5::float8 AS about,
        '2015-07-01'::date AS day, '{"a": [1]}'::jsonb AS json, ARRAY['a', 'b'] AS words, true AS yes, NULL AS none, $1::text AS said, $2::int[] AS given`
      expect(await database.sql("test_values", text, ["it's", [3, 4]])).toEqual([
        {
          small: 7,
          big: 9007199254740993n,
          bigs: [1, 2],
          exact: "1.50",
          about: 1.5,
          day: new Date("2015-07-01T00:00:00Z"),
          json: { a: [1] },
          words: ["a", "b"],
          yes: true,
          none: null,
          said: "it's",
          given: [3, 4],
        },
      ])
    })

    test("the contributed modules are there", async () => {
      for (const name of ["pg_trgm", "fuzzystrmatch", "unaccent"]) await prisma.$executeRawUnsafe(`CREATE EXTENSION IF NOT EXISTS ${name}`)
      const text = `SELECT similarity('ashtma', 'asthma') > 0.2 AS alike, levenshtein('ashtma', 'asthma') AS steps, unaccent('café') AS plain`
      expect(await database.sql("test_modules", text)).toEqual([{ alike: true, steps: 2, plain: "cafe" }])
    })

    test("a failing statement says why, and leaves the connection usable", async () => {
      const failure = await database.sql("test_broken", "SELECT 1 / $1::int AS n", [0]).catch((error: unknown) => error)
      expect(databaseRefusal(failure)).toMatchObject({ sqlState: "22012", constraint: null })
      expect(await database.sql("test_broken", "SELECT 1 / $1::int AS n", [1])).toEqual([{ n: 1 }])
      expect(databaseRefusal(new Error("something else"))).toBeNull()
    })
  })

  test("a name stands for one statement", async () => {
    await database.sql("test_name", "SELECT 1 AS n")
    await expect(database.sql("test_name", "SELECT 2 AS n")).rejects.toThrow("test_name")
    expect(await database.sql("test_name", "SELECT 1 AS n")).toEqual([{ n: 1 }])
  })

  test("a hand-written statement never sees another transaction's unfinished work", async () => {
    let reach = () => {}
    const halfway = new Promise<void>((resolve) => {
      reach = resolve
    })
    const work = prisma.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO parent VALUES (900)`
      reach()
      await new Promise((resolve) => setTimeout(resolve, 200))
      throw new Error("undone")
    })
    await halfway
    const seen = database.sql("test_unfinished", "SELECT id FROM parent WHERE id = 900")
    await expect(work).rejects.toThrow("undone")
    expect(await seen).toEqual([])
  })

  test("a statement outlives a change of the table under it", async ({ skip }) => {
    skip(database.kind === "postgres", "a migration restarts the servers that hold prepared statements")
    await prisma.$executeRawUnsafe(`CREATE TABLE changing (a int)`)
    expect(await database.sql("test_changing", "SELECT * FROM changing")).toEqual([])
    await prisma.$executeRawUnsafe(`ALTER TABLE changing ADD COLUMN b int DEFAULT 2`)
    await prisma.$executeRawUnsafe(`INSERT INTO changing VALUES (1)`)
    expect(await database.sql("test_changing", "SELECT * FROM changing")).toEqual([{ a: 1, b: 2 }])
    const read = () => prisma.$queryRawUnsafe("SELECT * FROM changing")
    expect(await read()).toEqual([{ a: 1, b: 2 }])
    await prisma.$executeRawUnsafe(`ALTER TABLE changing ADD COLUMN c int DEFAULT 3`)
    expect(await read()).toEqual([{ a: 1, b: 2, c: 3 }])
    // A transaction does not outlive the error; begun again it does what it is there for.
    await prisma.$executeRawUnsafe(`ALTER TABLE changing ADD COLUMN d int DEFAULT 4`)
    const readInside = () => prisma.$transaction(async (tx) => tx.$queryRawUnsafe("SELECT * FROM changing"))
    expect(await readInside().catch(readInside)).toEqual([{ a: 1, b: 2, c: 3, d: 4 }])
  })

  test("statements that nobody named are prepared once, within transactions too, and stay bounded (embedded)", async ({ skip }) => {
    const { pglite } = database
    skip(!pglite)
    const prepared = () =>
      database.sql<{ statement: string }>("test_prepared", "SELECT statement FROM pg_prepared_statements WHERE name <> 'test_prepared'")
    const ask = (n: number) => prisma.$queryRawUnsafe(`SELECT ${n} + $1::int AS n`, 1)
    for (let n = 0; n < 510; n++) expect(await ask(n)).toEqual([{ n: n + 1 }])
    await prisma.$transaction(async (tx) => expect(await tx.$queryRaw`SELECT ${5}::int AS "inside"`).toEqual([{ inside: 5 }]))
    await prisma.$transaction(async (tx) => expect(await tx.$queryRaw`SELECT ${6}::int AS "inside"`).toEqual([{ inside: 6 }]))
    const statements = (await prepared()).map(({ statement }) => statement).filter((statement) => /^SELECT/.test(statement))
    expect(statements.filter((statement) => /inside/.test(statement))).toHaveLength(1)
    expect(statements).toContain("SELECT 509 + $1::int AS n")
    expect(statements).not.toContain("SELECT 0 + $1::int AS n")
    expect(statements.length).toBeLessThanOrEqual(520)
    expect(await ask(0)).toEqual([{ n: 1 }])
  })

  test("statements are prepared once per connection and stay bounded (on a server)", async ({ skip }) => {
    const { pool } = database
    skip(!pool)
    if (!pool) return
    const name = `test_${randomUUID()}`
    await Promise.all(Array.from({ length: 30 }, (_, n) => database.sql(name, "SELECT $1::int AS n", [n])))
    await Promise.all(Array.from({ length: 30 }, (_, n) => prisma.$queryRaw`SELECT ${n}::int AS m`))
    const client = await pool.connect()
    try {
      const { rows: prepared } = await client.query("SELECT name, statement FROM pg_prepared_statements")
      expect(prepared).toContainEqual({ name, statement: "SELECT $1::int AS n" })
      expect(prepared).toContainEqual({ name: expect.stringMatching(/^prisma_\d+$/), statement: "SELECT $1::int AS m" })
      expect(prepared.filter(({ statement }) => /^(BEGIN|COMMIT)/.test(statement))).toEqual([])
    } finally {
      client.release()
    }
  })
})
