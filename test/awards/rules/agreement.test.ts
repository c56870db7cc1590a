import { agreementInWords, agreementOf } from "@hub/api/awards/agreement.rules"
import type { Mark } from "@hub/api/awards/results.rules"
import { fitModel } from "@hub/api/awards/results-model.rules"
import fc from "fast-check"
import { expect, test } from "vitest"

const marksOf = (table: readonly (readonly number[])[]): Mark[] =>
  table.flatMap((row, nomination) => row.map((mark, reader) => ({ nominationId: `n${nomination}`, readerId: `r${reader}`, mark })))

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const squares = (values: readonly number[], around: number) => values.reduce((sum, value) => sum + (value - around) ** 2, 0)

/** Shrout and Fleiss's own way: mean squares of a table in which everybody has read everything, and no model. */
function byMeanSquares(table: readonly (readonly number[])[]) {
  const [n, k] = [table.length, table[0]?.length ?? 0]
  const all = mean(table.flat())
  const rows = table.map(mean)
  const columns = Array.from({ length: k }, (_unused, column) => mean(table.map((row) => row[column] ?? 0)))
  const between = (k * squares(rows, all)) / (n - 1)
  const judges = (n * squares(columns, all)) / (k - 1)
  const total = squares(table.flat(), all)
  const error = (total - between * (n - 1) - judges * (k - 1)) / ((n - 1) * (k - 1))
  return {
    between,
    judges,
    error,
    ofOne: (between - error) / (between + (k - 1) * error + (k * (judges - error)) / n),
    ofMean: (between - error) / (between + (judges - error) / n),
    withoutSeverity: (between - error) / (between + (k - 1) * error),
  }
}

/** Table 2 of Shrout and Fleiss (1979): six targets and four judges. */
const published = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

test("six nominations and four readers, as Shrout and Fleiss published them", () => {
  const agreement = agreementOf(fitModel(marksOf(published)), 4)
  expect(agreement.ofOne).toBeCloseTo(0.29, 2)
  expect(agreement.ofMean).toBeCloseTo(0.62, 2)
  expect(agreement.withoutSeverity).toBeCloseTo(0.71, 2)
  const { ofOne, ofMean, withoutSeverity } = byMeanSquares(published)
  expect([ofOne, ofMean, withoutSeverity].map((value) => value.toFixed(2))).toEqual(["0.29", "0.62", "0.71"])
})

test("wherever everybody has read everything it is what the mean squares give, without any model", () => {
  const table = fc
    .tuple(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 2, max: 5 }))
    .chain(([n, k]) => fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: k, maxLength: k }), { minLength: n, maxLength: n }))
  let compared = 0
  fc.assert(
    fc.property(table, (marks) => {
      const by = byMeanSquares(marks)
      // Where a component comes out below 0 the likelihood puts it at 0, and the mean squares have no answer.
      if (by.error < 1 || by.between < 1.05 * by.error || by.judges < 1.05 * by.error) return
      compared += 1
      const agreement = agreementOf(fitModel(marksOf(marks)), marks[0]?.length ?? 0)
      expect(agreement.ofOne).toBeCloseTo(by.ofOne, 3)
      expect(agreement.ofMean).toBeCloseTo(by.ofMean, 3)
      expect(agreement.withoutSeverity).toBeCloseTo(by.withoutSeverity, 3)
    }),
    { numRuns: 60, seed: 1979 },
  )
  expect(compared).toBeGreaterThan(5)
})

test("readers who agree to the point, readers who say nothing of the nominations, and what that is called", () => {
  const alike = [10, 40, 60, 90].map((mark) => [mark, mark, mark])
  expect(agreementOf(fitModel(marksOf(alike)), 3).ofOne).toBeCloseTo(1, 3)
  const apart = [
    [10, 90],
    [90, 10],
    [10, 90],
    [90, 10],
  ]
  expect(agreementOf(fitModel(marksOf(apart)), 2).ofOne).toBeCloseTo(0, 3)
  expect([0, 0.49, 0.5, 0.75, 0.9, 1].map(agreementInWords)).toEqual(["poor", "poor", "moderate", "good", "excellent", "excellent"])
})
