import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { jobs } from "@hub/api/app"
import { settableClock } from "@hub/api/platform/clock"
import type { Platform } from "@hub/api/platform/context"
import { readEnv } from "@hub/api/platform/env"
import { createLogger } from "@hub/api/platform/logger"
import { startPlatform } from "@hub/api/platform/start"
import { inject } from "vitest"
import { openTestDatabase } from "./database.ts"
import { freePort } from "./ports.ts"
import { recordStatements, type StatementRecorder } from "./statements.ts"

/** What one test process opens once and uses for all its files. */
export type Worker = {
  platform: Platform
  clock: ReturnType<typeof settableClock>
  statements: StatementRecorder
  /** Lines the API has logged since the file began. */
  logs: Record<string, unknown>[]
}

const key = Symbol.for("hub.test.worker")
const shared = globalThis as { [key]?: Promise<Worker> }

/** The worker of this process, started on first use. Kept on globalThis so that it outlives Vitest's module cache. */
export function theWorker(): Promise<Worker> {
  shared[key] ??= startWorker()
  return shared[key]
}

async function startWorker(): Promise<Worker> {
  const database = await openTestDatabase(inject("template"), `${process.env.VITEST_POOL_ID ?? "0"}_${process.pid}`)
  const statements = recordStatements(database)
  const logs: Record<string, unknown>[] = []
  const log = createLogger("debug", { write: (line) => logs.push(JSON.parse(line)) })
  const clock = settableClock(new Date())
  const [apiPort, sitePort] = [await freePort(), await freePort()]
  const env = readEnv({
    NODE_ENV: "test",
    DATA_DIR: mkdtempSync(path.join(tmpdir(), "hub-test-")),
    AUTH_SECRET: "a secret that signs only the sessions of tests",
    LOG_LEVEL: "debug",
    API_PORT: String(apiPort),
    PORT: String(sitePort),
    PUBLIC_URL: `http://127.0.0.1:${sitePort}`,
  })
  const platform = await startPlatform(env, jobs, { clock, database, log })
  return { platform, clock, statements, logs }
}
