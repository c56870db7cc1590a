import type { Organisation, Prisma, Region, Submission } from "@hub/prisma"
import { hasRole, type Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { type CaseStudy, caseStudyDraft, emptyCaseStudy } from "./case-study.input.ts"
import { canReadSubmission, isOwnSubmission } from "./submission.policy.ts"

const nothing: Prisma.SubmissionWhereInput = { id: { in: [] } }

/** The submissions of a viewer and of their organisations; isOwnSubmission says the same of one in hand. */
export function ownSubmissions(viewer: Viewer | null): Prisma.SubmissionWhereInput {
  if (!viewer) return nothing
  return {
    OR: [{ submitterId: viewer.id }, { organisationId: { in: viewer.memberships.map((membership) => membership.organisationId) } }],
  }
}

/** The submissions a viewer may know of; canReadSubmission says the same of one in hand. */
export function submissionsVisibleTo(viewer: Viewer | null): Prisma.SubmissionWhereInput {
  if (!viewer) return nothing
  const own = ownSubmissions(viewer)
  const notDraft: Prisma.SubmissionWhereInput = { state: { not: "DRAFT" }, submittedAt: { not: null } }
  if (hasRole(viewer, "EDITOR")) return { OR: [own, notDraft] }
  const regions = viewer.grants.flatMap((grant) => (grant.role === "EDITOR" && grant.regionId ? [grant.regionId] : []))
  return { OR: [own, { ...notDraft, organisation: { regionId: { in: regions } } }] }
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

/** What was sent last: select it as `snapshots`. */
export const lastSent = { orderBy: { number: "desc" }, take: 1, select: { content: true } } as const

/** What it says to this viewer: to its organisation what is typed, which is its own until it submits; to editors what was sent last. */
export function contentFor(
  viewer: Viewer | null,
  submission: Pick<Submission, "submitterId" | "organisationId" | "content"> & { snapshots: { content: unknown }[] },
): CaseStudy {
  return readCaseStudy(isOwnSubmission(viewer, submission) ? submission.content : submission.snapshots[0]?.content)
}

/** A stored case study. What an older version of the hub did not know yet is filled with nothing. */
export function readCaseStudy(content: unknown): CaseStudy {
  return caseStudyDraft.parse({ ...emptyCaseStudy, ...(content as object) })
}
