import type { CaseStudyField } from "@hub/api/directory/case-study.input"
import type { ReviewCheckKey } from "@hub/api/directory/review.rules"
import type { SubmissionState } from "@hub/prisma"
import type { DemoCaseStudy } from "../initiative.ts"
import type { DemoOrganisationSlug } from "../organisations.ts"

/** A remark on a submission, by its handle; on the whole when no field is named. */
export type DemoComment = {
  author: string
  field: CaseStudyField | null
  body: string
  /** Only editors see it. */
  isInternal: boolean
  daysAgo: number
  resolvedDaysAgo: number | null
}

/** A case study on its way, as authors write it. Everything is in days before the load. */
export type WrittenSubmission = {
  /** What people quote; fixed, so that a guide can name it. */
  reference: string
  organisation: DemoOrganisationSlug
  /** Handle. */
  submitter: string
  /** Slug of the published entry that it would revise. */
  revises?: string
  state: SubmissionState
  createdDaysAgo: number
  /** As last saved. For a revision, what differs from the published text. */
  content: DemoCaseStudy | Partial<DemoCaseStudy>
  /** Each time it was sent, oldest first; `different` is what was different then from the text as last saved. */
  sent?: readonly { daysAgo: number; different?: Partial<DemoCaseStudy> }[]
  /** Handle of the editor who has it. */
  editor?: string
  checks?: readonly ReviewCheckKey[]
  evidence?: { level: 0 | 1 | 2 | 3 | 4; reason: string }
  comments?: readonly DemoComment[]
  decision?: { daysAgo: number; reason: string }
  /** Days after the load on which it is to be published. */
  publishInDays?: number
}

/** An editor's remark that the submitter sees. */
export function remark(
  author: string,
  field: CaseStudyField | null,
  daysAgo: number,
  body: string,
  resolvedDaysAgo: number | null = null,
): DemoComment {
  return { author, field, body, isInternal: false, daysAgo, resolvedDaysAgo }
}
