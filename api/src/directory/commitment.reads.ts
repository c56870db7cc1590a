import type { Commitment, CommitmentMeasure, CommitmentScheme, Prisma } from "@hub/prisma"
import DataLoader from "dataloader"
import { type OrganisationFilter, organisationsWhere } from "../people/public.ts"
import type { Context } from "../platform/context.ts"
import { schemeOfSlug } from "./commitment.rules.ts"

export type CommitmentFilter = Pick<OrganisationFilter, "name" | "kinds" | "regions"> & {
  /** Slugs. */
  schemes?: readonly string[] | null
  includeEnded?: boolean | null
}

/** The commitments a filter lets through. All are public; those of closed organisations and those that ended are history. */
export function commitmentsWhere(filter: CommitmentFilter | null | undefined): Prisma.CommitmentWhereInput {
  return {
    ...(filter?.schemes?.length && { scheme: { in: filter.schemes.flatMap((slug) => schemeOfSlug(slug) ?? []) } }),
    ...(!filter?.includeEnded && { endedAt: null }),
    organisation: organisationsWhere({ ...filter, includeClosed: filter?.includeEnded ?? false }),
  }
}

/** In the register: by the organisation's name. */
export const byOrganisation = [
  { organisation: { name: "asc" } },
  { scheme: "asc" },
  { id: "asc" },
] as const satisfies Prisma.CommitmentOrderByWithRelationInput[]

const loaderKey = Symbol("commitment loader")

/** Commitments by id, fetched together once a request; null for none. */
export function commitmentLoader(context: Context): DataLoader<string, Commitment | null> {
  return context.once(
    loaderKey,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const found = await context.db.commitment.findMany({ where: { id: { in: [...ids] } } })
        return ids.map((id) => found.find((commitment) => commitment.id === id) ?? null)
      }),
  )
}

/** What a scheme has come to: how many organisations stand by it now, and the sums of their latest reports. */
export type SchemeSums = { commitmentCount: number; sums: Map<CommitmentMeasure, { sum: number; reportCount: number }> }

/** Each scheme's sums, in two statements. Of each commitment that stands only the latest report counts, so that nobody is counted twice. */
export async function sumsOfSchemes({ db }: Context): Promise<Map<CommitmentScheme, SchemeSums>> {
  const standing = { endedAt: null, organisation: { closedAt: null } }
  const counts = await db.commitment.groupBy({ by: ["scheme"], where: standing, _count: true })
  const sums = await db.$queryRaw<{ scheme: CommitmentScheme; measure: CommitmentMeasure; sum: bigint; reportCount: bigint }[]>`
    with latest as (
      select distinct on (c."id") c."scheme", r."id"
        from "Commitment" c
        join "Organisation" o on o."id" = c."organisationId" and o."closedAt" is null
        join "CommitmentReport" r on r."commitmentId" = c."id"
       where c."endedAt" is null
       order by c."id", r."year" desc
    )
    select l."scheme"::text as "scheme", f."measure"::text as "measure", sum(f."value")::bigint as "sum", count(*) as "reportCount"
      from latest l join "CommitmentFigure" f on f."reportId" = l."id"
     group by 1, 2`
  return new Map(
    counts.map(({ scheme, _count }) => [
      scheme,
      {
        commitmentCount: _count,
        sums: new Map(
          sums
            .filter((row) => row.scheme === scheme)
            .map(({ measure, sum, reportCount }) => [measure, { sum: Number(sum), reportCount: Number(reportCount) }]),
        ),
      },
    ]),
  )
}
