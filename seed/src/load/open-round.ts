import type { Prisma } from "@hub/prisma"
import { championAward, openRound } from "../demo/open-round.ts"
import type { Around } from "./award-entries.ts"
import { loadAward, loadRound } from "./award-round.ts"
import { loadTrail } from "./award-trail.ts"
import { daysBefore } from "./days.ts"

/** A round of another award that takes nominations for five more weeks. */
export async function loadOpenRound(tx: Prisma.TransactionClient, { people, now }: Pick<Around, "people" | "now">): Promise<void> {
  const awardId = await loadAward(tx, championAward, daysBefore(now, 60))
  const round = await loadRound(tx, openRound, { awardId, state: "OPEN", closedDaysAgo: -35, now })
  await loadTrail(tx, round.id, { managerId: people.get("siobhan-kelleher")!, now })
}
