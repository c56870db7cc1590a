import { randomUUID } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { applyMigrations, backUp, type Database, openDatabase, restore } from "@hub/prisma"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { onBothDatabases } from "./both.ts"

const scratch = mkdtempSync(path.join(tmpdir(), "hub-backup-"))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

// Longer than the 100 bytes that the name field of a tar holds.
const longName = `${"attachments/".repeat(9)}picture of the summer school.png`
const picture = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251))

onBothDatabases((openEmpty) => {
  const dataDir = mkdtempSync(path.join(scratch, "from-"))
  const file = path.join(dataDir, "hub.tar.gz")
  let database: Database

  beforeAll(async () => {
    database = await openEmpty()
    await applyMigrations(database)
    await database.prisma.person.create({ data: { name: "Ada Löwe", email: "ada@example.org", handle: "ada" } })
    mkdirSync(path.join(dataDir, "files", path.dirname(longName)), { recursive: true })
    writeFileSync(path.join(dataDir, "files", longName), picture)
    writeFileSync(path.join(dataDir, "files", "empty.txt"), "")
    await backUp({ database, dataDir, file })
  })

  /** Where a restore goes: a new folder, or a new database on the same server. */
  async function emptyTarget() {
    const target = { dataDir: mkdtempSync(path.join(scratch, "to-")) }
    if (database.kind === "pglite") return { ...target, databaseUrl: undefined }
    return { ...target, databaseUrl: (await openEmpty()).pool?.options.connectionString }
  }

  test("what was backed up comes back: rows, guards and uploaded files", async () => {
    const target = await emptyTarget()
    expect(await restore({ ...target, file })).toMatchObject({ files: 2, pending: 0, movedAside: null })
    expect(readFileSync(path.join(target.dataDir, "files", longName))).toEqual(picture)
    expect(readFileSync(path.join(target.dataDir, "files", "empty.txt"), "utf8")).toBe("")
    const restored = await openDatabase(target)
    try {
      expect(await restored.prisma.person.findMany()).toEqual(await database.prisma.person.findMany())
      await restored.prisma.auditEvent.create({ data: { at: new Date(), action: "a.b", subjectType: "A", subjectId: "1" } })
      await expect(restored.prisma.auditEvent.deleteMany()).rejects.toThrow("is refused")
      expect(await applyMigrations(restored)).toEqual([])
    } finally {
      await restored.close()
    }
  })

  test("the file is only for its owner, and never written over", async () => {
    expect(statSync(file).mode & 0o077).toBe(0)
    await expect(backUp({ database, dataDir, file })).rejects.toThrow("exists already")
    expect(readdirSync(dataDir).sort()).toEqual(["files", "hub.tar.gz"])
  })

  test("nothing to back up is said, and leaves no file", async () => {
    const nothing = path.join(scratch, `${randomUUID()}.tar.gz`)
    await expect(backUp({ database: await openEmpty(), dataDir, file: nothing })).rejects.toThrow("nothing to back up")
    expect(existsSync(nothing)).toBe(false)
  })

  test("a restore destroys nothing", async () => {
    const target = await emptyTarget()
    await restore({ ...target, file })
    if (database.kind === "postgres") {
      await expect(restore({ ...target, file })).rejects.toThrow("is not empty")
      return
    }
    writeFileSync(path.join(target.dataDir, "files", "later.txt"), "added later")
    const { movedAside } = await restore({ ...target, file })
    expect(readFileSync(path.join(movedAside ?? "", "files", "later.txt"), "utf8")).toBe("added later")
    expect(existsSync(path.join(movedAside ?? "", "database", "PG_VERSION"))).toBe(true)
    expect(existsSync(path.join(target.dataDir, "files", "later.txt"))).toBe(false)
    expect(existsSync(path.join(target.dataDir, "files", "empty.txt"))).toBe(true)
  })

  test("a server without PostgreSQL's programs on the PATH says what to install", async ({ skip }) => {
    skip(database.kind === "pglite")
    const PATH = process.env.PATH
    process.env.PATH = scratch
    const file = path.join(scratch, `${randomUUID()}.tar.gz`)
    try {
      await expect(backUp({ database, dataDir, file })).rejects.toThrow("pg_dump is not on the PATH. Install PostgreSQL's client programs")
    } finally {
      process.env.PATH = PATH
    }
    expect(readdirSync(scratch).filter((name) => name.startsWith(path.basename(file)))).toEqual([])
  })

  test("a damaged or foreign file is refused and changes nothing", async () => {
    const target = await emptyTarget()
    const cut = path.join(scratch, `${randomUUID()}.tar.gz`)
    writeFileSync(cut, readFileSync(file).subarray(0, -5_000))
    await expect(restore({ ...target, file: cut })).rejects.toThrow("cannot be read as a backup")
    writeFileSync(cut, "not a backup")
    await expect(restore({ ...target, file: cut })).rejects.toThrow("cannot be read as a backup")
    await expect(restore({ ...target, file: path.join(scratch, "none.tar.gz") })).rejects.toThrow("There is no file")
    expect(readdirSync(target.dataDir)).toEqual([])
    if (target.databaseUrl) expect(await restore({ ...target, file })).toMatchObject({ files: 2 })
  })
})

describe("a backup of the embedded database", () => {
  test("is not restored into a folder that is in use", { timeout: 60_000 }, async () => {
    const dataDir = mkdtempSync(path.join(scratch, "open-"))
    const file = path.join(dataDir, "hub.tar.gz")
    const database = await openDatabase({ dataDir })
    try {
      await applyMigrations(database)
      await backUp({ database, dataDir, file })
      await expect(restore({ dataDir, file })).rejects.toThrow("is in use by")
    } finally {
      await database.close()
    }
  })
})
