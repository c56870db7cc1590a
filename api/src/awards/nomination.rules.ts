import type { NominationState, RoundState } from "@hub/prisma"
import { reference } from "../platform/reference.ts"
import { isAnnounced } from "./round.rules.ts"

export const nominationEvents = [
  "save",
  "submit",
  "withdraw",
  "findEligible",
  "findIneligible",
  "appeal",
  "allocate",
  "deallocate",
  "score",
  "unscore",
  "shortlist",
  "passOver",
  "undecide",
  "win",
  "commend",
  "nameFinalist",
] as const
export type NominationEvent = (typeof nominationEvents)[number]

const decisions = { win: "WINNER", commend: "HIGHLY_COMMENDED", nameFinalist: "FINALIST" } as const

/**
 * The one table of a nomination's life. Saving and submitting also need an open round, withdrawing one that is not announced.
 * `allocate` happens when it has its readers and `score` when the last of their sheets is in; `unscore` when a sheet or a reader
 * is added afterwards; `undecide` takes a decision back.
 */
export const nominationMoves: Record<NominationState, Partial<Record<NominationEvent, NominationState>>> = {
  DRAFT: { save: "DRAFT", submit: "SUBMITTED" },
  SUBMITTED: {
    save: "SUBMITTED",
    submit: "SUBMITTED",
    withdraw: "WITHDRAWN",
    findEligible: "ELIGIBLE",
    findIneligible: "INELIGIBLE",
  },
  INELIGIBLE: {
    save: "INELIGIBLE",
    submit: "SUBMITTED",
    withdraw: "WITHDRAWN",
    findEligible: "ELIGIBLE",
    findIneligible: "INELIGIBLE",
    appeal: "INELIGIBLE",
  },
  ELIGIBLE: {
    save: "ELIGIBLE",
    submit: "SUBMITTED",
    withdraw: "WITHDRAWN",
    findIneligible: "INELIGIBLE",
    allocate: "ALLOCATED",
  },
  ALLOCATED: { withdraw: "WITHDRAWN", findIneligible: "INELIGIBLE", deallocate: "ELIGIBLE", score: "SCORED" },
  SCORED: { withdraw: "WITHDRAWN", unscore: "ALLOCATED", shortlist: "SHORTLISTED", passOver: "NOT_SHORTLISTED" },
  SHORTLISTED: { withdraw: "WITHDRAWN", undecide: "SCORED", passOver: "NOT_SHORTLISTED", ...decisions },
  NOT_SHORTLISTED: { withdraw: "WITHDRAWN", undecide: "SCORED", shortlist: "SHORTLISTED" },
  WINNER: { withdraw: "WITHDRAWN", undecide: "SHORTLISTED", ...decisions },
  HIGHLY_COMMENDED: { withdraw: "WITHDRAWN", undecide: "SHORTLISTED", ...decisions },
  FINALIST: { withdraw: "WITHDRAWN", undecide: "SHORTLISTED", ...decisions },
  WITHDRAWN: { save: "WITHDRAWN", submit: "SUBMITTED" },
}

/** Where the event leads; null when it cannot happen in this state. */
export function nominationAfter(state: NominationState, event: NominationEvent): NominationState | null {
  return nominationMoves[state][event] ?? null
}

/**
 * Where an entrant's saving or submitting leads; null when it cannot happen. What was found eligible stays as it is once the
 * round has closed for all, so that an extension does not tell its entrant whether readers have it.
 */
export function entrantMove(state: NominationState, event: "save" | "submit", isBeforeCommonDeadline: boolean): NominationState | null {
  return state === "ELIGIBLE" && !isBeforeCommonDeadline ? null : nominationAfter(state, event)
}

/** The states in which an event can happen, for guarded updates. */
export function statesBefore(event: NominationEvent): NominationState[] {
  return (Object.keys(nominationMoves) as NominationState[]).filter((state) => nominationMoves[state][event])
}

/** States in which a nomination takes part in the round. */
export const takingPart: readonly NominationState[] = [
  "ELIGIBLE",
  "ALLOCATED",
  "SCORED",
  "SHORTLISTED",
  "NOT_SHORTLISTED",
  "WINNER",
  "HIGHLY_COMMENDED",
  "FINALIST",
]

/**
 * The state as everybody but the round's managers may know it. Until the round is announced nothing after ELIGIBLE shows;
 * afterwards only the outcome does.
 */
export function publicState(state: NominationState, round: { state: RoundState }): NominationState {
  if (!takingPart.includes(state)) return state
  return isAnnounced(round) && state !== "ALLOCATED" && state !== "SCORED" ? state : "ELIGIBLE"
}

/** What people call each state. */
export const nominationStateNames: Record<NominationState, string> = {
  DRAFT: "Draft",
  SUBMITTED: "Submitted",
  INELIGIBLE: "Not eligible",
  ELIGIBLE: "Eligible",
  ALLOCATED: "With readers",
  SCORED: "Scored",
  SHORTLISTED: "Shortlisted",
  NOT_SHORTLISTED: "Not shortlisted",
  WINNER: "Winner",
  HIGHLY_COMMENDED: "Highly commended",
  FINALIST: "Finalist",
  WITHDRAWN: "Withdrawn",
}

/** A reference such as "AW-7KQ2MP" from random bytes (at least six). */
export function nominationReference(bytes: Uint8Array): string {
  return reference("AW", bytes)
}
