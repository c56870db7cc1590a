import type { CaseStudy } from "@hub/api/directory/case-study.input"
import { type DemoCaseStudy, demoCaseStudy, partnerSlugs } from "./initiative.ts"
import { writtenInitiatives } from "./initiatives.ts"
import type { DemoOrganisationSlug } from "./organisations.ts"
import { decided } from "./submissions/decided.ts"
import type { WrittenSubmission } from "./submissions/shape.ts"
import { waiting } from "./submissions/waiting.ts"

export type { DemoComment } from "./submissions/shape.ts"

/** A case study on its way, as it stands when the world is loaded. Everything is in days before the load. */
export type DemoSubmission = Omit<
  Required<WrittenSubmission>,
  "revises" | "content" | "sent" | "editor" | "evidence" | "decision" | "publishInDays"
> & {
  /** Slug of the call that it answers. */
  call: string | null
  /** Slug of the published entry that it would revise. */
  revises: string | null
  content: CaseStudy
  /** For each partner of the content, the slug of its organisation or null. */
  partnerOrganisations: readonly (DemoOrganisationSlug | null)[]
  /** What was sent, exactly as it was, oldest first. */
  snapshots: readonly { daysAgo: number; content: CaseStudy }[]
  editor: string | null
  evidence: { level: number; reason: string } | null
  decision: { daysAgo: number; reason: string } | null
  publishInDays: number | null
}

/** Submissions in every state but published: published entries are in `demoInitiatives`. */
export function demoSubmissions(now: Date): DemoSubmission[] {
  return [...waiting, ...decided].map(({ content, sent = [], ...submission }) => {
    const text = { ...published(submission.revises), ...content }
    return {
      ...submission,
      call: submission.createdDaysAgo <= 38 && !submission.revises ? "getting-in-getting-on" : null,
      revises: submission.revises ?? null,
      content: demoCaseStudy(text, now),
      partnerOrganisations: partnerSlugs(text),
      snapshots: sent.map(({ daysAgo, different }) => ({ daysAgo, content: demoCaseStudy({ ...text, ...different }, now) })),
      editor: submission.editor ?? null,
      checks: submission.checks ?? [],
      evidence: submission.evidence ?? null,
      comments: submission.comments ?? [],
      decision: submission.decision ?? null,
      publishInDays: submission.publishInDays ?? null,
    }
  })
}

function published(slug: string | undefined): DemoCaseStudy {
  return writtenInitiatives.find((initiative) => initiative.slug === slug)?.content ?? { title: "", summary: "" }
}
