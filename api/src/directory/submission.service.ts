import { randomBytes } from "node:crypto"
import { type Initiative, type Submission, violates } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, DeadlinePassedError, type Issue, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { callStatus } from "./call.rules.ts"
import { type CaseStudy, type CaseStudyField, caseStudyToSave, emptyCaseStudy } from "./case-study.input.ts"
import { linkedPartners, referenceIssues } from "./case-study.reads.ts"
import { gapsOf } from "./case-study.rules.ts"
import { editorsOf } from "./review.reads.ts"
import { canStartSubmission, canWriteSubmission } from "./submission.policy.ts"
import { readCaseStudy, requireSubmission, type SubmissionWithOwner } from "./submission.reads.ts"
import { openStates, submissionAfter, submissionReference } from "./submission.rules.ts"
import { moveSubmission, wrongState } from "./submission-move.service.ts"

/** Begins a case study for the viewer's organisation, in answer to an open call or by itself. */
export async function startSubmission(context: Context, input: { organisationId: string; callId: string | null }): Promise<Submission> {
  requireViewer(context.viewer)
  const { organisationId, callId } = input
  const organisation = await context.db.organisation.findUnique({ where: { id: organisationId } })
  if (!organisation) throw new NotFoundError("The organisation")
  demand(context.viewer, canStartSubmission(context.viewer, organisationId))
  if (callId) await requireOpenCall(context, callId)
  return create(context, { organisationId, callId, content: { ...emptyCaseStudy, contactPersonId: context.viewer.id } })
}

/** Begins the next revision of a published initiative, from what it says now. The published one stays live meanwhile. */
export async function startRevision(context: Context, initiativeId: string): Promise<Submission> {
  requireViewer(context.viewer)
  const initiative = await context.db.initiative.findUnique({ where: { id: initiativeId }, include: { currentRevision: true } })
  if (!initiative) throw new NotFoundError("The initiative")
  demand(context.viewer, canStartSubmission(context.viewer, initiative.organisationId))
  const open = await openRevision(context, initiative)
  if (open) return open
  try {
    return await create(context, {
      organisationId: initiative.organisationId,
      callId: null,
      initiativeId,
      content: readCaseStudy(initiative.currentRevision?.content),
    })
  } catch (error) {
    // The database allows one open revision: whoever came second is led to the first one's.
    const first = violates(error, "Submission_open_revision_key") && (await openRevision(context, initiative))
    if (first) return first
    throw error
  }
}

const openRevision = ({ db }: Context, { id }: Initiative) =>
  db.submission.findFirst({ where: { initiativeId: id, state: { in: [...openStates] } } })

async function create(
  context: Context,
  data: { organisationId: string; callId: string | null; initiativeId?: string; content: CaseStudy },
): Promise<Submission> {
  const { id: submitterId } = requireViewer(context.viewer)
  return act(context, async (unit) => {
    const submission = await unit.tx.submission.create({
      data: { ...data, submitterId, reference: submissionReference(randomBytes(6)), createdAt: unit.at, updatedAt: unit.at },
    })
    await unit.audit({
      action: "submission.start",
      subjectType: "Submission",
      subjectId: submission.id,
      after: { reference: submission.reference },
    })
    return submission
  })
}

/** What came of a save: fields that could not be taken keep what they had, each with an issue. */
export type Saved = { submission: Submission; issues: Issue[] }

/**
 * Saves the fields given and leaves the others. Each field is taken or refused by itself, so that one half-typed address
 * does not keep the rest from being saved. A version that is not the stored one is refused with what is stored.
 */
export async function saveSubmission(
  context: Context,
  { id, version, fields }: { id: string; version: number; fields: Partial<Record<CaseStudyField, unknown>> },
): Promise<Saved> {
  const submission = await requireWritable(context, id)
  if (!submissionAfter(submission.state, "save")) throw wrongState(submission.state)
  const { taken, issues } = await takeFields(context, submission, fields)
  if (submission.version !== version) throw stale(submission)
  return act(context, async ({ tx, at }) => {
    const { count } = await tx.submission.updateMany({
      where: { id, version, state: submission.state },
      data: { content: { ...readCaseStudy(submission.content), ...taken }, version: { increment: 1 }, updatedAt: at },
    })
    const current = await tx.submission.findUniqueOrThrow({ where: { id } })
    if (count === 0) throw stale(current)
    return { submission: current, issues }
  })
}

async function takeFields(context: Context, submission: Submission, fields: Partial<Record<CaseStudyField, unknown>>) {
  const taken: Partial<CaseStudy> = {}
  const issues: Issue[] = []
  for (const [field, value] of Object.entries(fields) as [CaseStudyField, unknown][]) {
    const result = caseStudyToSave.shape[field].safeParse(value)
    if (result.success) Object.assign(taken, { [field]: result.data })
    else issues.push(...result.error.issues.map((issue) => ({ field: [field, ...issue.path].join("."), message: issue.message })))
  }
  if (taken.partners) taken.partners = await linkedPartners(context, taken.partners)
  const wrong = await referenceIssues(context, submission, taken)
  for (const { field } of wrong) delete taken[field.split(".")[0] as CaseStudyField]
  return { taken, issues: [...issues, ...wrong] }
}

const stale = ({ version, content }: Submission) =>
  new ConflictError(
    "This case study was saved elsewhere while you were writing. Compare the two texts, then save yours again.",
    version,
    content,
  )

/** Sends a case study to the editors. Everything required must be there; what is sent is frozen as a snapshot. */
export async function submitSubmission(context: Context, { id, version }: { id: string; version: number }): Promise<Submission> {
  const submission = await requireWritable(context, id)
  const viewer = requireViewer(context.viewer)
  if (!submissionAfter(submission.state, "submit")) throw wrongState(submission.state)
  if (submission.version !== version) throw stale(submission)
  if (submission.callId && submission.state === "DRAFT") await requireOpenCall(context, submission.callId)
  const content = readCaseStudy(submission.content)
  const gaps = gapsOf(content).filter((gap) => gap.isRequired)
  if (gaps.length > 0) throw new ValidationError(gaps.map(({ field, missing }) => ({ field, message: missing })))
  const isFirst = submission.state === "DRAFT"
  return act(context, async (unit) => {
    const { tx, at } = unit
    const moved = await moveSubmission(unit, submission, { event: "submit", data: { submittedAt: at } })
    const number = (await tx.submissionSnapshot.count({ where: { submissionId: id } })) + 1
    await tx.submissionSnapshot.create({ data: { submissionId: id, number, content, submittedAt: at, submittedById: viewer.id } })
    await notify(unit, {
      personIds: moved.assignedToId ? [moved.assignedToId] : await editorsOf(tx, submission.organisation.regionId),
      kind: isFirst ? "submission.submitted" : "submission.resubmitted",
      title: `${submission.organisation.name} ${isFirst ? "submitted" : "resubmitted"} “${content.title}”`,
      path: `/manage/submissions/${submission.reference}`,
      dedupeKey: `submission.submit:${id}:${number}`,
    })
    return moved
  })
}

/** Takes a case study back before it is published. It can be taken up again as a draft. */
export async function withdrawSubmission(context: Context, { id, reason }: { id: string; reason: string }): Promise<Submission> {
  const submission = await requireWritable(context, id)
  return act(context, async (unit) => {
    const moved = await moveSubmission(unit, submission, {
      event: "withdraw",
      data: { decisionReason: reason.trim() || null, publishAt: null },
      reason: reason.trim(),
    })
    if (submission.assignedToId) {
      // The editor is told of it under the title it was sent with.
      const sent = await unit.tx.submissionSnapshot.findFirst({ where: { submissionId: id }, orderBy: { number: "desc" } })
      await notify(unit, {
        personIds: [submission.assignedToId],
        kind: "submission.withdrawn",
        title: `${submission.organisation.name} withdrew “${readCaseStudy(sent?.content).title}”`,
        ...(reason.trim() && { body: reason.trim() }),
        path: `/manage/submissions/${submission.reference}`,
        dedupeKey: `submission.withdraw:${id}:${unit.at.toISOString()}`,
      })
    }
    return moved
  })
}

/**
 * Makes a withdrawn case study a draft again. A revision of what has been revised since would undo that unseen, and there is only one
 * at a time: then the next one has to begin from what is published.
 */
export async function reopenSubmission(context: Context, id: string): Promise<Submission> {
  const submission = await requireWritable(context, id)
  return act(context, async (unit) => {
    const { initiativeId, createdAt } = submission
    if (initiativeId) {
      const other = await unit.tx.submission.findFirst({ where: { initiativeId, state: { in: [...openStates] } } })
      if (other) throw new WrongStateError(`Another revision is under way: ${other.reference}. Go on with that one.`, submission.state)
      if ((await unit.tx.revision.count({ where: { initiativeId, publishedAt: { gt: createdAt } } })) > 0)
        throw new WrongStateError(
          "The published entry has been revised since this was begun. Press “Revise it” on its page, to begin from what it says now.",
          submission.state,
        )
    }
    return moveSubmission(unit, submission, { event: "reopen", data: { decisionReason: null, assignedToId: null } })
  })
}

/** Throws a draft away that was never submitted. */
export async function deleteDraft(context: Context, id: string): Promise<void> {
  const submission = await requireWritable(context, id)
  if (submission.state !== "DRAFT" || submission.submittedAt)
    throw new WrongStateError("Only a draft that was never submitted can be deleted. Withdraw it instead.", submission.state)
  await act(context, async (unit) => {
    await unit.tx.submission.deleteMany({ where: { id, state: "DRAFT", submittedAt: null } })
    await unit.audit({ action: "submission.delete", subjectType: "Submission", subjectId: id, before: { reference: submission.reference } })
  })
}

async function requireWritable(context: Context, id: string): Promise<SubmissionWithOwner> {
  requireViewer(context.viewer)
  const submission = await requireSubmission(context, id)
  demand(context.viewer, canWriteSubmission(context.viewer, submission))
  return submission
}

async function requireOpenCall(context: Context, id: string): Promise<void> {
  const call = await context.db.call.findUnique({ where: { id } })
  if (!call) throw new NotFoundError("The call")
  const status = callStatus(call, context.clock.now())
  if (status === "NOT_YET_OPEN") throw new WrongStateError("This call has not opened yet.", status)
  if (status === "CLOSED")
    throw new DeadlinePassedError("This call has closed. Your draft is kept; you can still submit it outside the call.", call.closesAt)
}
