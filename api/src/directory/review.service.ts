import type { Prisma, ReviewComment, Submission } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { fieldNames } from "./case-study.rules.ts"
import { commentInput, evidenceInput, reasonInput } from "./review.input.ts"
import { editorsOf } from "./review.reads.ts"
import { type Checklist, type ReviewCheckKey, reviewChecks } from "./review.rules.ts"
import { canDecideSubmission, canReviewSubmission, canWriteSubmission } from "./submission.policy.ts"
import { readCaseStudy, requireSubmission, type SubmissionWithOwner } from "./submission.reads.ts"
import { submissionAfter } from "./submission.rules.ts"
import { moveSubmission, wrongState } from "./submission-move.service.ts"

/** Takes a submission, or gives it to another editor of the region who may review it. */
export async function assignSubmission(context: Context, { id, editorId }: { id: string; editorId: string | null }): Promise<Submission> {
  const submission = await requireReviewable(context, id)
  const viewer = requireViewer(context.viewer)
  const assignedToId = editorId ?? viewer.id
  if (assignedToId !== viewer.id && !(await mayReview(context, submission, assignedToId)))
    throw new ValidationError([{ field: "editor", message: "Choose an editor of this region who does not belong to the organisation" }])
  return act(context, async (unit) => {
    const moved = await moveSubmission(unit, submission, { event: "assign", data: { assignedToId }, after: { assignedToId } })
    if (assignedToId !== viewer.id)
      await notify(unit, {
        personIds: [assignedToId],
        kind: "submission.assigned",
        title: `${viewer.name} asks you to review “${titleOf(submission)}”`,
        path: `/manage/submissions/${submission.reference}`,
        dedupeKey: `submission.assign:${id}:${unit.at.toISOString()}`,
        urgent: true,
      })
    return moved
  })
}

async function mayReview({ db }: Context, submission: SubmissionWithOwner, personId: string): Promise<boolean> {
  if (personId === submission.submitterId) return false
  if (!(await editorsOf(db, submission.organisation.regionId)).includes(personId)) return false
  return (await db.membership.count({ where: { personId, organisationId: submission.organisationId, status: "ACTIVE" } })) === 0
}

/** Puts a submission back into the queue. */
export async function unassignSubmission(context: Context, id: string): Promise<Submission> {
  const submission = await requireReviewable(context, id)
  return act(context, (unit) => moveSubmission(unit, submission, { event: "unassign", data: { assignedToId: null } }))
}

/** Ticks a check of the editor's list, or unticks it. */
export async function setReviewCheck(context: Context, input: { id: string; key: string; done: boolean }): Promise<Submission> {
  const { id, key, done } = input
  const submission = await requireDecidable(context, id)
  if (!submissionAfter(submission.state, "review")) throw wrongState(submission.state)
  if (!reviewChecks.some((check) => check.key === key))
    throw new ValidationError([{ field: "key", message: "This is not a check of the list" }])
  const viewer = requireViewer(context.viewer)
  return act(context, async ({ tx, at }) => {
    // Locked, so that two ticks at once both stay.
    const [row] = await tx.$queryRaw<{ checklist: Checklist }[]>`select "checklist" from "Submission" where "id" = ${id}::uuid for update`
    const { [key as ReviewCheckKey]: _before, ...others } = row?.checklist ?? {}
    const checklist = done ? { ...others, [key]: { byId: viewer.id, at: at.toISOString() } } : others
    return tx.submission.update({ where: { id }, data: { checklist: checklist as Prisma.InputJsonObject } })
  })
}

/** Remarks on a field or on the whole. Internal remarks stay among editors; others reach the other side at once. */
export async function commentOnSubmission(
  context: Context,
  input: { id: string; field: string | null; body: string; isInternal: boolean },
): Promise<ReviewComment> {
  const viewer = requireViewer(context.viewer)
  const { body, field } = parseInput(commentInput, { body: input.body, field: input.field })
  const submission = await requireSubmission(context, input.id)
  const isReviewer = canReviewSubmission(viewer, submission).allowed
  if (!isReviewer) demand(viewer, canWriteSubmission(viewer, submission))
  if (submission.state === "DRAFT") throw wrongState(submission.state)
  const isInternal = input.isInternal && isReviewer
  return act(context, async (unit) => {
    const comment = await unit.tx.reviewComment.create({
      data: { submissionId: submission.id, authorId: viewer.id, field, body, isInternal, createdAt: unit.at },
    })
    await unit.audit({
      action: "submission.comment",
      subjectType: "Submission",
      subjectId: submission.id,
      after: { commentId: comment.id, field },
    })
    const others = isReviewer ? (isInternal ? [] : [submission.submitterId]) : submission.assignedToId ? [submission.assignedToId] : []
    await notify(unit, {
      personIds: others,
      kind: "submission.commented",
      title: `${viewer.name} wrote about “${titleOf(submission)}”${field ? ` (${fieldNames[field]})` : ""}`,
      body,
      path: isReviewer ? `/submit/${submission.reference}` : `/manage/submissions/${submission.reference}`,
      dedupeKey: `submission.comment:${comment.id}`,
    })
    return comment
  })
}

/** Marks a remark as dealt with, or as open again. */
export async function resolveComment(context: Context, { id, resolved }: { id: string; resolved: boolean }): Promise<ReviewComment> {
  const comment = await context.db.reviewComment.findUnique({ where: { id } })
  if (!comment) throw new NotFoundError("The comment")
  const submission = await requireSubmission(context, comment.submissionId)
  const isReviewer = canReviewSubmission(context.viewer, submission).allowed
  if (comment.isInternal && !isReviewer) throw new NotFoundError("The comment")
  if (!isReviewer) demand(context.viewer, canWriteSubmission(context.viewer, submission))
  return act(context, ({ tx, at }) => tx.reviewComment.update({ where: { id }, data: { resolvedAt: resolved ? at : null } }))
}

/** Sends it back to the submitter with what to change. */
export async function requestChanges(context: Context, input: { id: string; reason: string }): Promise<Submission> {
  const { reason } = parseInput(reasonInput, { reason: input.reason })
  const submission = await requireDecidable(context, input.id)
  return act(context, async (unit) => {
    const moved = await moveSubmission(unit, submission, {
      event: "requestChanges",
      data: { decisionReason: reason, decidedAt: unit.at },
      reason,
    })
    await notify(unit, {
      personIds: [submission.submitterId],
      kind: "submission.changesRequested",
      title: `The editor asks for changes to “${titleOf(submission)}”`,
      body: reason,
      path: `/submit/${submission.reference}`,
      dedupeKey: `submission.requestChanges:${submission.id}:${unit.at.toISOString()}`,
      urgent: true,
    })
    return moved
  })
}

/** Ends it without publication, with the reason that the submitter reads. */
export async function declineSubmission(context: Context, input: { id: string; reason: string }): Promise<Submission> {
  const { reason } = parseInput(reasonInput, { reason: input.reason })
  const submission = await requireDecidable(context, input.id)
  return act(context, async (unit) => {
    const moved = await moveSubmission(unit, submission, { event: "decline", data: { decisionReason: reason, decidedAt: unit.at }, reason })
    await notify(unit, {
      personIds: [submission.submitterId],
      kind: "submission.declined",
      title: `“${titleOf(submission)}” will not be published`,
      body: reason,
      path: `/submit/${submission.reference}`,
      dedupeKey: `submission.decline:${submission.id}`,
      urgent: true,
    })
    return moved
  })
}

/** Rates the strength of the evidence, for publication; the reason is shown on the initiative's page. */
export async function rateEvidence(context: Context, input: { id: string; level: number; reason: string }): Promise<Submission> {
  const { level, reason } = parseInput(evidenceInput, { level: input.level, reason: input.reason })
  const submission = await requireDecidable(context, input.id)
  return act(context, (unit) =>
    moveSubmission(unit, submission, {
      event: "review",
      data: { evidenceLevel: level, evidenceReason: reason },
      reason,
      after: { evidenceLevel: level },
    }),
  )
}

/** Has it published by itself at an instant to come. */
export async function schedulePublication(context: Context, { id, publishAt }: { id: string; publishAt: Date }): Promise<Submission> {
  const submission = await requireDecidable(context, id)
  if (publishAt <= context.clock.now())
    throw new ValidationError([{ field: "publishAt", message: "Choose a time to come, or publish it now" }])
  if (submission.evidenceLevel === null) throw new ValidationError([{ field: "evidence", message: "Rate the evidence first" }])
  return act(context, (unit) =>
    moveSubmission(unit, submission, { event: "schedule", data: { publishAt }, after: { publishAt: publishAt.toISOString() } }),
  )
}

export async function unschedulePublication(context: Context, id: string): Promise<Submission> {
  const submission = await requireDecidable(context, id)
  return act(context, (unit) => moveSubmission(unit, submission, { event: "unschedule", data: { publishAt: null } }))
}

async function requireReviewable(context: Context, id: string): Promise<SubmissionWithOwner> {
  requireViewer(context.viewer)
  const submission = await requireSubmission(context, id)
  demand(context.viewer, canReviewSubmission(context.viewer, submission))
  return submission
}

/** A submission that the viewer has taken on. */
export async function requireDecidable(context: Context, id: string): Promise<SubmissionWithOwner> {
  requireViewer(context.viewer)
  const submission = await requireSubmission(context, id)
  demand(context.viewer, canReviewSubmission(context.viewer, submission))
  if (submission.assignedToId === null)
    throw new WrongStateError("Take the submission first, so that other editors see that you have it.", "UNASSIGNED")
  demand(context.viewer, canDecideSubmission(context.viewer, submission))
  return submission
}

export const titleOf = (submission: Submission) => readCaseStudy(submission.content).title || "Untitled case study"
