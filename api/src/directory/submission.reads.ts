import type { Organisation, Prisma, Region, Submission } from "@hub/prisma"
import { hasRole, type Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { type CaseStudy, caseStudyDraft, emptyCaseStudy } from "./case-study.input.ts"
import { canReadSubmission } from "./submission.policy.ts"

/** The submissions a viewer may know of; canReadSubmission says the same of one in hand. */
export function submissionsVisibleTo(viewer: Viewer | null): Prisma.SubmissionWhereInput {
  if (!viewer) return { id: { in: [] } }
  const own: Prisma.SubmissionWhereInput[] = [
    { submitterId: viewer.id },
    { organisationId: { in: viewer.memberships.map((membership) => membership.organisationId) } },
  ]
  const notDraft: Prisma.SubmissionWhereInput = { state: { not: "DRAFT" }, submittedAt: { not: null } }
  if (hasRole(viewer, "EDITOR")) return { OR: [...own, notDraft] }
  const regions = viewer.grants.flatMap((grant) => (grant.role === "EDITOR" && grant.regionId ? [grant.regionId] : []))
  return { OR: [...own, { ...notDraft, organisation: { regionId: { in: regions } } }] }
}

export type SubmissionWithOwner = Submission & { organisation: Organisation & { region?: Region } }

/** True while nobody but its organisation may see it: it was never submitted, or it is a draft again. */
export const isUnseenDraft = (submission: Pick<Submission, "state" | "submittedAt">) =>
  submission.state === "DRAFT" || submission.submittedAt === null

/** One submission the viewer may see. Hidden and absent are the same NotFoundError. */
export async function requireSubmission(context: Context, id: string): Promise<SubmissionWithOwner> {
  const submission = await context.db.submission.findUnique({ where: { id }, include: { organisation: true } })
  if (!submission || !canReadSubmission(context.viewer, submission, isUnseenDraft(submission))) throw new NotFoundError("The submission")
  return submission
}

/** A stored case study. What an older version of the hub did not know yet is filled with nothing. */
export function readCaseStudy(content: unknown): CaseStudy {
  return caseStudyDraft.parse({ ...emptyCaseStudy, ...(content as object) })
}
