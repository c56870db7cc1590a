import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { narrowedPages, OrganisationFilter, organisationKindLabels, readOrganisationFilter } from "../../people/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Checkboxes } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { Table } from "../../ui/table/table.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { demandAdministrator } from "../parts/demand-role.server.ts"
import { importsPath, manageOrganisationPath, manageOrganisationsPath, newOrganisationPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Organisations to manage")

const document = graphql(`
  query ManageOrganisations($filter: OrganisationFilter, $first: Int, $last: Int, $after: String, $before: String) {
    viewer {
      roles {
        role
        isInEffect
      }
    }
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
          odsCode
          ukprn
          closedAt
          isDemonstration
          emailDomains
          region {
            name
          }
        }
      }
    }
  }
`)

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const { filter, page, chosen } = readOrganisationFilter(args.request.url, pageSize)
  const includeClosed = new URL(args.request.url).searchParams.get("closed") === "yes"
  const { viewer, ...data } = await query(args, document, { filter: { ...filter, includeClosed }, ...page })
  demandAdministrator(args.request, viewer)
  return { ...data, chosen: { ...chosen, closed: includeClosed ? "yes" : "" } }
}

export default function ManageOrganisations() {
  const { organisations, regions, chosen } = useLoaderData<typeof loader>()
  const { totalCount, edges, pageInfo } = organisations
  const { previous, next } = narrowedPages(manageOrganisationsPath, chosen, pageInfo)
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <h1>Organisations</h1>
      <p className="hub-actions">
        <Link to={newOrganisationPath}>Add an organisation</Link>
        <Link to={importsPath}>Import from an ODS file</Link>
      </p>
      <OrganisationFilter label="Find an organisation" nameLabel="Name, ODS code or UKPRN" chosen={chosen} regions={regions}>
        <Checkboxes
          name="closed"
          label="Closed ones"
          small
          options={[{ value: "yes", label: "List them too" }]}
          defaultValues={[chosen.closed]}
        />
      </OrganisationFilter>
      <p role="status">{totalCount === 1 ? "1 organisation" : `${totalCount.toLocaleString("en-GB")} organisations`}</p>
      {totalCount === 0 ? (
        <EmptyState heading="No organisation matches">
          <p>
            Try part of the name, <Link to={manageOrganisationsPath}>show all organisations</Link>, or{" "}
            <Link to={newOrganisationPath}>add it</Link>.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Organisations"
          hideCaption
          stacks
          rows={edges.map(({ node }) => node)}
          keyOf={({ slug }) => slug}
          columns={[
            {
              heading: "Name",
              cell: ({ slug, name, closedAt, isDemonstration }) => (
                <>
                  <Link to={manageOrganisationPath(slug)}>{name}</Link> {closedAt && <Tag colour="grey">Closed</Tag>}{" "}
                  {isDemonstration && <DemonstrationTag />}
                </>
              ),
            },
            { heading: "Kind", cell: ({ kind }) => organisationKindLabels[kind] },
            { heading: "Region", cell: ({ region }) => region.name },
            { heading: "Code", cell: ({ odsCode, ukprn }) => odsCode ?? ukprn ?? "None" },
            { heading: "E-mail domains", cell: ({ emailDomains }) => emailDomains.join(", ") || "None" },
          ]}
        />
      )}
      <PreviousNext label="Pages of organisations" previous={previous} next={next} />
    </>
  )
}
