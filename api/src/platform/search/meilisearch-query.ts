import type { MultiSearchQuery } from "meilisearch"
import { readCursor, sortKeys } from "./cursor.ts"
import type { SearchIndex } from "./document.ts"
import { markEnd, markStart } from "./highlight.ts"
import { stateAudience } from "./meilisearch-documents.ts"
import { facetAttribute, synonymWords, textFields } from "./meilisearch-settings.ts"
import { reachableByPage, reachableByRelevance, type SearchFilters, type SearchRequest, type SearchSort } from "./port.ts"
import { synonymsOf, termsOf } from "./query.ts"
import { stopWords } from "./stop-words.ts"

/** A request as Meilisearch is asked it. */
export type Question = {
  uid: string
  index: SearchIndex
  audience: readonly string[]
  /** Null to list; its own operators taken out, ours put in. */
  text: string | null
  filters: SearchFilters
}

const made = new WeakMap<SearchIndex, ReadonlyMap<string, string>>()

/** The text as Meilisearch is to read it; null when there is nothing to search for. */
export function meiliText(text: string, index: SearchIndex): string | null {
  const terms = termsOf(text, synonymsOf(index))
  const words = made.get(index) ?? synonymWords(index)
  made.set(index, words)
  const telling = terms.filter((term) => term.quoted || term.group || !stopWords.has(term.words[0] ?? ""))
  const wanted = telling.length > 0 ? telling : terms
  const said = wanted.map((term) => {
    if (term.quoted) return `"${term.words.join(" ")}"`
    return term.group ? (words.get(term.words.join(" ")) ?? "") : (term.words[0] ?? "")
  })
  if (said.length === 0) return null
  const last = wanted.at(-1)
  // A blank behind the last word says that it is whole.
  const isWhole = !last || last !== terms.at(-1) || last.quoted || last.group !== null || (last.words[0] ?? "").length < 2
  return said.join(" ") + (isWhole ? " " : "")
}

/** A text in a filter. One with a backslash cannot be written there: there is no such value. */
const literal = (value: string): string[] => (value.includes("\\") ? [] : [`"${value.replaceAll('"', '\\"')}"`])

/** The audience is part of every filter. A facet without a value that can be asked for finds nothing. */
function filterOf(
  { audience, filters }: Pick<Question, "audience" | "filters">,
  after?: readonly number[] | null,
  sort?: SearchSort,
): string[] {
  const anyOf = (attribute: string, values: readonly string[]) => `${attribute} IN [${values.flatMap(literal).join(", ")}]`
  return [
    anyOf(
      "audience",
      audience.filter((name) => name !== stateAudience),
    ),
    ...Object.entries(filters)
      .filter(([, values]) => values.length > 0)
      .map(([facet, values]) => anyOf(facetAttribute(facet), values)),
    ...(after && sort && sort !== "relevance" ? [afterFilter([...sortKeys[sort], "number"], after)] : []),
  ]
}

/** What comes behind these sort keys: less in the first, or as much in it and less in the next, and so on. */
function afterFilter(keys: readonly string[], after: readonly number[]): string {
  const steps = keys.map((key, at) =>
    [...keys.slice(0, at).map((before, place) => `${before} = ${after[place]}`), `${key} < ${after[at]}`].join(" AND "),
  )
  return steps.map((step) => `(${step})`).join(" OR ")
}

/** How far the index was when the other questions of the same round trip were asked, or a little before. */
export const stateQuery = (uid: string): MultiSearchQuery => ({ indexUid: uid, filter: [`audience = "${stateAudience}"`], limit: 1 })

/** The hits of one page and one more; null when the page is out of reach. */
export function hitsQuery(
  question: Question,
  request: SearchRequest,
): { query: MultiSearchQuery; sort: SearchSort; offset: number } | null {
  const sort = request.sort === "relevance" && question.text === null ? "newest" : request.sort
  const place = readCursor(request.after, sort)
  const offset = typeof place === "number" ? place : place ? 0 : (request.offset ?? 0)
  if (offset >= (sort === "relevance" ? reachableByRelevance : reachableByPage)) return null
  return {
    sort,
    offset,
    query: {
      ...common(question),
      filter: filterOf(question, typeof place === "object" ? place : null, sort),
      ...(sort !== "relevance" && { sort: [...sortKeys[sort], "number"].map((key) => `${key}:desc`) }),
      offset,
      limit: request.limit + 1,
      attributesToRetrieve: ["id", "card", "number", "newest", "strength", "uptake", "reach"],
      ...(request.wants.highlights && question.text !== null && highlighting),
    },
  }
}

const highlighting = {
  attributesToHighlight: [...textFields],
  attributesToCrop: textFields.slice(1),
  cropLength: 30,
  highlightPreTag: markStart,
  highlightPostTag: markEnd,
}

/** How near the best match is to what was typed. */
export const bestQuery = (question: Question): MultiSearchQuery => ({
  ...common(question),
  filter: filterOf(question),
  limit: 1,
  attributesToRetrieve: ["id"],
  showRankingScoreDetails: true,
})

/** How many match, and what they carry of these facets. Pages are what makes Meilisearch count exactly. */
export const countQuery = (question: Question, facets: readonly string[] = []): MultiSearchQuery => ({
  ...common(question),
  filter: filterOf(question),
  page: 1,
  hitsPerPage: 0,
  facets: facets.map(facetAttribute),
})

/** Documents whose title holds the text. */
export const titleQuery = (question: Question, limit: number): MultiSearchQuery => ({
  ...common(question),
  filter: filterOf(question),
  attributesToSearchOn: ["title"],
  limit,
  attributesToRetrieve: ["id", "card"],
})

const common = ({ uid, text }: Question) => ({ indexUid: uid, q: text ?? "", matchingStrategy: "all" as const })
