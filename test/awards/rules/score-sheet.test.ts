import { gapsOf, mistakesOf, scoreSheetAfter, scoreSheetEvents, scoreSheetMoves } from "@hub/api/awards/score-sheet.rules"
import { ScoreSheetState } from "@hub/prisma"
import { describe, expect, test } from "vitest"

const states = Object.values(ScoreSheetState)

/** What domain.md says, written out once more and by hand: each state, and what may happen there. */
const expected: Record<ScoreSheetState, string[]> = {
  DRAFT: ["save>DRAFT", "submit>SUBMITTED"],
  SUBMITTED: ["revise>REVISED"],
  REVISED: ["revise>REVISED"],
}

describe("the life of a score sheet", () => {
  test.each(states)("%s: every event leads where it should, and no other event happens", (state) => {
    const possible = scoreSheetEvents.flatMap((event) => {
      const next = scoreSheetAfter(state, event)
      return next ? [`${event}>${next}`] : []
    })
    expect(possible.toSorted()).toEqual(expected[state])
  })

  test("every state can be reached, and what is in never becomes a draft again", () => {
    const reached = new Set<ScoreSheetState>(["DRAFT"])
    for (const state of reached) for (const next of Object.values(scoreSheetMoves[state])) reached.add(next)
    expect([...reached].toSorted()).toEqual(states.toSorted())
    const afterwards = new Set<ScoreSheetState>(["SUBMITTED"])
    for (const state of afterwards) for (const next of Object.values(scoreSheetMoves[state])) afterwards.add(next)
    expect([...afterwards]).not.toContain("DRAFT")
  })
})

const criteria = [
  { id: "reach", title: "Reach", isReasonRequired: true, values: [1, 2, 3] },
  { id: "care", title: "Care", isReasonRequired: false, values: [0, 5] },
]
const score = (criterionId: string, value: number | null, reason = "") => ({ criterionId, value, reason })

describe("what a sheet needs before it is handed in", () => {
  test.each([
    ["nothing entered", [], ["score.reach", "reason.reach", "score.care"]],
    ["no points", [score("reach", null, "Why"), score("care", null)], ["score.reach", "score.care"]],
    ["a reason of spaces", [score("reach", 2, "  "), score("care", 0)], ["reason.reach"]],
    ["nothing missing; a point of 0 is a point", [score("reach", 2, "Why"), score("care", 0)], []],
  ])("%s", (_name, scores, fields) => {
    expect(gapsOf(criteria, scores).map(({ field }) => field)).toEqual(fields)
  })

  test("a point that is not on the scale, and a criterion that is not on the sheet, are mistakes even in a draft", () => {
    expect(mistakesOf(criteria, [score("reach", 4), score("care", 1), score("other", 1)]).map(({ field }) => field)).toEqual([
      "score.reach",
      "score.care",
      "score.other",
    ])
    expect(mistakesOf(criteria, [score("reach", 3), score("care", null)])).toEqual([])
  })
})
