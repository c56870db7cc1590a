import type { Model } from "./results-model.rules.ts"

/** How often results are drawn from the model, always from the same seed. A probability is then right to about ±1 in 100. */
export const draws = 10_000
const seed = 20_140_331

/** Where a nomination may stand among those it is ranked with. */
export type Standing = {
  nominationId: string
  /** Rank of the adjusted mean; equal means share the better rank. */
  rank: number
  /** Nine times out of ten its rank lies between these two. */
  bestRank: number
  worstRank: number
  /** How likely it is among the best `places`. */
  probability: number
}

/**
 * Ranks within each group of nominations that compete with each other (a category, or a category within a region). The
 * effects of all nominations are drawn together from the normal distribution that the model leaves for them given the
 * marks: first μ and the readers, then each nomination given those.
 */
export function standings(
  model: Model,
  groups: readonly { nominationIds: readonly string[]; places: number }[],
  times = draws,
): Map<string, Standing> {
  const position = new Map(model.nominationIds.map((id, index) => [id, index]))
  const contests = groups.map(({ nominationIds, places }) => {
    const members = nominationIds.flatMap((id) => position.get(id) ?? []).sort((a, b) => a - b)
    return { members, places, ranks: members.map(() => new Uint32Array(members.length)) }
  })
  const normal = normalNumbers(seed)
  const size = model.posterior.mean.length
  const common = new Float64Array(size)
  const noise = new Float64Array(size)
  const drawn = new Float64Array(model.nominationIds.length)
  for (let time = 0; time < times; time += 1) {
    for (let row = 0; row < size; row += 1) noise[row] = normal()
    for (let row = 0; row < size; row += 1) {
      let value = model.posterior.mean[row] ?? 0
      const weights = model.posterior.root[row] ?? []
      for (let column = 0; column <= row; column += 1) value += (weights[column] ?? 0) * (noise[column] ?? 0)
      common[row] = value
    }
    const mean = common[0] ?? 0
    for (const [index, { divisor, sum, readers, deviation }] of model.posterior.nominations.entries()) {
      let rest = sum - readers.length * mean
      for (const reader of readers) rest -= common[reader] ?? 0
      drawn[index] = rest / divisor + deviation * normal()
    }
    for (const { members, ranks } of contests) {
      const order = members.map((_, index) => index).sort((a, b) => (drawn[members[b] ?? 0] ?? 0) - (drawn[members[a] ?? 0] ?? 0))
      for (const [rank, index] of order.entries()) {
        const counts = ranks[index]
        if (counts) counts[rank] = (counts[rank] ?? 0) + 1
      }
    }
  }
  return new Map(
    contests.flatMap(({ members, places, ranks }) =>
      members.map((member, index): [string, Standing] => {
        const nominationId = model.nominationIds[member] ?? ""
        const own = model.adjusted[member] ?? 0
        const rank = 1 + members.filter((other) => (model.adjusted[other] ?? 0) > own + 1e-9).length
        const counts = ranks[index] ?? new Uint32Array()
        return [
          nominationId,
          {
            nominationId,
            rank,
            bestRank: Math.min(rank, rankAt(counts, 0.05 * times)),
            worstRank: Math.max(rank, rankAt(counts, 0.95 * times)),
            probability: counts.slice(0, places).reduce((so, count) => so + count, 0) / times,
          },
        ]
      }),
    ),
  )
}

/** The first rank by which so many draws are counted. */
function rankAt(counts: Uint32Array, many: number): number {
  let sum = 0
  for (const [rank, count] of counts.entries()) {
    sum += count
    if (sum >= many) return rank + 1
  }
  return counts.length
}

/** Uniform numbers from 0 to 1 (mulberry32): the same for the same seed on every machine. */
export function uniformNumbers(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Standard normal numbers, two by two by the polar method. */
export function normalNumbers(start: number): () => number {
  const uniform = uniformNumbers(start)
  let spare: number | null = null
  return () => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const [a, b] = [2 * uniform() - 1, 2 * uniform() - 1]
      const length = a * a + b * b
      if (length === 0 || length >= 1) continue
      const factor = Math.sqrt((-2 * Math.log(length)) / length)
      spare = b * factor
      return a * factor
    }
  }
}
