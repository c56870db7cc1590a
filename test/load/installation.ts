import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { applyMigrations, openDatabase } from "@hub/prisma"
import { loadScale } from "@hub/seed/scale"
import { freePort } from "../kit/ports.ts"
import type { Asked } from "./questions.ts"
import type { Target } from "./report.ts"
import { family, pause, residentMegabytes, root, startServer, stopEverything } from "./servers.ts"

type Say = (text: string) => void
type Load = (order: {
  url: string
  requests: Asked[]
  seconds: number
  connections: number
}) => Promise<{ p95: number; requests: number; failures: number }>

/** Seconds from the command to the first page of a built hub that has its data, and megabytes of both servers after some reading. */
export async function measureStart(place: { databaseUrl?: string; dataDir?: string }, say: Say): Promise<Target[]> {
  const dataDir = place.dataDir ?? mkdtempSync(path.join(tmpdir(), "hub-bench-start-"))
  const { NODE_ENV: _, DATABASE_URL: __, NODE_OPTIONS: ___, ...inherited } = process.env
  const engine = place.databaseUrl ? "PostgreSQL" : "PGlite"
  const [most, memory] = place.databaseUrl ? [5, 300] : [7, 450]
  const times: number[] = []
  let megabytes = 0
  for (let run = 0; run < 3; run++) {
    const port = await freePort()
    const began = Date.now()
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      env: {
        ...inherited,
        PORT: String(port),
        API_PORT: String(await freePort()),
        DATA_DIR: dataDir,
        ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }),
      },
      stdio: "ignore",
    })
    const gone = once(child, "exit")
    const url = `http://127.0.0.1:${port}`
    try {
      for (;;) {
        const page = await fetch(url).catch(() => null)
        if (page?.ok) break
        if (child.exitCode !== null || Date.now() - began > 120_000) throw new Error("pnpm start did not come to a first page")
        await pause(20)
      }
      times.push((Date.now() - began) / 1000)
      for (let page = 0; page < 60; page++) await fetch(`${url}/initiatives?page=${1 + (page % 20)}`).then((answer) => answer.text())
      // Both servers, but not the command that has started them.
      megabytes = Math.max(megabytes, residentMegabytes(family(child.pid ?? 0).slice(1)))
    } finally {
      child.kill("SIGTERM")
      const impatient = setTimeout(() => child.kill("SIGKILL"), 15_000)
      await gone
      clearTimeout(impatient)
    }
  }
  if (!place.dataDir) rmSync(dataDir, { recursive: true, force: true })
  const seconds = times.sort((a, b) => a - b)[1] ?? Number.NaN
  say(`  Start on ${engine}: ${seconds.toFixed(1)} s to the first page, ${megabytes} MB`)
  return [
    { what: `Start to first page on ${engine}`, target: `≤ ${most} s`, measured: `${seconds.toFixed(1)} s`, met: seconds <= most },
    { what: `Memory of API and web site on ${engine}`, target: `≤ ${memory} MB`, measured: `${megabytes} MB`, met: megabytes <= memory },
  ]
}

/** The embedded database: the page of a search with four readers at once, and how the hub starts on it. */
export async function measureEmbedded(
  { initiatives, seconds, load }: { initiatives: number; seconds: number; load: Load },
  say: Say,
): Promise<Target[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "hub-bench-embedded-"))
  try {
    say(`Making ${initiatives.toLocaleString("en-GB")} initiatives in the embedded database`)
    const database = await openDatabase({ dataDir })
    try {
      await applyMigrations(database)
      await loadScale(database, { initiatives })
    } finally {
      await database.close()
    }
    const api = await startServer("the API", path.join(root, "api/dist/main.js"), {
      env: { DATA_DIR: dataDir },
      ready: "/health",
      portName: "API_PORT",
    })
    const web = await startServer("the web site", path.join(root, "web/dist/server.js"), { env: { API_URL: api.url }, ready: "/health" })
    const words = ["confidence", "attendance", "teachers", "travel", "webinar", "library", "volunteers", "grades"]
    const requests: Asked[] = words.flatMap((word, at) =>
      words.map((other): Asked => ({ method: "GET", path: `/initiatives?q=${word}+${other}&evidence=${at % 4}` })),
    )
    await load({ url: web.url, requests, seconds: 2, connections: 4 })
    const came = await load({ url: web.url, requests, seconds: Math.max(seconds, 5), connections: 4 })
    say(`  Page of a search on PGlite: p97.5 ${came.p95} ms, ${came.requests} pages, ${came.failures} failed`)
    await web.stop()
    await api.stop()
    return [
      {
        what: `Page of a search on PGlite, ${initiatives.toLocaleString("en-GB")} initiatives, 4 readers, p97.5`,
        target: "p95 ≤ 150 ms",
        measured: `${came.p95} ms`,
        met: came.p95 <= 150,
      },
      ...(await measureStart({ dataDir }, say)),
    ]
  } finally {
    stopEverything()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
