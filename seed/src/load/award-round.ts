import type { Prisma, RoundState } from "@hub/prisma"
import type { DemoAward, DemoCriterion, DemoRound } from "../demo/award.ts"
import { londonTime } from "../london-time.ts"
import { daysBefore } from "./days.ts"

type Tx = Prisma.TransactionClient

/** A criterion of a loaded round. */
export type LoadedCriterion = Pick<DemoCriterion, "title" | "question" | "answeredBy"> & { id: string }
/** A loaded round. Everything in it happened so many days after or before it closed. */
export type LoadedRound = { id: string; slug: string; title: string; closedDaysAgo: number; criteria: readonly LoadedCriterion[] }

export async function loadAward(tx: Tx, award: DemoAward, at: Date): Promise<string> {
  const { id } = await tx.award.create({ data: { ...award, isDemonstration: true, createdAt: at, updatedAt: at } })
  return id
}

/** A round that closed so many days before now; a negative number is one that will. */
export async function loadRound(
  tx: Tx,
  { round, categories, criteria, questions }: DemoRound,
  { awardId, state, closedDaysAgo, now }: { awardId: string; state: RoundState; closedDaysAgo: number; now: Date },
): Promise<LoadedRound> {
  const before = (days: number) => daysBefore(now, closedDaysAgo + days)
  const { id } = await tx.round.create({
    data: {
      ...round,
      awardId,
      state,
      createdAt: before(78),
      approvedAt: before(48),
      opensAt: londonTime(before(38), 9),
      closesAt: londonTime(before(0), 17),
      scoresDueAt: londonTime(before(-21), 17),
      resultsExpectedAt: londonTime(before(-42), 10),
      announcedAt: state === "ANNOUNCED" ? londonTime(before(-42), 10) : null,
      updatedAt: before(state === "OPEN" ? 38 : state === "ANNOUNCED" ? -42 : -2),
      readersPerNomination: 3,
      isDemonstration: true,
    },
  })
  await tx.category.createMany({
    data: categories.map((category, position) => ({ ...category, roundId: id, position, shortlistSize: 3 })),
  })
  await tx.eligibilityQuestion.createMany({ data: questions.map((question, position) => ({ ...question, roundId: id, position })) })
  return { id, slug: round.slug, title: round.title, closedDaysAgo, criteria: await loadCriteria(tx, id, criteria) }
}

async function loadCriteria(tx: Tx, roundId: string, criteria: readonly DemoCriterion[]): Promise<LoadedCriterion[]> {
  const made = await tx.criterion.createManyAndReturn({
    data: criteria.map(({ title, question, guidance, weight }, position) => ({ roundId, title, question, guidance, weight, position })),
    select: { id: true, title: true },
  })
  const ids = new Map(made.map(({ id, title }) => [title, id]))
  await tx.scalePoint.createMany({
    data: criteria.flatMap(({ title, scale }) =>
      scale.map(([label, description], index) => ({ criterionId: ids.get(title)!, value: index + 1, label, description })),
    ),
  })
  return criteria.map(({ title, question, answeredBy }) => ({ id: ids.get(title)!, title, question, answeredBy }))
}
