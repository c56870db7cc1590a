import type { Prisma, Round } from "@hub/prisma"
import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"
import { Memo, perDatabase } from "../platform/search/memo.ts"
import type { Agreement } from "./agreement.rules.ts"
import { honoured } from "./decision.rules.ts"
import { roundAgreement } from "./results.reads.ts"
import { announcedStates, isAnnounced } from "./round.rules.ts"

/** A nomination that was honoured in a round whose results are out. Nothing else is ever read for the public. */
export type PublicOutcome = Prisma.NominationGetPayload<typeof outcomeQuery>

const outcomeQuery = {
  include: { round: true, category: true, region: true, organisation: true, initiative: { select: { slug: true } } },
} satisfies Prisma.NominationDefaultArgs

/** What everybody may know of outcomes: honours of rounds that are announced. Every public list, badge and file asks it. */
export const announcedWhere: Prisma.NominationWhereInput = { state: { in: [...honoured] }, round: { state: { in: [...announcedStates] } } }

/** The round with this address if its results are out; null otherwise. */
export async function announcedRound({ db }: Context, slug: string): Promise<Round | null> {
  const round = await db.round.findUnique({ where: { slug } })
  return round && isAnnounced(round) ? round : null
}

/** Honours of a round, winners first. At most 500. */
export async function outcomesOf({ db }: Context, round: Round): Promise<PublicOutcome[]> {
  const found = await db.nomination.findMany({
    ...outcomeQuery,
    where: { AND: [announcedWhere, { roundId: round.id }] },
    orderBy: [{ category: { position: "asc" } }, { region: { position: "asc" } }, { title: "asc" }],
    take: 500,
  })
  const order = (outcome: PublicOutcome) => (honoured as readonly string[]).indexOf(outcome.state)
  return found.sort((a, b) => a.category.position - b.category.position || order(a) - order(b))
}

const badges = Symbol("badges")

/** Honours of an initiative or an organisation, newest first; one statement for all that a request asks about. */
export function badgesOf(context: Context, kind: "initiativeId" | "organisationId", id: string): Promise<PublicOutcome[]> {
  const loaders = context.once(badges, () => new Map<string, DataLoader<string, PublicOutcome[]>>())
  const loader =
    loaders.get(kind) ??
    new DataLoader<string, PublicOutcome[]>(async (ids) => {
      const found = await context.db.nomination.findMany({
        ...outcomeQuery,
        where: { AND: [announcedWhere, { [kind]: { in: [...ids] } }] },
        orderBy: [{ round: { announcedAt: "desc" } }, { reference: "asc" }],
      })
      return ids.map((own) => found.filter((outcome) => outcome[kind] === own).slice(0, 20))
    })
  loaders.set(kind, loader)
  return loader.load(id)
}

/** What a round comes to in figures, for everybody once it is announced. No figure says anything about one entry. */
export type RoundStatistics = {
  round: Round
  entries: number
  byRegion: { label: string; count: number }[]
  byKind: { label: string; count: number }[]
  byTheme: { label: string; count: number }[]
  readers: number
  sheetsWanted: number
  sheets: number
}

export async function roundStatistics({ db }: Context, round: Round): Promise<RoundStatistics> {
  const entries = await db.nomination.findMany({
    where: { roundId: round.id, submittedAt: { not: null }, state: { not: "WITHDRAWN" } },
    select: {
      region: { select: { name: true, position: true } },
      organisation: { select: { kind: true } },
      initiative: { select: { terms: { where: { term: { taxonomy: "THEME" } }, select: { term: { select: { label: true } } } } } },
    },
    take: 5000,
  })
  const readers = await db.panelMember.count({ where: { roundId: round.id, state: "ACCEPTED" } })
  const sheetsWanted = await db.allocation.count({ where: { roundId: round.id, state: "ALLOCATED" } })
  const sheets = await db.scoreSheet.count({
    where: { state: { not: "DRAFT" }, allocation: { roundId: round.id, state: "ALLOCATED" } },
  })
  return {
    round,
    entries: entries.length,
    byRegion: counted(entries.map(({ region }) => region.name)),
    byKind: counted(entries.map(({ organisation }) => organisation.kind)),
    byTheme: counted(entries.flatMap(({ initiative }) => initiative?.terms.map(({ term }) => term.label) ?? [])),
    readers,
    sheetsWanted,
    sheets,
  }
}

const finalAgreements = perDatabase(() => new Memo<Agreement | null>(200))

/** How far the readers of a round whose results are out agree. No sheet changes any more, so it is worked out once. */
export async function finalAgreement({ db, database }: Context, round: Round): Promise<Agreement | null> {
  const kept = finalAgreements(database)
  const known = kept.get(round.id, round.version)
  if (known !== undefined) return known
  const agreement = await roundAgreement(db, round)
  kept.set(round.id, round.version, agreement)
  return agreement
}

function counted(labels: readonly string[]): { label: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
}
