import type { Allocation, PanelMember, Prisma, Round } from "@hub/prisma"
import type { AllocationProblem, Exclusion, Pair } from "./allocation.rules.ts"
import { conflictsOf } from "./conflict.reads.ts"

/** Nominations that readers may have in hand: undecided ones that take part. */
export const readable = ["ELIGIBLE", "ALLOCATED", "SCORED"] as const

/** Everything the allocation of a round is made from. */
export type AllocationFacts = {
  nominations: Prisma.NominationGetPayload<{ include: { category: true; organisation: true } }>[]
  members: (PanelMember & { expertise: { termId: string }[] })[]
  allocations: (Allocation & { sheet: { state: "DRAFT" | "SUBMITTED" | "REVISED" } | null })[]
  conflicts: (Pair & { kind: Awaited<ReturnType<typeof conflictsOf>>[number]["kind"]; reason: string | null })[]
  problem: AllocationProblem
}

/**
 * Reads a round's nominations, panel, readings and conflicts, and what they come to as a problem to solve. At most 2,000
 * nominations. For somebody who must not know of some of them (`hidden`) all is as if those were not there, loads included.
 */
export async function allocationFacts(
  db: Prisma.TransactionClient,
  round: Round,
  hidden: ReadonlySet<string> = new Set(),
): Promise<AllocationFacts> {
  const seen = { notIn: [...hidden] }
  const nominations = await db.nomination.findMany({
    where: { roundId: round.id, state: { in: [...readable] }, id: seen },
    include: { category: true, organisation: true },
    orderBy: { reference: "asc" },
    take: 2000,
  })
  const members = await db.panelMember.findMany({
    where: { roundId: round.id, state: "ACCEPTED" },
    include: { expertise: { select: { termId: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  })
  const allocations = await db.allocation.findMany({
    where: { roundId: round.id, nominationId: seen },
    include: { sheet: { select: { state: true } } },
  })
  const memberOf = new Map(members.map(({ id, personId }) => [personId, id]))
  const facts = await conflictsOf(
    db,
    [round.id],
    members.flatMap(({ personId }) => personId ?? []),
  )
  const conflicts = facts.flatMap(({ nominationId, personId, kind, reason }) => {
    const memberId = memberOf.get(personId)
    return memberId && !hidden.has(nominationId) ? [{ nominationId, memberId, kind, reason }] : []
  })
  const ended = allocations.flatMap((one): (Pair & { because: Exclusion })[] =>
    one.state === "RETURNED" || one.state === "REMOVED"
      ? [{ ...pairOf(one), because: one.state === "RETURNED" ? "RETURNED" : "TAKEN_BACK" }]
      : [],
  )
  const problem: AllocationProblem = {
    nominations: nominations.map(({ id }) => ({ id, readers: round.readersPerNomination })),
    members: members.map(({ id, maximumLoad }) => ({ id, maximum: maximumLoad })),
    // A conflict comes last, so that it is the reason given where a reading also ended.
    excluded: [...ended, ...conflicts.map((pair) => ({ ...pair, because: "CONFLICT" as const }))],
    fixed: allocations.filter(({ state, isManual }) => state === "ALLOCATED" || (state === "PROPOSED" && isManual)).map(pairOf),
    expertise: await expertiseOf(db, nominations, members),
  }
  return { nominations, members, allocations, conflicts, problem }
}

/** A reading as the rules know it. */
export const pairOf = ({ nominationId, panelMemberId }: { nominationId: string; panelMemberId: string }): Pair => ({
  nominationId,
  memberId: panelMemberId,
})

/** One point for each theme or profession of the initiative behind a nomination that a member knows well. */
async function expertiseOf(
  db: Prisma.TransactionClient,
  nominations: readonly { id: string; initiativeId: string | null }[],
  members: AllocationFacts["members"],
): Promise<AllocationProblem["expertise"]> {
  const initiativeIds = nominations.flatMap(({ initiativeId }) => initiativeId ?? [])
  const terms = await db.initiativeTerm.findMany({ where: { initiativeId: { in: initiativeIds } } })
  const ofInitiative = new Map<string, string[]>()
  for (const { initiativeId, termId } of terms) ofInitiative.set(initiativeId, [...(ofInitiative.get(initiativeId) ?? []), termId])
  return nominations.flatMap(({ id, initiativeId }) => {
    const own = ofInitiative.get(initiativeId ?? "") ?? []
    if (own.length === 0) return []
    return members.flatMap((member) => {
      const points = member.expertise.filter(({ termId }) => own.includes(termId)).length
      return points > 0 ? [{ nominationId: id, memberId: member.id, points }] : []
    })
  })
}
