import process from "node:process"
import { applyMigrations, openDatabase, pendingMigrations } from "@hub/prisma"
import { readEnv } from "./platform/env.ts"
import { createLogger } from "./platform/logger.ts"
import { searchEngine } from "./platform/search/engine.ts"
import { searchCommand } from "./search-commands.ts"

const say = (text: string) => process.stdout.write(`${text}\n`)

/** The database and engine of the settings. */
async function open() {
  const env = readEnv()
  const database = await openDatabase({ dataDir: env.DATA_DIR, ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }) })
  closing.push(() => database.close())
  if ((await pendingMigrations(database)).length > 0) await applyMigrations(database)
  return { database, engine: searchEngine({ database, env, log: createLogger("error") }), say }
}

const closing: (() => Promise<void>)[] = []

const words = process.argv.slice(2).filter((word) => word !== "--")
const code = await searchCommand(words, say, open)
  .catch((error: Error) => {
    console.error(error.message)
    return 1
  })
  .finally(() => Promise.all(closing.map((close) => close())))
process.exit(code)
