import type { Prisma } from "@hub/prisma"
import { pastEntries, pastJudges, pastMessage, pastRound } from "../demo/past-round.ts"
import { londonTime } from "../london-time.ts"
import { type Around, loadEntries } from "./award-entries.ts"
import { loadPanel, loadReadings } from "./award-judging.ts"
import { loadRound } from "./award-round.ts"
import { loadTrail } from "./award-trail.ts"
import { daysBefore } from "./days.ts"

/** Last year's round: every entry read by the whole panel, decided, announced, with feedback. */
export async function loadPastRound(tx: Prisma.TransactionClient, { awardId, ...around }: Around & { awardId: string }): Promise<void> {
  const { now, people } = around
  const managerId = people.get("siobhan-kelleher")!
  const round = await loadRound(tx, pastRound, { awardId, state: "ANNOUNCED", closedDaysAgo: 372, now })
  const before = (days: number) => daysBefore(now, round.closedDaysAgo + days)
  const nominations = await loadEntries(tx, round, pastEntries, around)
  const members = await loadPanel(tx, round, pastJudges, around)
  const readings = pastJudges.flatMap(({ handle }) => pastEntries.map(({ initiative }) => ({ handle, initiative })))
  await loadReadings(tx, round, readings, { entries: pastEntries, judges: pastJudges, nominations, members, now })
  for (const { initiative, outcome, feedback } of pastEntries) {
    const nominationId = nominations.get(initiative)!
    const isShortlisted = outcome !== "NOT_SHORTLISTED"
    await tx.nomination.update({ where: { id: nominationId }, data: { state: outcome } })
    await tx.decision.createMany({
      data: [
        { outcome: isShortlisted ? ("SHORTLISTED" as const) : outcome, decidedAt: before(-28) },
        ...(isShortlisted ? [{ outcome, decidedAt: before(-34) }] : []),
      ].map((decision) => ({ ...decision, nominationId, decidedById: managerId })),
    })
    await tx.feedback.create({ data: { nominationId, body: feedback, editedById: managerId, editedAt: before(-35) } })
  }
  await tx.announcement.create({
    data: {
      roundId: round.id,
      state: "MADE",
      message: pastMessage,
      createdById: managerId,
      createdAt: before(-36),
      dueAt: londonTime(before(-42), 10),
      madeAt: londonTime(before(-42), 10),
    },
  })
  await loadTrail(tx, round.id, { managerId, now })
}
