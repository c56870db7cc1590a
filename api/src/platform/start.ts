import { applyMigrations, type Database, openDatabase, pendingMigrations } from "@hub/prisma"
import { type Clock, systemClock } from "./clock.ts"
import type { Platform } from "./context.ts"
import type { Env } from "./env.ts"
import type { Job } from "./jobs/define.ts"
import { openQueue } from "./jobs/queue.ts"
import { openNews } from "./live/news.ts"
import { createLogger, type Logger } from "./logger.ts"
import { closeMailTransports } from "./mail/transport.ts"

/** What a test brings itself instead of having it made from the settings. */
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

/** The database of the settings, brought up to this version. Processes that start together take turns. */
async function openMigratedDatabase(env: Env, log: Logger): Promise<Database> {
  const database = await openDatabase({ dataDir: env.DATA_DIR, ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }), log })
  try {
    if ((await pendingMigrations(database)).length > 0) log.info({ applied: await applyMigrations(database) }, "database migrated")
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

export async function stopPlatform(platform: Platform): Promise<void> {
  await platform.jobs.stop()
  await platform.news.close()
  closeMailTransports()
  await platform.database.close()
}
