import { data, type LoaderFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"

const document = graphql(`
  query Suggestions($prefix: String!) {
    suggestInitiatives(prefix: $prefix, first: 5) {
      queries
      initiatives {
        title
      }
    }
  }
`)

/** How words being typed into the search may go on: completed words first, then titles that hold them. */
export async function loader(args: LoaderFunctionArgs) {
  const prefix = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, 200)
  const { queries, initiatives } = (await query(args, document, { prefix })).suggestInitiatives
  return data({ suggestions: [...new Set([...queries, ...initiatives.map(({ title }) => title)])] })
}
