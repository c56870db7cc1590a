import type { SearchIndex } from "./document.ts"
import type { SearchFilters, SearchSort } from "./port.ts"
import { reachableByRelevance } from "./port.ts"
import type { ParsedText } from "./query.ts"

/**
 * The statements of the embedded engine. Each has one text per shape of question, so that it is prepared once:
 * the number of filters, not their values; a text or none; the order.
 */
export type Statement = { name: string; text: string; params: unknown[] }

/** What narrows a statement. */
export type Scope = {
  index: SearchIndex
  audience: readonly string[]
  text: ParsedText | null
  filters: SearchFilters
}

/** Matches that are ranked by their words; what follows them comes newest first. Ranking reads each text and is dear. */
const ranked = 300
/** Completions of an unfinished word that are tried. */
const completions = 40

export const sortColumns = {
  newest: ["newest"],
  strength: ["strength", "newest"],
  uptake: ["uptake", "newest"],
  reach: ["reach", "newest"],
} as const satisfies Record<Exclude<SearchSort, "relevance">, readonly string[]>

const version = `(SELECT version FROM "DataVersion" WHERE name = $1)`

/** Gathers parameters and the pieces that every statement over documents begins with. */
function begin({ index, audience, text, filters }: Scope) {
  const params: unknown[] = [index.kind, audience]
  const add = (value: unknown) => `$${params.push(value)}`
  const counted = new Set(index.facets.filter((facet) => facet.counted).map(({ name }) => name))
  const active = Object.entries(filters).filter(([, values]) => values.length > 0)
  const inFacets = active.filter(([facet]) => counted.has(facet))
  const inMarks = active.filter(([facet]) => !counted.has(facet))
  const ctes = [
    `a AS MATERIALIZED (SELECT array_agg(number) AS ids FROM search_facet WHERE kind = $1 AND facet = 'audience' AND value = ANY ($2::text[]))`,
  ]
  const conditions = ["d.kind = $1", "d.audience && (SELECT ids FROM a)"]
  if (text) {
    ctes.push(`q AS MATERIALIZED (${queryOf(add, text)})`)
    conditions.unshift("d.words @@ (SELECT q FROM q)")
  }
  const overlap = (column: string, [facet, values]: [string, readonly string[]]) => {
    const numbers = `SELECT array_agg(number) FROM search_facet WHERE kind = $1 AND facet = ${add(facet)} AND value = ANY (${add(values)}::text[])`
    conditions.push(`d.${column} && (${numbers})`)
  }
  for (const filter of inFacets) overlap("facets", filter)
  for (const filter of inMarks) overlap("marks", filter)
  const shape = `${text ? "t" : "l"}${inFacets.length}_${inMarks.length}`
  return { params, add, ctes, where: conditions.join(" AND "), shape, isNarrowed: text !== null || active.length > 0 }
}

/** The tsquery: an unfinished last word stands for the words it may become. */
function queryOf(add: (value: unknown) => string, { all, before, last, phrase }: ParsedText): string {
  const [$all, $before, $last, $phrase] = [add(all), add(before), add(last), add(phrase)]
  return `
    SELECT CASE WHEN ${$last}::text IS NULL
                  OR EXISTS (SELECT 1 FROM search_word WHERE audience = ANY ((SELECT ids FROM a)::int[]) AND word = ${$last})
           THEN to_tsquery('hub_english', ${$all})
           ELSE coalesce(to_tsquery('hub_english', ${$before}) && (${completionsOf($last)}), to_tsquery('hub_english', ${$all})) END AS q,
           to_tsquery('hub_english', ${$phrase}) AS phrase`
}

/** Words are a to z, so "{" follows every word that begins with the prefix. */
const completionsOf = ($prefix: string) => `
  SELECT to_tsquery('hub_english', string_agg(word, ' | '))
    FROM (SELECT word FROM search_word
           WHERE audience = ANY ((SELECT ids FROM a)::int[]) AND word >= ${$prefix} AND word < ${$prefix} || '{'
           ORDER BY length(word), word LIMIT ${completions}) w`

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

/** The hits of one page and one more, with their cards. `after` holds the sort keys and the id of the hit before. */
export function hitsStatement(
  scope: Scope,
  options: { sort: SearchSort; limit: number; offset: number; after: readonly number[] | null; highlights: boolean },
): Statement {
  const { params, add, ctes, where, shape, isNarrowed } = begin(scope)
  const byRelevance = options.sort === "relevance" && scope.text !== null
  const sort = options.sort === "relevance" ? "newest" : options.sort
  const order = byRelevance ? ["score DESC NULLS LAST", "newest DESC", "id DESC"] : [...sortColumns[sort], "id"].map((key) => `${key} DESC`)
  const page = () => `ORDER BY ${order.map((key) => `d.${key}`).join(", ")} LIMIT ${add(options.limit + 1)} OFFSET ${add(options.offset)}`
  if (byRelevance) ctes.push(...rankingOf(where), `h AS (SELECT * FROM ranked d ${page()})`)
  else {
    const keys = [...sortColumns[sort], "id"].map((column) => `d.${column}`)
    const after = options.after && `(${keys.join(", ")}) < (${options.after.map((key) => `${add(key)}::bigint`).join(", ")})`
    const columns = "d.id, d.subject_id, d.newest, d.strength, d.uptake, d.reach"
    // OFFSET 0 keeps the planner from walking everything in order to find the few that match.
    const source = isNarrowed
      ? `(SELECT ${columns} FROM search_document d WHERE ${where} OFFSET 0) d${after ? ` WHERE ${after}` : ""}`
      : `search_document d WHERE ${[where, after].filter(Boolean).join(" AND ")}`
    ctes.push(`h AS (SELECT ${columns} FROM ${source} ${page()})`)
  }
  const highlighted = options.highlights && scope.text !== null
  return {
    name: ["search_hits", shape, byRelevance ? "relevance" : sort, options.after && "after", highlighted && "hl"].filter(Boolean).join("_"),
    text: `WITH ${ctes.join(",\n")}
      SELECT h.id, h.subject_id, h.newest, h.strength, h.uptake, h.reach, c.card, ${version} AS version${highlighted ? headlines : ""}
        FROM h JOIN search_card c ON c.kind = $1 AND c.subject_id = h.subject_id
       ORDER BY ${order.map((key) => `h.${key}`).join(", ")}`,
    params,
  }
}

/** Words in the title count most; a phrase as typed and strong evidence lift a match among its like. */
const rankingOf = (where: string) => [
  `m AS MATERIALIZED (
     SELECT d.id, d.subject_id, d.newest, d.strength, d.uptake, d.reach, d.heading @@ (SELECT q FROM q) AS titled
       FROM search_document d WHERE ${where} ORDER BY titled DESC, d.newest DESC, d.id DESC LIMIT ${reachableByRelevance})`,
  `ranked AS (
     SELECT m.id, m.subject_id, m.newest, m.strength, m.uptake, m.reach, s.score
       FROM m LEFT JOIN (
         SELECT w.id, ts_rank('{0.05, 0.2, 0.5, 1}', w.words, q.q, 1)
                  + CASE WHEN numnode(q.phrase) > 1 AND w.heading @@ q.phrase THEN 0.5
                         WHEN numnode(q.phrase) > 1 AND w.words @@ q.phrase THEN 0.2 ELSE 0 END
                  + 0.01 * w.strength AS score
           FROM (SELECT id FROM m ORDER BY titled DESC, newest DESC, id DESC LIMIT ${ranked}) t JOIN search_document w ON w.id = t.id, q
       ) s ON s.id = m.id)`,
]

/** Signs that no text holds stand for <mark>, so that everything else can be escaped first. */
export const markStart = "\u0002"
export const markEnd = "\u0003"
const marks = `StartSel="${markStart}", StopSel="${markEnd}"`
const headlines = `,
  ts_headline('hub_english', c.texts[1], (SELECT q FROM q), '${marks}, HighlightAll=true') AS title_html,
  ts_headline('hub_english', left(array_to_string(c.texts[2:4], ' – '), 12000), (SELECT q FROM q),
    '${marks}, MaxWords=30, MinWords=15, MaxFragments=1') AS text_html`

export type CountRow = { total: number; numbers: number[] | null; counts: number[] | null; version: number }

/** How many match, and how many of them carry each value; without `values` only how many. */
export function countStatement(scope: Scope, values: boolean): Statement {
  const { params, ctes, where, shape } = begin(scope)
  if (!values)
    return {
      name: `search_total_${shape}`,
      text: `WITH ${ctes.join(",\n")} SELECT count(*)::int AS total, ${version} AS version FROM search_document d WHERE ${where}`,
      params,
    }
  ctes.push(
    `m AS MATERIALIZED (SELECT d.facets FROM search_document d WHERE ${where})`,
    `v AS (SELECT number, count(*)::int AS count FROM m, unnest(m.facets) number GROUP BY number)`,
  )
  return {
    name: `search_counts_${shape}`,
    text: `WITH ${ctes.join(",\n")}
      SELECT (SELECT count(*)::int FROM m) AS total, (SELECT array_agg(number) FROM v) AS numbers, (SELECT array_agg(count) FROM v) AS counts,
             ${version} AS version`,
    params,
  }
}

export type WordRow = { position: number; word: string | null }

/** For each word that no document holds, the nearest that one does; null where there is none near enough. */
export function spellingStatement(kind: string, audience: readonly string[], words: readonly string[]): Statement {
  return {
    name: "search_spelling",
    // The limit has to be set before the index is asked, hence the chain of laterals.
    text: `WITH a AS MATERIALIZED (SELECT array_agg(number) AS ids FROM search_facet WHERE kind = $1 AND facet = 'audience' AND value = ANY ($2::text[])),
      s AS MATERIALIZED (SELECT set_config('pg_trgm.similarity_threshold', '0.2', true) AS limit)
      SELECT t.position::int, n.word
        FROM s, unnest($3::text[]) WITH ORDINALITY t(word, position)
        LEFT JOIN LATERAL (
          SELECT c.word FROM (
            SELECT w.word, levenshtein(w.word, t.word) AS distance FROM search_word w
             WHERE w.audience = ANY ((SELECT ids FROM a)::int[]) AND w.word % (t.word || left(s.limit, 0))
               AND levenshtein_less_equal(w.word, t.word, 3) <= CASE WHEN length(t.word) < 5 THEN 1 WHEN length(t.word) < 9 THEN 2 ELSE 3 END
             ORDER BY distance, similarity(w.word, t.word) DESC LIMIT 8) c
           CROSS JOIN LATERAL (
             SELECT count(*) AS documents FROM (
               SELECT 1 FROM search_document d
                WHERE d.words @@ to_tsquery('hub_english', c.word) AND d.kind = $1 AND d.audience && (SELECT ids FROM a) LIMIT 50) f) f
           WHERE f.documents > 0
           ORDER BY c.distance, f.documents DESC, c.word LIMIT 1) n ON true
       WHERE numnode(to_tsquery('hub_english', t.word)) > 0 AND NOT EXISTS (
         SELECT 1 FROM search_document d WHERE d.words @@ to_tsquery('hub_english', t.word) AND d.kind = $1 AND d.audience && (SELECT ids FROM a))`,
    params: [kind, audience, words],
  }
}

export type CompletionRow = { word: string }

/** Words that complete a prefix and that some document of the audience holds. */
export function completionStatement(kind: string, audience: readonly string[], prefix: string, limit: number): Statement {
  return {
    name: "search_completions",
    text: `WITH a AS MATERIALIZED (SELECT array_agg(number) AS ids FROM search_facet WHERE kind = $1 AND facet = 'audience' AND value = ANY ($2::text[]))
      SELECT w.word FROM (
        SELECT DISTINCT word FROM search_word
         WHERE audience = ANY ((SELECT ids FROM a)::int[]) AND word > $3 AND word < $3 || '{' LIMIT 200) w
       WHERE EXISTS (
         SELECT 1 FROM search_document d WHERE d.words @@ to_tsquery('hub_english', w.word) AND d.kind = $1 AND d.audience && (SELECT ids FROM a))
       ORDER BY length(w.word), w.word LIMIT $4`,
    params: [kind, audience, prefix, limit],
  }
}

export type SubjectRow = { subject_id: string; card: unknown }

/** Documents whose title holds all of the text, its last word perhaps unfinished. */
export function titleStatement(scope: Scope & { text: ParsedText }, limit: number): Statement {
  const params: unknown[] = [scope.index.kind, scope.audience, scope.text.all, scope.text.before, scope.text.last, limit]
  return {
    name: "search_titles",
    text: `WITH a AS MATERIALIZED (SELECT array_agg(number) AS ids FROM search_facet WHERE kind = $1 AND facet = 'audience' AND value = ANY ($2::text[])),
      q AS MATERIALIZED (
        SELECT CASE WHEN $5::text IS NULL THEN to_tsquery('hub_english', $3)
               ELSE (to_tsquery('hub_english', $4) && coalesce((${completionsOf("$5")}), '')) || to_tsquery('hub_english', $3) END AS q)
      SELECT d.subject_id, c.card
        FROM (SELECT d.subject_id, ts_rank(d.heading, (SELECT q FROM q), 1) AS rank, d.newest FROM search_document d
               WHERE d.heading @@ (SELECT q FROM q) AND d.kind = $1 AND d.audience && (SELECT ids FROM a)
               ORDER BY rank DESC, d.newest DESC, d.id DESC LIMIT $6) d
        JOIN search_card c ON c.kind = $1 AND c.subject_id = d.subject_id
       ORDER BY d.rank DESC, d.newest DESC`,
    params,
  }
}

/** What a document carries, if the audience may find it. */
export function facetsStatement(kind: string, audience: readonly string[], subjectId: string): Statement {
  return {
    name: "search_facets_of",
    text: `SELECT d.facets FROM search_document d
            WHERE d.kind = $1 AND d.subject_id = $3::uuid
              AND d.audience && (SELECT array_agg(number) FROM search_facet WHERE kind = $1 AND facet = 'audience' AND value = ANY ($2::text[]))`,
    params: [kind, audience, subjectId],
  }
}

/** Documents compared with one; more would only add ones that share little. */
const compared = 2000

/** Documents that carry any of the telling values, by the weight of all values they share. */
export function similarStatement(
  kind: string,
  audience: readonly string[],
  subjectId: string,
  weights: readonly { number: number; weight: number; telling: boolean }[],
  limit: number,
): Statement {
  return {
    name: "search_similar",
    text: `WITH d AS MATERIALIZED (
        SELECT d.subject_id, d.facets, d.newest FROM search_document d
         WHERE d.facets && $4::int[] AND d.kind = $1 AND d.subject_id <> $3::uuid
           AND d.audience && (SELECT array_agg(number) FROM search_facet WHERE kind = $1 AND facet = 'audience' AND value = ANY ($2::text[]))
         ORDER BY d.newest DESC LIMIT ${compared}),
      s AS (
        SELECT d.subject_id, d.newest, sum(w.weight) AS likeness
          FROM d, unnest(d.facets) AS f(number) JOIN unnest($5::int[], $6::float8[]) AS w(number, weight) ON w.number = f.number
         GROUP BY d.subject_id, d.newest ORDER BY likeness DESC, d.newest DESC, d.subject_id LIMIT $7)
      SELECT s.subject_id, c.card FROM s JOIN search_card c ON c.kind = $1 AND c.subject_id = s.subject_id
       ORDER BY s.likeness DESC, s.newest DESC, s.subject_id`,
    params: [
      kind,
      audience,
      subjectId,
      weights.filter(({ telling }) => telling).map(({ number }) => number),
      weights.map(({ number }) => number),
      weights.map(({ weight }) => weight),
      limit,
    ],
  }
}

/** The dictionary of a kind: what the numbers stand for. */
export function dictionaryStatement({ kind, facets }: SearchIndex): Statement {
  return {
    name: "search_dictionary",
    text: `SELECT facet, value, number, label, position, alias, ${version} AS version FROM search_facet WHERE kind = $1 AND facet = ANY ($2::text[])`,
    params: [kind, facets.filter(({ counted }) => counted).map(({ name }) => name)],
  }
}
