import type { Prisma, Submission } from "@hub/prisma"
import type { Act } from "../platform/act.ts"
import { WrongStateError } from "../platform/errors.ts"
import { type SubmissionEvent, submissionAfter, submissionStateNames } from "./submission.rules.ts"

type Move = {
  event: SubmissionEvent
  /** What is written beside the state. */
  data?: Prisma.SubmissionUncheckedUpdateManyInput
  reason?: string
  /** For the audit log. */
  after?: Prisma.InputJsonObject
}

/**
 * The only way a submission changes state: by the table, guarded by the state it was read in (two clicks move it once),
 * recorded in the audit log.
 */
export async function moveSubmission(unit: Act, submission: Pick<Submission, "id" | "state">, move: Move): Promise<Submission> {
  const { tx, at } = unit
  const state = submissionAfter(submission.state, move.event)
  if (!state) throw wrongState(submission.state)
  const { count } = await tx.submission.updateMany({
    where: { id: submission.id, state: submission.state },
    data: { ...move.data, state, updatedAt: at },
  })
  const current = await tx.submission.findUniqueOrThrow({ where: { id: submission.id } })
  if (count === 0) throw wrongState(current.state)
  await unit.audit({
    action: `submission.${move.event}`,
    subjectType: "Submission",
    subjectId: submission.id,
    before: { state: submission.state },
    after: { state, ...move.after },
    ...(move.reason && { reason: move.reason }),
  })
  return current
}

export function wrongState(state: Submission["state"]): WrongStateError {
  return new WrongStateError(
    `This cannot be done while it is “${submissionStateNames[state].toLowerCase()}”. Reload the page to see where it stands.`,
    state,
  )
}
