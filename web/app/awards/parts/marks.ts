import type { ScoreSheetState } from "../../platform/api/generated/graphql.ts"
import type { TagColour } from "../../ui/tag/tag.tsx"

/** A mark from 0 to 100 with one digit; a dash for none. */
export const formatMark = (mark: number | null | undefined) => (mark === null || mark === undefined ? "–" : mark.toFixed(1))

/** A probability as people say it. */
export function formatProbability(probability: number | null | undefined): string {
  if (probability === null || probability === undefined) return "–"
  if (probability < 0.01) return "under 1%"
  if (probability > 0.99) return "over 99%"
  return `${Math.round(100 * probability)}%`
}

export const sheetColours: Record<ScoreSheetState, TagColour> = { DRAFT: "yellow", SUBMITTED: "green", REVISED: "blue" }
