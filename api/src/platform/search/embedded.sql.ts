import { sortKeys } from "./cursor.ts"
import type { SearchIndex } from "./document.ts"
import { markEnd, markStart } from "./highlight.ts"
import { reachableByRelevance, type SearchFilters, type SearchSort } from "./port.ts"
import type { ParsedText } from "./query.ts"

/**
 * The statements of lists and counts. Each has one text per shape of question, so that it is prepared once: the number
 * of filters, not their values; a text or none; the order.
 *
 * However much matches, a bounded number of rows is looked at. Documents stand in eras of 64 by age. Matches are taken
 * from a few eras; from these follows how many more eras it takes for enough; and only what is rare is looked for in all.
 */
export type Statement = { name: string; text: string; params: unknown[] }

/** What narrows a statement. */
export type Scope = {
  index: SearchIndex
  audience: readonly string[]
  text: ParsedText | null
  filters: SearchFilters
}

/** Eras looked at first, and how many matches are enough. Sequences of words are dear to check. */
const bounds = { plain: { first: 32, enough: reachableByRelevance }, sequence: { first: 16, enough: 300 } }
/** So few eras are looked at whole: estimates are for where looking at everything would be slow. */
const smallest = 128
/**
 * The order of eras. A list shows the newest. A count is fair to all times: steps of the golden ratio spread however many
 * eras are taken evenly over all (Knuth, The Art of Computer Programming, 6.4, on multiplicative hashing).
 */
const eraOrders = { list: "n DESC", count: "n * 0.6180339887498949 - floor(n * 0.6180339887498949)" }

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

/** Matches from as many eras as hold enough of them; `w` says what share of all ids was looked at, 1 when these are all. */
function matchesOf(columns: string, indexed: string, { first, enough }: (typeof bounds)["plain"], order: keyof typeof eraOrders): string[] {
  const matches = (from: string) => `SELECT ${columns} FROM search_document d WHERE ${indexed} AND ${from}`
  return [
    `e AS MATERIALIZED (
       SELECT bottom, top, array_agg(n ORDER BY ${eraOrders[order]}) AS eras, count(*)::int AS number,
              CASE WHEN count(*) <= ${smallest} THEN count(*) ELSE ${first} END::int AS first
         FROM (SELECT coalesce(min(id), 0) AS bottom, coalesce(max(id), 0) AS top FROM search_document) t,
              generate_series(bottom >> 6, top >> 6) n GROUP BY bottom, top)`,
    `m1 AS MATERIALIZED (${matches("d.era && (SELECT eras[:first] FROM e)")})`,
    // How many eras more it takes for enough, with some to spare.
    `n1 AS MATERIALIZED (
       SELECT CASE WHEN first = number OR found >= ${enough} THEN 0 ELSE ceil(1.25 * first * (${enough} - found) / greatest(found, 1)) END AS more,
              number - first AS others, found
         FROM e, (SELECT count(*) AS found FROM m1) f)`,
    // Most of them: all are looked at at once, without asking for each era.
    `g AS MATERIALIZED (SELECT more > others / 2.0 AS everywhere, CASE WHEN more > others / 2.0 THEN 0 ELSE more END::int AS next, found FROM n1)`,
    `m2 AS MATERIALIZED (${matches("d.era && (SELECT eras[first + 1:first + next] FROM e, g) AND (SELECT next > 0 FROM g)")})`,
    // Matches may stand close together in time: then they are sought everywhere after all.
    `o AS MATERIALIZED (
       SELECT everywhere OR next > 0 AND found + (SELECT count(*) FROM m2) < ${enough / 2} AS everywhere, first + next AS seen FROM e, g)`,
    `m3 AS MATERIALIZED (${matches("NOT d.era && (SELECT eras[:seen] FROM e, o) AND (SELECT everywhere FROM o)")})`,
    "m AS (SELECT * FROM m1 UNION ALL SELECT * FROM m2 UNION ALL SELECT * FROM m3)",
    `w AS MATERIALIZED (
       SELECT CASE WHEN o.everywhere OR o.seen = e.number THEN 1
                   ELSE (SELECT sum(least(e.top + 1, (n + 1) << 6) - greatest(e.bottom, n << 6)) FROM unnest(e.eras[:o.seen]) n)::float8
                        / (e.top + 1 - e.bottom) END AS share
         FROM e, o)`,
  ]
}

export type HitRow = {
  id: number
  subject_id: string
  /** JSON, not parsed yet. */
  card: string
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
      ...matchesOf(`${keys}, d.heading @@ (SELECT q FROM q) AS titled`, indexed, bound, "list"),
      ...ranking,
      `h AS (SELECT * FROM r d ${page})`,
    )
  } else if (isNarrowed) {
    // All matches are at hand and are sorted; or they are so many that the next few stand close together in the order itself.
    ctes.push(
      ...matchesOf(keys, indexed, bound, "list"),
      `h AS ((SELECT * FROM m d WHERE (SELECT share FROM w) = 1 ${after ? `AND ${after}` : ""} ${page})
             UNION ALL (${walk} AND (SELECT share FROM w) < 1 ${page}))`,
    )
  } else ctes.push(`h AS (${walk} ${page})`)
  const highlighted = options.highlights && scope.text !== null
  return {
    name: ["search_hits", shape, byRelevance ? "relevance" : sort, options.after && "after", highlighted && "hl"].filter(Boolean).join("_"),
    text: `WITH ${ctes.join(",\n")}
      SELECT h.id, h.subject_id, h.newest, h.strength, h.uptake, h.reach, c.card::text AS card, ${version} AS version${highlighted ? headlines : ""}
        FROM h JOIN search_card c ON c.kind = $1 AND c.subject_id = h.subject_id ${orderOf("h")}`,
    params,
  }
}

/**
 * A title that holds all that is asked for counts most, then one that holds some of it, then where words stand (in the summary
 * or further down) and how close together; a phrase as typed and strong evidence lift a match among its like.
 */
const ranking = [
  `n AS MATERIALIZED (
     SELECT m.*, row_number() OVER (ORDER BY titled DESC, newest DESC, id DESC) AS place FROM m
      ORDER BY titled DESC, newest DESC, id DESC LIMIT ${reachableByRelevance})`,
  `r AS MATERIALIZED (
     SELECT n.*, CASE WHEN n.place <= ${ranked} THEN (
              SELECT CASE WHEN n.titled THEN 0.3 ELSE 0 END + 0.2 * ts_rank('{1, 1, 1, 1}', w.heading, q.q)
                     + ts_rank('{0.05, 0.2, 0.5, 1}', w.words, q.q, 1) + 2 * ts_rank_cd('{0.05, 0.2, 0.5, 1}', w.words, q.q, 1)
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

/** How many match, and what they carry. With a text that very much matches, from a part of all eras. */
export function countStatement(scope: Scope, values: boolean): Statement {
  const { params, ctes, indexed, shape, bound } = begin(scope)
  const bounded = scope.text !== null
  if (bounded) ctes.push(...matchesOf(values ? "d.packed" : "1 AS one", indexed, bound, "count"))
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
