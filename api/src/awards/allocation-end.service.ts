import type { AllocationState, Nomination, NominationState, Round } from "@hub/prisma"
import { notify } from "../people/public.ts"
import type { Act } from "../platform/act.ts"
import { conflictsOf } from "./conflict.reads.ts"
import { type NominationEvent, nominationAfter } from "./nomination.rules.ts"
import { managersOf } from "./round.reads.ts"

type Reading = { nominationId: string; panelMemberId: string }

/** Ends readings of these pairs that are proposed or given out, and settles how far their nominations are. Returns which ended. */
export async function endAllocations(
  unit: Act,
  roundId: string,
  {
    pairs,
    state,
    reason,
  }: {
    pairs: readonly Reading[]
    state: Extract<AllocationState, "RETURNED" | "REMOVED">
    reason: string
  },
): Promise<Reading[]> {
  const ended = await unit.tx.allocation.updateManyAndReturn({
    where: {
      roundId,
      state: { in: ["PROPOSED", "ALLOCATED"] },
      OR: pairs.map(({ nominationId, panelMemberId }) => ({ nominationId, panelMemberId })),
    },
    data: { state, endedAt: unit.at, endReason: reason },
    select: { nominationId: true, panelMemberId: true },
  })
  if (ended.length > 0) await settleNominations(unit, [...new Set(pairs.map(({ nominationId }) => nominationId))])
  return ended
}

/** What has become of a nomination without one of its readers, by why they left it. */
const losses = { return: "was given back", conflict: "lost a reader to a conflict of interest" }

/** Tells the managers of a round who may know how the judging of a nomination goes that a reader has left it. */
export async function askForAnotherReader(
  unit: Act,
  {
    round,
    nomination,
    panelMemberId,
    because,
  }: { round: Round; nomination: Nomination; panelMemberId: string; because: keyof typeof losses },
): Promise<void> {
  const managers = await managersOf(unit.tx, round.id)
  const conflicts = await conflictsOf(unit.tx, [round.id], managers)
  await notify(unit, {
    personIds: managers.filter(
      (manager) => !conflicts.some(({ personId, nominationId }) => personId === manager && nominationId === nomination.id),
    ),
    kind: "allocation.returned",
    title: `${nomination.reference} ${losses[because]} and needs another reader`,
    path: `/manage/awards/${round.slug}/judging`,
    dedupeKey: `allocation.${because}:${nomination.id}:${panelMemberId}`,
  })
}

/**
 * Moves nominations to where their readings have brought them: with readers once it has some, scored once all their sheets
 * are in. What is decided already stays decided.
 */
export async function settleNominations({ tx }: Act, nominationIds: readonly string[]): Promise<void> {
  const nominations = await tx.nomination.findMany({
    where: { id: { in: [...nominationIds] }, state: { in: ["ELIGIBLE", "ALLOCATED", "SCORED"] } },
    select: { id: true, state: true, allocations: { where: { state: "ALLOCATED" }, select: { sheet: { select: { state: true } } } } },
  })
  const moves = new Map<string, { from: NominationState; to: NominationState; ids: string[] }>()
  for (const { id, state, allocations } of nominations) {
    const submitted = allocations.filter(({ sheet }) => sheet && sheet.state !== "DRAFT").length
    const target = allocations.length === 0 ? "ELIGIBLE" : submitted === allocations.length ? "SCORED" : "ALLOCATED"
    let to: NominationState = state
    for (const event of stepsTo(state, target)) to = nominationAfter(to, event) ?? to
    if (to === state) continue
    const move = moves.get(`${state} ${to}`) ?? { from: state, to, ids: [] }
    move.ids.push(id)
    moves.set(`${state} ${to}`, move)
  }
  for (const { from, to, ids } of moves.values())
    await tx.nomination.updateMany({ where: { id: { in: ids }, state: from }, data: { state: to } })
}

const ladder = ["ELIGIBLE", "ALLOCATED", "SCORED"] as const

function stepsTo(from: NominationState, to: (typeof ladder)[number]): NominationEvent[] {
  const [start, end] = [ladder.indexOf(from as (typeof ladder)[number]), ladder.indexOf(to)]
  const up: NominationEvent[] = ["allocate", "score"]
  const down: NominationEvent[] = ["deallocate", "unscore"]
  return end >= start ? up.slice(start, end) : down.slice(end, start).reverse()
}
