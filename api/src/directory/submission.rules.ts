import type { SubmissionState } from "@hub/prisma"
import { reference } from "../platform/reference.ts"

export const submissionEvents = [
  "save",
  "submit",
  "withdraw",
  "reopen",
  "assign",
  "unassign",
  "review",
  "requestChanges",
  "schedule",
  "unschedule",
  "publish",
  "decline",
] as const
export type SubmissionEvent = (typeof submissionEvents)[number]

/**
 * The one table of a submission's life: where each event leads from each state. An event that is not named cannot happen
 * there. `review` is everything an editor notes without deciding: checks, comments, the evidence rating.
 */
export const submissionMoves: Record<SubmissionState, Partial<Record<SubmissionEvent, SubmissionState>>> = {
  DRAFT: { save: "DRAFT", submit: "SUBMITTED", withdraw: "WITHDRAWN" },
  SUBMITTED: { assign: "UNDER_REVIEW", withdraw: "WITHDRAWN" },
  UNDER_REVIEW: {
    assign: "UNDER_REVIEW",
    unassign: "SUBMITTED",
    review: "UNDER_REVIEW",
    requestChanges: "CHANGES_REQUESTED",
    schedule: "SCHEDULED",
    publish: "PUBLISHED",
    decline: "DECLINED",
    withdraw: "WITHDRAWN",
  },
  CHANGES_REQUESTED: {
    save: "CHANGES_REQUESTED",
    submit: "RESUBMITTED",
    assign: "CHANGES_REQUESTED",
    decline: "DECLINED",
    withdraw: "WITHDRAWN",
  },
  RESUBMITTED: {
    assign: "RESUBMITTED",
    review: "RESUBMITTED",
    requestChanges: "CHANGES_REQUESTED",
    schedule: "SCHEDULED",
    publish: "PUBLISHED",
    decline: "DECLINED",
    withdraw: "WITHDRAWN",
  },
  SCHEDULED: { unschedule: "UNDER_REVIEW", publish: "PUBLISHED", withdraw: "WITHDRAWN" },
  PUBLISHED: {},
  DECLINED: {},
  WITHDRAWN: { reopen: "DRAFT" },
}

/** Where the event leads; null when it cannot happen in this state. */
export function submissionAfter(state: SubmissionState, event: SubmissionEvent): SubmissionState | null {
  return submissionMoves[state][event] ?? null
}

/** States in which it can still become, or revise, an initiative. */
export const openStates: readonly SubmissionState[] = [
  "DRAFT",
  "SUBMITTED",
  "UNDER_REVIEW",
  "CHANGES_REQUESTED",
  "RESUBMITTED",
  "SCHEDULED",
]

/** States in which an editor has something to do. */
export const waitingForEditor: readonly SubmissionState[] = ["SUBMITTED", "UNDER_REVIEW", "RESUBMITTED"]

/** What people call each state. */
export const submissionStateNames: Record<SubmissionState, string> = {
  DRAFT: "Draft",
  SUBMITTED: "Submitted",
  UNDER_REVIEW: "Under review",
  CHANGES_REQUESTED: "Changes requested",
  RESUBMITTED: "Resubmitted",
  SCHEDULED: "Scheduled",
  PUBLISHED: "Published",
  DECLINED: "Declined",
  WITHDRAWN: "Withdrawn",
}

/** A reference such as "CS-7KQ2MP" from random bytes (at least six). */
export function submissionReference(bytes: Uint8Array): string {
  return reference("CS", bytes)
}
