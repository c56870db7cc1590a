import type { Highs, ModelData } from "highs"
import {
  type Allocation,
  type AllocationProblem,
  countBy,
  obstacles,
  type Pair,
  type PreparedProblem,
  pairKey,
  prepare,
  room,
} from "./allocation.rules.ts"

let solver: Promise<Highs> | undefined

/**
 * The best allocation, or why there is none. Everybody gets as even a load as conflicts and maxima allow; among all such
 * allocations the one with the most expertise is taken.
 *
 * A minimum-cost flow from nominations through members. The k-th reading of a member costs 2k − 1, so that a load of k
 * costs k² and the cheapest flow is the most even: no load can be lowered without raising one that is as high. One step
 * of evenness outweighs all expertise that could be won by it. The constraints of a flow are totally unimodular, so the
 * linear programme has whole-number corners and needs no branching.
 */
export async function allocate(problem: AllocationProblem): Promise<Allocation> {
  const prepared = prepare(problem)
  // Loaded when the first panel is divided: most processes never do.
  solver ??= import("highs").then(({ default: loadHighs }) => loadHighs())
  const highs = await solver
  const added = solve(highs, evenFlow(prepared), prepared.candidates)
  if (added) return allocationOf(prepared, [...prepared.fixed, ...added])
  return { feasible: false, obstacles: obstacles(prepared, solve(highs, fullestFlow(prepared), prepared.candidates) ?? []) }
}

function allocationOf({ members, points }: PreparedProblem, pairs: Pair[]): Allocation {
  const counts = countBy(pairs, ({ memberId }) => memberId)
  return {
    feasible: true,
    pairs,
    loads: new Map(members.map(({ id }) => [id, counts.get(id) ?? 0])),
    expertise: pairs.reduce((sum, pair) => sum + (points.get(pairKey(pair)) ?? 0), 0),
  }
}

type Column = { cost: number; upper: number; entries: [row: number, value: number][] }

/** Each open reading is given out; each member's k-th one costs more than the one before. */
function evenFlow(problem: PreparedProblem): ModelData {
  const { columns, rows, rowOfMember } = readings(problem)
  const open = [...problem.open.values()].reduce((sum, count) => sum + count, 0)
  const candidates = countBy(problem.candidates, ({ memberId }) => memberId)
  const step = 1 + open * Math.max(0, ...problem.points.values())
  for (const member of problem.members) {
    const row = rowOfMember.get(member.id) ?? 0
    const kept = problem.kept.get(member.id) ?? 0
    const most = Math.min(room(problem, member), candidates.get(member.id) ?? 0)
    for (let load = kept + 1; load <= kept + most; load += 1) columns.push({ cost: step * (2 * load - 1), upper: 1, entries: [[row, -1]] })
  }
  return model(columns, rows)
}

/** As many readings as can be given out, whatever the loads: for the explanation when not all can. */
function fullestFlow(problem: PreparedProblem): ModelData {
  const { columns, rows, rowOfMember, rowOfNomination } = readings(problem)
  for (const column of columns) column.cost = 0
  for (const [id, row] of rowOfNomination) columns.push({ cost: 1, upper: problem.open.get(id) ?? 0, entries: [[row, 1]] })
  const candidates = countBy(problem.candidates, ({ memberId }) => memberId)
  for (const member of problem.members) {
    const upper = Math.min(room(problem, member), candidates.get(member.id) ?? 0)
    columns.push({ cost: 0, upper, entries: [[rowOfMember.get(member.id) ?? 0, -1]] })
  }
  return model(columns, rows)
}

/** One column for each candidate pair, in their order; a row for each nomination and each member. */
function readings({ nominations, members, candidates, points, open }: PreparedProblem) {
  const rowOfNomination = new Map(nominations.map(({ id }, index) => [id, index]))
  const rowOfMember = new Map(members.map(({ id }, index) => [id, nominations.length + index]))
  const columns = candidates.map(
    (pair): Column => ({
      cost: -(points.get(pairKey(pair)) ?? 0),
      upper: 1,
      entries: [
        [rowOfNomination.get(pair.nominationId) ?? 0, 1],
        [rowOfMember.get(pair.memberId) ?? 0, 1],
      ],
    }),
  )
  return { columns, rows: [...nominations.map(({ id }) => open.get(id) ?? 0), ...members.map(() => 0)], rowOfNomination, rowOfMember }
}

function model(columns: readonly Column[], rows: readonly number[]): ModelData {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { entries } of columns) {
    for (const [row, value] of entries) {
      indices.push(row)
      values.push(value)
    }
    starts.push(indices.length)
  }
  const [numRows, numCols] = [rows.length, columns.length]
  return {
    numCols,
    numRows,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(() => 0),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows,
    rowUpper: rows,
    matrix: { format: "csc", numRows, numCols, starts, indices, values },
  }
}

/** The pairs a cheapest flow takes, or null when there is no flow. */
function solve(highs: Highs, data: ModelData, candidates: readonly Pair[]): Pair[] | null {
  if (data.numCols === 0) return data.rowLower.every((needed) => needed === 0) ? [] : null
  return highs.withModel(data, (flow) => {
    flow.options.set({ output_flag: false, solver: "simplex", random_seed: 1 })
    const { modelStatus } = flow.run()
    if (modelStatus !== highs.constants.modelStatus.optimal) return null
    const { colValue } = flow.getSolution()
    return candidates.filter((_pair, index) => (colValue[index] ?? 0) > 0.5)
  })
}
