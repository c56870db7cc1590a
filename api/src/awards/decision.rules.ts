import type { NominationState, Outcome } from "@hub/prisma"
import type { NominationEvent } from "./nomination.rules.ts"

/** The move of a nomination that each outcome is. */
export const eventOf: Record<Outcome, NominationEvent> = {
  SHORTLISTED: "shortlist",
  NOT_SHORTLISTED: "passOver",
  WINNER: "win",
  HIGHLY_COMMENDED: "commend",
  FINALIST: "nameFinalist",
}

/** Where a nomination stands in its contest, and how many places there are. */
export type Place = { rank: number | null; shortlistSize: number; winnerCount: number }

/**
 * True when the ranking would place it otherwise: a shortlisted or winning nomination ranks below the places there are, or
 * one that is passed over ranks within them. Without a rank nothing can be against it.
 */
export function isAgainstRanking(outcome: Outcome, { rank, shortlistSize, winnerCount }: Place): boolean {
  if (rank === null) return false
  switch (outcome) {
    case "SHORTLISTED":
      return rank > shortlistSize
    case "NOT_SHORTLISTED":
      return rank <= shortlistSize
    case "WINNER":
      return rank > winnerCount
    case "HIGHLY_COMMENDED":
    case "FINALIST":
      return rank <= winnerCount
  }
}

/** What people call each outcome. */
export const outcomeNames: Record<Outcome, string> = {
  SHORTLISTED: "Shortlisted",
  NOT_SHORTLISTED: "Not shortlisted",
  WINNER: "Winner",
  HIGHLY_COMMENDED: "Highly commended",
  FINALIST: "Finalist",
}

/** States that say something good about a nomination once the round is announced. */
export const honoured = ["WINNER", "HIGHLY_COMMENDED", "FINALIST"] as const satisfies NominationState[]

/** States in which nothing is left to decide. */
export const decidedStates: readonly NominationState[] = ["NOT_SHORTLISTED", ...honoured]
