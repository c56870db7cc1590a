import type { Nomination, Organisation } from "@hub/prisma"
import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"
import type { Issue } from "../platform/errors.ts"
import type { NominationAnswers } from "./nomination.input.ts"
import { readAnswers } from "./nomination.reads.ts"

/** What answers name that is not there: a category or question of another round, a partner or file nobody has. */
export async function answerIssues(context: Context, nomination: Nomination, taken: Partial<NominationAnswers>): Promise<Issue[]> {
  const { db, viewer } = context
  const { roundId } = nomination
  const issues: Issue[] = []
  if (taken.categoryId && (await db.category.count({ where: { id: taken.categoryId, roundId } })) === 0)
    issues.push({ field: "categoryId", message: "Choose a category of this round" })
  const criteria = taken.responses?.map(({ criterionId }) => criterionId) ?? []
  if (criteria.length > 0 && (await db.criterion.count({ where: { id: { in: criteria }, roundId } })) < criteria.length)
    issues.push({ field: "responses", message: "Answer only questions of this round" })
  const questions = taken.eligibility?.map(({ questionId }) => questionId) ?? []
  if (questions.length > 0 && (await db.eligibilityQuestion.count({ where: { id: { in: questions }, roundId } })) < questions.length)
    issues.push({ field: "eligibility", message: "Answer only questions of this round" })
  const { partnerIds } = taken
  if (partnerIds?.includes(nomination.organisationId))
    issues.push({ field: "partnerIds", message: "The organisation that enters is not its own partner" })
  else if (partnerIds?.length && (await db.organisation.count({ where: { id: { in: partnerIds } } })) < partnerIds.length)
    issues.push({ field: "partnerIds", message: "Choose organisations of the hub" })
  // A file is taken from whoever uploaded it, or kept from what is stored: ids alone give nobody access.
  const held = new Set(readAnswers(nomination.answers).attachments.map(({ fileId }) => fileId))
  const added = taken.attachments?.map(({ fileId }) => fileId).filter((id) => !held.has(id)) ?? []
  if (added.length > 0 && (await db.storedFile.count({ where: { id: { in: added }, uploadedById: viewer?.id ?? null } })) < added.length)
    issues.push({ field: "attachments", message: "Attach files you have uploaded" })
  return issues
}

const partners = Symbol("partner organisations")

/** The organisations that answers name as partners, by their order there; one statement for all entries of a request. */
export async function partnersOf(context: Context, { partnerIds }: Pick<NominationAnswers, "partnerIds">): Promise<Organisation[]> {
  const loader = context.once(
    partners,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const found = await context.db.organisation.findMany({ where: { id: { in: [...ids] } } })
        const byId = new Map(found.map((organisation) => [organisation.id, organisation]))
        return ids.map((id) => byId.get(id) ?? null)
      }),
  )
  const found = await Promise.all(partnerIds.map((id) => loader.load(id)))
  return found.filter((organisation) => organisation !== null)
}
