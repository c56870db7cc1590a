import { openDatabase } from "@hub/prisma"
import { type Clock, systemClock } from "./clock.ts"
import type { Platform } from "./context.ts"
import type { Env } from "./env.ts"
import type { Job } from "./jobs/define.ts"
import { openQueue } from "./jobs/queue.ts"
import { createLogger } from "./logger.ts"

/** Opens everything a process needs. Close it with `stopPlatform`. */
export async function startPlatform(env: Env, jobs: readonly Job[], options: { clock?: Clock } = {}): Promise<Platform> {
  const log = createLogger(env.LOG_LEVEL)
  const database = await openDatabase({ dataDir: env.DATA_DIR, ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }) })
  return {
    env,
    log,
    database,
    db: database.prisma,
    jobs: await openQueue(database, jobs, log),
    clock: options.clock ?? systemClock,
  }
}

export async function stopPlatform(platform: Platform): Promise<void> {
  await platform.jobs.stop()
  await platform.database.close()
}
