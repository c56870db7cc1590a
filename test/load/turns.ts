import { spawn } from "node:child_process"
import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type pg from "pg"
import type { Asked } from "./questions.ts"
import { type Figures, median } from "./report.ts"
import { databasePids, processorTime, used } from "./servers.ts"
import type { World } from "./world.ts"

/** How long each way of answering is asked, how often, and by how many at once. */
export type Turns = { warmSeconds: number; seconds: number; runs: number; connections: number; say(text: string): void; goOn(): void }

/** One way of answering. */
export type Planned = {
  label: string
  url: string
  requests: Asked[]
  pids(): number[]
  /** The database behind it, and a connection to look at it by. */
  world: World
  monitor: pg.Client
  /** Puts back, before each turn, what asking changes. */
  before?(): Promise<unknown>
}

/** Each way of answering for some seconds, one after the other, as often as there are runs; the middle run of each. */
export async function inTurn(
  { warmSeconds, seconds, runs, connections, say, goOn }: Turns,
  title: string,
  plan: readonly Planned[],
): Promise<{ label: string; figures: Figures }[]> {
  for (const { url, requests, before, monitor, world } of plan) {
    await before?.()
    await load({ url, requests, seconds: warmSeconds, connections }, goOn)
    await settle(monitor, world)
  }
  const results = new Map<string, Figures[]>(plan.map(({ label }) => [label, []]))
  for (let run = 0; run < runs; run++)
    for (const one of plan) {
      await one.before?.()
      const look = async () => ({
        server: processorTime(one.pids()),
        database: processorTime(await databasePids(one.monitor, one.world.name)),
      })
      const before = await look()
      const came = await load({ url: one.url, requests: one.requests, seconds, connections }, goOn)
      const after = await look()
      await settle(one.monitor, one.world)
      const each = Math.max(came.requests, 1)
      results.get(one.label)?.push({
        perSecond: came.requests / came.seconds,
        p50: came.p50,
        p95: came.p95,
        p99: came.p99,
        serverMs: used(before.server, after.server) / each,
        databaseMs: before.database.size > 0 ? used(before.database, after.database) / each : null,
        bytes: came.bytes,
        failures: came.failures,
      })
    }
  return plan.map(({ label }) => {
    const figures = median(results.get(label) ?? [])
    const { perSecond, p50, p99, serverMs, databaseMs, failures } = figures
    say(
      `  ${title.padEnd(26)} ${label.padEnd(34)} ${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50} ms  p99 ${p99} ms  CPU ${serverMs.toFixed(2)} + ${databaseMs?.toFixed(2) ?? "?"} ms${failures ? `  ${failures} FAILED` : ""}`,
    )
    return { label, figures }
  })
}

/** Ends what a turn left running: a server goes on with statements whose callers have gone, and the next turn would pay for them. */
async function settle(monitor: pg.Client, world: World): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const { rowCount } = await monitor.query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
        WHERE datname = $1 AND state = 'active' AND pid <> pg_backend_pid() AND query_start < now() - interval '100 milliseconds'`,
      [world.name],
    )
    await pause(250)
    if (rowCount === 0) return
  }
}

type Came = { requests: number; seconds: number; p50: number; p95: number; p99: number; bytes: number; failures: number }

/** Runs the load generator in its own process. It is given up when it takes much longer than it was told to. */
export async function load(
  order: { url: string; requests: Asked[]; seconds: number; connections: number },
  goOn: () => void,
): Promise<Came> {
  goOn()
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "generator.mjs")], { stdio: ["pipe", "pipe", "inherit"] })
  const patience = setTimeout(() => child.kill("SIGKILL"), (order.seconds + 60) * 1000)
  const chunks: Buffer[] = []
  child.stdout.on("data", (chunk) => chunks.push(chunk))
  child.stdin.end(JSON.stringify(order))
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve))
  clearTimeout(patience)
  goOn()
  if (code !== 0) throw new Error(`The load generator ended with ${code ?? "a signal"} at ${order.url}`)
  return JSON.parse(Buffer.concat(chunks).toString()) as Came
}
