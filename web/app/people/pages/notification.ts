import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { ownPath } from "../../platform/own-path.ts"
import { notificationsPath } from "../notification-paths.ts"

const document = graphql(`
  mutation MarkNotificationRead($id: ID!) {
    markNotificationRead(id: $id) {
      __typename
      ... on Notification {
        path
      }
    }
  }
`)

/** Notes that a notification was read and goes on to what it is about. Reading twice is the same as once, so a link may do it. */
export async function loader(args: LoaderFunctionArgs) {
  const { markNotificationRead: result } = await query(args, document, { id: args.params["id"] ?? "" })
  if (result.__typename !== "Notification") throw new Response("", { status: 404 })
  return redirect(ownPath(result.path, notificationsPath))
}
