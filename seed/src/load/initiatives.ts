import type { CaseStudy } from "@hub/api/directory/case-study.input"
import { termFields } from "@hub/api/directory/case-study.input"
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
  /** Every version, oldest first; only the present one if left out. */
  revisions?: readonly { publishedDaysAgo: number; changeNote: string | null; content: CaseStudy }[]
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
  await projectAll(tx, [...ids.values()])
  return ids
}

/** Writes what lists and search show of these entries. */
export async function projectAll(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += 25) await projectInitiatives({ tx }, ids.slice(start, start + 25))
}

async function loadInitiative(
  tx: Tx,
  seed: LoadableInitiative,
  { organisations, people, isDemonstration, now, termIds }: Surroundings & { termIds: ReadonlyMap<string, string> },
): Promise<string> {
  const contactPersonId = seed.contact ? (people.get(seed.contact) ?? null) : null
  const named = (content: CaseStudy): CaseStudy => ({
    ...content,
    contactPersonId,
    partners: withOrganisations(content.partners, seed.partnerOrganisations, organisations),
  })
  const content = named(seed.content)
  const revisions = seed.revisions ?? [{ publishedDaysAgo: seed.publishedDaysAgo, changeNote: null, content: seed.content }]
  const revisedAt = daysBefore(now, revisions.at(-1)!.publishedDaysAgo)
  const confirmedAt = daysBefore(now, seed.confirmedDaysAgo ?? seed.publishedDaysAgo)
  const { id } = await tx.initiative.create({
    data: {
      slug: seed.slug,
      organisationId: organisations.get(seed.organisation)!,
      contactPersonId,
      evidenceLevel: seed.evidence.level,
      evidenceReason: seed.evidence.reason || null,
      evidenceRatedAt: revisedAt,
      firstPublishedAt: daysBefore(now, seed.publishedDaysAgo),
      updatedAt: revisedAt,
      confirmedAt,
      reviewBy: daysBefore(confirmedAt, -365),
      archivedAt: seed.archived ? daysBefore(now, seed.archived.daysAgo) : null,
      archiveReason: seed.archived?.reason ?? null,
      isDemonstration,
    },
  })
  const written = await tx.revision.createManyAndReturn({
    data: revisions.map((revision, index) => ({
      initiativeId: id,
      number: index + 1,
      content: named(revision.content),
      changeNote: revision.changeNote,
      publishedAt: daysBefore(now, revision.publishedDaysAgo),
    })),
    select: { id: true, number: true },
  })
  await tx.initiative.update({
    where: { id },
    data: { currentRevisionId: written.find(({ number }) => number === revisions.length)!.id },
  })
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

/** The partners of a case study with the organisations that they are, as far as these are in the hub. */
export function withOrganisations(
  partners: CaseStudy["partners"],
  slugs: readonly (string | null)[],
  organisations: OrganisationIds,
): CaseStudy["partners"] {
  return partners.map((partner, index) => {
    const slug = slugs[index]
    return { ...partner, organisationId: (slug && organisations.get(slug)) || null }
  })
}
