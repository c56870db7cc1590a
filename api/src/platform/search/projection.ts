import type { Prisma } from "@hub/prisma"
import type { FacetValue, SearchDocument, SearchIndex } from "./document.ts"
import { wordsOf } from "./query.ts"

/** The facet under which audiences stand in the dictionary. */
export const audienceFacet = "audience"

type Tx = Pick<Prisma.TransactionClient, "$queryRawUnsafe" | "$executeRawUnsafe">
type Numbers = Map<string, number>
const keyOf = (facet: string, value: string) => `${facet}\n${value}`

/**
 * Writes documents with their cards and pages, new or again, in the caller's transaction, and returns the data version
 * they came with. The version's row stays locked until the transaction ends, so versions are committed in order.
 */
export async function writeDocuments(tx: Tx, index: SearchIndex, documents: readonly SearchDocument[]): Promise<number> {
  const numbers = await numberValues(tx, index, documents)
  const counted = countedFacets(index)
  const numbersOf = (values: readonly FacetValue[], isCounted: boolean) =>
    values.filter(({ facet }) => counted.has(facet) === isCounted).map(({ facet, value }) => numbers.get(keyOf(facet, value)))
  const rows = documents
    .map((document) => {
      const hidden = document.audience.length === 0
      return {
        subject_id: document.subjectId,
        slug: document.slug,
        newest: document.sorts.newest.getTime(),
        strength: document.sorts.strength,
        uptake: document.sorts.uptake,
        reach: Math.round(document.sorts.reach),
        audience: document.audience.map((name) => numbers.get(keyOf(audienceFacet, name))),
        facets: hidden ? [] : [...new Set(numbersOf(document.facets, true))],
        marks: hidden ? [] : [...new Set(numbersOf(document.facets, false))],
        texts: hidden ? ["", "", "", ""] : document.texts,
        card: document.card,
        page: document.page,
        words: hidden ? [[], [], [], []] : document.texts.map(wordsOf),
      }
    })
    // Always in the same order, so that two transactions cannot wait for each other.
    .sort((a, b) => (a.subject_id < b.subject_id ? -1 : 1))
  const shown = rows.map(({ subject_id, slug, card, page, texts }) => ({ subject_id, slug, card, page, texts }))
  await tx.$executeRawUnsafe(writeCards, index.kind, JSON.stringify(shown))
  await tx.$executeRawUnsafe(writeWords, JSON.stringify(wordsByAudience(rows)))
  const version = await bumpDataVersion(tx, index.kind)
  // Texts are parted into words here, as searches are: the database's own parser takes "and/or" or "16-19" for one word.
  const found = rows.map(({ card: _, page: _page, slug: _slug, words, ...row }) => ({ ...row, texts: words.map((list) => list.join(" ")) }))
  await tx.$executeRawUnsafe(writeRows, index.kind, JSON.stringify(found), version)
  return version
}

/** Takes things that are no longer there out of lists and search. Their rows stay behind without an audience and tell engines to forget them. */
export async function removeDocuments(tx: Tx, index: SearchIndex, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return
  const ids = [...subjectIds].sort()
  await tx.$executeRawUnsafe("DELETE FROM search_card WHERE kind = $1 AND subject_id = ANY ($2::uuid[])", index.kind, ids)
  const version = await bumpDataVersion(tx, index.kind)
  await tx.$executeRawUnsafe(
    `UPDATE search_document SET audience = '{}', facets = '{}', packed = '', marks = '{}', heading = '', words = '', version = $3::bigint
      WHERE kind = $1 AND subject_id = ANY ($2::uuid[])`,
    index.kind,
    ids,
    version,
  )
}

/** Makes answers that were kept under the data version so far out of date. */
export async function bumpDataVersion(tx: Tx, name: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ version: bigint }[]>(
    `INSERT INTO "DataVersion" AS v (name, version) VALUES ($1, 1)
     ON CONFLICT (name) DO UPDATE SET version = v.version + 1 RETURNING version`,
    name,
  )
  return Number(row?.version)
}

const cardset = "json_to_recordset($2::json) AS d(subject_id uuid, slug text, texts text[], card json, page json)"
const rowset = `json_to_recordset($2::json) AS d(subject_id uuid, newest bigint, strength int, uptake int, reach bigint,
     audience int[], facets int[], marks int[], texts text[])`

const writeCards = `
  INSERT INTO search_card AS c (kind, subject_id, slug, card, page, texts)
  SELECT $1, d.subject_id, d.slug, d.card, d.page, d.texts FROM ${cardset}
  ON CONFLICT (kind, subject_id) DO UPDATE SET slug = excluded.slug, card = excluded.card, page = excluded.page, texts = excluded.texts`

const writeWords = `
  INSERT INTO search_word (audience, word)
  SELECT w.audience, x.word COLLATE "C" FROM json_to_recordset($1::json) AS w(audience int, words text[]), unnest(w.words) AS x(word)
   ORDER BY 1, 2
  ON CONFLICT DO NOTHING`

/** The words that spelling and completion may offer to each audience: letters only, three or more. */
function wordsByAudience(rows: readonly { audience: readonly (number | undefined)[]; words: readonly (readonly string[])[] }[]) {
  const found = new Map<number, Set<string>>()
  for (const { audience, words } of rows)
    for (const name of audience) {
      if (name === undefined) continue
      const known = found.get(name) ?? new Set()
      found.set(name, known)
      for (const word of words.flat()) if (/^[a-z]{3,30}$/.test(word)) known.add(word)
    }
  return [...found].map(([audience, words]) => ({ audience, words: [...words] }))
}

const writeRows = `
  INSERT INTO search_document AS s
         (kind, subject_id, newest, strength, uptake, reach, audience, facets, packed, marks, version, heading, words)
  SELECT $1, d.subject_id, d.newest, d.strength, d.uptake, d.reach, d.audience, d.facets,
         coalesce((SELECT string_agg(int2send(number::int2), '') FROM unnest(d.facets) AS number), ''), d.marks, $3::bigint,
         hub_vector(d.texts[1]),
         setweight(hub_vector(d.texts[1]), 'A') || setweight(hub_vector(d.texts[2]), 'B')
           || setweight(hub_vector(d.texts[3]), 'C') || setweight(hub_vector(d.texts[4]), 'D')
    FROM ${rowset}
  ON CONFLICT (kind, subject_id) DO UPDATE
     SET newest = excluded.newest, strength = excluded.strength, uptake = excluded.uptake, reach = excluded.reach,
         audience = excluded.audience, facets = excluded.facets, packed = excluded.packed, marks = excluded.marks, version = excluded.version,
         heading = excluded.heading, words = excluded.words`

const countedFacets = ({ facets }: SearchIndex) => new Set(facets.filter(({ counted }) => counted).map(({ name }) => name))

type DictionaryRow = { facet: string; value: string; number: number; label: string; position: number; alias: boolean }

/** The numbers of all values that the documents carry; values that are new, or called otherwise now, are written first. */
async function numberValues(tx: Tx, index: SearchIndex, documents: readonly SearchDocument[]): Promise<Numbers> {
  const { kind } = index
  const wanted = new Map<string, Omit<FacetValue, "aliases"> & { leadsTo: string | null }>()
  for (const { facets, audience } of documents) {
    for (const name of audience)
      wanted.set(keyOf(audienceFacet, name), { facet: audienceFacet, value: name, label: name, position: 0, leadsTo: null })
    for (const { aliases = [], ...value } of facets) {
      wanted.set(keyOf(value.facet, value.value), { ...value, leadsTo: null })
      for (const alias of aliases) {
        const key = keyOf(value.facet, alias)
        if (!wanted.has(key)) wanted.set(key, { ...value, value: alias, leadsTo: value.value })
      }
    }
  }
  const json = JSON.stringify([...wanted.values()])
  const known = await readNumbers(tx, kind, json)
  const byKey = new Map(known.map((row) => [keyOf(row.facet, row.value), row]))
  const numberOf = (facet: string, value: string) => byKey.get(keyOf(facet, value))?.number
  const isRight = ({ facet, value, label, position, leadsTo }: typeof wanted extends Map<string, infer V> ? V : never) => {
    const row = byKey.get(keyOf(facet, value))
    if (!row || row.label !== label || row.position !== position || row.alias !== (leadsTo !== null)) return false
    return leadsTo === null || row.number === numberOf(facet, leadsTo)
  }
  if ([...wanted.values()].every(isRight)) return new Map(known.map((row) => [keyOf(row.facet, row.value), row.number]))
  await tx.$executeRawUnsafe(writeValues, kind, json, [...countedFacets(index)])
  await tx.$executeRawUnsafe(writeAliases, kind, json)
  return new Map((await readNumbers(tx, kind, json)).map((row) => [keyOf(row.facet, row.value), row.number]))
}

function readNumbers(tx: Tx, kind: string, json: string): Promise<DictionaryRow[]> {
  return tx.$queryRawUnsafe<DictionaryRow[]>(
    `SELECT f.facet, f.value, f.number, f.label, f.position, f.alias
       FROM json_to_recordset($2::json) AS w(facet text, value text)
       JOIN search_facet f ON f.kind = $1 AND f.facet = w.facet AND f.value = w.value`,
    kind,
    json,
  )
}

const values = `json_to_recordset($2::json) AS w(facet text, value text, label text, position int, "leadsTo" text)`

const writeValues = `
  INSERT INTO search_facet AS f (kind, facet, value, number, label, position)
  SELECT $1, facet, value, CASE WHEN facet = ANY ($3::text[]) THEN nextval('search_facet_number') ELSE nextval('search_mark_number') END,
         label, position FROM ${values}
   WHERE "leadsTo" IS NULL ORDER BY facet, value
  ON CONFLICT (kind, facet, value) DO UPDATE SET label = excluded.label, position = excluded.position
   WHERE (f.label, f.position) IS DISTINCT FROM (excluded.label, excluded.position) AND NOT f.alias`

const writeAliases = `
  INSERT INTO search_facet AS f (kind, facet, value, number, label, position, alias)
  SELECT $1, w.facet, w.value, t.number, w.label, w.position, true
    FROM ${values} JOIN search_facet t ON t.kind = $1 AND t.facet = w.facet AND t.value = w."leadsTo"
   ORDER BY w.facet, w.value
  ON CONFLICT (kind, facet, value) DO UPDATE
     SET number = excluded.number, label = excluded.label, position = excluded.position, alias = true`

/** Ids of the things that carry this counted value, or one that leads to the same now. */
export async function subjectsWith(tx: Tx, kind: string, facet: string, value: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ subject_id: string }[]>(
    `SELECT d.subject_id::text AS subject_id FROM search_document d
      WHERE d.kind = $1
        AND d.facets && (SELECT array_agg(number) FROM search_facet WHERE kind = $1 AND facet = $2 AND value = $3)`,
    kind,
    facet,
    value,
  )
  return rows.map((row) => row.subject_id)
}
