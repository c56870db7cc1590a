import type { Database } from "@hub/prisma"
import type { SearchIndex } from "./document.ts"
import { audienceFacet } from "./projection.ts"

/** The place in the projection up to which an index has taken over: documents stand in the order of their last change. */
export type Position = { version: number; number: number }
export const start: Position = { version: 0, number: 0 }

/** A document as Meilisearch holds it. */
export type MeiliDocument = {
  id: string
  audience: string[]
  title: string
  about: string
  details: string
  text: string
  /** Values by facet. */
  facets: Record<string, string[]>
  /** The number of its row: settles ties. */
  number: number
  newest: number
  strength: number
  uptake: number
  reach: number
  /** The data version its row came with. */
  version: number
  /** JSON in a text, so that it comes back as it was written. */
  card: string
}

/**
 * The one document that says how far the index is. It lies in the index itself, so that the two cannot disagree: it is
 * written together with the documents, moves with them when indexes are swapped, and is lost with them.
 */
export type MeiliState = Position & { id: "state"; audience: [typeof stateAudience]; settings: string }
export const stateAudience = "hub:state"

export const stateOf = ({ version, number }: Position, settings: string): MeiliState => ({
  id: "state",
  audience: [stateAudience],
  version,
  number,
  settings,
})

/** What changed since a position, in order: documents to hold, and ids to forget. */
export type Changes = { documents: MeiliDocument[]; gone: string[]; position: Position }

type Row = {
  number: number
  subject_id: string
  version: number
  newest: number
  strength: number
  uptake: number
  reach: number
  audience: number[]
  facets: number[]
  marks: number[]
  texts: string[] | null
  card: unknown
}

/** The next changes, at most `limit`; null when there are none. */
export async function changesSince(database: Database, index: SearchIndex, from: Position, limit: number): Promise<Changes | null> {
  const rows = await database.sql<Row>(
    "search_changes",
    `SELECT d.id AS number, d.subject_id, d.version, d.newest, d.strength, d.uptake, d.reach, d.audience, d.facets, d.marks, c.texts, c.card
       FROM search_document d LEFT JOIN search_card c ON c.kind = d.kind AND c.subject_id = d.subject_id
      WHERE d.kind = $1 AND (d.version, d.id) > ($2::bigint, $3::int)
      ORDER BY d.version, d.id LIMIT $4`,
    [index.kind, from.version, from.number, limit],
  )
  const last = rows.at(-1)
  if (!last) return null
  const namesOf = await valueNames(database, index)
  const shown = rows.filter(({ audience, texts }) => audience.length > 0 && texts !== null)
  return {
    documents: shown.map((row) => documentOf(row, namesOf)),
    gone: rows.filter((row) => !shown.includes(row)).map(({ subject_id }) => subject_id),
    position: { version: last.version, number: last.number },
  }
}

/** How many rows changed since a position. */
export async function countBehind(database: Database, { kind }: SearchIndex, from: Position): Promise<number> {
  const [row] = await database.sql<{ behind: number }>(
    "search_behind",
    "SELECT count(*)::int AS behind FROM search_document WHERE kind = $1 AND (version, id) > ($2::bigint, $3::int)",
    [kind, from.version, from.number],
  )
  return row?.behind ?? 0
}

/** Whether something changed since a position that these audiences may not find now: an index that is there still shows it as it was. */
export async function hasGone(database: Database, { kind }: SearchIndex, from: Position, audience: readonly number[]): Promise<boolean> {
  const [row] = await database.sql<{ gone: boolean }>(
    "search_gone",
    `SELECT EXISTS (SELECT 1 FROM search_document
                     WHERE kind = $1 AND (version, id) > ($2::bigint, $3::int) AND NOT audience && $4::int[]) AS gone`,
    [kind, from.version, from.number, audience],
  )
  return row?.gone ?? false
}

type Names = { counted: Map<number, { facet: string; value: string }>; marks: Map<number, { facet: string; value: string }> }

/** What the numbers in rows stand for. Counted values and the others are numbered apart. */
async function valueNames(database: Database, { kind, facets }: SearchIndex): Promise<Names> {
  const counted = new Set(facets.filter((facet) => facet.counted).map(({ name }) => name))
  const rows = await database.sql<{ facet: string; value: string; number: number }>(
    "search_value_names",
    "SELECT facet, value, number FROM search_facet WHERE kind = $1 AND NOT alias",
    [kind],
  )
  const names: Names = { counted: new Map(), marks: new Map() }
  for (const { number, ...name } of rows) names[counted.has(name.facet) ? "counted" : "marks"].set(number, name)
  return names
}

/**
 * Meilisearch finds no phrase across a comma and a blank ("education, employment or training"), but across a comma and a thin space.
 * What it gives back is made as it was.
 */
const withoutBreaks = (text: string): string => text.replaceAll(", ", ",\u2009")
export const withBreaks = (text: string): string => text.replaceAll(",\u2009", ", ")

function documentOf(row: Row, names: Names): MeiliDocument {
  const facets: Record<string, string[]> = {}
  const audience: string[] = []
  const found = [
    ...row.facets.map((number) => names.counted.get(number)),
    ...[...row.marks, ...row.audience].map((n) => names.marks.get(n)),
  ]
  for (const name of found) {
    if (name?.facet === audienceFacet) audience.push(name.value)
    else if (name) facets[name.facet] = [...(facets[name.facet] ?? []), name.value]
  }
  const [title = "", about = "", details = "", text = ""] = row.texts?.map(withoutBreaks) ?? []
  const { number, newest, strength, uptake, reach, version } = row
  return {
    id: row.subject_id,
    audience,
    title,
    about,
    details,
    text,
    facets,
    number,
    newest,
    strength,
    uptake,
    reach,
    version,
    card: JSON.stringify(row.card),
  }
}
