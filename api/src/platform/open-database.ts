import { applyMigrations, type Database, openDatabase, pendingMigrations } from "@hub/prisma"
import type { Env } from "./env.ts"
import type { Logger } from "./logger.ts"

/** The database of the settings, brought up to this version. Processes that start together take turns. */
export async function openMigratedDatabase(env: Env, log: Logger): Promise<Database> {
  const database = await openDatabase({ dataDir: env.DATA_DIR, ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }), log })
  try {
    if ((await pendingMigrations(database)).length > 0) log.info({ applied: await applyMigrations(database) }, "database migrated")
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
