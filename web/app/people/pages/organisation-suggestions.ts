import { data, type LoaderFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"

const document = graphql(`
  query OrganisationSuggestions($name: String!) {
    organisations(filter: { name: $name }, first: 6) {
      edges {
        node {
          name
        }
      }
    }
  }
`)

/** Organisations of the hub that somebody who is typing may mean. */
export async function loader(args: LoaderFunctionArgs) {
  const name = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, 200)
  const { organisations } = await query(args, document, { name })
  return data({ suggestions: organisations.edges.map(({ node }) => node.name) })
}
