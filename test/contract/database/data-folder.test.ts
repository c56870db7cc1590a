import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { type Database, DatabaseProblem, lockDataFolder, openDatabase } from "@hub/prisma"
import { afterEach, beforeEach, describe, expect, test } from "vitest"

const root = path.resolve(import.meta.dirname, "../../..")
const started: ChildProcess[] = []
let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "hub-data-"))
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL")
  rmSync(dataDir, { recursive: true, force: true })
})

/** A TypeScript file of the project in a process of its own, with the test's data folder. */
function run(file: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ["--conditions=source", "--import", "tsx", path.join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  started.push(child)
  return child
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk))
  const [code] = await once(child, "close")
  return { code, said }
}

describe("the data folder of the embedded database", () => {
  test("keeps every acknowledged row when the process is killed while writing, and opens again", { timeout: 90_000 }, async () => {
    const writer = run("test/contract/database/writer.ts")
    const ended = once(writer, "exit")
    const complaints: string[] = []
    writer.stderr?.on("data", (chunk) => complaints.push(String(chunk)))
    let acknowledged = 0
    for await (const line of createInterface({ input: writer.stdout ?? process.stdin })) {
      acknowledged = Number(line)
      if (acknowledged === 150) writer.kill("SIGKILL")
    }
    await ended
    expect(complaints.join("")).toBe("")
    expect(acknowledged).toBeGreaterThanOrEqual(150)
    // The dead process left its lock; it is taken over.
    expect(existsSync(path.join(dataDir, "database.lock"))).toBe(true)
    const database = await openDatabase({ dataDir })
    try {
      const [found] = await database.sql<{ rows: number; last: number }>("t", "SELECT count(*) AS rows, max(id) AS last FROM written")
      expect(found?.rows).toBe(found?.last)
      expect(found?.last).toBeGreaterThanOrEqual(acknowledged)
    } finally {
      await database.close()
    }
    expect(existsSync(path.join(dataDir, "database.lock"))).toBe(false)
  })

  test("is refused to a second process, which says what to do", { timeout: 60_000 }, async () => {
    const lock = lockDataFolder(path.join(dataDir, "database"))
    const { code, said } = await outcome(run("prisma/src/cli.ts", "status"))
    lock.release()
    expect(code).toBe(1)
    expect(said).toContain(`${path.join(dataDir, "database")} is in use by process ${process.pid}. Stop it, or set DATA_DIR`)
    expect(said.trim()).not.toContain("\n")
  })

  test("is refused to the same process while it is open, and given back on close", async () => {
    const lock = lockDataFolder(path.join(dataDir, "database"))
    await expect(openDatabase({ dataDir })).rejects.toThrow(`in use by this process (${process.pid})`)
    lock.release()
    lock.release()
    const again = lockDataFolder(path.join(dataDir, "database"))
    again.release()
  })

  test.each([
    ["a process that is gone", { pid: 2 ** 22 + 1, started: "1" }],
    // A container gives every start the same process number.
    ["an earlier process with our own number", { pid: process.pid, started: "1" }],
    ["an earlier process whose number another one has now", { pid: process.ppid, started: "1" }],
  ])("takes over the lock of %s", (_, holder) => {
    const file = path.join(dataDir, "database.lock")
    writeFileSync(file, JSON.stringify(holder))
    const lock = lockDataFolder(path.join(dataDir, "database"))
    expect(JSON.parse(readFileSync(file, "utf8")).pid).toBe(process.pid)
    lock.release()
    expect(existsSync(file)).toBe(false)
  })

  test("takes over a lock file that holds nothing readable", () => {
    writeFileSync(path.join(dataDir, "database.lock"), "")
    lockDataFolder(path.join(dataDir, "database")).release()
  })

  test("that is damaged is reported with what to do, and unlocked", { timeout: 60_000 }, async () => {
    const made: Database = await openDatabase({ dataDir })
    await made.close()
    rmSync(path.join(dataDir, "database", "global"), { recursive: true })
    const failure = await openDatabase({ dataDir }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DatabaseProblem)
    expect(String(failure)).toContain('Restore a backup with "pnpm restore <file>"')
    expect(existsSync(path.join(dataDir, "database.lock"))).toBe(false)
  })
})
