import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import {
  commitmentPath,
  commitmentsPath,
  narrowedPages,
  OrganisationFilter,
  organisationKindLabels,
  readOrganisationFilter,
} from "../../people/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Select } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"

export const meta: MetaFunction = () => titled("Commitments")

const pageSize = 30

const document = graphql(`
  query Commitments($filter: CommitmentFilter, $first: Int, $last: Int, $after: String, $before: String) {
    regions {
      slug
      name
    }
    commitmentSchemes {
      slug
      name
      purpose
      commitmentCount
      measures {
        measure
        label
        sum
        reportCount
      }
    }
    commitments(filter: $filter, first: $first, last: $last, after: $after, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          id
          madeAt
          isReportOverdue
          isDemonstration
          scheme {
            slug
            name
          }
          organisation {
            slug
            name
            kind
            region {
              name
            }
          }
          reports {
            year
          }
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { filter, page, chosen } = readOrganisationFilter(args.request.url, pageSize)
  const scheme = new URL(args.request.url).searchParams.get("scheme") ?? ""
  const data = await query(args, document, { filter: { ...filter, ...(scheme && { schemes: [scheme] }) }, ...page })
  return { ...data, chosen: { ...chosen, scheme } }
}

export default function Commitments() {
  const { regions, commitmentSchemes: schemes, commitments, chosen } = useLoaderData<typeof loader>()
  const { totalCount, edges, pageInfo } = commitments
  const { isNarrowed, parameters, previous, next } = narrowedPages(commitmentsPath, chosen, pageInfo)
  return (
    <>
      <h1>Commitments</h1>
      <p className="hub-lede">Organisations that have publicly committed themselves, and what came of it.</p>
      <div className="hub-grid">
        {schemes.map(({ slug, name, purpose, commitmentCount, measures }) => (
          <section key={slug} className="hub-card">
            <h2 className="nhsuk-heading-s">{name}</h2>
            <p>{purpose}</p>
            <p>
              <strong>{countOf(commitmentCount, "organisation")}</strong>
            </p>
            <ul className="hub-small">
              {measures
                .filter(({ sum }) => sum !== null)
                .map(({ measure, label, sum, reportCount }) => (
                  <li key={measure}>
                    {label}: <strong>{sum?.toLocaleString("en-GB")}</strong>, by the latest {countOf(reportCount, "report")}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <OrganisationFilter label="Find a commitment" nameLabel="Organisation" chosen={chosen} regions={regions}>
        <Select
          name="scheme"
          label="Commitment"
          defaultValue={chosen.scheme}
          options={[{ value: "", label: "All commitments" }, ...schemes.map(({ slug, name }) => ({ value: slug, label: name }))]}
        />
      </OrganisationFilter>
      <h2 className="nhsuk-heading-s">
        <span role="status">{countOf(totalCount, "commitment")}</span>
      </h2>
      {totalCount === 0 &&
        (isNarrowed ? (
          <p>
            None matches. Try part of the organisation's name, or <Link to={commitmentsPath}>show the whole register</Link>.
          </p>
        ) : (
          <p>No organisation has committed itself yet. A lead of an organisation does it from the organisation's page.</p>
        ))}
      <ul className="hub-rows hub-rows--tagged">
        {edges.map(({ node: { id, scheme, organisation, madeAt, isReportOverdue, isDemonstration, reports } }) => (
          <li key={id}>
            <Link to={commitmentPath(organisation.slug, scheme.slug)}>
              {organisation.name}: {scheme.name}
            </Link>
            <span className="hub-rows__detail">
              {organisationKindLabels[organisation.kind]} · {organisation.region.name} · since {formatDay(madeAt)}
              {reports[0] && ` · last report on ${reports[0].year}`}
            </span>
            <span className="hub-rows__tags">
              {isReportOverdue && <Tag colour="yellow">Report overdue</Tag>} {isDemonstration && <DemonstrationTag />}
            </span>
          </li>
        ))}
      </ul>
      <PreviousNext label="Pages of commitments" previous={previous} next={next} />
      {totalCount > 0 && (
        <p className="hub-small hub-no-print">
          Take this list with you: <a href={`/export/commitments.csv${parameters && `?${parameters}`}`}>CSV</a>
        </p>
      )}
    </>
  )
}

const countOf = (count: number, what: string) => `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`
