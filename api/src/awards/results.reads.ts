import type { Category, Prisma, Region, Round } from "@hub/prisma"
import { type Agreement, agreementOf } from "./agreement.rules.ts"
import type { Seat } from "./conflict.policy.ts"
import { judgedWhere } from "./conflict.reads.ts"
import { takingPart } from "./nomination.rules.ts"
import { type Mark, type RawResult, type Refusal, rawResults, refusalOf } from "./results.rules.ts"
import { fitModel, type Model } from "./results-model.rules.ts"
import { type Standing, standings } from "./results-rank.rules.ts"
import { markOf } from "./score-sheet.reads.ts"

/** A nomination with all that is known of how it was judged. */
export type NominationResult = {
  nomination: Prisma.NominationGetPayload<{ include: { organisation: true; region: true; category: true } }>
  raw: RawResult | null
  adjusted: number | null
  /** Standard error of the adjusted mean: the root of its prediction error variance. */
  error: number | null
  standing: Standing | null
  /** Rank of the raw mean among those it competes with. */
  rawRank: number | null
  readersWanted: number
}

/** Those that compete with each other: a category, or a category within a region. */
export type Contest = { key: string; category: Category; region: Region | null; shortlistSize: number; winnerCount: number }

export type RoundResults = {
  rows: NominationResult[]
  contests: Contest[]
  model: Model | null
  agreement: Agreement | null
  refusal: Refusal | null
  readers: { panelMemberId: string; name: string; sheets: number; mean: number; effect: number | null }[]
  /** Nominations left out because the viewer has a conflict with them. */
  hidden: number
}

/** Which contest a nomination is in. */
export const contestKey = (nomination: { categoryId: string; regionId: string; category: { scope: Category["scope"] } }) =>
  nomination.category.scope === "PER_REGION" ? `${nomination.categoryId} ${nomination.regionId}` : nomination.categoryId

/**
 * The results of a round as the viewer may see them. The model is fitted to every sheet that is in. For a viewer with conflicts
 * of interest it is as if those nominations had not been read: a reader's mean, a rank that is missing or a variance would
 * otherwise give their marks away.
 */
export async function resultsOf(db: Prisma.TransactionClient, round: Round, seat: Seat): Promise<RoundResults> {
  const inRound = { roundId: round.id, state: { in: [...takingPart] } }
  const nominations = await db.nomination.findMany({
    where: { AND: [inRound, judgedWhere(seat)] },
    include: { organisation: true, region: true, category: true },
    orderBy: { reference: "asc" },
    take: 2000,
  })
  const { readings, marks } = await marksOf(db, round, nominations)
  const refusal = refusalOf(marks)
  const model = refusal ? null : fitModel(marks)
  const contests = contestsOf(nominations)
  const groups = contests.map(({ key, shortlistSize }) => ({
    nominationIds: nominations.filter((nomination) => contestKey(nomination) === key).map(({ id }) => id),
    places: shortlistSize,
  }))
  const standing = model ? standings(model, groups) : new Map<string, Standing>()
  const position = new Map(model?.nominationIds.map((id, index) => [id, index]))
  const raw = new Map(rawResults(marks).map((result) => [result.nominationId, result]))
  const rawRank = new Map(groups.flatMap(({ nominationIds }) => ranked(nominationIds, raw)))
  const rows = nominations.map((nomination): NominationResult => {
    const index = position.get(nomination.id)
    const variance = index === undefined ? undefined : model?.errorVariance[index]
    return {
      nomination,
      raw: raw.get(nomination.id) ?? null,
      adjusted: index === undefined ? null : (model?.adjusted[index] ?? null),
      error: variance === undefined ? null : Math.sqrt(variance),
      standing: standing.get(nomination.id) ?? null,
      rawRank: rawRank.get(nomination.id) ?? null,
      readersWanted: readings.filter(({ nominationId }) => nominationId === nomination.id).length,
    }
  })
  return {
    rows,
    contests,
    model,
    agreement: model && agreementIn(model, marks),
    refusal,
    readers: readersOf(readings, marks, model),
    hidden: await db.nomination.count({ where: { AND: [inRound, { NOT: judgedWhere(seat) }] } }),
  }
}

/** Who reads these nominations of a round, and the marks they gave. */
async function marksOf(
  db: Prisma.TransactionClient,
  { id: roundId }: Pick<Round, "id">,
  nominations: readonly { id: string; categoryId: string }[],
) {
  const readings = await db.allocation.findMany({
    where: { roundId, state: "ALLOCATED" },
    select: {
      nominationId: true,
      panelMember: { select: { id: true, name: true } },
      sheet: { select: { state: true, scores: { select: { criterionId: true, value: true } } } },
    },
  })
  const criteria = await db.criterion.findMany({
    where: { roundId },
    include: { scale: { orderBy: { value: "asc" } } },
    orderBy: { position: "asc" },
    take: 500,
  })
  const ofCategory = new Map(
    nominations.map(({ categoryId }) => [
      categoryId,
      criteria.filter((criterion) => criterion.categoryId === null || criterion.categoryId === categoryId),
    ]),
  )
  const byId = new Map(nominations.map((nomination) => [nomination.id, nomination]))
  const marks = readings.flatMap(({ nominationId, panelMember, sheet }): Mark[] => {
    const nomination = byId.get(nominationId)
    if (!nomination || !sheet || sheet.state === "DRAFT") return []
    const mark = markOf(ofCategory.get(nomination.categoryId) ?? [], sheet.scores)
    return mark === null ? [] : [{ nominationId, readerId: panelMember.id, mark }]
  })
  return { readings, marks }
}

const agreementIn = (model: Model, marks: readonly Mark[]) => agreementOf(model, marks.length / model.nominationIds.length)

/** How far the readers of a round agree, all entries counted; null where they overlap too little to say. */
export async function roundAgreement(db: Prisma.TransactionClient, round: Pick<Round, "id">): Promise<Agreement | null> {
  const nominations = await db.nomination.findMany({
    where: { roundId: round.id, state: { in: [...takingPart] } },
    select: { id: true, categoryId: true },
    orderBy: { reference: "asc" },
    take: 2000,
  })
  const { marks } = await marksOf(db, round, nominations)
  return refusalOf(marks) ? null : agreementIn(fitModel(marks), marks)
}

function contestsOf(nominations: readonly NominationResult["nomination"][]): Contest[] {
  const found = new Map<string, Contest>()
  for (const nomination of nominations) {
    const { category, region } = nomination
    found.set(contestKey(nomination), {
      key: contestKey(nomination),
      category,
      region: category.scope === "PER_REGION" ? region : null,
      shortlistSize: category.shortlistSize,
      winnerCount: category.winnerCount,
    })
  }
  return [...found.values()].sort(
    (a, b) => a.category.position - b.category.position || (a.region?.position ?? 0) - (b.region?.position ?? 0),
  )
}

/** Ranks by raw mean; equal means share the better rank. */
function ranked(nominationIds: readonly string[], raw: ReadonlyMap<string, RawResult>): [string, number][] {
  const means = nominationIds.flatMap((id) => raw.get(id)?.mean ?? [])
  return nominationIds.flatMap((id): [string, number][] => {
    const own = raw.get(id)?.mean
    return own === undefined ? [] : [[id, 1 + means.filter((mean) => mean > own + 1e-9).length]]
  })
}

function readersOf(
  readings: readonly { panelMember: { id: string; name: string } }[],
  marks: readonly Mark[],
  model: Model | null,
): RoundResults["readers"] {
  const names = new Map(readings.map(({ panelMember }) => [panelMember.id, panelMember.name]))
  return [...names]
    .flatMap(([panelMemberId, name]) => {
      const own = marks.filter(({ readerId }) => readerId === panelMemberId)
      if (own.length === 0) return []
      const index = model?.readerIds.indexOf(panelMemberId) ?? -1
      const mean = own.reduce((sum, { mark }) => sum + mark, 0) / own.length
      return [{ panelMemberId, name, sheets: own.length, mean, effect: model?.readerEffects[index] ?? null }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Why there is no adjusted mean, in words, and what would mend it. */
export function refusalInWords(refusal: Refusal, nameOf: (readerId: string) => string): string {
  if (refusal.kind === "TOO_FEW_MARKS")
    return `There are ${refusal.marks} score sheets, and at least ${refusal.needed} are needed to tell severe readers from weak entries. Until then only raw means are shown.`
  const groups = refusal.groups.map(({ readerIds }) => readerIds.map(nameOf).join(", ")).join("; and ")
  return `The panel falls into groups that have read nothing in common: ${groups}. Nobody can say which group is the harder, so marks are not adjusted. Give one nomination to readers of two groups.`
}
