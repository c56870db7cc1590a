import type { ScoreSheetState } from "../../platform/api/generated/graphql.ts"
import type { TagColour } from "../../ui/tag/tag.tsx"

/** A mark from 0 to 100 with one digit; a dash for none. */
export const formatMark = (mark: number | null | undefined) => (mark === null || mark === undefined ? "–" : mark.toFixed(1))

/** A reader's own mark in their list: "so far" while the sheet is not handed in, since scores that come later change it. */
export const formatOwnMark = ({ mark, state }: { mark: number | null; state: ScoreSheetState | null }) =>
  mark !== null && state === "DRAFT" ? `${formatMark(mark)} so far` : formatMark(mark)

/** A probability as people say it. */
export function formatProbability(probability: number | null | undefined): string {
  if (probability === null || probability === undefined) return "–"
  if (probability < 0.01) return "under 1%"
  if (probability > 0.99) return "over 99%"
  return `${Math.round(100 * probability)}%`
}

export const sheetColours: Record<ScoreSheetState, TagColour> = { DRAFT: "yellow", SUBMITTED: "green", REVISED: "blue" }
