import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { withValue } from "../parts/initiative-search.ts"
import { initiativesPath } from "../paths.ts"

const document = graphql(`
  mutation MarkSavedSearchSeen($id: ID!) {
    markSavedSearchSeen(id: $id) {
      __typename
      ... on SavedSearch {
        query
      }
    }
  }
`)

/** Notes that a saved search was looked at and goes on to what it finds, newest first. Looking twice is the same as once, so a link may do it. */
export async function loader(args: LoaderFunctionArgs) {
  const { markSavedSearchSeen: result } = await query(args, document, { id: args.params["id"] ?? "" })
  if (result.__typename !== "SavedSearch") throw new Response("", { status: 404 })
  return redirect(initiativesPath(withValue(result.query, "sort", "newest")))
}
