import type { Database } from "@hub/prisma"
import type { Platform } from "../context.ts"
import { embeddedEngine } from "./embedded.ts"
import { withFallback } from "./fallback.ts"
import { meilisearchEngine } from "./meilisearch.ts"
import type { SearchEngine } from "./port.ts"
import { projectionDatabase } from "./reads.ts"

const engines = new WeakMap<Database, SearchEngine>()

/** The engine that the settings ask for: Meilisearch where there is one, with the database to fall back on, or the database alone. */
export function searchEngine(context: Pick<Platform, "database" | "env" | "log">): SearchEngine {
  const { env, log } = context
  // Meilisearch may be a moment behind the projection, so answers from it are not to be kept under a data version.
  const database = env.MEILI_URL ? context.database : projectionDatabase(context)
  const known = engines.get(database)
  if (known) return known
  const embedded = embeddedEngine(database)
  const engine = env.MEILI_URL
    ? withFallback(meilisearchEngine(database, { url: env.MEILI_URL, key: env.MEILI_KEY }, embedded), embedded, log)
    : embedded
  engines.set(database, engine)
  return engine
}
