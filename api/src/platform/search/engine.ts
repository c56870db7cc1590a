import type { Platform } from "../context.ts"
import { embeddedEngine } from "./embedded.ts"
import { perDatabase } from "./memo.ts"
import type { SearchEngine } from "./port.ts"

const engines = perDatabase<SearchEngine>(embeddedEngine)

/** The engine that the settings ask for. */
export function searchEngine({ database }: Pick<Platform, "database" | "env">): SearchEngine {
  return engines(database)
}
