import type { Feedback, Prisma } from "@hub/prisma"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { canDecide, canManageJudging } from "./conflict.policy.ts"
import { feedbackBody } from "./feedback.input.ts"
import { requireJudging, requireNomination } from "./judging.reads.ts"

/**
 * Writes what entrants will read about a criterion (or the whole, without one) once the round is announced. The first save
 * has version 0; a stale one is refused with what is stored.
 */
export async function saveFeedback(
  context: Context,
  {
    round: slug,
    nomination: reference,
    criterionId,
    body,
    version,
  }: { round: string; nomination: string; criterionId: string | null; body: string; version: number },
): Promise<{ round: string; nomination: string }> {
  const viewer = requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  const nomination = await requireNomination(context, round, reference)
  if (seat.conflicts.has(nomination.id)) throw new NotFoundError("The nomination")
  demand(context.viewer, canDecide(seat, nomination.id))
  const text = parseInput(feedbackBody, body)
  await act(context, async ({ tx, at, audit }) => {
    if (criterionId) await requireCriterion(tx, criterionId, nomination)
    // The nomination's row is locked, so that two first saves are decided one after the other.
    await tx.$queryRaw`select 1 from "Nomination" where "id" = ${nomination.id}::uuid for update`
    const stored = await tx.feedback.findFirst({ where: { nominationId: nomination.id, criterionId } })
    if ((stored?.version ?? 0) !== version) throw stale(stored)
    const data = { body: text, editedById: viewer.id, editedAt: at }
    const { id } = stored
      ? await tx.feedback.update({ where: { id: stored.id }, data: { ...data, version: { increment: 1 } } })
      : await tx.feedback.create({ data: { ...data, nominationId: nomination.id, criterionId } })
    await audit({
      action: "feedback.save",
      subjectType: "Feedback",
      subjectId: id,
      withinId: round.id,
      before: { body: stored?.body ?? "" },
      after: { body: text },
    })
  })
  return { round: round.slug, nomination: nomination.reference }
}

async function requireCriterion(
  tx: Prisma.TransactionClient,
  id: string,
  nomination: { roundId: string; categoryId: string },
): Promise<void> {
  const found =
    isUuid(id) &&
    (await tx.criterion.findFirst({
      where: { id, roundId: nomination.roundId, OR: [{ categoryId: null }, { categoryId: nomination.categoryId }] },
    }))
  if (!found) throw new ValidationError([{ field: "criterion", message: "This criterion is not on the sheet. Load the page again" }])
}

const stale = (stored: Feedback | null) =>
  new ConflictError("This feedback was saved elsewhere since you opened it. Compare the two and save again.", stored?.version ?? 0, {
    body: stored?.body ?? "",
  })
