import type { SearchIndex } from "./document.ts"

export const searchSorts = ["relevance", "newest", "strength", "uptake", "reach"] as const
export type SearchSort = (typeof searchSorts)[number]

/** Values wanted by facet: any of them inside a facet, all facets together. */
export type SearchFilters = Readonly<Record<string, readonly string[]>>

/** What is looked for, and by whom. */
export type SearchRequest = {
  /** The audiences that whoever asks belongs to. */
  audience: readonly string[]
  /** As typed; empty to list. */
  text: string
  filters: SearchFilters
  /** Relevance without a text means newest. */
  sort: SearchSort
  limit: number
  /** Hits to leave out at the start; not together with `after`. */
  offset?: number
  /** The cursor of the hit after which to go on. */
  after?: string | null
  /** What the caller will use; the rest is not worked out. */
  wants: { total?: boolean; facets?: boolean; highlights?: boolean; relaxations?: boolean }
}

/** A piece of text with the found words between <mark> and </mark>, everything else escaped. */
export type Highlight = { field: "title" | "text"; html: string }

export type SearchHit = { subjectId: string; card: unknown; cursor: string; highlights: Highlight[] }

export type FacetCount = { value: string; label: string; count: number; isSelected: boolean }
export type FacetCounts = { name: string; label: string; values: FacetCount[] }

/** One thing to give up, and how many hits that brings. */
export type Relaxation = {
  /** The facet whose filter to remove; null for the text. */
  facet: string | null
  count: number
}

export type SearchAnswer = {
  hits: SearchHit[]
  hasMore: boolean
  /** All that match; only if wanted. */
  total: number
  /** So much matches that totals and counts were worked out from the newest part of it. */
  isEstimate: boolean
  /** Of these so many can be reached by paging. */
  reachable: number
  /** Only if wanted. */
  facets: FacetCounts[]
  /** What was searched for instead, because nothing matched the text as typed. */
  correctedText: string | null
  /** Only when nothing matches, and if wanted. */
  relaxations: Relaxation[]
  /** The data version that the hits were read from. */
  version: number
}

export type SuggestRequest = { audience: readonly string[]; text: string; limit: number }
export type Suggestions = {
  /** Documents whose title holds what was typed so far. */
  documents: { subjectId: string; card: unknown }[]
  /** The text with its last word completed; each finds something. */
  texts: string[]
}

export type SimilarRequest = { audience: readonly string[]; subjectId: string; limit: number }

/** How an engine stands to the projection. */
export type EngineStatus = {
  engine: string
  reachable: boolean
  documents: number
  /** Changes of the projection that it has not taken over yet. */
  behind: number
  /** False while another engine answers in its place. */
  isAnswering?: boolean
  detail?: string
}

/** One thing that is not as it should be. */
export type Difference = { subjectId: string; what: string }

/** Full-text search over the projection. Each engine keeps the same contract (test/contract/search). */
export interface SearchEngine {
  readonly name: string
  search(index: SearchIndex, request: SearchRequest): Promise<SearchAnswer>
  suggest(index: SearchIndex, request: SuggestRequest): Promise<Suggestions>
  /** Documents that share most with one that the audience may find, best first. */
  similar(index: SearchIndex, request: SimilarRequest): Promise<{ subjectId: string; card: unknown }[]>
  /** Takes over what was written to the projection since the last time, removals included. Returns how many documents. */
  index(index: SearchIndex): Promise<number>
  /** Builds everything anew beside what is in service, then takes its place. */
  rebuild(index: SearchIndex, progress?: (done: number, total: number) => void): Promise<void>
  status(index: SearchIndex): Promise<EngineStatus>
  /** In what the engine and the projection differ, a bounded number of them. Empty when it has taken over everything. */
  differences(index: SearchIndex): Promise<Difference[]>
}

/** Hits that paging by relevance reaches; whoever wants more sorts otherwise, or exports. */
export const reachableByRelevance = 1000
/** Hits that numbered pages reach in other orders. Cursors have no such bound. */
export const reachableByPage = 10_000

/** The answer of a search that can find nothing. */
export const nothing: SearchAnswer = {
  hits: [],
  hasMore: false,
  total: 0,
  isEstimate: false,
  reachable: 0,
  facets: [],
  correctedText: null,
  relaxations: [],
  version: -1,
}
