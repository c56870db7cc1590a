import { allowed, hasRoleInRegion, refused, type Verdict, type Viewer } from "../platform/auth.ts"

/** What the rules need to know of a submission. */
export type SubmissionFacts = {
  submitterId: string
  organisationId: string
  organisation: { regionId: string }
  assignedToId: string | null
}

const isMember = (viewer: Viewer | null, organisationId: string) =>
  viewer?.memberships.some((membership) => membership.organisationId === organisationId) ?? false
const isLead = (viewer: Viewer | null, organisationId: string) =>
  viewer?.memberships.some((membership) => membership.organisationId === organisationId && membership.isLead) ?? false

/** Only a member can begin a case study for an organisation. */
export function canStartSubmission(viewer: Viewer | null, organisationId: string): Verdict {
  return isMember(viewer, organisationId)
    ? allowed
    : refused("You can write only for an organisation you belong to. Join it first from its page.")
}

/** The organisation's members and the editors of its region. Drafts are the organisation's own. */
export function canReadSubmission(viewer: Viewer | null, submission: SubmissionFacts, isDraft: boolean): boolean {
  if (isOwnSubmission(viewer, submission)) return true
  return !isDraft && isEditorFor(viewer, submission)
}

/** It is the viewer's or their organisation's: they see what is typed, everybody else what was sent. */
export function isOwnSubmission(viewer: Viewer | null, submission: Pick<SubmissionFacts, "submitterId" | "organisationId">): boolean {
  return viewer !== null && (viewer.id === submission.submitterId || isMember(viewer, submission.organisationId))
}

/** The submitter, while a member, and the organisation's leads. */
export function canWriteSubmission(viewer: Viewer | null, submission: SubmissionFacts): Verdict {
  const isOwn = viewer?.id === submission.submitterId && isMember(viewer, submission.organisationId)
  return isOwn || isLead(viewer, submission.organisationId)
    ? allowed
    : refused("Only the person who wrote it, or a lead of their organisation, can change it.")
}

export function isEditorFor(viewer: Viewer | null, submission: Pick<SubmissionFacts, "organisation">): boolean {
  return hasRoleInRegion(viewer, submission.organisation.regionId, "EDITOR")
}

/** Editors of the region review; nobody reviews what they or their own organisation wrote. */
export function canReviewSubmission(viewer: Viewer | null, submission: SubmissionFacts): Verdict {
  if (!isEditorFor(viewer, submission)) return refused("Only a directory editor for this region can do this.")
  if (viewer?.id === submission.submitterId || isMember(viewer, submission.organisationId))
    return refused("You cannot review your own organisation's case study. Another editor has to.")
  return allowed
}

/** Decisions are taken by the editor who has it, so that two do not decide at once. */
export function canDecideSubmission(viewer: Viewer | null, submission: SubmissionFacts): Verdict {
  const verdict = canReviewSubmission(viewer, submission)
  if (!verdict.allowed) return verdict
  return submission.assignedToId === viewer?.id ? allowed : refused("Another editor has this submission. Take it over first, then decide.")
}
