import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"

const adoptionQuery = graphql(`
  query AdoptionToChange($id: ID!) {
    viewer {
      id
    }
    node(id: $id) {
      __typename
      ... on Adoption {
        id
        stage
        localChanges
        outcome
        version
        viewerCanChange
        organisation {
          name
        }
        initiative {
          slug
          title
        }
        steps {
          stage
          at
        }
      }
    }
  }
`)

/** The record of the address, for the people who keep it. Anybody else is told that there is no such page. */
export async function loadAdoption(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const id = args.params.id ?? ""
  if (!isAdoptionId(id)) throw new Response("", { status: 404 })
  const { viewer, node } = await query(args, adoptionQuery, { id })
  demandViewer(args.request, viewer)
  if (node?.__typename !== "Adoption" || !node.viewerCanChange || !node.initiative) throw new Response("", { status: 404 })
  return { ...node, initiative: node.initiative }
}

/** The API refuses ids that it did not make, so that a mistyped address would look like a fault. */
const isAdoptionId = (id: string): boolean => /^Adoption:[0-9a-f-]{36}$/.test(Buffer.from(id, "base64").toString())
