import type { Prisma } from "@hub/prisma"
import type { OrganisationSeed } from "../organisation.ts"

type Tx = Prisma.TransactionClient

/** Ids of organisations by slug. */
export type OrganisationIds = ReadonlyMap<string, string>

export async function loadOrganisations(
  tx: Tx,
  seeds: readonly OrganisationSeed[],
  { isDemonstration, at }: { isDemonstration: boolean; at: Date },
): Promise<OrganisationIds> {
  const regions = new Map((await tx.region.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]))
  const written = await tx.organisation.createManyAndReturn({
    data: seeds.map(({ slug, name, kind, region, odsCode, ukprn, about }) => ({
      slug,
      name,
      kind,
      about,
      odsCode: odsCode ?? null,
      ukprn: ukprn ?? null,
      regionId: regions.get(region)!,
      isDemonstration,
      createdAt: at,
    })),
    select: { id: true, slug: true },
  })
  const ids = new Map(written.map(({ id, slug }) => [slug, id]))
  await tx.organisationEmailDomain.createMany({
    data: seeds.flatMap(({ slug, emailDomains = [] }) => emailDomains.map((domain) => ({ domain, organisationId: ids.get(slug)! }))),
  })
  return ids
}
