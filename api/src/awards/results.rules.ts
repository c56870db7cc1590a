/** One criterion of a score sheet: the point chosen, and the ends of the criterion's scale. A null value means it was left open. */
export type ScoredCriterion = { value: number | null; lowest: number; highest: number; weight: number }

/**
 * What a sheet gives a nomination, from 0 to 100: the mean of its criteria by their weights, each as a share of the way
 * from the lowest to the highest point of its scale. Only criteria that apply to the nomination's category are on the
 * sheet, so nominations judged by different criteria can be compared. Null when no criterion counts.
 */
export function sheetMark(criteria: readonly ScoredCriterion[]): number | null {
  let [sum, weights] = [0, 0]
  for (const { value, lowest, highest, weight } of criteria) {
    if (value === null || highest <= lowest || weight <= 0) continue
    sum += (weight * (value - lowest)) / (highest - lowest)
    weights += weight
  }
  return weights === 0 ? null : (100 * sum) / weights
}

/** What one reader gave one nomination, from 0 to 100. */
export type Mark = { nominationId: string; readerId: string; mark: number }

/** The figures of a nomination that need no model. */
export type RawResult = {
  nominationId: string
  readers: number
  mean: number
  lowest: number
  highest: number
  /** Standard deviation of the marks; null for a single one. */
  deviation: number | null
  isDisputed: boolean
}

/** Readers disagree when the highest and the lowest mark of a nomination are at least this far apart. */
export const disputedFrom = 30

/** The figures of each nomination that has a mark, in the order of their ids. */
export function rawResults(marks: readonly Mark[]): RawResult[] {
  const byNomination = groupedBy(marks, ({ nominationId }) => nominationId)
  return [...byNomination]
    .map(([nominationId, of]) => {
      const values = of.map(({ mark }) => mark)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const [lowest, highest] = [Math.min(...values), Math.max(...values)]
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      return {
        nominationId,
        readers: values.length,
        mean,
        lowest,
        highest,
        deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null,
        isDisputed: values.length > 1 && highest - lowest >= disputedFrom,
      }
    })
    .sort((a, b) => (a.nominationId < b.nominationId ? -1 : 1))
}

/** Why marks cannot be adjusted for their readers. */
export type Refusal =
  | { kind: "TOO_FEW_MARKS"; marks: number; needed: number }
  | { kind: "NOT_CONNECTED"; groups: { nominationIds: string[]; readerIds: string[] }[] }

/** Marks that have to be left over once every nomination and every reader has a figure of its own: from fewer, severity is a guess. */
export const spareMarks = 2

/**
 * Whether readers overlap enough to tell a severe reader from a weak nomination. Each nomination and each reader take up
 * one mark; some have to be left. And one must be able to walk from any reader to any other by way of nominations both
 * read: where a group of readers shares nothing with the rest, nobody can say which of the two groups is the harder.
 */
export function refusalOf(marks: readonly Mark[]): Refusal | null {
  const nominations = new Set(marks.map(({ nominationId }) => nominationId))
  const readers = new Set(marks.map(({ readerId }) => readerId))
  const needed = Math.max(nominations.size, 2) + Math.max(readers.size, 2) - 1 + spareMarks
  if (marks.length < needed) return { kind: "TOO_FEW_MARKS", marks: marks.length, needed }
  const groups = connectedGroups(marks)
  return groups.length > 1 ? { kind: "NOT_CONNECTED", groups } : null
}

/** Nominations and readers that hang together by marks, the largest group first. */
export function connectedGroups(marks: readonly Mark[]): { nominationIds: string[]; readerIds: string[] }[] {
  const ofReader = groupedBy(marks, ({ readerId }) => readerId)
  const ofNomination = groupedBy(marks, ({ nominationId }) => nominationId)
  const seen = new Set<string>()
  const groups: { nominationIds: string[]; readerIds: string[] }[] = []
  for (const start of [...ofNomination.keys()].sort()) {
    if (seen.has(start)) continue
    const nominations = new Set([start])
    const readers = new Set<string>()
    for (const nomination of nominations) {
      seen.add(nomination)
      for (const { readerId } of ofNomination.get(nomination) ?? []) {
        readers.add(readerId)
        for (const { nominationId } of ofReader.get(readerId) ?? []) nominations.add(nominationId)
      }
    }
    groups.push({ nominationIds: [...nominations].sort(), readerIds: [...readers].sort() })
  }
  return groups.sort((a, b) => b.nominationIds.length - a.nominationIds.length)
}

function groupedBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}
