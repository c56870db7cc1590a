import type { InitiativeFilter, InitiativeSort } from "../../platform/api/generated/graphql.ts"

/** How lists can be ordered: as addresses name it, and as people read it. */
export const sorts = [
  { value: "relevance", label: "Best match", sort: "RELEVANCE" },
  { value: "newest", label: "Newest first", sort: "NEWEST" },
  { value: "strongest-evidence", label: "Strongest evidence first", sort: "STRONGEST_EVIDENCE" },
  { value: "most-adopted", label: "Most adopted first", sort: "MOST_ADOPTED" },
  { value: "most-reached", label: "Most people reached first", sort: "MOST_REACHED" },
] as const satisfies readonly { value: string; label: string; sort: InitiativeSort }[]

/** The order that goes without saying: nobody has to choose the best match for their words. */
export const usualSort = (text: string) => (text === "" ? "newest" : "relevance")

/** Parameters that hold any number of values, each named after its facet. */
const listFacets = [
  "themes",
  "targetGroups",
  "interventions",
  "stages",
  "professions",
  "aims",
  "regions",
  "organisationKinds",
  "evidence",
  "costBands",
  "workStatus",
  "years",
  "fundingSources",
  "organisations",
] as const satisfies readonly (keyof InitiativeFilter)[]

const flagFacets = ["hasFigures", "adoptedElsewhere"] as const satisfies readonly (keyof InitiativeFilter)[]

const names = new Set<string>([...listFacets, ...flagFacets, "evidenceAtLeast", "q", "sort"])

/** What an address of the list asks the API for. What it does not understand is left out, so old links keep working. */
export function searchOf(parameters: URLSearchParams) {
  const text = parameters.get("q")?.trim().slice(0, 200) ?? ""
  const filter: InitiativeFilter = {}
  for (const name of listFacets) {
    const values = [...new Set(parameters.getAll(name))].filter((value) => value !== "").slice(0, 40)
    if (values.length > 0) filter[name] = values
  }
  for (const name of flagFacets) if (parameters.has(name)) filter[name] = true
  const least = Number(parameters.get("evidenceAtLeast"))
  if (!filter.evidence && Number.isInteger(least) && least >= 1 && least <= 4) filter.evidenceAtLeast = least
  const sort =
    sorts.find(({ value }) => value === parameters.get("sort")) ?? sorts.find(({ value }) => value === usualSort(text)) ?? sorts[0]
  const page = Math.trunc(Number(parameters.get("page")))
  return { text, filter, sort, page: page >= 1 ? Math.min(page, 10_000) : 1 }
}

/** The parameters that say something, without the page: for links from one list to another. */
export function tidyParameters(parameters: Iterable<[string, string]>): URLSearchParams {
  const kept = [...parameters].filter(([name, value]) => names.has(name) && value.trim() !== "")
  const usual = usualSort(kept.find(([name]) => name === "q")?.[1] ?? "")
  return new URLSearchParams(kept.filter(([name, value]) => name !== "sort" || value !== usual))
}

/** The same list without one value of a parameter, or without the whole parameter. */
export function without(search: string, name: string, value?: string): string {
  const all = [...tidyParameters(new URLSearchParams(search))]
  return all
    .filter(([key, one]) => key !== name || (value !== undefined && one !== value))
    .map(asPair)
    .join("&")
}

/** The same list, changed in one parameter. */
export function withValue(search: string, name: string, value: string): string {
  const all = [...tidyParameters(new URLSearchParams(search))].filter(([key]) => key !== name)
  return [...all, [name, value] as [string, string]].map(asPair).join("&")
}

const asPair = ([name, value]: [string, string]) => new URLSearchParams([[name, value]]).toString()
