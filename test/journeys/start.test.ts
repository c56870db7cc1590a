import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { freePort } from "../kit/ports.ts"

const root = path.resolve(import.meta.dirname, "../..")

let dataDir: string
let ports: { PORT: string; API_PORT: string }
const started: ChildProcess[] = []

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "hub-start-"))
  ports = { PORT: String(await freePort()), API_PORT: String(await freePort()) }
})
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL")
      await ended(child)
    }
  }
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

type Running = { child: ChildProcess; output(): string; ready: Promise<void> }

/** Runs `pnpm start` on this test's ports and data. */
function start(env: Record<string, string> = {}, flags: string[] = []): Running {
  const { DATABASE_URL: _, NODE_ENV: __, ...inherited } = process.env
  const child = spawn(process.execPath, ["scripts/start.mjs", ...flags], {
    cwd: root,
    env: { ...inherited, ...ports, DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  started.push(child)
  let text = ""
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk
      if (text.includes("The hub is at")) resolve()
    }
    child.stdout.on("data", read)
    child.stderr.on("data", read)
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready:\n${text}`)))
  })
  ready.catch(() => {})
  return { child, output: () => text, ready }
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once("exit", (code) => resolve(code)))

const page = async (pathname = "/"): Promise<string> => (await fetch(`http://127.0.0.1:${ports.PORT}${pathname}`)).text()
const answers = (port: string): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    () => true,
    () => false,
  )

describe("pnpm start", () => {
  test("fills an empty database, serves the site, names the sign-ins, and stops cleanly on Ctrl-C", async () => {
    const { child, output, ready } = start()
    await ready
    expect(output()).toMatch(new RegExp(`The hub is at http://localhost:${ports.PORT} .*Sign in as .*@demo\\.example`))
    expect(await page("/initiatives")).toContain("Demonstration")
    child.kill("SIGINT")
    expect(await ended(child)).toBe(0)
    expect([await answers(ports.PORT), await answers(ports.API_PORT)]).toEqual([false, false])
  })

  test("keeps its data, and a second hub on them or on its ports says what is wrong", async () => {
    const first = start()
    await first.ready
    expect(first.output()).not.toContain("Loading")
    expect(await page("/initiatives")).toContain("Demonstration")

    const samePort = start()
    expect(await ended(samePort.child)).toBe(1)
    expect(samePort.output()).toContain(`Port ${ports.PORT} is taken by another program. Stop it, or choose another port: PORT=`)

    const sameData = start({ PORT: String(await freePort()), API_PORT: String(await freePort()) })
    expect(await ended(sameData.child)).toBe(1)
    expect(sameData.output()).toMatch(/The data folder .* is in use by process \d+\. Stop it, or set DATA_DIR/)
    expect(sameData.output()).toContain("The API ended (code 1), so everything else is stopped too.")
    expect(await answers(ports.PORT)).toBe(true)
  })

  test("a server that dies takes the other along, and so does a start that is killed", async () => {
    const { child, output, ready } = start()
    await ready
    const { dependencies } = (await (await fetch(`http://127.0.0.1:${ports.PORT}/health`)).json()) as { dependencies: object }
    expect(dependencies).toMatchObject({ api: { state: "up" } })
    child.kill("SIGKILL")
    await ended(child)
    const deadline = Date.now() + 15_000
    while (((await answers(ports.PORT)) || (await answers(ports.API_PORT))) && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 100))
    expect([await answers(ports.PORT), await answers(ports.API_PORT)]).toEqual([false, false])
    expect(output()).not.toContain("Error")
  })

  test("settings that cannot be used are named", async () => {
    const wrongPort = start({ PORT: "eighty" })
    expect(await ended(wrongPort.child)).toBe(1)
    expect(wrongPort.output()).toContain('PORT is "eighty"; it must be a number from 1 to 65535.')
    const wrongDatabase = start({ DATABASE_URL: "mysql://localhost/hub" }, ["--empty"])
    expect(await ended(wrongDatabase.child)).toBe(1)
    expect(wrongDatabase.output()).toContain("DATABASE_URL: must start with postgresql://")
    const blocker = createServer()
    await new Promise<void>((resolve) => blocker.listen(Number(ports.API_PORT), resolve))
    const takenPort = start()
    expect(await ended(takenPort.child)).toBe(1)
    expect(takenPort.output()).toContain(`Port ${ports.API_PORT} is taken`)
    await new Promise((resolve) => blocker.close(resolve))
  })

  test("a production start loads nothing invented", async () => {
    rmSync(dataDir, { recursive: true, force: true })
    const { output, ready } = start({ NODE_ENV: "production", LOG_LEVEL: "error" })
    await ready
    expect(output()).not.toContain("demo.example")
    expect(await page("/initiatives")).not.toContain("Demonstration")
  })
})
