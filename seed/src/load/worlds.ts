import type { PrismaClient } from "@hub/prisma"
import { demoAdoptions, demoCollections, demoCommitments, demoFollows, demoSavedSearches, demoSaves } from "../demo/activity.ts"
import { recognitionAward } from "../demo/award.ts"
import { demoCalls } from "../demo/calls.ts"
import { demoSpaces, demoThreads } from "../demo/forum.ts"
import { demoInitiatives } from "../demo/initiatives.ts"
import { entries } from "../demo/judging-day.ts"
import { demoOrganisations } from "../demo/organisations.ts"
import { demoPassword, demoPeople } from "../demo/people.ts"
import { demoSubmissions } from "../demo/submissions.ts"
import { realInitiatives } from "../real/initiatives.ts"
import { realOrganisations } from "../real/organisations.ts"
import { loadActivity } from "./activity.ts"
import { loadAward } from "./award-round.ts"
import { daysBefore } from "./days.ts"
import { loadForum } from "./forum.ts"
import { loadInitiatives } from "./initiatives.ts"
import { judgingDayReadings, loadJudgingDay } from "./judging-day.ts"
import { loadOpenRound } from "./open-round.ts"
import { loadOrganisations } from "./organisations.ts"
import { loadPastRound } from "./past-round.ts"
import { loadPeople } from "./people.ts"
import { loadReference } from "./reference.ts"
import { loadSubmissions } from "./submissions.ts"

/** Long enough for the embedded database on a slow machine. */
const limits = { maxWait: 30_000, timeout: 300_000 }

/** True while nobody and nothing is in the hub. */
export async function isEmpty(db: PrismaClient): Promise<boolean> {
  return (await db.person.count()) === 0 && (await db.organisation.count()) === 0
}

/** Regions, taxonomies and the entries about real work: what a new installation needs. All or nothing. */
export async function loadBase(db: PrismaClient, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await loadReference(tx)
    const organisations = await loadOrganisations(tx, realOrganisations, { isDemonstration: false, at: now })
    await loadInitiatives(tx, realInitiatives, { organisations, people: new Map(), isDemonstration: false, now })
  }, limits)
}

/** The base and the demonstration world, everything invented in it marked as such. All or nothing. */
export async function loadDemo(db: PrismaClient, now: Date): Promise<void> {
  const readings = await judgingDayReadings()
  await db.$transaction(async (tx) => {
    await loadReference(tx)
    const real = await loadOrganisations(tx, realOrganisations, { isDemonstration: false, at: now })
    await loadInitiatives(tx, realInitiatives, { organisations: real, people: new Map(), isDemonstration: false, now })
    const organisations = await loadOrganisations(tx, demoOrganisations, { isDemonstration: true, at: now })
    const people = await loadPeople(tx, demoPeople, { password: demoPassword, organisations, now })
    await tx.call.createMany({
      data: demoCalls(now).map((call) => ({ ...call, aims: [...call.aims], isDemonstration: true, createdAt: now })),
    })
    const initiatives = await loadInitiatives(tx, demoInitiatives(now), { organisations, people, isDemonstration: true, now })
    const around = { organisations, people, initiatives, now }
    await loadActivity(
      tx,
      {
        adoptions: demoAdoptions,
        commitments: demoCommitments,
        saves: demoSaves,
        follows: demoFollows,
        collections: demoCollections,
        savedSearches: demoSavedSearches,
      },
      around,
    )
    await loadSubmissions(tx, demoSubmissions(now), around)
    const awardId = await loadAward(tx, recognitionAward, daysBefore(now, 500))
    await loadPastRound(tx, { ...around, awardId })
    await loadJudgingDay(tx, readings, { ...around, awardId })
    await loadOpenRound(tx, around)
    await loadForum(tx, demoSpaces, demoThreads, around)
  }, limits)
}

/** Only what a round in the middle of judging needs: invented people, their organisations, the initiatives behind its entries. All or nothing. */
export async function loadJudgingDayWorld(db: PrismaClient, now: Date): Promise<void> {
  const readings = await judgingDayReadings()
  const entered = new Set<string>(entries.map(({ initiative }) => initiative))
  await db.$transaction(async (tx) => {
    await loadReference(tx)
    const organisations = await loadOrganisations(tx, demoOrganisations, { isDemonstration: true, at: now })
    const people = await loadPeople(tx, demoPeople, { password: demoPassword, organisations, now })
    const seeds = demoInitiatives(now).filter(({ slug }) => entered.has(slug))
    const initiatives = await loadInitiatives(tx, seeds, { organisations, people, isDemonstration: true, now })
    const awardId = await loadAward(tx, recognitionAward, daysBefore(now, 120))
    await loadJudgingDay(tx, readings, { awardId, people, initiatives, now })
  }, limits)
}
