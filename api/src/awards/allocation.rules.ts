/** A nomination and how many members are to read it. */
export type NominationToRead = { id: string; readers: number }

/** A panel member and how many nominations they agreed to read; null for no limit. */
export type PanelReader = { id: string; maximum: number | null }

/** One member reading one nomination. */
export type Pair = { nominationId: string; memberId: string }

/** Why a member is not given a nomination: they may never judge it, they gave it back, or the manager took it from them. */
export type Exclusion = "CONFLICT" | "RETURNED" | "TAKEN_BACK"

/** Who is to read what, and what has to be kept to. */
export type AllocationProblem = {
  nominations: readonly NominationToRead[]
  members: readonly PanelReader[]
  excluded: readonly (Pair & { because: Exclusion })[]
  /** Readings that stay: work has begun, or the manager set them by hand. */
  fixed: readonly Pair[]
  /** How much of a nomination's field a member knows: whole numbers from 0; pairs left out count 0. */
  expertise: readonly (Pair & { points: number })[]
}

/** What stands in the way of a whole allocation, and by how much. */
export type Obstacle =
  | { kind: "TOO_FEW_READERS"; nominationId: string; available: number; needed: number }
  | { kind: "TOO_LITTLE_CAPACITY"; capacity: number; needed: number; missing: number }
  | { kind: "BOTTLENECK"; nominationIds: string[]; memberIds: string[]; missing: number }

export type Allocation =
  | { feasible: true; pairs: Pair[]; loads: Map<string, number>; expertise: number }
  | { feasible: false; obstacles: Obstacle[] }

export const pairKey = ({ nominationId, memberId }: Pair) => `${nominationId} ${memberId}`

/** The problem with everything in one order and looked up by key, so that the answer does not hang on the order it came in. */
export type PreparedProblem = {
  nominations: NominationToRead[]
  members: PanelReader[]
  excluded: Map<string, Exclusion>
  fixed: Pair[]
  isFixed: Set<string>
  points: Map<string, number>
  /** Readings still to be given out, by nomination. */
  open: Map<string, number>
  /** Readings that stay, by member. */
  kept: Map<string, number>
  /** Pairs that may be added. */
  candidates: Pair[]
}

/** Sorts and indexes a problem. A kept reading that is excluded (a conflict found later) counts for nothing. */
export function prepare(problem: AllocationProblem): PreparedProblem {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const nominations = [...problem.nominations].sort(byId)
  const members = [...problem.members].sort(byId)
  const excluded = new Map(problem.excluded.map((pair) => [pairKey(pair), pair.because]))
  const known = new Set([...nominations, ...members].map(({ id }) => id))
  const fixed = problem.fixed
    .filter((pair) => !excluded.has(pairKey(pair)) && known.has(pair.nominationId) && known.has(pair.memberId))
    .sort((a, b) => (pairKey(a) < pairKey(b) ? -1 : 1))
  const isFixed = new Set(fixed.map(pairKey))
  const kept = countBy(fixed, ({ memberId }) => memberId)
  const read = countBy(fixed, ({ nominationId }) => nominationId)
  const open = new Map(nominations.map(({ id, readers }) => [id, Math.max(0, readers - (read.get(id) ?? 0))]))
  const candidates = nominations
    .filter(({ id }) => open.get(id))
    .flatMap(({ id: nominationId }) => members.map(({ id: memberId }) => ({ nominationId, memberId })))
    .filter((pair) => !excluded.has(pairKey(pair)) && !isFixed.has(pairKey(pair)))
  const points = new Map(problem.expertise.map((pair) => [pairKey(pair), pair.points]))
  return { nominations, members, excluded, fixed, isFixed, points, open, kept, candidates }
}

/** How many readings a member may still be given. */
export function room({ kept }: Pick<PreparedProblem, "kept">, { id, maximum }: PanelReader): number {
  return maximum === null ? Number.POSITIVE_INFINITY : Math.max(0, maximum - (kept.get(id) ?? 0))
}

/**
 * Why no whole allocation exists, from one that gives out as many readings as can be given (`most`): nominations that too
 * few members may read whatever the loads, too little capacity altogether, or a group of nominations whose only readers
 * are full. The group is the one a minimum cut names: members reached from an unsatisfied nomination by swapping readings.
 */
export function obstacles(problem: PreparedProblem, most: readonly Pair[]): Obstacle[] {
  const found: Obstacle[] = []
  const readable = countBy(problem.candidates, ({ nominationId }) => nominationId)
  const reachable = new Map<string, number>()
  for (const { id, readers } of problem.nominations) {
    const open = problem.open.get(id) ?? 0
    const available = readable.get(id) ?? 0
    reachable.set(id, Math.min(open, available))
    if (available < open) found.push({ kind: "TOO_FEW_READERS", nominationId: id, available: available + readers - open, needed: readers })
  }
  // Room for nominations that a member may not read is no capacity.
  const capacity = problem.members.reduce(
    (sum, member) => sum + Math.min(room(problem, member), problem.candidates.filter(({ memberId }) => memberId === member.id).length),
    0,
  )
  const needed = sumOf(reachable.values())
  const lacking = Math.max(0, needed - capacity)
  if (lacking > 0) found.push({ kind: "TOO_LITTLE_CAPACITY", capacity, needed, missing: lacking })
  const bottleneck = fullGroup(problem, most, reachable)
  if (bottleneck && bottleneck.missing > lacking) found.push({ ...bottleneck, missing: bottleneck.missing - lacking })
  return found
}

function fullGroup(problem: PreparedProblem, most: readonly Pair[], reachable: ReadonlyMap<string, number>) {
  const given = new Set(most.map(pairKey))
  const got = countBy(most, ({ nominationId }) => nominationId)
  const short = (id: string) => (reachable.get(id) ?? 0) - (got.get(id) ?? 0)
  const nominations = new Set(problem.nominations.map(({ id }) => id).filter((id) => short(id) > 0))
  if (nominations.size === 0) return null
  const missing = sumOf([...nominations].map(short))
  const members = new Set<string>()
  // A set grows while it is walked: from a nomination to members who do not read it yet, from them to what they read.
  for (const nominationId of nominations) {
    for (const pair of problem.candidates) {
      if (pair.nominationId !== nominationId || given.has(pairKey(pair)) || members.has(pair.memberId)) continue
      members.add(pair.memberId)
      for (const other of most) if (other.memberId === pair.memberId) nominations.add(other.nominationId)
    }
  }
  return { kind: "BOTTLENECK" as const, nominationIds: [...nominations].sort(), memberIds: [...members].sort(), missing }
}

/** What a manager may not do by hand: the same rules as the solver's. Null when the pair may be added. */
export type PairProblem = Exclusion | "ALREADY_READS" | "MEMBER_FULL"

export function problemOfAdding(problem: PreparedProblem, pairs: readonly Pair[], pair: Pair): PairProblem | null {
  const key = pairKey(pair)
  const exclusion = problem.excluded.get(key)
  if (exclusion) return exclusion
  if (pairs.some((other) => pairKey(other) === key)) return "ALREADY_READS"
  const member = problem.members.find(({ id }) => id === pair.memberId)
  const load = pairs.filter(({ memberId }) => memberId === pair.memberId).length
  return member && member.maximum !== null && load >= member.maximum ? "MEMBER_FULL" : null
}

/** Why a member is not among a nomination's readers in an allocation. */
export type WhyNot = PairProblem | "MORE_LOADED" | "LESS_EXPERT" | "ENOUGH_READERS" | "NOT_NEEDED"

/** Says for one pair why it is not in the allocation: the first of exclusion, capacity, expertise, load that holds. */
export function whyNot(problem: PreparedProblem, pairs: readonly Pair[], pair: Pair): WhyNot {
  const forbidden = problemOfAdding(problem, pairs, pair)
  if (forbidden) return forbidden
  const readers = pairs.filter(({ nominationId }) => nominationId === pair.nominationId)
  const nomination = problem.nominations.find(({ id }) => id === pair.nominationId)
  if (!nomination || readers.length < nomination.readers) return "NOT_NEEDED"
  const loads = countBy(pairs, ({ memberId }) => memberId)
  const load = loads.get(pair.memberId) ?? 0
  if (readers.every(({ memberId }) => load >= (loads.get(memberId) ?? 0))) {
    const points = (one: Pair) => problem.points.get(pairKey(one)) ?? 0
    return readers.every((reader) => points(reader) > points(pair)) ? "LESS_EXPERT" : "MORE_LOADED"
  }
  return "ENOUGH_READERS"
}

export const whyNotInWords: Record<WhyNot, string> = {
  CONFLICT: "has a conflict of interest",
  RETURNED: "gave it back",
  TAKEN_BACK: "was relieved of it",
  ALREADY_READS: "reads it already",
  MEMBER_FULL: "reads as many as they agreed to",
  MORE_LOADED: "reads no fewer than its readers, so loads would become less even",
  LESS_EXPERT: "knows its field less than its readers do",
  ENOUGH_READERS: "is not needed: it has its readers, and changing them would leave others worse off",
  NOT_NEEDED: "may read it: it still lacks a reader",
}

/** The difference between the fullest and the emptiest load. */
export function unevenness(loads: Iterable<number>): number {
  const all = [...loads]
  return all.length === 0 ? 0 : Math.max(...all) - Math.min(...all)
}

export function countBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1)
  return counts
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}
