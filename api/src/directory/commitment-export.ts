import { OrganisationKind } from "@hub/prisma"
import type { Request, Response } from "express"
import type { Context } from "../platform/context.ts"
import { sendWhole } from "../platform/http/sending.ts"
import { csvOf, tableOf } from "../platform/http/table.ts"
import { byOrganisation, type CommitmentFilter, commitmentsWhere } from "./commitment.reads.ts"
import { schemes } from "./commitment.rules.ts"
import { organisationKindLabels } from "./initiative.facets.ts"

/** Rows read at a time. */
const portion = 200

/** The register as a table, narrowed by the same parameters as /commitments. */
export async function commitmentsCsv(context: Context, request: Request, response: Response): Promise<void> {
  const filter = filterOf(new URL(request.originalUrl, "http://localhost").searchParams)
  response.attachment("commitments.csv")
  const measures = [...new Map(Object.values(schemes).flatMap((scheme) => scheme.measures.map((known) => [known.measure, known.label])))]
  const table = tableOf(() => rowsOf(context, filter), {
    Organisation: ({ organisation }) => organisation.name,
    "Kind of organisation": ({ organisation }) => organisationKindLabels[organisation.kind],
    Region: ({ organisation }) => organisation.region.name,
    Commitment: ({ scheme }) => schemes[scheme].name,
    "Made on": ({ madeAt }) => madeAt,
    "What it will do": ({ statement }) => statement,
    "In place": ({ scheme, inPlace }) =>
      schemes[scheme].expectations
        .filter(({ key }) => inPlace.includes(key))
        .map(({ text }) => text)
        .join("; "),
    "Senior champion": ({ champion }) => champion,
    "Where to apply": ({ applyUrl }) => applyUrl,
    "Next report due": ({ reportDueAt }) => reportDueAt,
    "Last report on": ({ reports }) => reports[0]?.year,
    ...Object.fromEntries(
      measures.map(([measure, label]) => [
        label,
        ({ reports }: Row) => reports[0]?.figures.find((figure) => figure.measure === measure)?.value,
      ]),
    ),
    Demonstration: ({ isDemonstration }) => isDemonstration,
    Address: ({ organisation, scheme }) =>
      `${context.env.PUBLIC_URL}/organisations/${organisation.slug}/commitments/${schemes[scheme].slug}`,
  })
  await sendWhole(context, response, csvOf(table))
}

const wanted = {
  organisation: { include: { region: true } },
  reports: { orderBy: { year: "desc" }, take: 1, include: { figures: true } },
} as const

const readPortion = ({ db }: Context, filter: CommitmentFilter, skip: number) =>
  db.commitment.findMany({ where: commitmentsWhere(filter), include: wanted, orderBy: [...byOrganisation], skip, take: portion })
type Row = Awaited<ReturnType<typeof readPortion>>[number]

async function* rowsOf(context: Context, filter: CommitmentFilter): AsyncGenerator<Row> {
  for (let skip = 0; ; skip += portion) {
    const rows = await readPortion(context, filter, skip)
    yield* rows
    if (rows.length < portion) return
  }
}

/** What an address asks for; what it does not know does not narrow. */
function filterOf(parameters: URLSearchParams): CommitmentFilter {
  const kind = parameters.get("kind")?.toUpperCase().replaceAll("-", "_")
  const [scheme, region] = [parameters.get("scheme"), parameters.get("region")]
  return {
    name: parameters.get("name"),
    kinds: Object.values(OrganisationKind).filter((known) => known === kind),
    regions: region ? [region] : [],
    schemes: scheme ? [scheme] : [],
  }
}
