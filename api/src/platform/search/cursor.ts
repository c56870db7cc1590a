import type { SearchSort } from "./port.ts"

/** What each order goes by, the most first; what is equal in all of it goes by the number of the document. */
export const sortKeys = {
  newest: ["newest"],
  strength: ["strength", "newest"],
  uptake: ["uptake", "newest"],
  reach: ["reach", "newest"],
} as const satisfies Record<Exclude<SearchSort, "relevance">, readonly string[]>

type Sorted = { id: number; newest: number; strength: number; uptake: number; reach: number }

/** The cursor of a hit: its sort keys and number, or by relevance its place from 1. The same from every engine, so that one goes on where another stopped. */
export function writeCursor(sort: SearchSort, hit: Sorted, place: number): string {
  const keys = sort === "relevance" ? [place] : [...sortKeys[sort].map((key) => hit[key]), hit.id]
  return `${sort[0]}${keys.map((key) => key.toString(36)).join(".")}`
}

/** The place a cursor names in this order: the sort keys of a hit, or a number of hits; null for none, or a cursor of another order. */
export function readCursor(cursor: string | null | undefined, sort: SearchSort): number[] | number | null {
  if (!cursor || cursor[0] !== sort[0]) return null
  const keys = cursor
    .slice(1)
    .split(".")
    .map((key) => Number.parseInt(key, 36))
  const wanted = sort === "relevance" ? 1 : sortKeys[sort].length + 1
  if (keys.length !== wanted || !keys.every(Number.isSafeInteger)) return null
  return sort === "relevance" ? (keys[0] ?? null) : keys
}
