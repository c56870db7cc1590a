import type { SearchIndex } from "./document.ts"
import type { FacetCount, FacetCounts, SearchFilters } from "./port.ts"

export type DictionaryEntry = { facet: string; value: string; number: number; label: string; position: number; alias: boolean }

/** All values of an index, laid out once for every answer that needs them. */
export type Dictionary = {
  /** In the order they are shown in; earlier values beside the ones they lead to. */
  byFacet: ReadonlyMap<string, readonly DictionaryEntry[]>
  facetOf: ReadonlyMap<number, string>
  /** The number of a value of a facet as it is now. */
  numberOf(facet: string, value: string): number | undefined
}

export function dictionaryOf(entries: readonly DictionaryEntry[]): Dictionary {
  const sorted = entries.toSorted((a, b) => a.position - b.position || (a.label < b.label ? -1 : 1))
  const byFacet = new Map<string, DictionaryEntry[]>()
  for (const entry of sorted) {
    const values = byFacet.get(entry.facet)
    if (values) values.push(entry)
    else byFacet.set(entry.facet, [entry])
  }
  const numbers = new Map(entries.filter(({ alias }) => !alias).map(({ facet, value, number }) => [`${facet}\n${value}`, number]))
  return {
    byFacet,
    facetOf: new Map(entries.map(({ number, facet }) => [number, facet])),
    numberOf: (facet, value) => numbers.get(`${facet}\n${value}`),
  }
}

/** Most values of one facet in an answer. */
const mostValues = 100

/** The counts of every facet, in order; a value that was asked for is there even if nothing carries it. */
export function facetCounts(
  index: SearchIndex,
  dictionary: Dictionary,
  filters: SearchFilters,
  countsFor: (facet: string) => ReadonlyMap<number, number>,
): FacetCounts[] {
  return index.facets
    .filter(({ counted }) => counted)
    .map(({ name, label }) => {
      const entries = dictionary.byFacet.get(name) ?? []
      const counts = countsFor(name)
      const wanted = new Set(filters[name])
      // An earlier value in a filter means the value it leads to now.
      const selected = new Set(wanted.size > 0 ? entries.filter(({ value }) => wanted.has(value)).map(({ number }) => number) : [])
      const values: FacetCount[] = []
      for (const { value, label, number, alias } of entries) {
        const isSelected = selected.has(number)
        if (alias || !(isSelected || (counts.has(number) && values.length < mostValues))) continue
        values.push({ value, label, count: counts.get(number) ?? 0, isSelected })
      }
      return { name, label, values }
    })
}

/** Counts the values of many documents, two bytes each, and scales the counts up to the whole that `share` is a part of. */
export function countPacked(packed: Uint8Array | null, share: number): Map<number, number> {
  const counts = new Map<number, number>()
  if (!packed) return counts
  const found = new Uint32Array(32_768)
  for (let at = 0; at + 1 < packed.length; at += 2) {
    const number = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0)
    found[number] = (found[number] ?? 0) + 1
  }
  for (const [number, count] of found.entries()) if (count > 0) counts.set(number, share < 1 ? Math.round(count / share) : count)
  return counts
}

export type Weight = { number: number; weight: number; telling: boolean }

/** How much each value of a document says about others like it: its facet's likeness, more for values that few carry. */
export function weightsOf(
  index: SearchIndex,
  { facetOf }: Dictionary,
  numbers: readonly number[],
  all: { total: number; byNumber: ReadonlyMap<number, number> | null },
): Weight[] {
  const likeness = new Map(index.facets.map((facet) => [facet.name, facet.likeness]))
  return numbers
    .map((number) => {
      const base = likeness.get(facetOf.get(number) ?? "") ?? 0
      const share = (all.byNumber?.get(number) ?? 1) / Math.max(all.total, 1)
      return { number, weight: base * (0.2 + Math.log(1 / Math.max(share, 1e-6))), telling: base >= 2 }
    })
    .filter(({ weight }) => weight > 0)
}
