import type { Nomination, Round } from "@hub/prisma"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { settleNominations } from "./allocation-end.service.ts"
import { canReadForJudging, canScore, canSeeJudgement } from "./conflict.policy.ts"
import { forgetSeat } from "./conflict.reads.ts"
import { requireJudging, requireNomination } from "./judging.reads.ts"
import { discussionPostInput, type ScoreSheetInput, scoreSheetInput } from "./score-sheet.input.ts"
import { criteriaOf, type SheetWithScores } from "./score-sheet.reads.ts"
import { gapsOf, mistakesOf, type ScoreSheetEvent, saysTheSame, scoreSheetAfter } from "./score-sheet.rules.ts"

type Where = { round: string; nomination: string; version: number }
type Sheet = { round: Round; nomination: Nomination; memberId: string; criteria: Awaited<ReturnType<typeof criteriaOf>> }

async function requireScorable(context: Context, { round: slug, nomination: reference }: Where): Promise<Sheet> {
  requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  const nomination = await requireNomination(context, round, reference)
  if (!seat.memberId || !canReadForJudging(seat, nomination.id)) throw new NotFoundError("The nomination")
  demand(context.viewer, canScore(seat, nomination.id))
  const criteria = await criteriaOf(context.db, { id: nomination.categoryId, roundId: round.id })
  return { round, nomination, memberId: seat.memberId, criteria }
}

/**
 * Saves a sheet as far as it goes. The first save has version 0. A stale version is refused with what is stored, unless that says
 * the same: a sheet whose answer was lost on the way is sent again.
 */
export async function saveScoreSheet(context: Context, { scores, comment, ...where }: Where & ScoreSheetInput): Promise<Where> {
  return change(context, "save", where, { scores, comment })
}

/** Saves a sheet and hands it in: every criterion needs a point and, where asked for, a reason. */
export async function submitScoreSheet(context: Context, { scores, comment, ...where }: Where & ScoreSheetInput): Promise<Where> {
  return change(context, "submit", where, { scores, comment })
}

/** Changes a sheet that is in, after the discussion. The values first submitted are kept beside the new ones. */
export async function reviseScoreSheet(context: Context, { scores, comment, ...where }: Where & ScoreSheetInput): Promise<Where> {
  return change(context, "revise", where, { scores, comment })
}

async function change(context: Context, event: ScoreSheetEvent, where: Where, entered: ScoreSheetInput): Promise<Where> {
  const sheet = await requireScorable(context, where)
  const { round, nomination, memberId } = sheet
  const input = parseInput(scoreSheetInput, entered)
  const criteria = sheet.criteria.map(({ scale, ...criterion }) => ({ ...criterion, values: scale.map(({ value }) => value) }))
  const issues = [...mistakesOf(criteria, input.scores), ...(event === "save" ? [] : gapsOf(criteria, input.scores))]
  if (issues.length > 0) throw new ValidationError(issues)
  const version = await act(context, async (unit) => {
    const { tx, at } = unit
    const key = { nominationId_panelMemberId: { nominationId: nomination.id, panelMemberId: memberId } }
    // The reading is locked and looked at again: it may have been taken back meanwhile.
    const [reading] = await tx.$queryRaw<{ state: string }[]>`
      select "state"::text from "Allocation"
      where "nominationId" = ${nomination.id}::uuid and "panelMemberId" = ${memberId}::uuid for update`
    if (reading?.state !== "ALLOCATED") throw new NotFoundError("The nomination")
    const stored = await tx.scoreSheet.findUnique({ where: key, include: { scores: true } })
    if ((stored?.version ?? 0) !== where.version) {
      if (event === "save" && stored?.state === "DRAFT" && saysTheSame(stored, input)) return stored.version
      throw stale(stored)
    }
    const state = scoreSheetAfter(stored?.state ?? "DRAFT", event)
    if (!state)
      throw new WrongStateError(
        stored?.state === "DRAFT" ? "Submit the sheet first; it can be revised after that." : "This sheet is in. Revise it instead.",
        stored?.state ?? "DRAFT",
      )
    const data = {
      state,
      comment: input.comment || null,
      savedAt: at,
      ...(event === "submit" && { submittedAt: at }),
      ...(event === "revise" && { revisedAt: at }),
    }
    const { id, version: next } = stored
      ? await tx.scoreSheet.update({ where: { id: stored.id }, data: { ...data, version: { increment: 1 } } })
      : await tx.scoreSheet.create({ data: { ...data, nominationId: nomination.id, panelMemberId: memberId, createdAt: at } })
    await writeScores(unit, id, stored, event, input.scores)
    if (event !== "save") {
      await settleNominations(unit, [nomination.id])
      await unit.audit({
        action: `score-sheet.${event}`,
        subjectType: "ScoreSheet",
        subjectId: id,
        withinId: round.id,
        before: stored ? valuesOf(stored.scores) : {},
        after: valuesOf(input.scores),
      })
    }
    return next
  })
  forgetSeat(context, round.id)
  return { round: round.slug, nomination: nomination.reference, version }
}

async function writeScores(
  { tx }: Act,
  sheetId: string,
  stored: SheetWithScores | null,
  event: ScoreSheetEvent,
  scores: readonly { criterionId: string; value: number | null; reason: string }[],
): Promise<void> {
  const before = new Map(stored?.scores.map((score) => [score.criterionId, score]))
  const isFirstRevision = event === "revise" && stored?.state === "SUBMITTED"
  const rows = scores.map(({ criterionId, value, reason }) => {
    const old = before.get(criterionId)
    const original = isFirstRevision
      ? { originalValue: old?.value ?? null, originalReason: old?.reason ?? null }
      : { originalValue: old?.originalValue ?? null, originalReason: old?.originalReason ?? null }
    return { sheetId, criterionId, value, reason: reason || null, ...original }
  })
  await tx.score.deleteMany({ where: { sheetId, criterionId: { in: rows.map(({ criterionId }) => criterionId) } } })
  await tx.score.createMany({ data: rows })
}

const valuesOf = (scores: readonly { criterionId: string; value: number | null }[]) =>
  Object.fromEntries(scores.map(({ criterionId, value }) => [criterionId, value]))

function stale(stored: SheetWithScores | null): ConflictError {
  const current = {
    comment: stored?.comment ?? "",
    scores: stored?.scores.map(({ criterionId, value, reason }) => ({ criterionId, value, reason: reason ?? "" })) ?? [],
  }
  return new ConflictError(
    "This sheet was saved elsewhere since you opened it. Compare the two and save again.",
    stored?.version ?? 0,
    current,
  )
}

/** Says something about a nomination to its other readers and the managers. Only once one's own sheet is in. */
export async function postToDiscussion(
  context: Context,
  { round: slug, nomination: reference, body }: { round: string; nomination: string; body: string },
): Promise<{ round: string; nomination: string }> {
  const viewer = requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  const nomination = await requireNomination(context, round, reference)
  if (!canSeeJudgement(seat, nomination.id)) throw new NotFoundError("The discussion")
  if (round.state !== "JUDGING") throw new WrongStateError("Judging has ended, and so has the discussion.", round.state)
  const text = parseInput(discussionPostInput, body)
  await act(context, async ({ tx, at, audit }) => {
    const post = await tx.discussionPost.create({ data: { nominationId: nomination.id, authorId: viewer.id, body: text, createdAt: at } })
    await audit({ action: "discussion.post", subjectType: "DiscussionPost", subjectId: post.id, withinId: round.id })
  })
  return { round: round.slug, nomination: nomination.reference }
}
