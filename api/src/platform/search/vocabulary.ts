import type { Database } from "@hub/prisma"
import type { SearchIndex } from "./document.ts"
import {
  type AliasRow,
  aliasStatement,
  type CompletionRow,
  completionStatement,
  dictionaryStatement,
  spellingStatement,
  type WordRow,
} from "./embedded-words.sql.ts"
import { type Dictionary, type DictionaryEntry, dictionaryOf } from "./facets.ts"
import { Memo, perDatabase } from "./memo.ts"
import type { SearchFilters } from "./port.ts"
import { parseText, synonymsOf, wordsOf } from "./query.ts"

/** What the projection knows of its own words and values, for every engine. */
export type Vocabulary = {
  /** The text with words that nothing holds replaced by the nearest that something does; null when there is nothing to mend. */
  corrected(index: SearchIndex, audience: readonly string[], text: string): Promise<string | null>
  /** The text with its last word completed; each finds something. */
  completed(index: SearchIndex, audience: readonly string[], text: string, limit: number): Promise<string[]>
  /** What the counted values are called. `version` is the one the caller has just read. */
  dictionary(index: SearchIndex, version: number): Promise<Dictionary>
  /** The filters with earlier values replaced by what they lead to now. */
  currentValues(index: SearchIndex, filters: SearchFilters): Promise<SearchFilters>
}

export const vocabularyOf = perDatabase((database: Database): Vocabulary => {
  const dictionaries = new Memo<Dictionary>(20)
  const run = <T>({ name, text, params }: { name: string; text: string; params: unknown[] }) => database.sql<T>(name, text, params)
  return {
    async corrected({ kind }, audience, text) {
      const words = wordsOf(text).slice(0, 12)
      const rows = await run<WordRow>(spellingStatement(kind, audience, words))
      const better = new Map(rows.flatMap(({ position, word }) => (word ? [[position - 1, word] as const] : [])))
      if (better.size === 0) return null
      return words.map((word, at) => better.get(at) ?? word).join(" ")
    },
    async completed(index, audience, text, limit) {
      const words = wordsOf(text)
      const prefix = words.pop() ?? ""
      if (prefix.length < 2) return []
      const before = parseText(words.join(" "), synonymsOf(index)).all
      const rows = await run<CompletionRow>(completionStatement({ index, audience }, before, prefix, limit))
      return rows.map(({ word }) => [...words, word].join(" "))
    },
    async dictionary(index, version) {
      const known = dictionaries.get(index.kind, version)
      if (known) return known
      const rows = await run<DictionaryEntry & { version: number }>(dictionaryStatement(index))
      const dictionary = dictionaryOf(rows)
      dictionaries.set(index.kind, rows[0]?.version ?? version, dictionary)
      return dictionary
    },
    async currentValues({ kind }, filters) {
      const active = Object.entries(filters).filter(([, values]) => values.length > 0)
      if (active.length === 0) return filters
      const rows = await run<AliasRow>(aliasStatement(kind, active))
      const current = new Map(rows.map(({ facet, alias, value }) => [`${facet}\n${alias}`, value]))
      return Object.fromEntries(
        active.map(([facet, values]) => [facet, [...new Set(values.map((value) => current.get(`${facet}\n${value}`) ?? value))]]),
      )
    },
  }
})
