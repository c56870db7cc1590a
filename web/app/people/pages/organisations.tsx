import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { organisationPath } from "../organisation-paths.ts"
import { narrowedPages, OrganisationFilter, readOrganisationFilter } from "../parts/organisation-filter.tsx"
import { organisationKindLabels } from "../parts/organisation-kinds.ts"

export const meta: MetaFunction = () => titled("Organisations")

const pageSize = 30

const document = graphql(`
  query Organisations($filter: OrganisationFilter, $first: Int, $last: Int, $after: String, $before: String) {
    regions {
      slug
      name
    }
    organisations(filter: $filter, first: $first, last: $last, after: $after, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          slug
          name
          kind
          isDemonstration
          region {
            name
          }
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { filter, page, chosen } = readOrganisationFilter(args.request.url, pageSize)
  return { ...(await query(args, document, { filter, ...page })), chosen }
}

export default function Organisations() {
  const { organisations, regions, chosen } = useLoaderData<typeof loader>()
  const { totalCount, edges, pageInfo } = organisations
  const { isNarrowed, previous, next } = narrowedPages("/organisations", chosen, pageInfo)
  return (
    <>
      <h1>Organisations</h1>
      <p className="hub-lede">NHS trusts, universities, colleges, charities and others that share what they do.</p>
      <OrganisationFilter label="Find an organisation" nameLabel="Name" chosen={chosen} regions={regions} />
      <h2 className="nhsuk-heading-s">
        <span role="status">{totalCount === 1 ? "1 organisation" : `${totalCount.toLocaleString("en-GB")} organisations`}</span>
      </h2>
      {totalCount === 0 && isNarrowed && (
        <p>
          No organisation matches. Try part of the name, or <Link to="/organisations">show all organisations</Link>.
        </p>
      )}
      <ul className="hub-rows hub-rows--tagged">
        {edges.map(({ node }) => (
          <li key={node.slug}>
            <Link to={organisationPath(node.slug)}>{node.name}</Link>
            <span className="hub-rows__detail">
              {organisationKindLabels[node.kind]} · {node.region.name}
            </span>
            {node.isDemonstration && <DemonstrationTag />}
          </li>
        ))}
      </ul>
      <PreviousNext label="Pages of organisations" previous={previous} next={next} />
    </>
  )
}
