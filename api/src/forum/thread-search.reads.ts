import type { Context } from "../platform/context.ts"
import { searchEngine } from "../platform/search/engine.ts"
import type { SearchAnswer, SearchRequest } from "../platform/search/port.ts"
import { audienceOfSpace, visibleSpaceIds } from "./space.reads.ts"
import { threadIndex } from "./thread.facets.ts"
import { engineSorts, type ThreadFilters, type ThreadSort, tidyFilters, tidyText } from "./thread.query.ts"

export type ThreadSearch = { text: string; filters: ThreadFilters; sort: ThreadSort | null }

/** Threads found by words and facets, of the spaces the viewer may read. */
export async function findThreads(
  context: Context,
  { text: typed, filters, sort }: ThreadSearch,
  options: Pick<SearchRequest, "limit" | "offset" | "wants">,
): Promise<SearchAnswer> {
  const audience = (await visibleSpaceIds(context)).map(audienceOfSpace)
  const text = tidyText(typed)
  return searchEngine(context).search(threadIndex, {
    ...options,
    audience,
    text,
    filters: tidyFilters(filters),
    sort: engineSorts[sort ?? (text === "" ? "newest" : "relevance")],
  })
}
