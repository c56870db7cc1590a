import { allocate } from "@hub/api/awards/allocation.solver"
import type { Prisma } from "@hub/prisma"
import { declaredConflict, entries, judges, judgingDay } from "../demo/judging-day.ts"
import { type Around, loadEntries } from "./award-entries.ts"
import { loadPanel, loadReadings, type Reading } from "./award-judging.ts"
import { loadRound } from "./award-round.ts"
import { loadTrail } from "./award-trail.ts"
import { daysBefore } from "./days.ts"

/** Who reads what, by handle and initiative. Solved before the transaction, which must not wait for a solver. */
export async function judgingDayReadings(): Promise<Reading[]> {
  const allocation = await allocate({
    nominations: entries.map(({ initiative }) => ({ id: initiative, readers: 3 })),
    members: judges.map(({ handle, maximumLoad }) => ({ id: handle, maximum: maximumLoad })),
    excluded: [{ nominationId: declaredConflict.initiative, memberId: declaredConflict.handle, because: "CONFLICT" }],
    fixed: [],
    expertise: [],
  })
  if (!allocation.feasible) throw new Error("The demonstration panel cannot read the demonstration round.")
  return allocation.pairs.map(({ nominationId, memberId }) => ({ handle: memberId, initiative: nominationId }))
}

/** A round in the middle of judging: entries made from published initiatives, readings given out, some sheets in. */
export async function loadJudgingDay(
  tx: Prisma.TransactionClient,
  readings: readonly Reading[],
  { awardId, ...around }: Around & { awardId: string },
): Promise<void> {
  const { now, people } = around
  const round = await loadRound(tx, judgingDay, { awardId, state: "JUDGING", closedDaysAgo: 12, now })
  const nominations = await loadEntries(tx, round, entries, around)
  const members = await loadPanel(tx, round, judges, around)
  await tx.conflictOfInterest.create({
    data: {
      nominationId: nominations.get(declaredConflict.initiative)!,
      panelMemberId: members.get(declaredConflict.handle)!,
      kind: "DECLARED",
      reason: declaredConflict.reason,
      recordedById: people.get(declaredConflict.handle)!,
      createdAt: daysBefore(now, 11),
    },
  })
  await loadReadings(tx, round, readings, { entries, judges, nominations, members, now })
  await loadTrail(tx, round.id, { managerId: people.get("siobhan-kelleher")!, now })
}
