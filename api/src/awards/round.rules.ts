import type { RoundState } from "@hub/prisma"

export const roundEvents = [
  "edit",
  "approve",
  "unapprove",
  "open",
  "extend",
  "close",
  "startJudging",
  "moderate",
  "resumeJudging",
  "announce",
  "archive",
] as const
export type RoundEvent = (typeof roundEvents)[number]

/**
 * The one table of a round's life. `edit` is a change of the set-up; `approve` lets the clock open it. Opening and closing
 * are the clock's: nobody can close a round before the instant that was promised.
 */
export const roundMoves: Record<RoundState, Partial<Record<RoundEvent, RoundState>>> = {
  DRAFT: { edit: "DRAFT", approve: "DRAFT", unapprove: "DRAFT", open: "OPEN" },
  OPEN: { extend: "OPEN", close: "CLOSED" },
  CLOSED: { extend: "OPEN", startJudging: "JUDGING" },
  JUDGING: { moderate: "MODERATED" },
  MODERATED: { resumeJudging: "JUDGING", announce: "ANNOUNCED" },
  ANNOUNCED: { archive: "ARCHIVED" },
  ARCHIVED: {},
}

/** Where the event leads; null when it cannot happen in this state. */
export function roundAfter(state: RoundState, event: RoundEvent): RoundState | null {
  return roundMoves[state][event] ?? null
}

/** What people call each state. */
export const roundStateNames: Record<RoundState, string> = {
  DRAFT: "Being set up",
  OPEN: "Open for entries",
  CLOSED: "Closed for entries",
  JUDGING: "Being judged",
  MODERATED: "Judged",
  ANNOUNCED: "Results announced",
  ARCHIVED: "Archived",
}

/** States in which outcomes are public and entrants read their feedback. Everywhere else they are secret. */
export const announcedStates: readonly RoundState[] = ["ANNOUNCED", "ARCHIVED"]

/** True once the outcomes of the round are public. */
export function isAnnounced(round: { state: RoundState }): boolean {
  return announcedStates.includes(round.state)
}

/** What decides about time in a round. */
export type RoundTimes = { state: RoundState; approvedAt: Date | null; opensAt: Date | null; closesAt: Date | null }

/** An extension as the rules need it; one without a nomination is for all. */
export type ExtensionFacts = { nominationId: string | null; until: Date }

/** The state the clock has brought the round to, whether or not the job that writes it down has run. */
export function stateByClock(round: RoundTimes, extensions: readonly ExtensionFacts[], now: Date): RoundState {
  const { approvedAt, opensAt, state } = round
  const closes = deadlineOf(round, extensions, null)
  if (!approvedAt || !opensAt || !closes) return state
  if (state === "DRAFT" && now >= opensAt) return now < closes ? "OPEN" : "CLOSED"
  if (state === "OPEN" && now >= closes) return "CLOSED"
  return state
}

/** The first instant at which it is too late for a nomination, or (null) for everybody without an extension of their own. */
export function deadlineOf(
  round: Pick<RoundTimes, "closesAt">,
  extensions: readonly ExtensionFacts[],
  nominationId: string | null,
): Date | null {
  if (!round.closesAt) return null
  const counting = extensions.filter((extension) => extension.nominationId === null || extension.nominationId === nominationId)
  return new Date(Math.max(round.closesAt.getTime(), ...counting.map(({ until }) => until.getTime())))
}

export type EntryWindow = "NOT_YET_OPEN" | "OPEN" | "PASSED"

/**
 * Whether an entry that arrived at this instant is in time: from the opening instant up to, and not including, the deadline.
 * That a round has been closed meanwhile does not make an entry late that came before the deadline; an extension of one's own
 * counts until readers have finished.
 */
export function entryWindow(
  round: RoundTimes,
  extensions: readonly ExtensionFacts[],
  nominationId: string | null,
  arrivedAt: Date,
): EntryWindow {
  const { approvedAt, opensAt, state } = round
  const deadline = deadlineOf(round, extensions, nominationId)
  if (!approvedAt || !opensAt || !deadline || arrivedAt < opensAt) return "NOT_YET_OPEN"
  if (state === "MODERATED" || isAnnounced(round)) return "PASSED"
  return arrivedAt < deadline ? "OPEN" : "PASSED"
}

/** The state as everybody but the round's managers may know it: that judging has ended tells nobody anything before the results do. */
export function stateForVisitors(state: RoundState): RoundState {
  return state === "MODERATED" ? "JUDGING" : state
}
