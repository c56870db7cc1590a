import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix"
import type { Mark } from "./results.rules.ts"

/**
 * y = μ + nomination + reader + e, with nominations, readers and errors independent and normal around 0. Variances are
 * those that maximise the restricted likelihood (REML); effects are best linear unbiased predictions from Henderson's
 * mixed-model equations (Biometrics 31, 1975), so a figure that rests on few readers is drawn towards the mean.
 *
 * Everything is worked out from the ratios of the variances of nominations and readers to that of the errors. Nominations
 * stand alone in their equations, so they are eliminated, and what is left is one equation for μ and one for each reader.
 */
export type Model = {
  nominationIds: string[]
  readerIds: string[]
  mean: number
  variance: { nomination: number; reader: number; error: number }
  /** Adjusted mean of each nomination: μ and its effect. */
  adjusted: number[]
  /** Prediction error variance of each adjusted mean. */
  errorVariance: number[]
  /** Severity of each reader: below 0 is severe, above generous. */
  readerEffects: number[]
  /** −2 times the restricted log-likelihood, up to a constant. */
  deviance: number
  /** What sampling from the posterior needs: see results-rank.rules.ts. */
  posterior: Posterior
}

/** μ and readers are jointly normal; given them, nominations are independent. */
export type Posterior = {
  /** Mean of μ and of each reader. */
  mean: number[]
  /** Lower triangular root of their covariance. */
  root: number[][]
  nominations: {
    /** Divides what is left of the sum of marks. */
    divisor: number
    sum: number
    /** Positions in `mean` of its readers. */
    readers: number[]
    deviation: number
  }[]
}

type Design = {
  nominationIds: string[]
  readerIds: string[]
  /** Readers of each nomination, as positions. */
  readers: number[][]
  sums: number[]
  readerSums: number[]
  readerCounts: number[]
  squares: number
  total: number
  count: number
}

function designOf(marks: readonly Mark[]): Design {
  const nominationIds = [...new Set(marks.map(({ nominationId }) => nominationId))].sort()
  const readerIds = [...new Set(marks.map(({ readerId }) => readerId))].sort()
  const row = new Map(nominationIds.map((id, index) => [id, index]))
  const column = new Map(readerIds.map((id, index) => [id, index]))
  const sorted = [...marks].sort((a, b) => (`${a.nominationId} ${a.readerId}` < `${b.nominationId} ${b.readerId}` ? -1 : 1))
  const design: Design = {
    nominationIds,
    readerIds,
    readers: nominationIds.map(() => []),
    sums: nominationIds.map(() => 0),
    readerSums: readerIds.map(() => 0),
    readerCounts: readerIds.map(() => 0),
    squares: 0,
    total: 0,
    count: sorted.length,
  }
  for (const { nominationId, readerId, mark } of sorted) {
    const [i, j] = [row.get(nominationId) ?? 0, column.get(readerId) ?? 0]
    design.readers[i]?.push(j)
    add(design.sums, i, mark)
    add(design.readerSums, j, mark)
    add(design.readerCounts, j, 1)
    design.total += mark
    design.squares += mark * mark
  }
  return design
}

const add = (list: number[], index: number, value: number) => {
  list[index] = (list[index] ?? 0) + value
}

type Ratios = { nomination: number; reader: number }

/** The equations of μ and the readers with the nominations eliminated, solved. Position 0 is μ. */
function solve(design: Design, ratios: Ratios) {
  const { readers, sums, readerSums, readerCounts, total, count, squares } = design
  const size = 1 + readerCounts.length
  const left = Matrix.zeros(size, size)
  const right = [total, ...readerSums]
  left.set(0, 0, count)
  for (const [j, of] of readerCounts.entries()) {
    left.set(0, j + 1, of)
    left.set(j + 1, 0, of)
    left.set(j + 1, j + 1, of + 1 / ratios.reader)
  }
  let logDeterminant = 0
  let explained = 0
  const divisors = readers.map((own) => own.length + 1 / ratios.nomination)
  for (const [i, own] of readers.entries()) {
    const [divisor, sum] = [divisors[i] ?? 1, sums[i] ?? 0]
    logDeterminant += Math.log(divisor * ratios.nomination)
    explained += sum ** 2 / divisor
    const weights: [number, number][] = [[0, own.length], ...own.map((j): [number, number] => [j + 1, 1])]
    for (const [row, a] of weights) {
      right[row] = (right[row] ?? 0) - (a * sum) / divisor
      for (const [column, b] of weights) left.set(row, column, left.get(row, column) - (a * b) / divisor)
    }
  }
  const root = new CholeskyDecomposition(left)
  for (let j = 0; j < size; j += 1) logDeterminant += 2 * Math.log(root.lowerTriangularMatrix.get(j, j))
  logDeterminant += readerCounts.length * Math.log(ratios.reader)
  const solution = root.solve(Matrix.columnVector(right)).to1DArray()
  for (const [row, value] of right.entries()) explained += value * (solution[row] ?? 0)
  const error = Math.max((squares - explained) / (count - 1), 1e-9)
  return { root, divisors, solution, error, deviance: (count - 1) * Math.log(error) + logDeterminant }
}

/** Ratios are looked for between these; at the lower end a variance counts as none. */
const [smallest, largest] = [1e-8, 1e8]
const tolerance = 1e-11

/** −2 log restricted likelihood at two ratios of variances, with the best error variance for them; up to a constant. */
export function restrictedDeviance(marks: readonly Mark[], ratios: Ratios): number {
  return solve(designOf(marks), ratios).deviance
}

/** Fits the model. The same marks give the same figures, in whatever order they come. */
export function fitModel(marks: readonly Mark[]): Model {
  const design = designOf(marks)
  const ratios = likeliestRatios(design)
  const { root, divisors, solution, error, deviance } = solve(design, ratios)
  const unrooted = inverse(root.lowerTriangularMatrix)
  const covariance = unrooted.transpose().mmul(unrooted).mul(error)
  const [mean = 0] = solution
  const nominations = design.readers.map((own, i) => {
    const divisor = divisors[i] ?? 1
    const sum = design.sums[i] ?? 0
    const rest = sum - own.reduce((so, j) => so + (solution[j + 1] ?? 0), own.length * mean)
    // Its adjusted mean depends on μ and its readers by these weights, and has a variance of its own besides.
    const weights: [number, number][] = [[0, 1 - own.length / divisor], ...own.map((j): [number, number] => [j + 1, -1 / divisor])]
    let variance = error / divisor
    for (const [row, a] of weights) for (const [column, b] of weights) variance += a * b * covariance.get(row, column)
    return { divisor, sum, own, adjusted: mean + rest / divisor, variance }
  })
  return {
    nominationIds: design.nominationIds,
    readerIds: design.readerIds,
    mean,
    variance: { nomination: component(ratios.nomination, error), reader: component(ratios.reader, error), error },
    adjusted: nominations.map(({ adjusted }) => adjusted),
    errorVariance: nominations.map(({ variance }) => variance),
    readerEffects: solution.slice(1),
    deviance,
    posterior: {
      mean: solution,
      root: new CholeskyDecomposition(covariance).lowerTriangularMatrix.to2DArray(),
      nominations: nominations.map(({ divisor, sum, own }) => ({
        divisor,
        sum,
        readers: own.map((j) => j + 1),
        deviation: Math.sqrt(error / divisor),
      })),
    },
  }
}

const component = (ratio: number, error: number) => (ratio <= smallest * 10 ? 0 : ratio * error)

/**
 * The two ratios at which the restricted likelihood is greatest: by golden section along one and then the other, along
 * the way just gone, and again, until nothing is won.
 */
function likeliestRatios(design: Design): Ratios {
  const at = (point: readonly [number, number]) => solve(design, { nomination: Math.exp(point[0]), reader: Math.exp(point[1]) }).deviance
  const [low, high] = [Math.log(smallest), Math.log(largest)]
  const clamp = (value: number) => Math.min(Math.max(value, low), high)
  let point: [number, number] = [0, 0]
  let best = at(point)
  for (let round = 0; round < 500; round += 1) {
    const before: [number, number] = [...point]
    const from = best
    for (const axis of [0, 1] as const) {
      const along = (value: number): [number, number] => (axis === 0 ? [value, point[1]] : [point[0], value])
      const value = leastBetween((t) => at(along(t)), ...bracket((t) => at(along(t)), point[axis], low, high))
      if (at(along(value)) <= best) {
        point = along(value)
        best = at(point)
      }
    }
    const step: [number, number] = [point[0] - before[0], point[1] - before[1]]
    const along = (t: number): [number, number] => [clamp(point[0] + t * step[0]), clamp(point[1] + t * step[1])]
    const t = leastBetween((value) => at(along(value)), -0.5, 8)
    if (at(along(t)) < best) {
      point = along(t)
      best = at(point)
    }
    if (from - best < tolerance) break
  }
  return { nomination: Math.exp(point[0]), reader: Math.exp(point[1]) }
}

/** An interval around the lowest of a few points between two ends, the present one among them. */
function bracket(of: (value: number) => number, present: number, low: number, high: number): [number, number] {
  const points = [low, low / 2, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, high / 2, high, present].sort((a, b) => a - b)
  let least = 0
  const values = points.map(of)
  for (const [index, value] of values.entries()) if (value < (values[least] ?? Number.POSITIVE_INFINITY)) least = index
  return [points[Math.max(0, least - 1)] ?? low, points[Math.min(points.length - 1, least + 1)] ?? high]
}

const golden = (Math.sqrt(5) - 1) / 2

function leastBetween(of: (value: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  let [c, d] = [b - golden * (b - a), a + golden * (b - a)]
  let [atC, atD] = [of(c), of(d)]
  while (b - a > 1e-9) {
    if (atC < atD) {
      ;[b, d, atD] = [d, c, atC]
      c = b - golden * (b - a)
      atC = of(c)
    } else {
      ;[a, c, atC] = [c, d, atD]
      d = a + golden * (b - a)
      atD = of(d)
    }
  }
  return (a + b) / 2
}
