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

const parameterNames = new Set<string>(["q", ...initiativeFacets.map(({ name }) => name), "evidenceAtLeast", "sort", "page"])

/**
 * What an address asks for that no list can give, as a sentence; null when there is nothing. Pages leave such things out;
 * whoever takes a list away would take another one than they asked for.
 */
export function misunderstood(parameters: URLSearchParams): string | null {
  const shown = (text: string) => `“${text.slice(0, 60)}”`
  for (const name of parameters.keys())
    if (!parameterNames.has(name)) return `${shown(name)} is not a parameter of this list. It takes ${[...parameterNames].join(", ")}.`
  if ((parameters.get("q") ?? "").length > queryLimits.text) return `Search for ${queryLimits.text} characters or fewer.`
  const sort = parameters.get("sort")
  if (sort !== null && !initiativeSorts.some((name) => name === sort))
    return `${shown(sort)} is not an order of this list. Choose one of ${initiativeSorts.join(", ")}.`
  const least = parameters.get("evidenceAtLeast")
  if (least !== null && !/^[0-4]$/.test(least))
    return `${shown(least)} is not a strength of evidence. Give evidenceAtLeast a number from 0 to 4.`
  for (const { name } of initiativeFacets) {
    const values = parameters.getAll(name)
    if (values.length > queryLimits.values) return `Give at most ${queryLimits.values} values for ${shown(name)}.`
    if (values.some((value) => value.length > queryLimits.value))
      return `Give values of at most ${queryLimits.value} characters for ${shown(name)}.`
  }
  return null
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
