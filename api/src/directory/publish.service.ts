import type { Initiative, Prisma, Submission } from "@hub/prisma"
import slugify from "@sindresorhus/slugify"
import { addYears } from "date-fns/addYears"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import type { CaseStudy } from "./case-study.input.ts"
import { termFields } from "./case-study.input.ts"
import { tellFollowers } from "./follow.jobs.ts"
import { projectInitiative } from "./initiative.search.ts"
import { requireDecidable } from "./review.service.ts"
import { matchSavedSearchesJob } from "./saved-search.jobs.ts"
import { readCaseStudy, type SubmissionWithOwner } from "./submission.reads.ts"
import { moveSubmission } from "./submission-move.service.ts"

/** Publishes a reviewed submission: a new initiative, or the next revision of one. */
export async function publishSubmission(context: Context, { id, changeNote }: { id: string; changeNote: string }): Promise<Initiative> {
  const submission = await requireDecidable(context, id)
  if (submission.evidenceLevel === null) throw new ValidationError([{ field: "evidence", message: "Rate the evidence first" }])
  return act(context, (unit) => publish(unit, submission, { publishedById: context.viewer?.id ?? null, changeNote: changeNote.trim() }))
}

/**
 * One transaction: the submission moves, a revision is added and becomes current, the tables for counting follow, files
 * become public, the projection that readers search is written, and those concerned are told.
 */
export async function publish(
  unit: Act,
  submission: SubmissionWithOwner,
  { publishedById, changeNote }: { publishedById: string | null; changeNote: string },
): Promise<Initiative> {
  const { tx, at } = unit
  const content = readCaseStudy(submission.content)
  const isNew = submission.initiativeId === null
  const evidence = { evidenceLevel: submission.evidenceLevel ?? 0, evidenceReason: submission.evidenceReason, evidenceRatedAt: at }
  const dates = { updatedAt: at, confirmedAt: at, reviewBy: addYears(at, 1), confirmationAskedAt: null }
  const contactPersonId = content.contactPersonId ?? submission.submitterId
  const initiative = submission.initiativeId
    ? await tx.initiative.update({ where: { id: submission.initiativeId }, data: { ...evidence, ...dates, contactPersonId } })
    : await tx.initiative.create({
        data: {
          ...evidence,
          ...dates,
          contactPersonId,
          slug: await freeSlug(tx, content.title),
          organisationId: submission.organisationId,
          firstPublishedAt: at,
          isDemonstration: submission.organisation.isDemonstration,
        },
      })
  // Guarded by its state: of two who publish at once, the second undoes everything above with its transaction.
  await moveSubmission(unit, submission, { event: "publish", data: { initiativeId: initiative.id, decidedAt: at, publishAt: null } })
  const number = (await tx.revision.count({ where: { initiativeId: initiative.id } })) + 1
  const revision = await tx.revision.create({
    data: {
      initiativeId: initiative.id,
      number,
      content,
      changeNote: changeNote || null,
      submissionId: submission.id,
      publishedAt: at,
      publishedById,
    },
  })
  await tx.initiative.update({ where: { id: initiative.id }, data: { currentRevisionId: revision.id } })
  await rewriteFacts(tx, initiative.id, content)
  await tx.storedFile.updateMany({ where: { id: { in: content.attachments.map(({ fileId }) => fileId) } }, data: { isPublic: true } })
  await projectInitiative(unit, initiative.id)
  if (isNew) await unit.enqueue(matchSavedSearchesJob, { initiativeId: initiative.id, after: null })
  await tell(unit, submission, initiative, { title: content.title, changeNote, number, isNew, publishedById })
  return initiative
}

/** The structured facts of the current revision, as tables. */
async function rewriteFacts(tx: Prisma.TransactionClient, initiativeId: string, content: CaseStudy): Promise<void> {
  const slugs = (Object.keys(termFields) as (keyof typeof termFields)[]).map((field) => ({
    taxonomy: termFields[field],
    slug: { in: content[field] },
  }))
  const terms = await tx.term.findMany({ where: { OR: slugs }, select: { id: true } })
  await tx.initiativeTerm.deleteMany({ where: { initiativeId } })
  await tx.initiativeTerm.createMany({ data: terms.map(({ id }) => ({ initiativeId, termId: id })) })
  await tx.impactMeasure.deleteMany({ where: { initiativeId } })
  await tx.impactMeasure.createMany({
    data: content.measures.flatMap((measure, position) =>
      measure.value === null ? [] : [{ ...measure, value: measure.value, initiativeId, position }],
    ),
  })
  const partners = [...new Set(content.partners.flatMap(({ organisationId }) => organisationId ?? []))]
  await tx.initiativePartner.deleteMany({ where: { initiativeId } })
  await tx.initiativePartner.createMany({ data: partners.map((organisationId) => ({ initiativeId, organisationId })) })
}

async function tell(
  unit: Act,
  submission: Submission,
  { id, slug }: Initiative,
  {
    title,
    changeNote,
    number,
    isNew,
    publishedById,
  }: { title: string; changeNote: string; number: number; isNew: boolean; publishedById: string | null },
): Promise<void> {
  const path = `/initiatives/${slug}`
  await notify(unit, {
    personIds: [submission.submitterId],
    kind: "submission.published",
    title: `“${title}” is published`,
    path,
    dedupeKey: `submission.publish:${submission.id}`,
    urgent: true,
  })
  if (isNew) return
  await tellFollowers(unit, {
    initiativeId: id,
    kind: "initiative.revised",
    title: `“${title}” was revised`,
    ...(changeNote && { body: changeNote }),
    path,
    dedupeKey: `initiative.revise:${id}:${number}`,
    except: [submission.submitterId, ...(publishedById ? [publishedById] : [])],
  })
}

/** An address made from the title, which no initiative has had. It never changes. */
async function freeSlug(tx: Prisma.TransactionClient, title: string): Promise<string> {
  const base =
    slugify(title, { customReplacements: [["&", " and "]] })
      .slice(0, 80)
      .replace(/-+$/, "") || "initiative"
  // One address is chosen at a time, so that two entries of one title do not choose the same.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`initiative-slug:${base}`}))`
  const taken = new Set(
    (await tx.initiative.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })).map((row) => row.slug),
  )
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`
}
