import { type InitiativeFacet, initiativeFacets } from "./initiative.facets.ts"

/**
 * The address of a list of initiatives, read and written in this one place: /initiatives?q=…&themes=…&sort=…&page=…
 * Pages, saved searches, feeds and exports all go through it.
 */

export const initiativeSorts = ["relevance", "newest", "strongest-evidence", "most-adopted", "most-reached"] as const
export type InitiativeSort = (typeof initiativeSorts)[number]

/** Values wanted of each facet: any of them inside a facet, all facets together. */
export type InitiativeFilters = Partial<Record<InitiativeFacet, string[]>>

/** A list of initiatives. */
export type InitiativeQuery = {
  /** As typed; empty to list all. */
  text: string
  filters: InitiativeFilters
  sort: InitiativeSort
}

export const queryLimits = { text: 200, values: 40, value: 120 } as const

/** What an address asks for and on which page of it. Whatever it does not understand is left out: old links keep working. */
export function parseInitiativeQuery(search: string | URLSearchParams): InitiativeQuery & { page: number } {
  const parameters = typeof search === "string" ? new URLSearchParams(search) : search
  const text = tidyText(parameters.get("q") ?? "")
  const filters: InitiativeFilters = {}
  for (const { name } of initiativeFacets) {
    const values = tidyValues(parameters.getAll(name))
    if (values.length > 0) filters[name] = values
  }
  const least = Number(parameters.get("evidenceAtLeast") ?? Number.NaN)
  if (!filters.evidence && least >= 1) filters.evidence = evidenceFrom(least)
  const sort = initiativeSorts.find((name) => name === parameters.get("sort")) ?? defaultSort(text)
  const page = Math.trunc(Number(parameters.get("page") ?? 1))
  return { text, filters, sort, page: page >= 1 ? Math.min(page, 10_000) : 1 }
}

/** The one way to write a query, without its page: parameters and values in alphabetical order, nothing that goes without saying. */
export function canonicalInitiativeQuery({ text, filters, sort }: InitiativeQuery): string {
  const pairs: [string, string][] = []
  for (const [name, values] of Object.entries(filters)) for (const value of tidyValues(values)) pairs.push([name, value])
  if (tidyText(text) !== "") pairs.push(["q", tidyText(text)])
  if (sort !== defaultSort(text)) pairs.push(["sort", sort])
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  pairs.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
  return new URLSearchParams(pairs).toString()
}

/** Levels of evidence from this one up, as values of the facet. */
export const evidenceFrom = (level: number): string[] => ["0", "1", "2", "3", "4"].filter((value) => Number(value) >= level)

/** The best match first when there is something to match, otherwise the newest. */
export const defaultSort = (text: string): InitiativeSort => (text.trim() === "" ? "newest" : "relevance")

const tidyText = (text: string) => text.replaceAll("\0", "").toWellFormed().replace(/\s+/g, " ").trim().slice(0, queryLimits.text)

const tidyValues = (values: readonly string[]) =>
  [...new Set(values.map((value) => value.replaceAll("\0", "").toWellFormed().trim()))]
    .filter((value) => value !== "" && value.length <= queryLimits.value)
    .slice(0, queryLimits.values)
