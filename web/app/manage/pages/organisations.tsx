import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { kindOf, kindValue, organisationKindLabels, organisationKinds } from "../../people/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, Checkboxes, Select, TextInput } from "../../ui/form/form.tsx"
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
  const { searchParams } = new URL(args.request.url)
  const name = searchParams.get("name")?.trim().slice(0, 200) ?? ""
  const kind = kindOf(searchParams.get("kind"))
  const region = searchParams.get("region") ?? ""
  const closed = searchParams.get("closed") === "yes"
  const before = searchParams.get("before")
  const { viewer, ...data } = await query(args, document, {
    filter: { ...(name && { name }), ...(kind && { kinds: [kind] }), ...(region && { regions: [region] }), includeClosed: closed },
    ...(before ? { last: pageSize, before } : { first: pageSize, after: searchParams.get("after") }),
  })
  demandAdministrator(args.request, viewer)
  return { ...data, chosen: { name, kind: kind ? kindValue(kind) : "", region, closed: closed ? "yes" : "" } }
}

export default function ManageOrganisations() {
  const { organisations, regions, chosen } = useLoaderData<typeof loader>()
  const { totalCount, edges, pageInfo } = organisations
  const chosenPairs = Object.entries(chosen).filter(([, value]) => value !== "")
  const address = (pairs: string[][]) => `${manageOrganisationsPath}?${new URLSearchParams(pairs)}`
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <h1>Organisations</h1>
      <p className="hub-actions">
        <Link to={newOrganisationPath}>Add an organisation</Link>
        <Link to={importsPath}>Import from an ODS file</Link>
      </p>
      <Form key={JSON.stringify(chosen)} className="hub-filter-bar" aria-label="Find an organisation">
        <TextInput name="name" label="Name, ODS code or UKPRN" type="search" defaultValue={chosen.name} />
        <Select
          name="kind"
          label="Kind"
          defaultValue={chosen.kind}
          options={[
            { value: "", label: "All kinds" },
            ...organisationKinds.map((kind) => ({ value: kindValue(kind), label: organisationKindLabels[kind] })),
          ]}
        />
        <Select
          name="region"
          label="Region"
          defaultValue={chosen.region}
          options={[{ value: "", label: "All regions" }, ...regions.map(({ slug, name }) => ({ value: slug, label: name }))]}
        />
        <Checkboxes
          name="closed"
          label="Closed ones"
          small
          options={[{ value: "yes", label: "List them too" }]}
          defaultValues={[chosen.closed]}
        />
        <Button>Find</Button>
      </Form>
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
      <PreviousNext
        label="Pages of organisations"
        previous={pageInfo.hasPreviousPage ? address([...chosenPairs, ["before", pageInfo.startCursor ?? ""]]) : null}
        next={pageInfo.hasNextPage ? address([...chosenPairs, ["after", pageInfo.endCursor ?? ""]]) : null}
      />
    </>
  )
}
