import type { SearchFilters, SearchSort } from "../platform/search/port.ts"
import { type ThreadFacet, threadFacets } from "./thread.facets.ts"

/** Orders of found threads, by their name in addresses. */
export const threadSorts = ["relevance", "newest", "most-replies"] as const
export type ThreadSort = (typeof threadSorts)[number]

export const engineSorts: Record<ThreadSort, SearchSort> = { relevance: "relevance", newest: "newest", "most-replies": "uptake" }

export type ThreadFilters = Partial<Record<ThreadFacet, readonly string[] | null>>

const limits = { text: 200, values: 40, value: 120 }

/** Filters as the engine takes them: known facets, a bounded number of values. */
export function tidyFilters(filters: ThreadFilters): SearchFilters {
  return Object.fromEntries(
    threadFacets.flatMap(({ name }) => {
      const values = [...new Set(filters[name]?.map((value) => value.replaceAll("\0", "").toWellFormed().trim()) ?? [])].filter(
        (value) => value !== "" && value.length <= limits.value,
      )
      return values.length > 0 ? [[name, values.slice(0, limits.values)]] : []
    }),
  )
}

export const tidyText = (text: string): string => text.replaceAll("\0", "").toWellFormed().replace(/\s+/g, " ").trim().slice(0, limits.text)
