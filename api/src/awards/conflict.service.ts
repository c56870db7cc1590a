import type { ConflictKind, PanelMember } from "@hub/prisma"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { askForAnotherReader, endAllocations } from "./allocation-end.service.ts"
import { conflictReason, declarationInput } from "./conflict.input.ts"
import { canManageJudging } from "./conflict.policy.ts"
import { conflictsOf, forgetSeat } from "./conflict.reads.ts"
import { foundKinds } from "./conflict.rules.ts"
import { requireJudging } from "./judging.reads.ts"
import { takingPart } from "./nomination.rules.ts"

type NewConflict = { nominationId: string; panelMemberId: string; kind: ConflictKind; reason: string | null; recordedById: string | null }

/**
 * Writes conflicts down. A nomination the member has in hand is taken back first: its sheet stays on record and counts no
 * more. A conflict that is on record already is left as it is. Returns which nominations lost a reader.
 */
async function record(unit: Act, roundId: string, conflicts: readonly NewConflict[]): Promise<string[]> {
  if (conflicts.length === 0) return []
  const ended = await endAllocations(unit, roundId, { pairs: conflicts, state: "REMOVED", reason: "Conflict of interest" })
  await unit.tx.conflictOfInterest.createMany({
    data: conflicts.map((conflict) => ({ ...conflict, createdAt: unit.at })),
    skipDuplicates: true,
  })
  return ended.map(({ nominationId }) => nominationId)
}

/**
 * What a panel member says at the start: these nominations, and no other, are too close to them. Can be said again when
 * more comes to mind; nothing declared is taken back.
 */
export async function declareConflicts(
  context: Context,
  { round: slug, ...rest }: { round: string; conflicts: { nominationId: string; reason: string }[] },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  const { memberId } = seat
  if (!memberId) throw new NotFoundError("Your place on the panel")
  if (round.state !== "CLOSED" && round.state !== "JUDGING")
    throw new WrongStateError("Conflicts are declared once the round has closed and until judging ends.", round.state)
  const { conflicts } = parseInput(declarationInput, rest)
  const known = await context.db.nomination.count({
    where: {
      roundId: round.id,
      state: { in: [...takingPart] },
      id: { in: conflicts.map(({ nominationId }) => nominationId).filter(isUuid) },
    },
  })
  if (known !== new Set(conflicts.map(({ nominationId }) => nominationId)).size)
    throw new ValidationError([{ field: "conflicts", message: "A nomination is no longer in the round. Load the page again" }])
  await act(context, async (unit) => {
    const lost = await record(
      unit,
      round.id,
      conflicts.map((conflict) => ({ ...conflict, panelMemberId: memberId, kind: "DECLARED", recordedById: viewer.id })),
    )
    await unit.tx.panelMember.update({ where: { id: memberId }, data: { declaredAt: unit.at } })
    await unit.audit({
      action: "conflict.declare",
      subjectType: "PanelMember",
      subjectId: memberId,
      withinId: round.id,
      after: { nominationIds: conflicts.map(({ nominationId }) => nominationId) },
    })
    for (const nomination of await unit.tx.nomination.findMany({ where: { id: { in: lost } } }))
      await askForAnotherReader(unit, { round, nomination, panelMemberId: memberId, because: "conflict" })
  })
  forgetSeat(context, round.id)
  return round.slug
}

/** The manager records a conflict that they know of; not with a nomination they have one with themselves, whose readers they must not choose. */
export async function recordConflict(
  context: Context,
  { round: slug, nominationId, panelMemberId, reason }: { round: string; nominationId: string; panelMemberId: string; reason: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  const why = parseInput(conflictReason, reason)
  const nomination =
    isUuid(nominationId) &&
    !seat.conflicts.has(nominationId) &&
    (await context.db.nomination.findFirst({ where: { id: nominationId, roundId: round.id } }))
  const member = isUuid(panelMemberId) && (await context.db.panelMember.findFirst({ where: { id: panelMemberId, roundId: round.id } }))
  if (!nomination || !member) throw new NotFoundError("The nomination or the panel member")
  await act(context, async (unit) => {
    await record(unit, round.id, [{ nominationId, panelMemberId, kind: "RECORDED", reason: why, recordedById: viewer.id }])
    await unit.audit({
      action: "conflict.record",
      subjectType: "Nomination",
      subjectId: nominationId,
      withinId: round.id,
      reason: why,
      after: { panelMemberId },
    })
  })
  return round.slug
}

/** Puts on record what the hub finds about these panel members, so that it holds even when somebody leaves an organisation. */
export async function recordFoundConflicts(unit: Act, roundId: string, members: readonly PanelMember[]): Promise<void> {
  const memberOf = new Map(members.map(({ id, personId }) => [personId, id]))
  const facts = await conflictsOf(
    unit.tx,
    [roundId],
    [...memberOf.keys()].filter((id): id is string => id !== null),
  )
  const found = facts.flatMap(({ nominationId, personId, kind }): NewConflict[] => {
    const panelMemberId = memberOf.get(personId)
    return panelMemberId && (foundKinds as readonly ConflictKind[]).includes(kind)
      ? [{ nominationId, panelMemberId, kind, reason: null, recordedById: null }]
      : []
  })
  await record(unit, roundId, found)
}
