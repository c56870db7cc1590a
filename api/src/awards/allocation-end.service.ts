import type { AllocationState, NominationState } from "@hub/prisma"
import type { Act } from "../platform/act.ts"
import { type NominationEvent, nominationAfter } from "./nomination.rules.ts"

/** Ends readings of these pairs that are proposed or given out, and settles how far their nominations are. Returns how many ended. */
export async function endAllocations(
  unit: Act,
  roundId: string,
  {
    pairs,
    state,
    reason,
  }: {
    pairs: readonly { nominationId: string; panelMemberId: string }[]
    state: Extract<AllocationState, "RETURNED" | "REMOVED">
    reason: string
  },
): Promise<number> {
  const { count } = await unit.tx.allocation.updateMany({
    where: {
      roundId,
      state: { in: ["PROPOSED", "ALLOCATED"] },
      OR: pairs.map(({ nominationId, panelMemberId }) => ({ nominationId, panelMemberId })),
    },
    data: { state, endedAt: unit.at, endReason: reason },
  })
  if (count > 0) await settleNominations(unit, [...new Set(pairs.map(({ nominationId }) => nominationId))])
  return count
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
