import { type InitiativeFacet, initiativeFacets } from "./initiative.facets.ts"
import { evidenceFrom, type InitiativeFilters, queryLimits } from "./initiative.query.ts"

type Flag = "hasFigures" | "adoptedElsewhere"

/** The filter of a list as the API takes it. */
export type InitiativeFilterInput = Partial<Record<Exclude<InitiativeFacet, Flag>, string[] | null>> &
  Partial<Record<Flag, boolean | null>> & { evidenceAtLeast?: number | null }

/** The filter as lists use it; of each facet the first values, up to the limit. */
export function filtersOf(input: InitiativeFilterInput | null | undefined): InitiativeFilters {
  const filters: InitiativeFilters = {}
  if (!input) return filters
  for (const { name } of initiativeFacets) {
    const given = input[name]
    if (given === true) filters[name] = ["yes"]
    else if (Array.isArray(given)) {
      const values = [...new Set(given.map((value) => value.replaceAll("\0", "").slice(0, queryLimits.value)))].slice(0, queryLimits.values)
      if (values.length > 0) filters[name] = values
    }
  }
  const least = input.evidenceAtLeast
  if (typeof least === "number" && least >= 1 && !filters.evidence) filters.evidence = evidenceFrom(least)
  return filters
}
