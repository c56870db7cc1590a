import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Button, Select, TextInput } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { organisationPath } from "../organisation-paths.ts"
import { kindOf, kindValue, organisationKindLabels, organisationKinds } from "../parts/organisation-kinds.ts"

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
  const { searchParams } = new URL(args.request.url)
  const name = searchParams.get("name")?.trim().slice(0, 200) ?? ""
  const kind = kindOf(searchParams.get("kind"))
  const region = searchParams.get("region") ?? ""
  const before = searchParams.get("before")
  const data = await query(args, document, {
    filter: { ...(name && { name }), ...(kind && { kinds: [kind] }), ...(region && { regions: [region] }) },
    ...(before ? { last: pageSize, before } : { first: pageSize, after: searchParams.get("after") }),
  })
  return { ...data, chosen: { name, kind: kind ? kindValue(kind) : "", region } }
}

export default function Organisations() {
  const { organisations, regions, chosen } = useLoaderData<typeof loader>()
  const isNarrowed = chosen.name !== "" || chosen.kind !== "" || chosen.region !== ""
  const chosenPairs = Object.entries(chosen).filter(([, value]) => value !== "")
  const { totalCount, edges, pageInfo } = organisations
  return (
    <>
      <h1>Organisations</h1>
      <p className="hub-lede">NHS trusts, universities, colleges, charities and others that share what they do.</p>
      <Form key={JSON.stringify(chosen)} className="hub-filter-bar hub-no-print" aria-label="Find an organisation">
        <TextInput name="name" label="Name" type="search" defaultValue={chosen.name} />
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
        <Button>Find</Button>
      </Form>
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
      <PreviousNext
        label="Pages of organisations"
        previous={pageInfo.hasPreviousPage ? address([...chosenPairs, ["before", pageInfo.startCursor ?? ""]]) : null}
        next={pageInfo.hasNextPage ? address([...chosenPairs, ["after", pageInfo.endCursor ?? ""]]) : null}
      />
    </>
  )
}

const address = (pairs: string[][]) => `/organisations?${new URLSearchParams(pairs)}`
