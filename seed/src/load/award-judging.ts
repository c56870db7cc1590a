import { pairKey } from "@hub/api/awards/allocation.rules"
import type { Prisma } from "@hub/prisma"
import type { DemoEntry, DemoJudge } from "../demo/award.ts"
import type { Around } from "./award-entries.ts"
import type { LoadedRound } from "./award-round.ts"
import { daysBefore } from "./days.ts"
import { digest } from "./digest.ts"

type Tx = Prisma.TransactionClient
/** That a panel member reads the entry made from an initiative. */
export type Reading = { handle: string; initiative: string }

/** A panel that has accepted and declared its conflicts. Gives the ids of its members by handle. */
export async function loadPanel(
  tx: Tx,
  { id: roundId, closedDaysAgo }: LoadedRound,
  judges: readonly DemoJudge[],
  { people, now }: Pick<Around, "people" | "now">,
): Promise<ReadonlyMap<string, string>> {
  const before = (days: number) => daysBefore(now, closedDaysAgo + days)
  const handles = judges.map(({ handle }) => handle)
  const accounts = await tx.person.findMany({
    where: { handle: { in: handles } },
    select: { id: true, handle: true, name: true, email: true },
  })
  const made = await tx.panelMember.createManyAndReturn({
    data: accounts.map(({ id, handle, name, email }) => ({
      roundId,
      personId: id,
      name,
      email,
      state: "ACCEPTED" as const,
      tokenHash: digest(`panel ${roundId} ${handle}`).toString("hex"),
      invitedById: people.get("siobhan-kelleher")!,
      invitedAt: before(28),
      respondedAt: before(26),
      maximumLoad: judges.find((judge) => judge.handle === handle)?.maximumLoad ?? null,
      declaredAt: before(-1),
    })),
    select: { id: true, personId: true },
  })
  const handleOf = new Map(accounts.map(({ id, handle }) => [id, handle]))
  return new Map(made.map(({ id, personId }) => [handleOf.get(personId ?? "") ?? "", id]))
}

const reasons = [
  "Nothing here shows it yet.",
  "It is named, but the figures are thin.",
  "The figures are there, without much to compare them with.",
  "Clear figures, and I believe how they were collected.",
  "As good as I have seen, and others have checked it.",
]

/** Who reads what, and the sheets that are in or begun. Entries with all of their sheets are scored. */
export async function loadReadings(
  tx: Tx,
  { id: roundId, closedDaysAgo, criteria }: LoadedRound,
  readings: readonly Reading[],
  {
    entries,
    judges,
    nominations,
    members,
    now,
  }: {
    entries: readonly DemoEntry[]
    judges: readonly DemoJudge[]
    nominations: ReadonlyMap<string, string>
    members: ReadonlyMap<string, string>
    now: Date
  },
): Promise<void> {
  await tx.allocation.createMany({
    data: readings.map(({ handle, initiative }) => ({
      roundId,
      nominationId: nominations.get(initiative)!,
      panelMemberId: members.get(handle)!,
      state: "ALLOCATED" as const,
      allocatedAt: daysBefore(now, closedDaysAgo - 2),
    })),
  })
  for (const { handle, severity, share } of judges) {
    const own = readings.filter((reading) => reading.handle === handle)
    const done = own.slice(0, Math.round(share * own.length))
    // One more is begun, so that there is something to go on with.
    const begun = share > 0 ? own.slice(done.length, done.length + 1) : []
    for (const [index, { initiative }] of [...done, ...begun].entries()) {
      const isDone = index < done.length
      const at = daysBefore(now, isDone ? Math.max(1, closedDaysAgo - 3 - index) : 1)
      const { quality } = entries.find((entry) => entry.initiative === initiative)!
      const points = criteria.map(({ id }, place) => {
        const wobble = (digest(`${handle} ${initiative} ${place}`)[0]! / 255 - 0.5) * 1.2
        return { criterionId: id, value: Math.min(5, Math.max(1, Math.round(quality + severity + wobble))) }
      })
      await tx.scoreSheet.create({
        data: {
          nominationId: nominations.get(initiative)!,
          panelMemberId: members.get(handle)!,
          state: isDone ? "SUBMITTED" : "DRAFT",
          createdAt: at,
          savedAt: at,
          submittedAt: isDone ? at : null,
          scores: {
            create: (isDone ? points : points.slice(0, 1)).map(({ criterionId, value }) => ({
              criterionId,
              value,
              reason: reasons[value - 1]!,
            })),
          },
        },
      })
    }
  }
  const submitted = new Set(
    (
      await tx.scoreSheet.findMany({
        where: { state: "SUBMITTED", allocation: { roundId } },
        select: { nominationId: true, panelMemberId: true },
      })
    ).map((sheet) => pairKey({ nominationId: sheet.nominationId, memberId: sheet.panelMemberId })),
  )
  const scored = [...nominations].flatMap(([slug, id]) =>
    readings
      .filter(({ initiative }) => initiative === slug)
      .every(({ handle }) => submitted.has(pairKey({ nominationId: id, memberId: members.get(handle)! })))
      ? [id]
      : [],
  )
  await tx.nomination.updateMany({ where: { id: { in: scored } }, data: { state: "SCORED" } })
}
