import type { ScoreSheetState } from "@hub/prisma"

export const scoreSheetEvents = ["save", "submit", "revise"] as const
export type ScoreSheetEvent = (typeof scoreSheetEvents)[number]

/** The one table of a sheet's life. A submitted sheet is not reopened: it is revised, and both values are kept. */
export const scoreSheetMoves: Record<ScoreSheetState, Partial<Record<ScoreSheetEvent, ScoreSheetState>>> = {
  DRAFT: { save: "DRAFT", submit: "SUBMITTED" },
  SUBMITTED: { revise: "REVISED" },
  REVISED: { revise: "REVISED" },
}

/** Where the event leads; null when it cannot happen in this state. */
export function scoreSheetAfter(state: ScoreSheetState, event: ScoreSheetEvent): ScoreSheetState | null {
  return scoreSheetMoves[state][event] ?? null
}

/** What people call each state. */
export const scoreSheetStateNames: Record<ScoreSheetState, string> = {
  DRAFT: "Begun",
  SUBMITTED: "Submitted",
  REVISED: "Revised after discussion",
}

/** What a reader enters for a criterion. */
export type EnteredScore = { criterionId: string; value: number | null; reason: string }

/** A criterion as a sheet needs it. */
export type SheetCriterion = { id: string; title: string; isReasonRequired: boolean; values: readonly number[] }

/** What a sheet still lacks before it can be submitted: a point of each scale and, where asked for, a reason. */
export function gapsOf(criteria: readonly SheetCriterion[], scores: readonly EnteredScore[]): { field: string; message: string }[] {
  return criteria.flatMap(({ id, title, isReasonRequired }) => {
    const score = scores.find(({ criterionId }) => criterionId === id)
    const gaps = []
    if (score?.value === null || score?.value === undefined) gaps.push({ field: `score.${id}`, message: `Choose a score for “${title}”` })
    if (isReasonRequired && !score?.reason.trim())
      gaps.push({ field: `reason.${id}`, message: `Give a reason for your score for “${title}”` })
    return gaps
  })
}

/** What is entered wrongly: a criterion that is not on the sheet, or a point that is not on its scale. */
export function mistakesOf(criteria: readonly SheetCriterion[], scores: readonly EnteredScore[]): { field: string; message: string }[] {
  return scores.flatMap(({ criterionId, value }) => {
    const criterion = criteria.find(({ id }) => id === criterionId)
    if (!criterion) return [{ field: `score.${criterionId}`, message: "This criterion is not on the sheet. Load the page again" }]
    return value !== null && !criterion.values.includes(value)
      ? [{ field: `score.${criterionId}`, message: `Choose one of the points of the scale for “${criterion.title}”` }]
      : []
  })
}

/** What a sheet says, entered or stored: each criterion's point and reason, and a comment. */
type SheetText = { scores: readonly { criterionId: string; value: number | null; reason: string | null }[]; comment: string | null }

/** Whether two sheets say the same; a criterion that is left out says nothing. */
export function saysTheSame(one: SheetText, other: SheetText): boolean {
  const wordsOf = ({ scores, comment }: SheetText) =>
    JSON.stringify([
      comment || null,
      scores
        .map(({ criterionId, value, reason }) => [criterionId, value, reason || null])
        .filter(([, value, reason]) => value !== null || reason !== null)
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ])
  return wordsOf(one) === wordsOf(other)
}
