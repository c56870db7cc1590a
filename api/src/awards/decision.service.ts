import type { Outcome } from "@hub/prisma"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { canDecide, canManageJudging } from "./conflict.policy.ts"
import { decisionReason } from "./decision.input.ts"
import { eventOf, isAgainstRanking } from "./decision.rules.ts"
import { requireJudging, requireNomination } from "./judging.reads.ts"
import { nominationAfter, statesBefore } from "./nomination.rules.ts"
import { contestKey, resultsOf } from "./results.reads.ts"
import { roundAfter } from "./round.rules.ts"

/** Decides about a nomination. Nobody but managers knows before the announcement. Against the ranking only with a reason. */
export async function decideOutcome(
  context: Context,
  { round: slug, nomination: reference, outcome, reason }: { round: string; nomination: string; outcome: Outcome; reason: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  const nomination = await requireNomination(context, round, reference)
  if (seat.conflicts.has(nomination.id)) throw new NotFoundError("The nomination")
  demand(context.viewer, canDecide(seat, nomination.id))
  if (round.state !== "JUDGING") throw new WrongStateError("Outcomes are decided while the round is being judged.", round.state)
  const why = parseInput(decisionReason, reason)
  const { rows, contests } = await resultsOf(context.db, round, seat)
  const row = rows.find((candidate) => candidate.nomination.id === nomination.id)
  const contest = row && contests.find(({ key }) => key === contestKey(row.nomination))
  if (!row || !contest) throw new WrongStateError("This nomination takes no part in the round any more.", nomination.state)
  const against = isAgainstRanking(outcome, { ...contest, rank: row.standing?.rank ?? row.rawRank })
  if (against && !why)
    throw new ValidationError([{ field: "reason", message: "This goes against the ranking. Give the reason; it is kept on record" }])
  const event = eventOf[outcome]
  const next = nominationAfter(nomination.state, event)
  if (!next) throw new WrongStateError(cannot(outcome), nomination.state)
  await act(context, async ({ tx, at, audit }) => {
    const { count } = await tx.nomination.updateMany({
      where: { id: nomination.id, state: nomination.state },
      data: { state: next },
    })
    if (count === 0)
      throw new WrongStateError("Somebody decided about this nomination at the same moment. Load the page again.", nomination.state)
    await tx.decision.create({
      data: { nominationId: nomination.id, outcome, isAgainstRanking: against, reason: why || null, decidedById: viewer.id, decidedAt: at },
    })
    await audit({
      action: "decision.make",
      subjectType: "Nomination",
      subjectId: nomination.id,
      withinId: round.id,
      ...(why && { reason: why }),
      before: { state: nomination.state },
      after: { state: next, isAgainstRanking: against },
    })
  })
  return round.slug
}

const cannot = (outcome: Outcome) =>
  outcome === "SHORTLISTED" || outcome === "NOT_SHORTLISTED"
    ? "Every reader's sheet has to be in before this nomination can be shortlisted or passed over."
    : "Only shortlisted nominations can win, be commended or be finalists. Shortlist it first."

/** Takes a decision back, one step: an outcome to the shortlist, the shortlist to scored. */
export async function undoDecision(
  context: Context,
  { round: slug, nomination: reference }: { round: string; nomination: string },
): Promise<string> {
  requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  const nomination = await requireNomination(context, round, reference)
  if (seat.conflicts.has(nomination.id)) throw new NotFoundError("The nomination")
  if (round.state !== "JUDGING") throw new WrongStateError("Outcomes are decided while the round is being judged.", round.state)
  const next = nominationAfter(nomination.state, "undecide")
  if (!next) throw new WrongStateError("Nothing has been decided about this nomination.", nomination.state)
  await act(context, async ({ tx, audit }) => {
    const { count } = await tx.nomination.updateMany({
      where: { id: nomination.id, state: { in: statesBefore("undecide") } },
      data: { state: next },
    })
    if (count === 0) throw new WrongStateError("Nothing has been decided about this nomination.", nomination.state)
    await audit({
      action: "decision.undo",
      subjectType: "Nomination",
      subjectId: nomination.id,
      withinId: round.id,
      before: { state: nomination.state },
      after: { state: next },
    })
  })
  return round.slug
}

/** Ends the judging once every nomination is decided, or takes it up again while nothing is announced. */
export async function moveJudging(
  context: Context,
  { round: slug, event }: { round: string; event: "moderate" | "resumeJudging" },
): Promise<string> {
  requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  const next = roundAfter(round.state, event)
  if (!next)
    throw new WrongStateError(
      event === "moderate" ? "This round is not being judged." : "Judging has not ended, or the results are out.",
      round.state,
    )
  await act(context, async ({ tx, at, audit }) => {
    if (event === "moderate") {
      const open = await tx.nomination.count({
        where: { roundId: round.id, state: { in: ["SUBMITTED", "ELIGIBLE", "ALLOCATED", "SCORED", "SHORTLISTED"] } },
      })
      if (open > 0)
        throw new WrongStateError(
          `${open === 1 ? "1 nomination is" : `${open} nominations are`} still undecided. Shortlisted ones need an outcome too.`,
          "UNDECIDED",
        )
    } else {
      const due = await tx.announcement.count({ where: { roundId: round.id, state: "SCHEDULED" } })
      if (due > 0) throw new WrongStateError("An announcement is scheduled. Cancel it first.", "SCHEDULED")
    }
    const { count } = await tx.round.updateMany({ where: { id: round.id, state: round.state }, data: { state: next, updatedAt: at } })
    if (count === 0) throw new WrongStateError("Somebody moved the round at the same moment. Load the page again.", round.state)
    await audit({
      action: `round.${event}`,
      subjectType: "Round",
      subjectId: round.id,
      withinId: round.id,
      before: { state: round.state },
      after: { state: next },
    })
  })
  return round.slug
}
