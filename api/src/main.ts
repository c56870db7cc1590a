import { readEnv } from "./platform/env.ts"
import { createLogger } from "./platform/logger.ts"
import { openMigratedDatabase } from "./platform/open-database.ts"

/** Starts the API. The database opens while the rest of the program is read: both take long, and neither needs the other. */
async function main(): Promise<void> {
  const env = readEnv()
  const log = createLogger(env.LOG_LEVEL)
  const [database, { serve }] = await Promise.all([openMigratedDatabase(env, log), import("./serve.ts")])
  await serve(env, { database, log })
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
