import type { Round } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { endReason } from "./allocation.input.ts"
import { type AllocationFacts, allocationFacts, pairOf } from "./allocation.reads.ts"
import { type Obstacle, pairKey, prepare, problemOfAdding, whyNotInWords } from "./allocation.rules.ts"
import { allocate } from "./allocation.solver.ts"
import { askForAnotherReader, endAllocations, settleNominations } from "./allocation-end.service.ts"
import { canManageJudging, canScore, type Seat } from "./conflict.policy.ts"
import { forgetSeat } from "./conflict.reads.ts"
import { recordFoundConflicts } from "./conflict.service.ts"
import { requireJudging, requireNomination } from "./judging.reads.ts"
import { minuteInWords } from "./mail-times.rules.ts"
import { lockRound, moveRound } from "./round.service.ts"

async function requireManaged(context: Context, slug: string): Promise<{ round: Round; seat: Seat }> {
  requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  if (round.state !== "CLOSED" && round.state !== "JUDGING")
    throw new WrongStateError("Readers are allocated once the round has closed and until judging ends.", round.state)
  return { round, seat }
}

/**
 * Proposes readers for every nomination that lacks some. What readers have been given stays, and so does what the manager
 * chose by hand; an earlier proposal is replaced. Answers what stands in the way when not every nomination can have its
 * readers: then nothing changes.
 */
export async function proposeAllocation(context: Context, slug: string): Promise<{ round: string; obstacles: string[] }> {
  const { round } = await requireManaged(context, slug)
  const viewer = requireViewer(context.viewer)
  const before = await allocationFacts(context.db, round)
  // Solved outside the transaction, which would otherwise wait for the solver; the database refuses a conflict that came in between.
  const answer = await allocate(before.problem)
  if (!answer.feasible) return { round: round.slug, obstacles: answer.obstacles.map((obstacle) => obstacleInWords(obstacle, before)) }
  await act(context, async (unit) => {
    const { tx, at } = unit
    await lockRound(unit.tx, round.id)
    await recordFoundConflicts(unit, round.id, before.members)
    const kept = new Set(
      (await tx.allocation.findMany({ where: { roundId: round.id, NOT: { state: "PROPOSED", isManual: false } } })).map((one) =>
        pairKey(pairOf(one)),
      ),
    )
    await tx.allocation.deleteMany({ where: { roundId: round.id, state: "PROPOSED", isManual: false } })
    const added = answer.pairs.filter((pair) => !kept.has(pairKey(pair)))
    await tx.allocation.createMany({
      data: added.map(({ nominationId, memberId }) => ({
        roundId: round.id,
        nominationId,
        panelMemberId: memberId,
        state: "PROPOSED" as const,
        allocatedById: viewer.id,
        allocatedAt: at,
      })),
    })
    await unit.audit({
      action: "allocation.propose",
      subjectType: "Round",
      subjectId: round.id,
      withinId: round.id,
      after: { added: added.length, kept: answer.pairs.length - added.length, expertise: answer.expertise },
    })
  })
  return { round: round.slug, obstacles: [] }
}

function obstacleInWords(obstacle: Obstacle, { nominations, members }: AllocationFacts): string {
  const reference = (id: string) => nominations.find((nomination) => nomination.id === id)?.reference ?? id
  const name = (id: string) => members.find((member) => member.id === id)?.name ?? id
  const several = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`
  switch (obstacle.kind) {
    case "TOO_FEW_READERS":
      return `${reference(obstacle.nominationId)} needs ${several(obstacle.needed, "reader")}, but only ${obstacle.available} of the panel may read it. Invite somebody without a conflict, or ask for fewer readers for each nomination.`
    case "TOO_LITTLE_CAPACITY":
      return `The panel can take ${several(obstacle.capacity, "reading")}, and ${obstacle.needed} are needed: ${obstacle.missing} too few. Invite more members, or ask some to read more.`
    case "BOTTLENECK":
      return `${listed(obstacle.nominationIds.map(reference))} can only be read by ${listed(obstacle.memberIds.map(name))}, who between them have room for ${several(obstacle.missing, "reading")} too few. Ask them to read more, or invite somebody without a conflict.`
  }
}

/** The first few of a list in a sentence. */
function listed(things: readonly string[]): string {
  const [first, more] = [things.slice(0, 6), things.length - 6]
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(", ")
}

/**
 * Gives the proposed readings out and tells the readers, once each. The first time this begins the judging. Every member
 * whose proposal has become impossible meanwhile (a conflict) is refused by the database, and the manager proposes again.
 */
export async function confirmAllocation(context: Context, slug: string): Promise<string> {
  const { round } = await requireManaged(context, slug)
  await act(context, async (unit) => {
    const { tx, at } = unit
    // Somebody else who allocates in the same round at the same moment waits, and then sees what was done.
    const locked = await lockRound(unit.tx, round.id)
    const { members } = await allocationFacts(tx, round)
    await recordFoundConflicts(unit, round.id, members)
    const undecided = await tx.nomination.count({ where: { roundId: round.id, state: "SUBMITTED" } })
    if (undecided > 0)
      throw new WrongStateError(
        `Decide first whether ${undecided === 1 ? "1 entry is" : `${undecided} entries are`} eligible.`,
        "SUBMITTED",
      )
    const given = await tx.allocation.updateManyAndReturn({
      where: { roundId: round.id, state: "PROPOSED" },
      data: { state: "ALLOCATED", allocatedAt: at },
    })
    if (given.length === 0) throw new WrongStateError("There is no proposal to confirm. Propose an allocation first.", "NONE")
    await settleNominations(unit, [...new Set(given.map(({ nominationId }) => nominationId))])
    if (locked.state === "CLOSED") await moveRound(unit, locked, { event: "startJudging" })
    await unit.audit({
      action: "allocation.confirm",
      subjectType: "Round",
      subjectId: round.id,
      withinId: round.id,
      after: { readings: given.length },
    })
    const readers = members.filter(({ id }) => given.some(({ panelMemberId }) => panelMemberId === id))
    await notify(unit, {
      personIds: readers.flatMap(({ personId }) => personId ?? []),
      kind: "allocation.confirmed",
      title: `You have nominations to read for ${round.title}`,
      ...(round.scoresDueAt && { body: `Please hand in your score sheets by ${minuteInWords(round.scoresDueAt)}.` }),
      path: `/awards/${round.slug}/judge`,
      dedupeKey: `allocation.confirm:${round.id}:${at.toISOString()}`,
      urgent: true,
    })
  })
  forgetSeat(context, round.id)
  return round.slug
}

/** Adds a reader by hand, by the same rules as the solver: no conflict, no load above what the member agreed to. Waits for confirmation. */
export async function addReader(
  context: Context,
  { round: slug, nomination: reference, panelMemberId }: { round: string; nomination: string; panelMemberId: string },
): Promise<string> {
  const { round, seat } = await requireManaged(context, slug)
  const viewer = requireViewer(context.viewer)
  await act(context, async (unit) => {
    const { tx, at } = unit
    await lockRound(unit.tx, round.id)
    const { nominations, members, allocations, problem } = await allocationFacts(tx, round)
    const nomination = nominations.find((candidate) => candidate.reference === reference)
    const member = members.find(({ id }) => id === panelMemberId)
    if (!nomination || !member || seat.conflicts.has(nomination.id)) throw new NotFoundError("The nomination or the panel member")
    const held = allocations.filter(({ state }) => state === "PROPOSED" || state === "ALLOCATED").map(pairOf)
    const refusal = problemOfAdding(prepare(problem), held, { nominationId: nomination.id, memberId: member.id })
    if (refusal && refusal !== "TAKEN_BACK")
      throw new ValidationError([{ field: "panelMember", message: `${member.name} ${whyNotInWords[refusal]}` }])
    await tx.allocation.upsert({
      where: { nominationId_panelMemberId: { nominationId: nomination.id, panelMemberId: member.id } },
      create: {
        roundId: round.id,
        nominationId: nomination.id,
        panelMemberId: member.id,
        state: "PROPOSED",
        isManual: true,
        allocatedById: viewer.id,
        allocatedAt: at,
      },
      update: { state: "PROPOSED", isManual: true, allocatedById: viewer.id, allocatedAt: at, endedAt: null, endReason: null },
    })
    await unit.audit({
      action: "allocation.add",
      subjectType: "Nomination",
      subjectId: nomination.id,
      withinId: round.id,
      after: { panelMemberId: member.id },
    })
  })
  return round.slug
}

/** Takes a nomination from a reader. A sheet they have begun stays on record and counts no more. */
export async function removeReader(
  context: Context,
  {
    round: slug,
    nomination: reference,
    panelMemberId,
    reason,
  }: { round: string; nomination: string; panelMemberId: string; reason: string },
): Promise<string> {
  const { round, seat } = await requireManaged(context, slug)
  const nomination = await requireNomination(context, round, reference)
  if (seat.conflicts.has(nomination.id)) throw new NotFoundError("The reading")
  const why = parseInput(endReason, reason)
  if (!isUuid(panelMemberId)) throw new NotFoundError("The reading")
  await act(context, async (unit) => {
    const pairs = [{ nominationId: nomination.id, panelMemberId }]
    if ((await endAllocations(unit, round.id, { pairs, state: "REMOVED", reason: why })).length === 0)
      throw new NotFoundError("The reading")
    await unit.audit({
      action: "allocation.remove",
      subjectType: "Nomination",
      subjectId: nomination.id,
      withinId: round.id,
      reason: why,
      before: { panelMemberId },
    })
  })
  return round.slug
}

/** A reader gives a nomination back to the pile, with a reason. What they wrote stays on record and counts no more. */
export async function returnNomination(
  context: Context,
  { round: slug, nomination: reference, reason }: { round: string; nomination: string; reason: string },
): Promise<string> {
  requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  const nomination = await requireNomination(context, round, reference)
  const { memberId } = seat
  if (!memberId || !seat.reads.has(nomination.id) || seat.conflicts.has(nomination.id)) throw new NotFoundError("The nomination")
  demand(context.viewer, canScore(seat, nomination.id))
  if (seat.reads.get(nomination.id)?.isSubmitted)
    throw new WrongStateError("Your score sheet for this nomination is in, so it cannot be given back.", "SUBMITTED")
  const why = parseInput(endReason, reason)
  await act(context, async (unit) => {
    await endAllocations(unit, round.id, {
      pairs: [{ nominationId: nomination.id, panelMemberId: memberId }],
      state: "RETURNED",
      reason: why,
    })
    await unit.audit({
      action: "allocation.return",
      subjectType: "Nomination",
      subjectId: nomination.id,
      withinId: round.id,
      reason: why,
      before: { panelMemberId: memberId },
    })
    await askForAnotherReader(unit, { round, nomination, panelMemberId: memberId, because: "return" })
  })
  forgetSeat(context, round.id)
  return round.slug
}
