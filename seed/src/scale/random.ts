/** Numbers that look random and are the same on every run (mulberry32). */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number
  pick<T>(list: readonly T[]): T
  /** One of a list whose first items are much the most common, as words are in texts. */
  pickCommon<T>(list: readonly T[]): T
  /** Different items, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[]
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  const at = <T>(list: readonly T[], index: number): T => {
    const item = list[index]
    if (item === undefined) throw new Error("Nothing to pick from")
    return item
  }
  return {
    next,
    below,
    pick: (list) => at(list, below(list.length)),
    pickCommon: (list) => at(list, Math.floor(list.length ** next()) - 1),
    some(list, count) {
      const chosen = new Set<number>()
      while (chosen.size < Math.min(count, list.length)) chosen.add(below(list.length))
      return [...chosen].sort((a, b) => a - b).map((index) => at(list, index))
    },
  }
}
