import { randomUUID } from "node:crypto"
import { everyone, type SearchDocument } from "@hub/api/platform/search/document"
import { embeddedEngine } from "@hub/api/platform/search/embedded"
import { meilisearchEngine } from "@hub/api/platform/search/meilisearch"
import type { SearchAnswer, SearchEngine, SearchRequest } from "@hub/api/platform/search/port"
import { writeDocuments } from "@hub/api/platform/search/projection"
import type { Database } from "@hub/prisma"
import { afterAll, beforeAll, describe } from "vitest"
import { emptyDatabase } from "../../kit/database.ts"
import { theWorker } from "../../kit/worker.ts"
import { things } from "./sample.ts"

/** An engine over a projection that is empty when the suite begins. */
export type Searched = {
  readonly engine: SearchEngine
  readonly database: Database
  /** Writes to the projection and lets the engine take it over. */
  write(...documents: SearchDocument[]): Promise<void>
  /** Writes to the projection only. */
  project(...documents: SearchDocument[]): Promise<void>
  /** What everyone finds; wants everything there is to want. */
  search(text: string, own?: Partial<SearchRequest>): Promise<SearchAnswer>
  /** The titles of what everyone finds, in order. */
  titles(text: string, own?: Partial<SearchRequest>): Promise<string[]>
}

export const titlesOf = (found: readonly { card: unknown }[]): string[] => found.map(({ card }) => (card as { title: string }).title)

type Opened = { engine: SearchEngine; database: Database; close(): Promise<void> }

/** The same suite on each engine there is; one that is not there is reported as skipped, by name. */
export function onEveryEngine(define: (searched: Searched) => void): void {
  describe(`the embedded engine on ${process.env.TEST_DATABASE_URL ? "PostgreSQL" : "PGlite"}`, () => {
    define(opened(async () => {
      const database = await emptyProjection()
      return { database, engine: embeddedEngine(database), close: async () => {} }
    }))
  })

  const { MEILI_URL: url, MEILI_KEY: key } = process.env
  describe.skipIf(!url)(url ? "Meilisearch" : "Meilisearch (MEILI_URL is not set)", () => {
    define(opened(async () => {
      const database = await emptyProjection()
      const prefix = `contract-${randomUUID()}`
      const engine = meilisearchEngine(database, { url: url ?? "", key, prefix }, embeddedEngine(database))
      await engine.index(things)
      return { database, engine, close: () => removeIndexes(url ?? "", key, prefix) }
    }))
  })
}

async function removeIndexes(url: string, key: string | undefined, prefix: string): Promise<void> {
  const headers = new Headers(key ? { authorization: `Bearer ${key}` } : {})
  const { results } = (await (await fetch(`${url}/indexes?limit=1000`, { headers })).json()) as { results: { uid: string }[] }
  for (const { uid } of results) if (uid.startsWith(prefix)) await fetch(`${url}/indexes/${uid}`, { method: "DELETE", headers })
}

/** A new object each time: what is kept per database is not carried over from one suite to the next. */
async function emptyProjection(): Promise<Database> {
  const { platform } = await theWorker()
  await emptyDatabase(platform.database)
  return { ...platform.database }
}

function opened(open: () => Promise<Opened>): Searched {
  let now: Opened | undefined
  const there = (): Opened => {
    if (!now) throw new Error("The engine is there once tests run")
    return now
  }
  beforeAll(async () => {
    now = await open()
  })
  afterAll(() => now?.close())
  const project = async (...documents: SearchDocument[]) => {
    await there().database.prisma.$transaction((tx) => writeDocuments(tx, things, documents))
  }
  const search = (text: string, own: Partial<SearchRequest> = {}) =>
    there().engine.search(things, {
      audience: [everyone],
      text,
      filters: {},
      sort: "relevance",
      limit: 20,
      wants: { total: true, facets: true, highlights: true, relaxations: true },
      ...own,
    })
  return {
    get engine() {
      return there().engine
    },
    get database() {
      return there().database
    },
    project,
    async write(...documents) {
      await project(...documents)
      await there().engine.index(things)
    },
    search,
    titles: async (text, own) => titlesOf((await search(text, own)).hits),
  }
}
