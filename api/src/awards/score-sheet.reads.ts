import type { Prisma } from "@hub/prisma"
import { sheetMark } from "./results.rules.ts"

/** A criterion with its scale, lowest point first. */
export type CriterionWithScale = Prisma.CriterionGetPayload<{ include: { scale: true } }>

/** The criteria a category is judged by, in their order. At most 100. */
export function criteriaOf(db: Prisma.TransactionClient, category: { id: string; roundId: string }): Promise<CriterionWithScale[]> {
  return db.criterion.findMany({
    where: { roundId: category.roundId, OR: [{ categoryId: null }, { categoryId: category.id }] },
    include: { scale: { orderBy: { value: "asc" } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 100,
  })
}

/** The mark from 0 to 100 that scores give; null without any. */
export function markOf(
  criteria: readonly CriterionWithScale[],
  scores: readonly { criterionId: string; value: number | null }[],
): number | null {
  return sheetMark(
    criteria.map(({ id, scale, weight }) => ({
      value: scores.find(({ criterionId }) => criterionId === id)?.value ?? null,
      lowest: scale[0]?.value ?? 0,
      highest: scale.at(-1)?.value ?? 0,
      weight,
    })),
  )
}

/** A sheet with its scores. */
export type SheetWithScores = Prisma.ScoreSheetGetPayload<{ include: { scores: true } }>
