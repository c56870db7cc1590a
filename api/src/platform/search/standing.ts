import type { Database } from "@hub/prisma"
import type { SearchIndex } from "./document.ts"
import { audienceNumbers, wordsQuery } from "./embedded.sql.ts"
import type { SearchFilters } from "./port.ts"
import { parseText, synonymsOf } from "./query.ts"

/** A question that stands until something answers it: what a list is asked, as far as it decides what is found. */
export type StandingQuestion = { text: string; filters: SearchFilters }

/**
 * Which of many questions find one document, in two statements however many there are. The other way round than a
 * list: when something is published, everybody who waits for it is looked up. It goes by the words as typed; unlike a
 * list it mends no spelling, because what was meant cannot be asked any more.
 */
export async function questionsThatFind(
  database: Database,
  index: SearchIndex,
  { audience, subjectId, questions }: { audience: readonly string[]; subjectId: string; questions: readonly StandingQuestion[] },
): Promise<boolean[]> {
  const carried = await valuesOf(database, index, audience, subjectId)
  const inFilters = questions.map(({ filters }) => carried !== null && fits(filters, carried))
  const texts = questions.map(({ text }, at) => (inFilters[at] && text.trim() !== "" ? parseText(text, synonymsOf(index)) : null))
  const asked = texts.flatMap((text, at) => (text && !text.isEmpty ? [{ ...text, at }] : []))
  const rows =
    asked.length === 0
      ? []
      : await database.sql<{ place: number }>("search_standing", statement, [
          index.kind,
          audience,
          subjectId,
          asked.map(({ all }) => all),
          asked.map(({ before }) => before),
          asked.map(({ last }) => last),
        ])
  const found = new Set(rows.map(({ place }) => asked[place - 1]?.at))
  return questions.map(({ text }, at) => inFilters[at] === true && (text.trim() === "" || found.has(at)))
}

const statement = `WITH ${audienceNumbers},
  d AS MATERIALIZED (SELECT words FROM search_document WHERE kind = $1 AND subject_id = $3::uuid AND audience && (SELECT ids FROM a))
  SELECT t.place::int
    FROM d, unnest($4::text[], $5::text[], $6::text[]) WITH ORDINALITY t(whole, start, unfinished, place)
   WHERE d.words @@ (${wordsQuery({ all: "t.whole", before: "t.start", last: "t.unfinished" })})`

const keyOf = (facet: string, value: string) => `${facet}\n${value}`

/** What the document carries, earlier names of it too; null when the audience may not find it. */
async function valuesOf(
  database: Database,
  { kind }: SearchIndex,
  audience: readonly string[],
  subjectId: string,
): Promise<Set<string> | null> {
  const rows = await database.sql<{ facet: string | null; value: string }>(
    "search_standing_values",
    `WITH ${audienceNumbers}
      SELECT f.facet, f.value FROM search_document d LEFT JOIN search_facet f ON f.kind = $1 AND f.number = ANY (d.facets || d.marks)
       WHERE d.kind = $1 AND d.subject_id = $3::uuid AND d.audience && (SELECT ids FROM a)`,
    [kind, audience, subjectId],
  )
  return rows.length === 0 ? null : new Set(rows.flatMap(({ facet, value }) => (facet === null ? [] : [keyOf(facet, value)])))
}

/** Any of the values inside a facet, all facets together. */
const fits = (filters: SearchFilters, carried: ReadonlySet<string>) =>
  Object.entries(filters).every(([facet, values]) => values.length === 0 || values.some((value) => carried.has(keyOf(facet, value))))
