import type { SearchIndex } from "./document.ts"
import { audienceNumbers, completionsOf, type Scope, type Statement } from "./embedded.sql.ts"
import type { ParsedText } from "./query.ts"

/** The statements beside lists: spelling, completion, titles, likeness, the dictionary. */

export type WordRow = { position: number; word: string | null }

/** For each word that no document holds, the nearest that one does; null where there is none near enough. */
export function spellingStatement(kind: string, audience: readonly string[], words: readonly string[]): Statement {
  return {
    name: "search_spelling",
    // The limit has to be set before the index is asked, hence the chain of laterals.
    text: `WITH ${audienceNumbers},
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

/** Words that complete a prefix and that some document of the audience holds together with the words before it. */
export function completionStatement(
  { index, audience }: Pick<Scope, "index" | "audience">,
  before: string,
  prefix: string,
  limit: number,
): Statement {
  return {
    name: "search_completions",
    text: `WITH ${audienceNumbers}
      SELECT w.word FROM (
        SELECT DISTINCT word FROM search_word
         WHERE audience = ANY ((SELECT ids FROM a)::int[]) AND word > $3 AND word < $3 || '{' LIMIT 200) w
       WHERE EXISTS (
         SELECT 1 FROM search_document d
          WHERE d.words @@ (to_tsquery('hub_english', $4) && to_tsquery('hub_english', w.word)) AND d.kind = $1 AND d.audience && (SELECT ids FROM a))
       ORDER BY length(w.word), w.word LIMIT $5`,
    params: [index.kind, audience, prefix, before, limit],
  }
}

export type SubjectRow = { subject_id: string; card: unknown }

/** Documents whose title holds all of the text, its last word perhaps unfinished. */
export function titleStatement(scope: Scope & { text: ParsedText }, limit: number): Statement {
  const params: unknown[] = [scope.index.kind, scope.audience, scope.text.all, scope.text.before, scope.text.last, limit]
  return {
    name: "search_titles",
    text: `WITH ${audienceNumbers},
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
    text: `SELECT facet, value, number, label, position, alias, (SELECT version FROM "DataVersion" WHERE name = $1) AS version FROM search_facet WHERE kind = $1 AND facet = ANY ($2::text[])`,
    params: [kind, facets.filter(({ counted }) => counted).map(({ name }) => name)],
  }
}

export type AliasRow = { facet: string; alias: string; value: string }

/** What earlier values lead to now. */
export function aliasStatement(kind: string, wanted: readonly (readonly [facet: string, values: readonly string[]])[]): Statement {
  const pairs = wanted.flatMap(([facet, values]) => values.map((value) => [facet, value.replaceAll("\0", "")] as const))
  return {
    name: "search_aliases",
    text: `SELECT a.facet, a.value AS alias, f.value
             FROM unnest($2::text[], $3::text[]) AS w(facet, value)
             JOIN search_facet a ON a.kind = $1 AND a.facet = w.facet AND a.value = w.value AND a.alias
             JOIN search_facet f ON f.kind = $1 AND f.facet = a.facet AND f.number = a.number AND NOT f.alias`,
    params: [kind, pairs.map(([facet]) => facet), pairs.map(([, value]) => value)],
  }
}
