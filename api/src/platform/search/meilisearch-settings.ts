import { createHash } from "node:crypto"
import type { Settings } from "meilisearch"
import type { SearchIndex } from "./document.ts"
import { synonymsOf } from "./query.ts"

/** The texts of a document by weight, as Meilisearch ranks them: the first counts most. */
export const textFields = ["title", "about", "details", "text"] as const

/**
 * Each phrase of the synonyms has a made-up word; a search says it in place of the phrase, and it stands for the whole
 * group. So phrases of any length are known, and the groups mean the same as in the embedded engine.
 */
export function synonymWords(index: SearchIndex): ReadonlyMap<string, string> {
  return new Map([...synonymsOf(index).groups.keys()].sort().map((phrase, at) => [phrase, `hubsynonymof${letters(at)}`]))
}

const letters = (number: number): string =>
  number.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))

/** Everything that makes Meilisearch answer as the contract says; worked out from what both engines know of the index. */
export function settingsOf(index: SearchIndex): Settings {
  const words = synonymWords(index)
  const equality = (attributePatterns: string[], comparison = false) => ({
    attributePatterns,
    features: { facetSearch: false, filter: { equality: true, comparison } },
  })
  return {
    searchableAttributes: [...textFields],
    displayedAttributes: ["*"],
    filterableAttributes: [
      equality(["audience", ...index.facets.map(({ name }) => facetAttribute(name))]),
      equality(["newest", "strength", "uptake", "reach", "number"], true),
    ],
    sortableAttributes: ["newest", "strength", "uptake", "reach", "number"],
    // A wanted order comes before everything; without one, where the words stand counts most, then how near they are, then strength.
    rankingRules: ["sort", "words", "typo", "attributeRank", "exactness", "proximity", "strength:desc", "newest:desc", "number:desc"],
    synonyms: Object.fromEntries([...synonymsOf(index).groups].map(([phrase, group]) => [words.get(phrase) ?? phrase, [...group]])),
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 }, disableOnNumbers: true },
    faceting: { maxValuesPerFacet: 1000 },
    // How far people may page is the port's rule; totals are to be true.
    pagination: { maxTotalHits: 1_000_000_000 },
    prefixSearch: "indexingTime",
    facetSearch: false,
    searchCutoffMs: 800,
  }
}

export const facetAttribute = (name: string) => `facets.${name}`

/** Changes with the settings; the number, with what documents hold. */
export function settingsMark(index: SearchIndex): string {
  return createHash("sha256")
    .update(JSON.stringify([2, settingsOf(index)]))
    .digest("hex")
    .slice(0, 16)
}
