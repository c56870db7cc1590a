import { isDeepStrictEqual } from "node:util"
import type { Database, Prisma } from "@hub/prisma"
import type { SearchDocument, SearchIndex } from "./document.ts"
import type { Difference } from "./port.ts"
import { audienceFacet, removeDocuments, writeDocuments } from "./projection.ts"
import type { SearchSource } from "./source.ts"

/** Documents of one transaction; few enough that whoever writes never waits long. */
const portion = 50
/** Differences that are listed. */
const mostDifferences = 100

const transaction = { maxWait: 60_000, timeout: 60_000 } as const

/** Writes the projection of a kind anew from its source tables, a portion at a time, so that readers find everything throughout. Returns how many documents. */
export async function reproject(database: Database, source: SearchSource, progress?: (done: number) => void): Promise<number> {
  // First what is no longer there: it may hold an address that something else has now.
  await database.prisma.$transaction(async (tx) => removeDocuments(tx, source.index, await withoutSource(tx, source)), transaction)
  let done = 0
  for (let after: string | null = null; ; ) {
    const written: string[] = await database.prisma.$transaction(async (tx) => {
      const ids = await source.ids(tx, after, portion)
      if (ids.length > 0) await writeDocuments(tx, source.index, await source.documents(tx, ids))
      return ids
    }, transaction)
    done += written.length
    progress?.(done)
    if (written.length < portion) break
    after = written.at(-1) ?? null
  }
  return done
}

/** How many documents there are to write, nearly. */
export async function countProjected(database: Database, { kind }: SearchIndex): Promise<number> {
  const [row] = await database.sql<{ count: number }>(
    "search_projected",
    "SELECT count(*)::int AS count FROM search_card WHERE kind = $1",
    [kind],
  )
  return row?.count ?? 0
}

/** In what the projection and its source tables differ, a bounded number of them. It must be nothing: each is written with the other. */
export async function projectionDifferences(
  database: Database,
  source: SearchSource,
  progress?: (done: number) => void,
): Promise<Difference[]> {
  const found: Difference[] = []
  let done = 0
  for (let after: string | null = null; found.length < mostDifferences; ) {
    const ids: string[] = await database.prisma.$transaction(
      async (tx) => {
        const some = await source.ids(tx, after, portion)
        const rows = await readRows(tx, source.index, some)
        for (const document of await source.documents(tx, some)) found.push(...compare(document, rows.get(document.subjectId)))
        return some
      },
      // One view of both, whatever is written meanwhile.
      { ...transaction, isolationLevel: "RepeatableRead" },
    )
    done += ids.length
    progress?.(done)
    if (ids.length < portion) break
    after = ids.at(-1) ?? null
  }
  const strays = await database.prisma.$transaction((tx) => withoutSource(tx, source), transaction)
  found.push(...strays.map((subjectId) => ({ subjectId, what: "is in the projection, but not in the source tables" })))
  return found.slice(0, mostDifferences)
}

/** Ids of projected things that are no longer in the source tables. */
async function withoutSource(tx: Prisma.TransactionClient, source: SearchSource): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    "SELECT subject_id::text AS id FROM search_card WHERE kind = $1 ORDER BY subject_id",
    source.index.kind,
  )
  const strays = new Set(rows.map(({ id }) => id))
  for (let after: string | null = null; strays.size > 0; ) {
    const ids: string[] = await source.ids(tx, after, 5_000)
    for (const id of ids) strays.delete(id)
    if (ids.length < 5_000) break
    after = ids.at(-1) ?? null
  }
  return [...strays]
}

type Row = {
  subject_id: string
  slug: string
  card: unknown
  page: unknown
  texts: string[]
  newest: bigint
  strength: number
  uptake: number
  reach: bigint
  audience: string[]
  values: string[]
}

async function readRows(tx: Prisma.TransactionClient, { kind, facets }: SearchIndex, ids: readonly string[]): Promise<Map<string, Row>> {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT d.subject_id::text, c.slug, c.card, c.page, c.texts, d.newest, d.strength, d.uptake, d.reach,
            ARRAY(SELECT f.value FROM search_facet f WHERE f.kind = $1 AND f.facet = $4 AND f.number = ANY (d.audience) ORDER BY 1) AS audience,
            ARRAY(SELECT f.facet || '=' || f.value FROM search_facet f
                   WHERE f.kind = $1 AND NOT f.alias AND f.facet <> $4
                     AND f.number = ANY (CASE WHEN f.facet = ANY ($3::text[]) THEN d.facets ELSE d.marks END) ORDER BY 1) AS "values"
       FROM search_document d JOIN search_card c ON c.kind = d.kind AND c.subject_id = d.subject_id
      WHERE d.kind = $1 AND d.subject_id = ANY ($2::uuid[])`,
    kind,
    ids,
    facets.filter(({ counted }) => counted).map(({ name }) => name),
    audienceFacet,
  )
  return new Map(rows.map((row) => [row.subject_id, row]))
}

function compare(document: SearchDocument, row: Row | undefined): Difference[] {
  const { subjectId, sorts } = document
  if (!row) return [{ subjectId, what: "is not in the projection" }]
  const hidden = document.audience.length === 0
  const parts: [string, unknown, unknown][] = [
    ["slug", document.slug, row.slug],
    ["card", plain(document.card), row.card],
    ["page", plain(document.page), row.page],
    ["texts", hidden ? ["", "", "", ""] : [...document.texts], row.texts],
    ["audience", [...document.audience].sort(), [...row.audience].sort()],
    ["facets", hidden ? [] : [...new Set(document.facets.map(({ facet, value }) => `${facet}=${value}`))].sort(), [...row.values].sort()],
    [
      "order",
      [sorts.newest.getTime(), sorts.strength, sorts.uptake, Math.round(sorts.reach)],
      [Number(row.newest), row.strength, row.uptake, Number(row.reach)],
    ],
  ]
  const wrong = parts.filter(([, wanted, is]) => !isDeepStrictEqual(wanted, is)).map(([part]) => part)
  return wrong.length === 0 ? [] : [{ subjectId, what: `is otherwise in the projection: ${wrong.join(", ")}` }]
}

/** As it comes back from the database. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
