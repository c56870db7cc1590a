import { randomBytes } from "node:crypto"
import type { CaseStudy } from "@hub/api/directory/case-study.input"
import { submissionReference } from "@hub/api/directory/submission.rules"
import type { Prisma, Submission } from "@hub/prisma"
import { caseStudy } from "./initiative.ts"
import type { World } from "./world.ts"

export type OwnSubmission = Partial<Omit<Prisma.SubmissionUncheckedCreateInput, "content">> & {
  organisationId: string
  submitterId: string
  content?: CaseStudy
}

/**
 * A submission that an editor has taken and rated, so that nothing but publication is left to do, unless told otherwise.
 * Every state but DRAFT has a snapshot of what was sent.
 */
export function makeSubmission({ db, clock }: World, { content, ...own }: OwnSubmission): Promise<Submission> {
  const now = clock.now()
  const study = content ?? caseStudy()
  return db.submission.create({
    data: {
      reference: submissionReference(randomBytes(6)),
      state: "UNDER_REVIEW",
      content: study,
      evidenceLevel: 2,
      evidenceReason: "Those who came were counted, and what they did next.",
      createdAt: now,
      updatedAt: now,
      ...(own.state !== "DRAFT" && {
        submittedAt: now,
        snapshots: { create: { number: 1, content: study, submittedAt: now, submittedById: own.submitterId } },
      }),
      ...(own.state === "SCHEDULED" && { publishAt: new Date(now.getTime() + 24 * 60 * 60 * 1000) }),
      ...(own.state === "DECLINED" && { decisionReason: "It is the same as an entry of last year." }),
      ...own,
    } as Prisma.SubmissionUncheckedCreateInput,
  })
}
