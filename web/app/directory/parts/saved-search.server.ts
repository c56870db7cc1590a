import type { LoaderFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"

const document = graphql(`
  query SavedSearch($id: ID!) {
    viewer {
      id
    }
    node(id: $id) {
      __typename
      ... on SavedSearch {
        id
        name
        query
        frequency
      }
    }
  }
`)

/** The viewer's saved search of this address. */
export async function loadSavedSearch(args: LoaderFunctionArgs) {
  const { viewer, node } = await query(args, document, { id: args.params["id"] ?? "" })
  demandViewer(args.request, viewer)
  if (node?.__typename !== "SavedSearch") throw new Response("", { status: 404 })
  return node
}
