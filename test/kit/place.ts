import { mkdtempSync, openAsBlob, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { jobs } from "@hub/api/app"
import { createContext, type Platform } from "@hub/api/platform/context"
import { readEnv } from "@hub/api/platform/env"
import { createSender } from "@hub/api/platform/jobs/boss"
import { startPlatform, stopPlatform } from "@hub/api/platform/start"
import { type Database, openDatabase } from "@hub/prisma"
import { inject } from "vitest"
import { openTestDatabase } from "./database.ts"
import { withDatabase } from "./template.setup.ts"

/** A database that outlives processes, on the engine that this run tests. */
export type Place = { env: Record<string, string>; open(): Promise<Database>; remove(): Promise<void> }

/** Makes one; the name tells it from those of other files. */
export async function makePlace(name: string): Promise<Place> {
  const template = inject("template")
  if (template.kind === "postgres") {
    await (await openTestDatabase(template, name)).close()
    const databaseUrl = withDatabase(template.url, `${template.prefix}${name}`)
    return {
      env: { DATABASE_URL: databaseUrl },
      async open() {
        const database = await openDatabase({ databaseUrl, poolSize: 3 })
        await untilAlone(database)
        return database
      },
      remove: async () => {},
    }
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), `hub-${name}-`))
  await (await openDatabase({ dataDir, loadDataDir: await openAsBlob(template.file) })).close()
  return {
    env: { DATA_DIR: dataDir },
    open: () => openDatabase({ dataDir }),
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** The server notices a moment later that a client has died, and undoes what it was at. */
async function untilAlone({ prisma }: Database): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const [others] = await prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND state <> 'idle'`
    if (others?.count === 0) return
  }
  throw new Error("The dead process's connections are still there")
}

/** Opens the hub's database in this process, while the API's is gone. */
export async function withHub(place: Place, env: Record<string, string>, work: (platform: Platform) => Promise<void>): Promise<void> {
  const platform = await startPlatform(readEnv(env), jobs, { database: await place.open() })
  try {
    await work(platform)
  } finally {
    await stopPlatform(platform)
  }
}

/** Jobs that a process took with it when it died count as lost after their time-out, which is made to pass here, and run again. */
export async function finishWhatWasRunning(platform: Platform): Promise<void> {
  const { database, db, log } = platform
  await db.$executeRaw`
    UPDATE pgboss.job SET started_on = started_on - interval '1 hour', heartbeat_on = heartbeat_on - interval '1 hour' WHERE state = 'active'`
  await db.$executeRaw`UPDATE pgboss.queue SET monitor_claim_on = monitor_claim_on - interval '1 hour'`
  const boss = createSender(database, log)
  await boss.start()
  await boss.supervise()
  await boss.stop({ graceful: false, close: false })
  await db.$executeRaw`UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE state < 'active'`
  await platform.jobs.drain(() => createContext(platform))
}
