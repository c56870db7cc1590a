import { type ChildProcess, spawn } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"
import type pg from "pg"
import { freePort } from "../kit/ports.ts"

export const root = path.resolve(import.meta.dirname, "../..")

/** A server under measurement. */
export type Server = { name: string; url: string; pids(): number[]; stop(): Promise<void> }

const running = new Set<ChildProcess>()

/** Starts a script of Node's on a port of its own and waits until `ready` answers. */
export async function startServer(
  name: string,
  script: string,
  options: { env: Record<string, string>; ready: string; portName?: string; port?: number },
): Promise<Server> {
  const port = options.port ?? (await freePort())
  const watcher = pathToFileURL(path.join(root, "scripts/end-with-parent.mjs")).href
  const { NODE_OPTIONS: _, DATABASE_URL: __, TEST_DATABASE_URL: ___, ...inherited } = process.env
  const child = spawn(process.execPath, ["--import", watcher, script], {
    cwd: root,
    env: { ...inherited, NODE_ENV: "production", LOG_LEVEL: "warn", ...options.env, [options.portName ?? "PORT"]: String(port) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  })
  running.add(child)
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said = (said + chunk).slice(-4000)))
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const url = `http://127.0.0.1:${port}`
  for (const end = Date.now() + 60_000; ; await pause(20)) {
    if (child.exitCode !== null) throw new Error(`${name} ended before it could serve:\n${said}`)
    const answer = await fetch(url + options.ready).catch(() => null)
    // Any answer but a fault will do: PostGraphile has no page that is meant for this.
    if (answer && answer.status < 500) break
    if (Date.now() > end) throw new Error(`${name} does not answer after a minute:\n${said}`)
  }
  return {
    name,
    url,
    pids: () => family(child.pid ?? 0),
    async stop() {
      running.delete(child)
      child.kill("SIGTERM")
      const impatient = setTimeout(() => child.kill("SIGKILL"), 5000)
      await gone
      clearTimeout(impatient)
    },
  }
}

/** Ends whatever still runs. */
export function stopEverything(): void {
  for (const child of running) child.kill("SIGKILL")
  running.clear()
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A process and those it has started. */
export function family(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const entry of readdirSync("/proc")) {
    const stat = /^\d+$/.test(entry) ? statOf(Number(entry)) : null
    if (stat) parents.set(Number(entry), Number(stat[1]))
  }
  const found = [pid]
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child)
  return found
}

/** The fields of /proc/<pid>/stat after the name, which may hold blanks. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    return text.slice(text.lastIndexOf(")") + 2).split(" ")
  } catch {
    return null
  }
}

/** Milliseconds of processor time that each process has used. The kernel counts in hundredths of a second. */
export function processorTime(pids: readonly number[]): Map<number, number> {
  return new Map(
    pids.flatMap((pid) => {
      const stat = statOf(pid)
      return stat ? [[pid, (Number(stat[11]) + Number(stat[12])) * 10] as const] : []
    }),
  )
}

/** What was used between two looks; a process that came in between counts whole, one that went is lost. */
export function used(before: Map<number, number>, after: Map<number, number>): number {
  let sum = 0
  for (const [pid, time] of after) sum += time - (before.get(pid) ?? 0)
  return sum
}

/** Megabytes of memory that processes hold. */
export function residentMegabytes(pids: readonly number[]): number {
  let pages = 0
  for (const pid of pids) {
    const stat = statOf(pid)
    if (stat) pages += Number(stat[21])
  }
  return Math.round((pages * 4096) / 1024 / 1024)
}

/** The server's processes that work on a database; none when PostgreSQL is on another machine. */
export async function databasePids(client: pg.Client, database: string): Promise<number[]> {
  const { rows } = await client.query<{ pid: number; here: boolean }>("SELECT pid FROM pg_stat_activity WHERE datname = $1", [database])
  return rows.map(({ pid }) => pid).filter((pid) => statOf(pid) !== null)
}
