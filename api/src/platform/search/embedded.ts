import type { Database } from "@hub/prisma"
import { readCursor, writeCursor } from "./cursor.ts"
import type { SearchIndex } from "./document.ts"
import { type CountRow, countStatement, type HitRow, hitsStatement, type Scope, type Statement } from "./embedded.sql.ts"
import { facetsStatement, type SubjectRow, similarStatement, titleStatement } from "./embedded-words.sql.ts"
import { countPacked, facetCounts, weightsOf } from "./facets.ts"
import { highlightsOf } from "./highlight.ts"
import { Memo, ParsedTexts, perDatabase } from "./memo.ts"
import {
  type EngineStatus,
  type FacetCounts,
  nothing,
  type Relaxation,
  reachableByPage,
  reachableByRelevance,
  type SearchAnswer,
  type SearchEngine,
  type SearchFilters,
  type SearchHit,
  type SearchRequest,
  type SearchSort,
} from "./port.ts"
import { parseText, synonymsOf, wordsOf } from "./query.ts"
import { dataVersion } from "./version.ts"
import { vocabularyOf } from "./vocabulary.ts"

/** What has been counted, per data version. */
export type Counts = { total: number; isEstimate: boolean; byNumber: ReadonlyMap<number, number> | null }

type Kept = { counts: Memo<Counts>; counting: Map<string, Promise<Counts>>; similar: Memo<SubjectRow[]>; cards: ParsedTexts }
const keptFor = perDatabase<Kept>(() => ({
  counts: new Memo(2000),
  counting: new Map(),
  similar: new Memo(500),
  cards: new ParsedTexts(500),
}))

/** PostgreSQL's full-text search over the projection; the same on PGlite and on a server. */
export function embeddedEngine(database: Database): SearchEngine {
  const kept = keptFor(database)
  const vocabulary = vocabularyOf(database)
  const run = <T>({ name, text, params }: Statement) => database.sql<T>(name, text, params)

  function scopeOf(index: SearchIndex, { audience, text, filters }: Pick<SearchRequest, "audience" | "text" | "filters">): Scope | null {
    const parsed = text.trim() === "" ? null : parseText(text, synonymsOf(index))
    // Signs alone can match nothing.
    if (parsed?.isEmpty) return null
    return { index, audience: audience.map(storable), text: parsed, filters: mapValues(filters, storable) }
  }

  /** Counted once for each question and data version; who asks while it is being counted waits. `version` is the one just read. */
  async function count(scope: Scope, values: boolean, version: number): Promise<Counts> {
    const key = JSON.stringify([scope.index.kind, scope.audience, scope.text?.all ?? "", scope.text?.last ?? "", sorted(scope.filters)])
    const known = kept.counts.get(key, version)
    if (known && (known.byNumber || !values)) return known
    const name = `${version} ${values} ${key}`
    const running = kept.counting.get(name) ?? countNow(scope, values, key).finally(() => kept.counting.delete(name))
    kept.counting.set(name, running)
    return running
  }

  async function countNow(scope: Scope, values: boolean, key: string): Promise<Counts> {
    const [row] = await run<CountRow>(countStatement(scope, values))
    if (!row) throw new Error("A count always has one row")
    const counts: Counts = {
      total: Math.round(row.total / row.share),
      isEstimate: row.share < 1,
      byNumber: values ? countPacked(row.packed, row.share) : null,
    }
    kept.counts.set(key, row.version, counts)
    return counts
  }

  async function facets(scope: Scope, version: number): Promise<FacetCounts[]> {
    const { index, filters } = scope
    const active = index.facets.filter(({ name }) => filters[name]?.length)
    const [entries, whole, ...without] = await Promise.all([
      vocabulary.dictionary(index, version),
      count(scope, true, version),
      ...active.map(({ name }) => count({ ...scope, filters: except(filters, name) }, true, version)),
    ])
    const ownCounts = new Map(active.map(({ name }, at) => [name, without[at] as Counts]))
    return facetCounts(index, entries, filters, (facet) => (ownCounts.get(facet) ?? whole).byNumber ?? new Map())
  }

  async function relaxations(index: SearchIndex, request: SearchRequest, version: number): Promise<Relaxation[]> {
    const active = index.facets.filter(({ name }) => request.filters[name]?.length).map(({ name }) => name)
    const total = async (change: Partial<SearchRequest>) => {
      const scope = scopeOf(index, { ...request, ...change })
      return scope ? (await count(scope, false, version)).total : 0
    }
    const options = await Promise.all([
      ...active.map(async (facet): Promise<Relaxation> => ({ facet, count: await total({ filters: except(request.filters, facet) }) })),
      ...(request.text.trim() !== "" ? [total({ text: "" }).then((count): Relaxation => ({ facet: null, count }))] : []),
    ])
    return options.filter((option) => option.count > 0).sort((a, b) => b.count - a.count)
  }

  async function hitsOf(scope: Scope, request: SearchRequest): Promise<{ rows: HitRow[]; offset: number }> {
    const place = readCursor(request.after, sortOf(request, scope))
    const offset = typeof place === "number" ? place : (request.offset ?? 0)
    const byRelevance = sortOf(request, scope) === "relevance"
    if (offset >= (byRelevance ? reachableByRelevance : reachableByPage)) return { rows: [], offset }
    const rows = await run<HitRow>(
      hitsStatement(scope, {
        sort: request.sort,
        limit: request.limit,
        offset: typeof place === "object" && place ? 0 : offset,
        after: typeof place === "object" ? place : null,
        highlights: request.wants.highlights ?? false,
      }),
    )
    return { rows, offset }
  }

  async function searchAsGiven(index: SearchIndex, request: SearchRequest): Promise<SearchAnswer> {
    const scope = scopeOf(index, request)
    if (!scope) return nothing
    const { wants, limit } = request
    const sort = sortOf(request, scope)
    const { rows, offset } = await hitsOf(scope, request)
    const hits = rows
      .slice(0, limit)
      .map((row, at) => hitOf(row, kept.cards.valueOf(`${index.kind} ${row.subject_id}`, row.card), sort, offset + at + 1))
    const hasMore = rows.length > limit
    const version = rows[0]?.version ?? (await dataVersion(database, index.kind))
    const isWhole = !hasMore && offset === 0 && !request.after
    const [facetsFound, { total, isEstimate }] = await Promise.all([
      wants.facets ? facets(scope, version) : [],
      isWhole || !wants.total ? { total: isWhole ? hits.length : 0, isEstimate: false } : count(scope, wants.facets ?? false, version),
    ])
    const bound = sort === "relevance" ? reachableByRelevance : reachableByPage
    return {
      hits,
      hasMore,
      total,
      isEstimate,
      reachable: Math.min(total, bound),
      facets: facetsFound,
      correctedText: null,
      relaxations: [],
      version,
    }
  }

  return {
    name: "embedded",
    async search(index, request) {
      const answer = await searchAsGiven(index, request)
      if (answer.hits.length > 0 || request.offset || request.after) return answer
      const text = request.text.trim() === "" ? null : await vocabulary.corrected(index, request.audience, request.text)
      const again = text === null ? null : { ...request, text }
      const better = again ? { ...(await searchAsGiven(index, again)), correctedText: text } : answer
      if (better.hits.length > 0 || !request.wants.relaxations) return better
      return { ...better, relaxations: await relaxations(index, again ?? request, better.version) }
    },
    async suggest(index, { audience, text, limit }) {
      const scope = scopeOf(index, { audience, text, filters: {} })
      if (!scope?.text) return { documents: [], texts: [] }
      const words = wordsOf(text)
      const prefix = words.at(-1) ?? ""
      const [titles, texts] = await Promise.all([
        run<SubjectRow>(titleStatement({ ...scope, text: { ...scope.text, ...unfinished(scope.text, prefix) } }, limit)),
        vocabulary.completed(index, audience, text, limit),
      ])
      return { documents: titles.map(subject), texts }
    },
    async similar(index, { audience, subjectId, limit }) {
      const version = await dataVersion(database, index.kind)
      const key = JSON.stringify([index.kind, audience, subjectId, limit])
      const known = kept.similar.get(key, version)
      if (known) return known.map(subject)
      const [own] = await run<{ facets: number[] }>(facetsStatement(index.kind, audience, subjectId))
      const all = await count({ index, audience, text: null, filters: {} }, true, version)
      const weights = own ? weightsOf(index, await vocabulary.dictionary(index, version), own.facets, all) : []
      const rows = weights.some(({ telling }) => telling)
        ? await run<SubjectRow>(similarStatement(index.kind, audience, subjectId, weights, limit))
        : []
      kept.similar.set(key, version, rows)
      return rows.map(subject)
    },
    // The projection is the index: there is nothing to take over, and nothing can differ.
    index: async () => 0,
    rebuild: async () => {},
    differences: async () => [],
    async status({ kind }): Promise<EngineStatus> {
      const [row] = await database.sql<{ documents: number }>(
        "search_status",
        "SELECT count(*)::int AS documents FROM search_document WHERE kind = $1 AND audience <> '{}'",
        [kind],
      )
      return { engine: "embedded", reachable: true, documents: row?.documents ?? 0, behind: 0 }
    },
  }
}

const sorted = (filters: SearchFilters) =>
  Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .map(([facet, values]) => [facet, [...values].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** No value holds NUL, which the database refuses. */
const storable = (value: string) => value.replaceAll("\0", "\ufffd")

const mapValues = (filters: SearchFilters, change: (value: string) => string): SearchFilters =>
  Object.fromEntries(Object.entries(filters).map(([facet, values]) => [facet, values.map(change)]))

const except = (filters: SearchFilters, facet: string): SearchFilters => ({ ...filters, [facet]: [] })

const subject = ({ subject_id, card }: SubjectRow) => ({ subjectId: subject_id, card })

/** In suggestions the last word may always be unfinished, also when it is a word already. */
const unfinished = (text: NonNullable<Scope["text"]>, prefix: string) =>
  text.last === null && prefix.length > 1 && text.words.length === 1 ? { last: prefix, before: "" } : {}

const sortOf = (request: SearchRequest, scope: Scope): SearchSort => (request.sort === "relevance" && !scope.text ? "newest" : request.sort)

function hitOf(row: HitRow, card: unknown, sort: SearchSort, place: number): SearchHit {
  return {
    subjectId: row.subject_id,
    card,
    cursor: writeCursor(sort, row, place),
    highlights: highlightsOf(row.title_html, row.text_html),
  }
}
