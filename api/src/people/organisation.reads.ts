import type { OrganisationKind, Prisma } from "@hub/prisma"
import { slugBase } from "./organisation.rules.ts"

export type OrganisationFilter = {
  name?: string | null
  kinds?: readonly OrganisationKind[] | null
  regions?: readonly string[] | null
  includeClosed?: boolean | null
}

/** The organisations a filter lets through. Every organisation is public. */
export function organisationsWhere(filter: OrganisationFilter | null | undefined): Prisma.OrganisationWhereInput {
  const name = filter?.name?.trim()
  return {
    ...(name && { OR: [{ name: { contains: name, mode: "insensitive" } }, { odsCode: name.toUpperCase() }, { ukprn: name }] }),
    ...(filter?.kinds?.length && { kind: { in: [...filter.kinds] } }),
    ...(filter?.regions?.length && { region: { slug: { in: [...filter.regions] } } }),
    ...(!filter?.includeClosed && { closedAt: null }),
  }
}

/** Addresses made from names, in their order, that no other organisation has, nor another of these. */
export async function freeSlugs(tx: Prisma.TransactionClient, names: readonly string[]): Promise<string[]> {
  const bases = names.map(slugBase)
  const found = await tx.organisation.findMany({
    where: { OR: [...new Set(bases)].map((base) => ({ slug: { startsWith: base } })) },
    select: { slug: true },
  })
  const taken = new Set(found.map(({ slug }) => slug))
  return bases.map((base) => {
    let slug = base
    for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`
    taken.add(slug)
    return slug
  })
}
