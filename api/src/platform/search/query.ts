import type { SearchIndex } from "./document.ts"
import { stopWords } from "./stop-words.ts"

/** What people typed, read once and handed to the embedded engine as tsquery texts. */
export type ParsedText = {
  /** Nothing to search for: blanks or signs only. */
  isEmpty: boolean
  /** Every word, the last one as it stands. */
  all: string
  /** Every word but the last; empty when `last` is null or the only word. */
  before: string
  /** The word that may still be being typed; null when it cannot be: it is quoted, or an abbreviation of the field. */
  last: string | null
  /** The words as one phrase, for ranking; empty when there are fewer than two. */
  phrase: string
  /** Some words are wanted in this order. */
  hasSequence: boolean
  /** The plain words, for spelling. */
  words: string[]
}

const maxLength = 200
const maxWords = 12

/** The words of a text: lower case, no accents, letters and digits only; "women's" is "women". */
export function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
  return plain.replace(/['’]s?(?![\p{L}\p{N}])/gu, "").match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Phrases to their groups of synonyms, as the parser looks them up. */
export type SynonymTable = { groups: ReadonlyMap<string, readonly string[]>; longestPhrase: number }

const tables = new WeakMap<SearchIndex, SynonymTable>()

/** The synonyms of an index, made ready once. */
export function synonymsOf(index: SearchIndex): SynonymTable {
  const known = tables.get(index)
  if (known) return known
  const groups = new Map<string, string[]>()
  for (const group of index.synonyms.map((phrases) => [...new Set(phrases.flatMap(withPlural))]))
    for (const phrase of group) groups.set(phrase, [...new Set([...(groups.get(phrase) ?? []), ...group])])
  const made = { groups, longestPhrase: Math.max(0, ...[...groups.keys()].map((phrase) => phrase.split(" ").length)) }
  tables.set(index, made)
  return made
}

const withPlural = (phrase: string): string[] =>
  phrase.endsWith("s") ? [phrase] : [phrase, /[^aeiou]y$/.test(phrase) ? `${phrase.slice(0, -1)}ies` : `${phrase}s`]

/** One thing that a search text asks for. */
export type Term = {
  words: readonly string[]
  /** Wanted in this order, as they stand. */
  quoted: boolean
  /** Phrases any of which will do instead; null where there are none. */
  group: readonly string[] | null
}

/** What a search text asks for, in order: words, "quoted words", and what has synonyms. */
export function termsOf(text: string, synonyms: SynonymTable): Term[] {
  const terms: Term[] = []
  let count = 0
  for (const [index, piece] of text.replaceAll("\0", "").slice(0, maxLength).split('"').entries()) {
    const words = wordsOf(piece).slice(0, maxWords - count)
    count += words.length
    if (words.length === 0) continue
    if (index % 2 === 1) terms.push({ words, quoted: true, group: null })
    else
      for (let at = 0; at < words.length; ) {
        const known = synonymAt(words, at, synonyms)
        const length = known?.length ?? 1
        terms.push({ words: words.slice(at, at + length), quoted: false, group: known?.group ?? null })
        at += length
      }
  }
  return terms
}

/** Reads a search text for the embedded engine: words are all wanted, synonyms instead of each other. */
export function parseText(text: string, synonyms: SynonymTable): ParsedText {
  const terms = termsOf(text, synonyms)
  const queries = terms.map(({ words, group }) =>
    group
      ? `(${asStemmed(group)
          .map((phrase) => sequence(wordsOf(phrase)))
          .join(" | ")})`
      : sequence(words),
  )
  const words = terms.flatMap((term) => term.words)
  const end = terms.at(-1)
  const [word = ""] = end && !end.quoted && !end.group ? end.words : []
  const last = word.length < 2 ? null : word
  const all = queries.join(" & ")
  return {
    isEmpty: words.length === 0,
    all,
    before: last === null ? "" : queries.slice(0, -1).join(" & "),
    last,
    phrase: words.length > 1 ? sequence(words) : "",
    hasSequence: all.includes("<->"),
    words,
  }
}

function synonymAt(words: string[], at: number, synonyms: SynonymTable): { group: readonly string[]; length: number } | null {
  for (let length = Math.min(synonyms.longestPhrase, words.length - at); length > 0; length--) {
    const group = synonyms.groups.get(words.slice(at, at + length).join(" "))
    if (group) return { group, length }
  }
  return null
}

/**
 * What the database's stems and stop words leave of a group. A plural has the stem of its singular, but for those without a vowel
 * before the last letter: GPs, GCSEs. A phrase of which one word is left, as of "out of work", would find everything with that word.
 */
function asStemmed(group: readonly string[]): readonly string[] {
  const telling = group.filter((phrase) => {
    const words = phrase.split(" ")
    const isSingularThere = /[aeiouy][^ ]+s$/.test(phrase) && group.includes(phrase.slice(0, -1))
    return !isSingularThere && (words.length === 1 || words.filter((word) => !stopWords.has(word)).length > 1)
  })
  return telling.length > 0 ? telling : group
}

/**
 * Words are letters and digits only, so quoting them is enough. "Further" is a stop word of the database's dictionary, and the only
 * one that says something here (further education): with another ending it is none, and its stem is "further" as in `hub_vector`.
 */
const sequence = (words: readonly string[]): string => {
  const text = words.map((word) => `'${word === "further" ? "furthering" : word}'`).join(" <-> ")
  return words.length > 1 ? `(${text})` : text
}
