import type { CaseStudy } from "@hub/api/directory/case-study.input"
import { termFields } from "@hub/api/directory/case-study.reads"
import { projectInitiatives } from "@hub/api/directory/initiative.search"
import type { Prisma } from "@hub/prisma"
import type { InitiativeSeed } from "../initiative.ts"
import { daysBefore } from "./days.ts"
import type { OrganisationIds } from "./organisations.ts"

type Tx = Prisma.TransactionClient

/** A published entry with what only demonstration entries have. */
export type LoadableInitiative = InitiativeSeed & {
  contact?: string
  confirmedDaysAgo?: number
  archived?: { daysAgo: number; reason: string } | null
}

type Surroundings = {
  organisations: OrganisationIds
  people: ReadonlyMap<string, string>
  isDemonstration: boolean
  now: Date
}

/** Writes published entries as if an editor had published each on its day, and what readers search. Returns ids by slug. */
export async function loadInitiatives(
  tx: Tx,
  seeds: readonly LoadableInitiative[],
  around: Surroundings,
): Promise<ReadonlyMap<string, string>> {
  const termIds = new Map((await tx.term.findMany()).map(({ id, taxonomy, slug }) => [`${taxonomy}:${slug}`, id]))
  const ids = new Map<string, string>()
  for (const seed of seeds) ids.set(seed.slug, await loadInitiative(tx, seed, { ...around, termIds }))
  const all = [...ids.values()]
  for (let start = 0; start < all.length; start += 25) await projectInitiatives({ tx }, all.slice(start, start + 25))
  return ids
}

async function loadInitiative(
  tx: Tx,
  seed: LoadableInitiative,
  { organisations, people, isDemonstration, now, termIds }: Surroundings & { termIds: ReadonlyMap<string, string> },
): Promise<string> {
  const publishedAt = daysBefore(now, seed.publishedDaysAgo)
  const confirmedAt = daysBefore(now, seed.confirmedDaysAgo ?? seed.publishedDaysAgo)
  const contactPersonId = seed.contact ? (people.get(seed.contact) ?? null) : null
  const content: CaseStudy = {
    ...seed.content,
    contactPersonId,
    partners: seed.content.partners.map((partner, index) => {
      const slug = seed.partnerOrganisations[index]
      return { ...partner, organisationId: (slug && organisations.get(slug)) || null }
    }),
  }
  const { id } = await tx.initiative.create({
    data: {
      slug: seed.slug,
      organisationId: organisations.get(seed.organisation)!,
      contactPersonId,
      evidenceLevel: seed.evidence.level,
      evidenceReason: seed.evidence.reason || null,
      evidenceRatedAt: publishedAt,
      firstPublishedAt: publishedAt,
      updatedAt: publishedAt,
      confirmedAt,
      reviewBy: daysBefore(confirmedAt, -365),
      archivedAt: seed.archived ? daysBefore(now, seed.archived.daysAgo) : null,
      archiveReason: seed.archived?.reason ?? null,
      isDemonstration,
    },
  })
  const revision = await tx.revision.create({ data: { initiativeId: id, number: 1, content, publishedAt } })
  await tx.initiative.update({ where: { id }, data: { currentRevisionId: revision.id } })
  const terms = (Object.keys(termFields) as (keyof typeof termFields)[]).flatMap((field) =>
    content[field].map((slug) => termIds.get(`${termFields[field]}:${slug}`)!),
  )
  await tx.initiativeTerm.createMany({ data: terms.map((termId) => ({ initiativeId: id, termId })) })
  await tx.impactMeasure.createMany({
    data: content.measures.flatMap((measure, position) =>
      measure.value === null ? [] : [{ ...measure, value: measure.value, initiativeId: id, position }],
    ),
  })
  const partners = new Set(content.partners.flatMap(({ organisationId }) => organisationId ?? []))
  await tx.initiativePartner.createMany({ data: [...partners].map((organisationId) => ({ initiativeId: id, organisationId })) })
  return id
}
