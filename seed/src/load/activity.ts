import { randomBytes } from "node:crypto"
import { nextReportDue } from "@hub/api/directory/commitment.rules"
import type { CommitmentMeasure, Prisma } from "@hub/prisma"
import type { DemoAdoption, DemoCollection, DemoCommitment, DemoMark, DemoSavedSearch } from "../demo/activity.ts"
import { leadHandle } from "../demo/people.ts"
import { daysBefore } from "./days.ts"
import { projectAll } from "./initiatives.ts"
import type { OrganisationIds } from "./organisations.ts"

type Tx = Prisma.TransactionClient

export type Activity = {
  adoptions: readonly DemoAdoption[]
  commitments: readonly DemoCommitment[]
  saves: readonly DemoMark[]
  follows: readonly DemoMark[]
  collections: readonly DemoCollection[]
  savedSearches: readonly DemoSavedSearch[]
}

type Around = {
  organisations: OrganisationIds
  /** Ids by handle. */
  people: ReadonlyMap<string, string>
  /** Ids by slug. */
  initiatives: ReadonlyMap<string, string>
  now: Date
}

/** Writes what people have done with the entries: taken them up, saved, followed and collected them, saved searches. */
export async function loadActivity(tx: Tx, activity: Activity, around: Around): Promise<void> {
  const { people, initiatives, now } = around
  await loadAdoptions(tx, activity.adoptions, around)
  await loadCommitments(tx, activity.commitments, around)
  const marks = (list: readonly DemoMark[]) =>
    list.map(({ person, initiative, daysAgo }) => ({
      personId: people.get(person)!,
      initiativeId: initiatives.get(initiative)!,
      createdAt: daysBefore(now, daysAgo),
    }))
  await tx.savedInitiative.createMany({ data: marks(activity.saves) })
  await tx.initiativeFollow.createMany({ data: marks(activity.follows) })
  for (const { owner, items, createdDaysAgo, ...collection } of activity.collections) {
    const at = daysBefore(now, createdDaysAgo)
    await tx.collection.create({
      data: {
        ...collection,
        ownerId: people.get(owner)!,
        linkToken: randomBytes(12).toString("base64url"),
        createdAt: at,
        updatedAt: at,
        items: {
          create: items.map(({ initiative, note }, position) => ({
            initiativeId: initiatives.get(initiative)!,
            position,
            note: note || null,
            addedAt: at,
          })),
        },
      },
    })
  }
  await tx.savedSearch.createMany({
    data: activity.savedSearches.map(({ person, ...search }) => ({
      ...search,
      personId: people.get(person)!,
      createdAt: daysBefore(now, 60),
    })),
  })
}

async function loadAdoptions(
  tx: Tx,
  adoptions: readonly DemoAdoption[],
  { organisations, people, initiatives, now }: Around,
): Promise<void> {
  for (const { initiative, organisation, person, stage, steps, localChanges, outcome } of adoptions)
    await tx.adoption.create({
      data: {
        initiativeId: initiatives.get(initiative)!,
        organisationId: organisations.get(organisation)!,
        personId: people.get(person)!,
        stage,
        localChanges: localChanges || null,
        outcome: outcome || null,
        createdAt: daysBefore(now, steps[0]!.daysAgo),
        updatedAt: daysBefore(now, steps.at(-1)!.daysAgo),
        steps: { create: steps.map((step) => ({ stage: step.stage, at: daysBefore(now, step.daysAgo) })) },
      },
    })
  // Cards say how many have taken an entry up.
  await projectAll(tx, [...new Set(adoptions.map(({ initiative }) => initiatives.get(initiative)!))])
}

async function loadCommitments(tx: Tx, commitments: readonly DemoCommitment[], { organisations, people, now }: Around): Promise<void> {
  for (const { organisation, reports, madeDaysAgo, ended, inPlace, ...commitment } of commitments) {
    const personId = people.get(leadHandle(organisation))!
    const madeAt = daysBefore(now, madeDaysAgo)
    // Reports are given in February on the year before.
    const given = reports.map((report) => ({ ...report, year: now.getUTCFullYear() - report.yearsAgo }))
    const reportedAt = (year: number) => new Date(Date.UTC(year + 1, 1, 10, 10))
    const last = Math.max(...given.map(({ year }) => year))
    await tx.commitment.create({
      data: {
        ...commitment,
        organisationId: organisations.get(organisation)!,
        inPlace: [...inPlace],
        madeById: personId,
        madeAt,
        reportDueAt: nextReportDue(given.length > 0 ? reportedAt(last) : madeAt),
        endedAt: ended ? daysBefore(now, ended.daysAgo) : null,
        endReason: ended?.reason ?? null,
        isDemonstration: true,
        reports: {
          create: given.map(({ year, account, figures }) => ({
            year,
            account,
            reportedById: personId,
            reportedAt: reportedAt(year),
            figures: { create: Object.entries(figures).map(([measure, value]) => ({ measure: measure as CommitmentMeasure, value })) },
          })),
        },
      },
    })
  }
}
