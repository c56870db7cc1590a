import type { OrganisationKind, Prisma } from "@hub/prisma"

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
