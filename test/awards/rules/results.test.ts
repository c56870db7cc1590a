import { type Mark, rawResults, refusalOf, sheetMark } from "@hub/api/awards/results.rules"
import { fitModel, restrictedDeviance } from "@hub/api/awards/results-model.rules"
import { normalNumbers, standings, uniformNumbers } from "@hub/api/awards/results-rank.rules"
import fc from "fast-check"
import { inverse, Matrix } from "ml-matrix"
import { describe, expect, test } from "vitest"

const marksOf = (table: Record<string, Record<string, number>>): Mark[] =>
  Object.entries(table).flatMap(([nominationId, row]) => Object.entries(row).map(([readerId, mark]) => ({ nominationId, readerId, mark })))

describe("a sheet's mark", () => {
  test("the weighted mean of how far each criterion is up its scale", () => {
    const criteria = [
      { value: 3, lowest: 1, highest: 5, weight: 2 },
      { value: 5, lowest: 1, highest: 5, weight: 1 },
    ]
    expect(sheetMark(criteria)).toBeCloseTo((100 * (2 * 0.5 + 1)) / 3, 10)
  })

  test("the ends of the scales are 0 and 100, whatever the scales and weights; what is not answered does not count", () => {
    const criterion = fc.record({
      lowest: fc.integer({ min: 0, max: 3 }),
      span: fc.integer({ min: 1, max: 9 }),
      weight: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(criterion, { minLength: 1, maxLength: 8 }), (criteria) => {
        const scale = criteria.map(({ lowest, span, weight }) => ({ lowest, highest: lowest + span, weight }))
        const all = (end: "lowest" | "highest") => scale.map((one) => ({ ...one, value: one[end] }))
        expect(sheetMark(all("highest"))).toBeCloseTo(100, 8)
        expect(sheetMark(all("lowest"))).toBeCloseTo(0, 8)
        expect(sheetMark([...all("highest"), { value: null, lowest: 0, highest: 4, weight: 9 }])).toBeCloseTo(100, 8)
      }),
    )
    expect(sheetMark([])).toBeNull()
  })
})

test("raw figures: mean, spread, readers and disagreement from 30 points on", () => {
  const marks = marksOf({ a: { r: 40, s: 70 }, b: { r: 40, s: 69 }, c: { r: 90 } })
  expect(rawResults(marks)).toEqual([
    { nominationId: "a", readers: 2, mean: 55, lowest: 40, highest: 70, deviation: Math.sqrt(450), isDisputed: true },
    { nominationId: "b", readers: 2, mean: 54.5, lowest: 40, highest: 69, deviation: Math.sqrt(420.5), isDisputed: false },
    { nominationId: "c", readers: 1, mean: 90, lowest: 90, highest: 90, deviation: null, isDisputed: false },
  ])
})

describe("refused where it would be a guess", () => {
  test("too few marks", () => {
    expect(refusalOf(marksOf({ a: { r: 40, s: 70 }, b: { r: 40, s: 69 } }))).toEqual({ kind: "TOO_FEW_MARKS", marks: 4, needed: 5 })
    expect(refusalOf([])).toMatchObject({ kind: "TOO_FEW_MARKS", marks: 0 })
  })

  test("groups of readers who share nothing", () => {
    const apart = marksOf({
      a: { r: 40, s: 70, t: 60 },
      b: { r: 40, s: 69, t: 50 },
      c: { r: 45, s: 61, t: 50 },
      d: { u: 50, v: 60, w: 80 },
      e: { u: 55, v: 60, w: 70 },
    })
    expect(refusalOf(apart)).toEqual({
      kind: "NOT_CONNECTED",
      groups: [
        { nominationIds: ["a", "b", "c"], readerIds: ["r", "s", "t"] },
        { nominationIds: ["d", "e"], readerIds: ["u", "v", "w"] },
      ],
    })
    expect(refusalOf([...apart, { nominationId: "d", readerId: "r", mark: 50 }])).toBeNull()
  })
})

describe("the model", () => {
  // Worked by hand. Means of rows 65, 57, 46; of columns 50, 62; of all 56. Sums of squares: rows 364 (2 degrees of
  // freedom), columns 216 (1), rest 4 (2). So the error is 2, nominations (182 − 2) / 2 = 90, readers (216 − 2) / 3.
  const byHand = marksOf({ a: { strict: 60, mild: 70 }, b: { strict: 50, mild: 64 }, c: { strict: 40, mild: 52 } })

  test("agrees with an example worked by hand", () => {
    const model = fitModel(byHand)
    expect(model.mean).toBeCloseTo(56, 6)
    expect(model.variance.error).toBeCloseTo(2, 4)
    expect(model.variance.nomination).toBeCloseTo(90, 3)
    expect(model.variance.reader).toBeCloseTo(214 / 3, 3)
    // With r readers each, an effect is its deviation times r·90 / (r·90 + 2).
    for (const [index, deviation] of [9, 1, -10].entries()) expect(model.adjusted[index]).toBeCloseTo(56 + (deviation * 180) / 182, 5)
  })

  test("agrees with the analysis of variance wherever every reader read everything", () => {
    const random = normalNumbers(11)
    for (let panel = 0; panel < 5; panel += 1) {
      const [rows, columns] = [6 + panel, 4]
      const severity = Array.from({ length: columns }, () => 8 * random())
      const table = Array.from({ length: rows }, () => {
        const own = 55 + 12 * random()
        return severity.map((effect) => own + effect + 5 * random())
      })
      const marks = table.flatMap((row, i) => row.map((mark, j) => ({ nominationId: `n${i}`, readerId: `r${j}`, mark })))
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
      const grand = mean(table.flat())
      const rowMeans = table.map(mean)
      const columnMeans = severity.map((_, j) => mean(table.map((row) => row[j]!)))
      const rowSquares = (columns * rowMeans.reduce((sum, value) => sum + (value - grand) ** 2, 0)) / (rows - 1)
      const columnSquares = (rows * columnMeans.reduce((sum, value) => sum + (value - grand) ** 2, 0)) / (columns - 1)
      const rest = table.flatMap((row, i) => row.map((value, j) => (value - rowMeans[i]! - columnMeans[j]! + grand) ** 2))
      const error = rest.reduce((sum, value) => sum + value, 0) / ((rows - 1) * (columns - 1))
      const model = fitModel(marks)
      expect(model.variance.error).toBeCloseTo(error, 2)
      expect(model.variance.nomination).toBeCloseTo((rowSquares - error) / columns, 2)
      expect(model.variance.reader).toBeCloseTo((columnSquares - error) / rows, 2)
    }
  })

  /** An uneven panel: twelve nominations, three of six readers each. */
  const uneven = simulated(uniformNumbers(5), { nominations: 12, readers: 6, each: 3, severity: 9, quality: 10, noise: 5 }).marks

  test("agrees with the whole covariance matrix inverted, an algorithm that shares nothing with it", () => {
    const model = fitModel(uneven)
    const direct = byInversion(uneven, model.variance)
    expect(model.mean).toBeCloseTo(direct.mean, 6)
    for (const [index, value] of model.adjusted.entries()) {
      expect(value).toBeCloseTo(direct.adjusted[index]!, 6)
      expect(model.errorVariance[index]).toBeCloseTo(direct.errorVariance[index]!, 6)
    }
  })

  test("its likelihood is the one of the whole covariance matrix, up to a constant", () => {
    const at = (nomination: number, reader: number) => {
      const mine = restrictedDeviance(uneven, { nomination, reader })
      // The best error variance for these ratios, found from the definition.
      const one = byInversion(uneven, { nomination, reader, error: 1 })
      const error = one.quadratic / (uneven.length - 1)
      return mine - byInversion(uneven, { nomination: nomination * error, reader: reader * error, error }).deviance
    }
    expect(at(0.5, 2)).toBeCloseTo(at(3, 0.2), 6)
    expect(at(0.01, 0.02)).toBeCloseTo(at(40, 10), 6)
  })

  test("converges to where the EM algorithm of REML converges", () => {
    const model = fitModel(uneven)
    let variance = { nomination: 50, reader: 50, error: 50 }
    for (let round = 0; round < 1200; round += 1) variance = byInversion(uneven, variance).next
    expect(model.variance.nomination).toBeCloseTo(variance.nomination, 1)
    expect(model.variance.reader).toBeCloseTo(variance.reader, 1)
    expect(model.variance.error).toBeCloseTo(variance.error, 1)
  })

  test("readers who do not differ count as none, and then the adjusted mean is the raw one drawn to the middle", () => {
    const same = marksOf({ a: { r: 61, s: 59, t: 60 }, b: { r: 49, s: 51, t: 50 }, c: { r: 41, s: 39, t: 40 } })
    const model = fitModel(same)
    expect(model.variance.reader).toBe(0)
    const share = (3 * model.variance.nomination) / (3 * model.variance.nomination + model.variance.error)
    expect(model.adjusted[0]).toBeCloseTo(50 + 10 * share, 3)
  })

  test("is the same to the last digit, in whatever order the sheets came", () => {
    const turned = uneven.toReversed()
    expect(fitModel(turned)).toEqual(fitModel(uneven))
    const group = [{ nominationIds: fitModel(uneven).nominationIds, places: 3 }]
    expect(standings(fitModel(turned), group, 500)).toEqual(standings(fitModel(uneven), group, 500))
  })

  test("marks that are all equal are no fault", () => {
    const model = fitModel(marksOf({ a: { r: 50, s: 50, t: 50 }, b: { r: 50, s: 50, t: 50 }, c: { r: 50, s: 50, t: 50 } }))
    expect(model.adjusted.every((value) => Math.abs(value - 50) < 1e-6)).toBe(true)
  })
})

describe("standing", () => {
  test("probabilities of the first place agree with an integral of the same posterior", () => {
    // Two nominations: the first is ahead with the probability that a normal difference is above 0.
    const marks = marksOf({ a: { r: 60, s: 66, t: 64 }, b: { r: 58, s: 60, t: 65 }, c: { r: 40, s: 47, t: 45 } })
    const model = fitModel(marks)
    const direct = byInversion(marks, model.variance)
    const difference = model.adjusted[0]! - model.adjusted[1]!
    const variance = direct.covariance.get(0, 0) + direct.covariance.get(1, 1) - 2 * direct.covariance.get(0, 1)
    const expected = normalBelow(difference / Math.sqrt(variance))
    const found = standings(model, [{ nominationIds: ["a", "b"], places: 1 }])
    expect(found.get("a")!.probability).toBeCloseTo(expected, 1.7)
    expect(found.get("a")!.probability + found.get("b")!.probability).toBeCloseTo(1, 10)
  })

  test("each group is ranked by itself, places add up, and the rank lies in its interval", () => {
    const { marks } = simulated(uniformNumbers(3), { nominations: 10, readers: 5, each: 3, severity: 8, quality: 10, noise: 5 })
    const model = fitModel(marks)
    const groups = [
      { nominationIds: model.nominationIds.slice(0, 6), places: 2 },
      { nominationIds: model.nominationIds.slice(6), places: 1 },
    ]
    const found = standings(model, groups)
    for (const { nominationIds, places } of groups) {
      const of = nominationIds.map((id) => found.get(id)!)
      expect(of.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(places, 8)
      expect(of.map(({ rank }) => rank).toSorted((a, b) => a - b)).toEqual(nominationIds.map((_, index) => index + 1))
      for (const { rank, bestRank, worstRank } of of) {
        expect(bestRank).toBeLessThanOrEqual(rank)
        expect(worstRank).toBeGreaterThanOrEqual(rank)
      }
    }
  })
})

test("with severe and generous readers it finds the true best five more often than the raw mean", () => {
  const random = uniformNumbers(2014)
  const panels = 200
  const found = { raw: 0, adjusted: 0, rawAll: 0, adjustedAll: 0 }
  for (let panel = 0; panel < panels; panel += 1) {
    const { marks, truth } = simulated(random, { nominations: 30, readers: 10, each: 3, severity: 10, quality: 8, noise: 5 })
    const best = (values: { id: string; value: number }[]) =>
      values
        .toSorted((a, b) => b.value - a.value)
        .slice(0, 5)
        .map(({ id }) => id)
    const top = new Set(best([...truth].map(([id, value]) => ({ id, value }))))
    const model = fitModel(marks)
    const byModel = best(model.nominationIds.map((id, index) => ({ id, value: model.adjusted[index]! })))
    const byMean = best(rawResults(marks).map(({ nominationId, mean }) => ({ id: nominationId, value: mean })))
    const hits = (ids: string[]) => ids.filter((id) => top.has(id)).length
    found.raw += hits(byMean)
    found.adjusted += hits(byModel)
    found.rawAll += hits(byMean) === 5 ? 1 : 0
    found.adjustedAll += hits(byModel) === 5 ? 1 : 0
  }
  const share = (hits: number) => `${((100 * hits) / (5 * panels)).toFixed(1)}%`
  process.stdout.write(
    `true top five of 30, ${panels} simulated panels of 10 readers, 3 each: raw mean finds ${share(found.raw)} (all five ${found.rawAll} times), adjusted mean ${share(found.adjusted)} (all five ${found.adjustedAll} times)\n`,
  )
  expect(found.adjusted).toBeGreaterThan(found.raw)
  expect(found.adjustedAll).toBeGreaterThan(found.rawAll)
})

test("300 nominations, 40 readers: the model and 10,000 draws in a time a page can wait for", () => {
  const { marks } = simulated(uniformNumbers(9), { nominations: 300, readers: 40, each: 3, severity: 9, quality: 9, noise: 6 })
  const started = performance.now()
  const model = fitModel(marks)
  const fitted = performance.now()
  standings(model, [{ nominationIds: model.nominationIds, places: 10 }])
  const done = performance.now()
  process.stdout.write(`results: 900 marks fitted in ${(fitted - started).toFixed(0)} ms, drawn in ${(done - fitted).toFixed(0)} ms\n`)
  expect(done - started).toBeLessThan(20_000)
})

/** Marks of a panel whose truth is known. Readers are given out in turn from a shuffled list, so loads are even and groups mix. */
function simulated(
  uniform: () => number,
  {
    nominations,
    readers,
    each,
    severity,
    quality,
    noise,
  }: Record<"nominations" | "readers" | "each" | "severity" | "quality" | "noise", number>,
) {
  const normal = normalNumbers(Math.floor(uniform() * 2 ** 31))
  const strictness = Array.from({ length: readers }, () => severity * normal())
  const truth = new Map<string, number>()
  const marks: Mark[] = []
  const two = (value: number) => String(value).padStart(3, "0")
  for (let i = 0; i < nominations; i += 1) {
    const own = 55 + quality * normal()
    truth.set(`n${two(i)}`, own)
    const order = Array.from({ length: readers }, (_, j) => ({ j, at: uniform() })).sort((a, b) => a.at - b.at)
    for (const { j } of order.slice(0, each))
      marks.push({ nominationId: `n${two(i)}`, readerId: `r${two(j)}`, mark: own + strictness[j]! + noise * normal() })
  }
  return { marks, truth }
}

/** The same model from its definition: the covariance of all marks, inverted. Slow, and independent of the equations above. */
function byInversion(marks: readonly Mark[], variance: { nomination: number; reader: number; error: number }) {
  const nominationIds = [...new Set(marks.map(({ nominationId }) => nominationId))].sort()
  const readerIds = [...new Set(marks.map(({ readerId }) => readerId))].sort()
  const z = new Matrix(marks.map((mark) => nominationIds.map((id) => (id === mark.nominationId ? 1 : 0))))
  const w = new Matrix(marks.map((mark) => readerIds.map((id) => (id === mark.readerId ? 1 : 0))))
  const y = Matrix.columnVector(marks.map(({ mark }) => mark))
  const one = Matrix.ones(marks.length, 1)
  const [zz, ww] = [z.mmul(z.transpose()), w.mmul(w.transpose())]
  const v = Matrix.mul(zz, variance.nomination)
    .add(Matrix.mul(ww, variance.reader))
    .add(Matrix.mul(Matrix.eye(marks.length), variance.error))
  const vi = inverse(v)
  const information = one.transpose().mmul(vi).mmul(one).get(0, 0)
  const mean = one.transpose().mmul(vi).mmul(y).get(0, 0) / information
  const p = Matrix.sub(vi, vi.mmul(one).mmul(one.transpose()).mmul(vi).div(information))
  const py = p.mmul(y)
  const quadratic = y.transpose().mmul(py).get(0, 0)
  // What is not known of μ + nomination once the marks are: its variance, less what the best prediction explains.
  const effects = Matrix.mul(z.transpose().mmul(py), variance.nomination).to1DArray()
  const k = nominationIds.length
  const cov = Matrix.mul(z.transpose(), variance.nomination)
  const gain = cov.mmul(vi)
  const rest = Matrix.sub(Matrix.ones(k, 1), gain.mmul(one))
  const covariance = Matrix.sub(Matrix.mul(Matrix.eye(k), variance.nomination), gain.mmul(cov.transpose())).add(
    rest.mmul(rest.transpose()).div(information),
  )
  const step = (of: Matrix, present: number, count: number) =>
    present + (present ** 2 * (py.transpose().mmul(of).mmul(py).get(0, 0) - p.mmul(of).trace())) / count
  return {
    mean,
    adjusted: effects.map((effect) => mean + effect),
    covariance,
    errorVariance: covariance.diagonal(),
    quadratic,
    deviance: logDeterminant(v) + Math.log(information) + quadratic,
    next: {
      nomination: step(zz, variance.nomination, k),
      reader: step(ww, variance.reader, readerIds.length),
      error: step(Matrix.eye(marks.length), variance.error, marks.length),
    },
  }
}

/** By Gaussian elimination, so that not even the decomposition is shared. */
function logDeterminant(matrix: Matrix): number {
  const rows = matrix.to2DArray()
  let sum = 0
  for (let i = 0; i < rows.length; i += 1) {
    const pivot = rows[i]![i]!
    sum += Math.log(pivot)
    for (let j = i + 1; j < rows.length; j += 1) {
      const factor = rows[j]![i]! / pivot
      for (let k = i; k < rows.length; k += 1) rows[j]![k]! -= factor * rows[i]![k]!
    }
  }
  return sum
}

/** The normal distribution function, integrated by Simpson's rule. */
function normalBelow(x: number): number {
  const density = (t: number) => Math.exp(-(t ** 2) / 2) / Math.sqrt(2 * Math.PI)
  const steps = 2000
  const width = x / steps
  let sum = density(0) + density(x)
  for (let i = 1; i < steps; i += 1) sum += density(i * width) * (i % 2 === 0 ? 2 : 4)
  return 0.5 + (sum * width) / 3
}
