import type { Database } from "@hub/prisma"
import { type Clock, systemClock } from "./clock.ts"
import type { Platform } from "./context.ts"
import type { Env } from "./env.ts"
import type { Job } from "./jobs/define.ts"
import { openQueue } from "./jobs/queue.ts"
import { openNews } from "./live/news.ts"
import { createLogger, type Logger } from "./logger.ts"
import { closeMailTransports } from "./mail/transport.ts"
import { openMigratedDatabase } from "./open-database.ts"

/** What is at hand already instead of being made from the settings. */
export type OwnParts = { clock?: Clock; database?: Database; log?: Logger }

/** Opens everything a process needs. Close it with `stopPlatform`. */
export async function startPlatform(env: Env, jobs: readonly Job[], own: OwnParts = {}): Promise<Platform> {
  const log = own.log ?? createLogger(env.LOG_LEVEL)
  const database = own.database ?? (await openMigratedDatabase(env, log))
  return {
    env,
    log,
    database,
    db: database.prisma,
    jobs: await openQueue(database, jobs, log),
    news: openNews(database, log),
    clock: own.clock ?? systemClock,
  }
}

export async function stopPlatform(platform: Platform): Promise<void> {
  await platform.jobs.stop()
  await platform.news.close()
  closeMailTransports()
  await platform.database.close()
}
