import type { CaseStudy } from "@hub/api/directory/case-study.input"
import type { Checklist } from "@hub/api/directory/review.rules"
import type { Prisma } from "@hub/prisma"
import type { DemoSubmission } from "../demo/submissions.ts"
import { daysBefore } from "./days.ts"
import { withOrganisations } from "./initiatives.ts"
import type { OrganisationIds } from "./organisations.ts"

type Tx = Prisma.TransactionClient

type Around = {
  organisations: OrganisationIds
  /** Ids by handle. */
  people: ReadonlyMap<string, string>
  /** Ids by slug. */
  initiatives: ReadonlyMap<string, string>
  now: Date
}

/** Writes case studies on their way: drafts, what waits for an editor, and what was decided. */
export async function loadSubmissions(tx: Tx, submissions: readonly DemoSubmission[], around: Around): Promise<void> {
  const calls = new Map((await tx.call.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]))
  for (const submission of submissions) await tx.submission.create({ data: rowOf(submission, { ...around, calls }) })
}

function rowOf(
  submission: DemoSubmission,
  { organisations, people, initiatives, calls, now }: Around & { calls: ReadonlyMap<string, string> },
) {
  const { reference, state, editor, evidence, decision, snapshots, comments, checks } = submission
  const submitterId = people.get(submission.submitter)!
  const named = (content: CaseStudy): CaseStudy => ({
    ...content,
    contactPersonId: submitterId,
    partners: withOrganisations(content.partners, submission.partnerOrganisations, organisations),
  })
  const createdAt = daysBefore(now, submission.createdDaysAgo)
  const sentAt = snapshots.map(({ daysAgo }) => daysBefore(now, daysAgo))
  const decidedAt = decision && daysBefore(now, decision.daysAgo)
  const editorId = editor ? people.get(editor)! : null
  const lastDaysAgo = Math.min(
    submission.createdDaysAgo,
    decision?.daysAgo ?? Number.POSITIVE_INFINITY,
    ...snapshots.map(({ daysAgo }) => daysAgo),
  )
  const checklist: Checklist = Object.fromEntries(
    checks.map((key) => [key, { byId: editorId!, at: daysBefore(now, lastDaysAgo).toISOString() }]),
  )
  return {
    reference,
    state,
    callId: submission.call ? calls.get(submission.call)! : null,
    organisationId: organisations.get(submission.organisation)!,
    submitterId,
    initiativeId: submission.revises ? initiatives.get(submission.revises)! : null,
    content: named(submission.content),
    version: 1 + snapshots.length,
    checklist: checklist as Prisma.InputJsonObject,
    assignedToId: editorId,
    evidenceLevel: evidence?.level ?? null,
    evidenceReason: evidence?.reason ?? null,
    decisionReason: decision?.reason ?? null,
    publishAt: submission.publishInDays === null ? null : daysBefore(now, -submission.publishInDays),
    createdAt,
    updatedAt: daysBefore(now, lastDaysAgo),
    submittedAt: sentAt.at(-1) ?? null,
    decidedAt,
    snapshots: {
      create: snapshots.map((snapshot, index) => ({
        number: index + 1,
        content: named(snapshot.content),
        submittedAt: daysBefore(now, snapshot.daysAgo),
        submittedById: submitterId,
      })),
    },
    comments: {
      create: comments.map(({ author, field, body, isInternal, daysAgo, resolvedDaysAgo }) => ({
        authorId: people.get(author)!,
        field,
        body,
        isInternal,
        createdAt: daysBefore(now, daysAgo),
        resolvedAt: resolvedDaysAgo === null ? null : daysBefore(now, resolvedDaysAgo),
      })),
    },
  }
}
