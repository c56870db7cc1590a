import type { Database } from "@hub/prisma"
import { Meilisearch, type MultiSearchQuery, type SearchResponse } from "meilisearch"
import { writeCursor } from "./cursor.ts"
import type { SearchIndex } from "./document.ts"
import { facetCounts } from "./facets.ts"
import { highlightsOf, markStart } from "./highlight.ts"
import { countBehind, hasGone, type MeiliDocument, type MeiliState, start, withBreaks } from "./meilisearch-documents.ts"
import { bestQuery, countQuery, hitsQuery, meiliText, type Question, stateQuery, titleQuery } from "./meilisearch-query.ts"
import { facetAttribute, textFields } from "./meilisearch-settings.ts"
import { isMissing, meiliUpkeep } from "./meilisearch-upkeep.ts"
import {
  type FacetCounts,
  nothing,
  type Relaxation,
  reachableByPage,
  reachableByRelevance,
  type SearchAnswer,
  type SearchEngine,
  type SearchHit,
  type SearchRequest,
  type SearchSort,
} from "./port.ts"
import { audienceFacet } from "./projection.ts"
import { dataVersion } from "./version.ts"
import { vocabularyOf } from "./vocabulary.ts"

export type MeiliSettings = {
  url: string
  key?: string | undefined
  /** Names of indexes begin with it; by default worked out from the database, so that several hubs can share a server. */
  prefix?: string
}

/** Milliseconds an answer for a page may take; then the caller had better look elsewhere. */
const patience = 1_000

type Response = SearchResponse<MeiliDocument & MeiliState>

/**
 * Meilisearch, fed from the projection. It finds, ranks and counts; what documents are like each other, and which words
 * there are to offer, is worked out from the projection's own tables (`embedded`, `vocabulary`), as for the embedded engine.
 */
export function meilisearchEngine(database: Database, settings: MeiliSettings, embedded: SearchEngine): SearchEngine {
  const connection = {
    host: settings.url,
    ...(settings.key && { apiKey: settings.key }),
    // Meilisearch sends what it compresses in pieces, and the last of them waits some 40 ms for the first to be acknowledged.
    requestInit: { headers: { "accept-encoding": "identity" } },
  }
  const reader = new Meilisearch({ ...connection, timeout: patience })
  const upkeep = meiliUpkeep(
    database,
    new Meilisearch({ ...connection, timeout: 60_000 }),
    new Meilisearch({ ...connection, timeout: 3_000 }),
  )
  const vocabulary = vocabularyOf(database)
  let prefix = settings.prefix
  const uidOf = async ({ kind }: SearchIndex) => {
    prefix ??= await originOf(database)
    return `${prefix}-${kind}`
  }
  /** Indexes whose settings this process has compared with its own. */
  const checked = new Set<string>()

  /** Asks everything in one round trip. */
  async function ask(queries: readonly MultiSearchQuery[]): Promise<Response[]> {
    const { results } = await reader.multiSearch<{ queries: MultiSearchQuery[] }, MeiliDocument & MeiliState>({ queries: [...queries] })
    return results
  }

  async function searchAsGiven(index: SearchIndex, request: SearchRequest, uid: string): Promise<SearchAnswer & { isInexact: boolean }> {
    const text = request.text.trim() === "" ? null : meiliText(request.text, index)
    if ((text === null && request.text.trim() !== "") || request.audience.length === 0) return { ...nothing, isInexact: false }
    const filters = await vocabulary.currentValues(index, request.filters)
    const question: Question = { uid, index, audience: request.audience, text, filters }
    const { wants, limit } = request
    const counted = wants.facets ? index.facets.filter((facet) => facet.counted).map(({ name }) => name) : []
    const active = counted.filter((name) => filters[name]?.length)
    const hitsAsked = hitsQuery(question, request)
    const isFirstPage = text !== null && !request.offset && !request.after
    const asked = [
      stateQuery(uid),
      ...(hitsAsked ? [hitsAsked.query] : []),
      ...(wants.total || wants.facets ? [countQuery(question, counted)] : []),
      ...active.map((name) => countQuery({ ...question, filters: except(filters, name) }, [name])),
      ...(isFirstPage ? [bestQuery(question)] : []),
    ]
    const answers = await ask(asked)
    const next = () => answers.shift()
    const state = next()?.hits[0]
    if (!state) throw new Error(`The index ${uid} does not say how far it is`)
    // What somebody may not see any more is gone at once, from counts too: until this index has caught up, the database answers.
    const dictionary = await vocabulary.dictionary(index, await dataVersion(database, index.kind))
    const numbers = request.audience.flatMap((name) => dictionary.numberOf(audienceFacet, name) ?? [])
    if (await hasGone(database, index, state, numbers)) return { ...(await embedded.search(index, request)), isInexact: false }
    const page = hitsAsked ? (next()?.hits ?? []) : []
    const whole = wants.total || wants.facets ? next() : undefined
    const own = new Map(active.map((name) => [name, next()]))
    const best = isFirstPage ? next()?.hits[0]?._rankingScoreDetails : undefined
    const sort = hitsAsked?.sort ?? request.sort
    const hits = page.slice(0, limit).map((hit, at) => hitOf(hit, sort, (hitsAsked?.offset ?? 0) + at + 1))
    const total = whole?.totalHits ?? 0
    return {
      ...nothing,
      hits,
      hasMore: page.length > limit,
      total: wants.total || wants.facets ? total : page.length > limit ? 0 : hits.length,
      reachable: Math.min(total, sort === "relevance" ? reachableByRelevance : reachableByPage),
      facets: counted.length > 0 ? await facetsOf(index, filters, (name) => own.get(name) ?? whole) : [],
      version: state.version,
      isInexact: (best?.typo?.typoCount ?? 0) > 0,
    }
  }

  async function facetsOf(
    index: SearchIndex,
    filters: SearchRequest["filters"],
    answerFor: (facet: string) => Response | undefined,
  ): Promise<FacetCounts[]> {
    const dictionary = await vocabulary.dictionary(index, await dataVersion(database, index.kind))
    return facetCounts(index, dictionary, filters, (facet) => {
      const found = Object.entries(answerFor(facet)?.facetDistribution?.[facetAttribute(facet)] ?? {})
      return new Map(
        found.flatMap(([value, count]) => {
          const number = dictionary.numberOf(facet, value)
          return number === undefined || count === 0 ? [] : [[number, count] as const]
        }),
      )
    })
  }

  async function relaxations(index: SearchIndex, request: SearchRequest, uid: string): Promise<Relaxation[]> {
    const text = request.text.trim() === "" ? null : meiliText(request.text, index)
    if (request.audience.length === 0) return []
    const filters = await vocabulary.currentValues(index, request.filters)
    const question: Question = { uid, index, audience: request.audience, text, filters }
    const options: { facet: string | null; question: Question }[] = [
      ...index.facets
        .filter(({ name }) => filters[name]?.length && (text !== null || request.text.trim() === ""))
        .map(({ name }) => ({ facet: name, question: { ...question, filters: except(filters, name) } })),
      ...(request.text.trim() !== "" ? [{ facet: null, question: { ...question, text: null } }] : []),
    ]
    if (options.length === 0) return []
    const answers = await ask(options.map((option) => countQuery(option.question)))
    return options
      .map(({ facet }, at): Relaxation => ({ facet, count: answers[at]?.totalHits ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
  }

  return {
    name: "meilisearch",
    async search(index, request) {
      const uid = await uidOf(index)
      const { isInexact, ...answer } = await searchAsGiven(index, request, uid)
      if ((answer.hits.length > 0 && !isInexact) || request.offset || request.after) return answer
      const text = request.text.trim() === "" ? null : await vocabulary.corrected(index, request.audience, request.text)
      const again = text === null ? request : { ...request, text }
      const better = text === null ? answer : { ...without(await searchAsGiven(index, again, uid)), correctedText: text }
      if (better.hits.length > 0 || !request.wants.relaxations) return better
      return { ...better, relaxations: await relaxations(index, again, uid) }
    },
    async suggest(index, { audience, text, limit }) {
      const words = meiliText(text, index)
      if (words === null || audience.length === 0) return { documents: [], texts: [] }
      const question: Question = { uid: await uidOf(index), index, audience, text: words, filters: {} }
      const [answers, texts] = await Promise.all([ask([titleQuery(question, limit)]), vocabulary.completed(index, audience, text, limit)])
      return { documents: (answers[0]?.hits ?? []).map(({ id, card }) => ({ subjectId: id, card: JSON.parse(card) })), texts }
    },
    similar: (index, request) => embedded.similar(index, request),
    async index(index) {
      const uid = await uidOf(index)
      const taken = await upkeep.follow(uid, index, !checked.has(uid))
      if (taken === null) throw new BeingBuilt(uid)
      checked.add(uid)
      return taken
    },
    rebuild: async (index, progress) => upkeep.rebuild(await uidOf(index), index, progress),
    differences: async (index) => upkeep.differences(await uidOf(index), index),
    async status(index) {
      const uid = await uidOf(index)
      try {
        const state = await reader.index<MeiliState>(uid).getDocument<MeiliState>("state")
        const { numberOfDocuments } = await reader.index(uid).getStats()
        return {
          engine: "meilisearch",
          reachable: true,
          documents: numberOfDocuments - 1,
          behind: await countBehind(database, index, state),
        }
      } catch (error) {
        if (isMissing(error))
          return {
            engine: "meilisearch",
            reachable: true,
            documents: 0,
            behind: await countBehind(database, index, start),
            detail: "The index is not built yet.",
          }
        return {
          engine: "meilisearch",
          reachable: false,
          documents: 0,
          behind: 0,
          detail: error instanceof Error ? error.message : String(error),
        }
      }
    },
  }
}

/** Another process builds the index, so this one has nothing to do yet. */
export class BeingBuilt extends Error {
  constructor(uid: string) {
    super(`The index ${uid} is being built by another process`)
  }
}

const except = (filters: SearchRequest["filters"], facet: string) => ({ ...filters, [facet]: [] })

const without = ({ isInexact: _, ...answer }: SearchAnswer & { isInexact: boolean }): SearchAnswer => answer

function hitOf(hit: Response["hits"][number], sort: SearchSort, place: number): SearchHit {
  const { id, card, number, newest, strength, uptake, reach, _formatted } = hit
  const text = textFields
    .slice(1)
    .map((field) => _formatted?.[field])
    .find((value) => value?.includes(markStart))
  const [title, found] = [_formatted?.title, text].map((value) => value && withBreaks(value))
  return {
    subjectId: id,
    card: JSON.parse(card),
    cursor: writeCursor(sort, { id: number, newest, strength, uptake, reach }, place),
    highlights: highlightsOf(title, found),
  }
}

/** A short name of this database, the same for ever, so that no hub takes another's index for its own. */
async function originOf(database: Database): Promise<string> {
  const [row] = await database.sql<{ id: string }>("search_origin", "SELECT id::text AS id FROM search_origin", [])
  if (!row) throw new Error("The database has no origin: its migrations are not complete")
  return `hub-${row.id.slice(0, 8)}`
}
