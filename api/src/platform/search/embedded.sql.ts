import { sortKeys } from "./cursor.ts"
import type { SearchIndex } from "./document.ts"
import { markEnd, markStart } from "./highlight.ts"
import { reachableByRelevance, type SearchFilters, type SearchSort } from "./port.ts"
import type { ParsedText } from "./query.ts"

/**
 * The statements of lists and counts. Each has one text per shape of question, so that it is prepared once: the number
 * of filters, not their values; a text or none; the order.
 *
 * However much matches, a bounded number of rows is looked at. Documents stand in eras of 2048 by age. Matches are
 * taken from the newest eras; if these are too few, from more; and only what is rare is looked for in all of them.
 */
export type Statement = { name: string; text: string; params: unknown[] }

/** What narrows a statement. */
export type Scope = {
  index: SearchIndex
  audience: readonly string[]
  text: ParsedText | null
  filters: SearchFilters
}

/** Eras looked at first and then, and how many matches are enough to stop. Sequences of words are dear to check. */
const bounds = { plain: { first: 4, next: 16, enough: 2000 }, sequence: { first: 1, next: 8, enough: 500 } }
/** Matches that are ranked by their words; what follows them comes newest first. Ranking reads each text. */
const ranked = 300
/** Completions of an unfinished word that are tried. */
const completions = 40

/** The numbers of the audiences, once per statement. */
export const audienceNumbers = `a AS MATERIALIZED (
  SELECT coalesce(array_agg(number), '{}') AS ids FROM search_facet WHERE kind = $1 AND facet = 'audience' AND value = ANY ($2::text[]))`

const version = `(SELECT version FROM "DataVersion" WHERE name = $1)`

/** Gathers parameters and the pieces that every statement over documents begins with. */
function begin({ index, audience, text, filters }: Scope) {
  const params: unknown[] = [index.kind, audience]
  const add = (value: unknown) => `$${params.push(value)}`
  const counted = new Set(index.facets.filter((facet) => facet.counted).map(({ name }) => name))
  const active = Object.entries(filters).filter(([, values]) => values.length > 0)
  const [inFacets, inMarks] = [active.filter(([facet]) => counted.has(facet)), active.filter(([facet]) => !counted.has(facet))]
  const ctes = [audienceNumbers]
  // By operator the index is used; by function it cannot be, for walks in another order.
  const indexed = ["d.kind = $1", "d.audience && (SELECT ids FROM a)"]
  const walked = [...indexed]
  if (text) {
    ctes.push(`q AS MATERIALIZED (${queryOf(add, text)})`)
    indexed.push("d.words @@ (SELECT q FROM q)")
    walked.push("ts_match_vq(d.words, (SELECT q FROM q))")
  }
  const overlap = (column: string, [facet, values]: [string, readonly string[]]) => {
    const numbers = `(SELECT array_agg(number) FROM search_facet WHERE kind = $1 AND facet = ${add(facet)} AND value = ANY (${add(values)}::text[]))`
    indexed.push(`d.${column} && ${numbers}`)
    walked.unshift(`arrayoverlap(d.${column}, ${numbers})`)
  }
  for (const filter of inFacets) overlap("facets", filter)
  for (const filter of inMarks) overlap("marks", filter)
  const isSequence = text?.hasSequence ?? false
  return {
    params,
    add,
    ctes,
    indexed: indexed.join(" AND "),
    walked: walked.join(" AND "),
    shape: `${text ? (isSequence ? "s" : "t") : "l"}${inFacets.length}_${inMarks.length}`,
    bound: bounds[isSequence ? "sequence" : "plain"],
    isNarrowed: text !== null || active.length > 0,
  }
}

function queryOf(add: (value: unknown) => string, { all, before, last, phrase }: ParsedText): string {
  const words = wordsQuery({ all: add(all), before: add(before), last: add(last) })
  return `
    SELECT ${words} AS q, to_tsquery('hub_english', ${add(phrase)}) AS phrase`
}

/**
 * The tsquery of words given by parameters or columns: an unfinished last word stands for the words it may become. A stop
 * word stands for nothing, also where it could still become another word: "stepping up" is not a search for "upper".
 */
export const wordsQuery = ({ all, before, last }: Record<"all" | "before" | "last", string>) => `
  CASE WHEN ${last}::text IS NULL OR numnode(to_tsquery('hub_english', ${last})) = 0
         OR EXISTS (SELECT 1 FROM unnest((SELECT ids FROM a)) n(number), search_word w WHERE w.audience = n.number AND w.word = ${last})
  THEN to_tsquery('hub_english', ${all})
  ELSE coalesce(to_tsquery('hub_english', ${before}) && (${completionsOf(last)}), to_tsquery('hub_english', ${all})) END`

/** Words are a to z, so "{" follows every word that begins with the prefix. */
export const completionsOf = ($prefix: string) => `
  SELECT to_tsquery('hub_english', string_agg(word, ' | '))
    FROM (SELECT w.word FROM unnest((SELECT ids FROM a)) n(number), search_word w
           WHERE w.audience = n.number AND w.word >= ${$prefix} AND w.word < ${$prefix} || '{'
           ORDER BY length(w.word), w.word LIMIT ${completions}) w`

/** Matches, newest eras first, until there are enough; `whole` says whether these are all. */
function matchesOf(columns: string, indexed: string, { first, next, enough }: (typeof bounds)["plain"]): string[] {
  const eras = (from: number, to: number) => `(SELECT array_agg(n) FROM e, generate_series(e.last - ${to - 1}, e.last - ${from}) n)`
  return [
    `e AS MATERIALIZED (SELECT coalesce(max(id), 0) AS top, coalesce(max(id), 0) >> 11 AS last FROM search_document)`,
    `m1 AS MATERIALIZED (SELECT ${columns} FROM search_document d WHERE ${indexed} AND d.era && ${eras(0, first)})`,
    `g1 AS MATERIALIZED (SELECT e.last >= ${first} AND (SELECT count(*) FROM m1) < ${enough} AS more FROM e)`,
    `m2 AS MATERIALIZED (SELECT ${columns} FROM search_document d
       WHERE ${indexed} AND d.era && ${eras(first, first + next)} AND (SELECT more FROM g1))`,
    `g2 AS MATERIALIZED (
       SELECT e.last >= ${first + next} AND g1.more AND (SELECT count(*) FROM m1) + (SELECT count(*) FROM m2) < ${enough} AS more FROM e, g1)`,
    `m3 AS MATERIALIZED (SELECT ${columns} FROM search_document d
       WHERE ${indexed} AND d.id < (SELECT (last - ${first + next - 1}) << 11 FROM e) AND (SELECT more FROM g2))`,
    `m AS (SELECT * FROM m1 UNION ALL SELECT * FROM m2 UNION ALL SELECT * FROM m3)`,
    // The share of all ids that was looked at.
    `w AS MATERIALIZED (
       SELECT CASE WHEN g2.more OR e.last < ${first} OR g1.more AND e.last < ${first + next} THEN 1
                   ELSE (e.top - greatest((e.last - CASE WHEN g1.more THEN ${first + next - 1} ELSE ${first - 1} END) << 11, 0) + 1)::float8
                        / (e.top + 1) END AS share FROM e, g1, g2)`,
  ]
}

export type HitRow = {
  id: number
  subject_id: string
  card: unknown
  version: number
  newest: number
  strength: number
  uptake: number
  reach: number
  title_html?: string
  text_html?: string
}

const keys = "d.id, d.subject_id, d.newest, d.strength, d.uptake, d.reach"

/** The hits of one page and one more, with their cards. `after` holds the sort keys and the id of the hit before. */
export function hitsStatement(
  scope: Scope,
  options: { sort: SearchSort; limit: number; offset: number; after: readonly number[] | null; highlights: boolean },
): Statement {
  const { params, add, ctes, indexed, walked, shape, bound, isNarrowed } = begin(scope)
  const byRelevance = options.sort === "relevance" && scope.text !== null
  const sort = options.sort === "relevance" ? "newest" : options.sort
  const order = byRelevance ? ["score DESC NULLS LAST", "newest DESC", "id DESC"] : [...sortKeys[sort], "id"].map((key) => `${key} DESC`)
  const orderOf = (table: string) => `ORDER BY ${order.map((key) => `${table}.${key}`).join(", ")}`
  const place = [...sortKeys[sort], "id"].map((column) => `d.${column}`).join(", ")
  const after = options.after && `(${place}) < (${options.after.map((key) => `${add(key)}::bigint`).join(", ")})`
  const [limit, offset] = [add(options.limit + 1), add(options.offset)]
  const page = `${orderOf("d")} LIMIT ${limit} OFFSET ${offset}`
  const walk = `SELECT ${keys} FROM search_document d WHERE ${[walked, after].filter(Boolean).join(" AND ")}`
  if (byRelevance) {
    ctes.push(
      ...matchesOf(`${keys}, d.heading @@ (SELECT q FROM q) AS titled`, indexed, bound),
      ...ranking,
      `h AS (SELECT * FROM r d ${page})`,
    )
  } else if (isNarrowed) {
    // All matches are at hand and are sorted; or they are so many that the next few stand close together in the order itself.
    ctes.push(
      ...matchesOf(keys, indexed, bound),
      `h AS ((SELECT * FROM m d WHERE (SELECT share FROM w) = 1 ${after ? `AND ${after}` : ""} ${page})
             UNION ALL (${walk} AND (SELECT share FROM w) < 1 ${page}))`,
    )
  } else ctes.push(`h AS (${walk} ${page})`)
  const highlighted = options.highlights && scope.text !== null
  return {
    name: ["search_hits", shape, byRelevance ? "relevance" : sort, options.after && "after", highlighted && "hl"].filter(Boolean).join("_"),
    text: `WITH ${ctes.join(",\n")}
      SELECT h.id, h.subject_id, h.newest, h.strength, h.uptake, h.reach, c.card, ${version} AS version${highlighted ? headlines : ""}
        FROM h JOIN search_card c ON c.kind = $1 AND c.subject_id = h.subject_id ${orderOf("h")}`,
    params,
  }
}

/** Words in the title count most; a phrase as typed and strong evidence lift a match among its like. */
const ranking = [
  `n AS MATERIALIZED (
     SELECT m.*, row_number() OVER (ORDER BY titled DESC, newest DESC, id DESC) AS place FROM m
      ORDER BY titled DESC, newest DESC, id DESC LIMIT ${reachableByRelevance})`,
  `r AS MATERIALIZED (
     SELECT n.*, CASE WHEN n.place <= ${ranked} THEN (
              SELECT ts_rank('{0.05, 0.2, 0.5, 1}', w.words, q.q, 1)
                     + CASE WHEN numnode(q.phrase) < 2 THEN 0 WHEN w.heading @@ q.phrase THEN 0.5 WHEN w.words @@ q.phrase THEN 0.2 ELSE 0 END
                     + 0.01 * w.strength
                FROM search_document w, q WHERE w.id = n.id) END AS score
       FROM n)`,
]

const marks = `StartSel="${markStart}", StopSel="${markEnd}"`
const headlines = `,
  ts_headline('hub_english', c.texts[1], (SELECT q FROM q), '${marks}, HighlightAll=true') AS title_html,
  ts_headline('hub_english', left(array_to_string(c.texts[2:4], ' – '), 12000), (SELECT q FROM q),
    '${marks}, MaxWords=30, MinWords=15, MaxFragments=1') AS text_html`

/** `packed` holds the numbers of all values of the matches looked at, two bytes each; `share` is the part of everything looked at. */
export type CountRow = { total: number; packed: Uint8Array | null; share: number; version: number }

/** How many match, and what they carry. With a text that very much matches, from the newest eras. */
export function countStatement(scope: Scope, values: boolean): Statement {
  const { params, ctes, indexed, shape, bound } = begin(scope)
  const bounded = scope.text !== null
  if (bounded) ctes.push(...matchesOf(values ? "d.packed" : "1 AS one", indexed, bound))
  const from = bounded ? "m" : `search_document d WHERE ${indexed}`
  return {
    name: `search_${values ? "counts" : "total"}_${shape}`,
    text: `WITH ${ctes.join(",\n")}
      SELECT count(*)::int AS total, ${values ? "string_agg(packed, '')" : "NULL"} AS packed,
             ${bounded ? "(SELECT share FROM w)::float8" : "1::float8"} AS share, ${version} AS version
        FROM ${from}`,
    params,
  }
}
