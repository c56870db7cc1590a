import type { RoundState } from "@hub/prisma"
import { allowed, refused, type Verdict } from "../platform/auth.ts"

/**
 * Where a viewer stands in the judging of a round. Everything that shows or changes scores, discussion or rank asks the
 * functions below with it, so a conflict of interest closes every way at once.
 */
export type Seat = {
  roundId: string
  roundState: RoundState
  /** Manages this round. */
  isManager: boolean
  /** Their place on the panel, once accepted; null for everybody else. */
  memberId: string | null
  declaredAt: Date | null
  /** Nominations they may never judge, whatever their roles. */
  conflicts: ReadonlySet<string>
  /** Nominations they read, and whether their own sheet is in. */
  reads: ReadonlyMap<string, { isSubmitted: boolean }>
}

/** To run the judging: readers, results, decisions. */
export function canManageJudging(seat: Seat): Verdict {
  return seat.isManager ? allowed : refused("Only the managers of this round can do this.")
}

/** To read a nomination and fill in a sheet of one's own. */
export function canReadForJudging(seat: Seat, nominationId: string): boolean {
  return seat.memberId !== null && seat.reads.has(nominationId) && !seat.conflicts.has(nominationId)
}

/** To change one's own sheet: while the round is being judged. */
export function canScore(seat: Seat, nominationId: string): Verdict {
  if (!canReadForJudging(seat, nominationId)) return refused("Only its readers can score this nomination.")
  return seat.roundState === "JUDGING" ? allowed : refused("Judging has ended, so score sheets can no longer change.")
}

/**
 * To see what others make of a nomination: their sheets, the discussion, its marks and its rank. Readers see it once their
 * own sheet is in, so that nobody is led; managers always; and nobody who has a conflict.
 */
export function canSeeJudgement(seat: Seat, nominationId: string): boolean {
  if (seat.conflicts.has(nominationId)) return false
  return seat.isManager || (seat.memberId !== null && seat.reads.get(nominationId)?.isSubmitted === true)
}

/** To decide about a nomination and to write its feedback. */
export function canDecide(seat: Seat, nominationId: string): Verdict {
  if (!seat.isManager) return refused("Only the managers of this round can do this.")
  return seat.conflicts.has(nominationId) ? refused("You have a conflict of interest with this nomination.") : allowed
}

/** To take the whole round away, trail and all: it cannot be told without any one entry, so whoever has a conflict does not get it. */
export function canExportRound(seat: Seat): Verdict {
  if (!seat.isManager) return refused("Only the managers of this round can do this.")
  return seat.conflicts.size > 0 ? refused("You have a conflict of interest with an entry of this round.") : allowed
}
