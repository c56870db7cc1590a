import { redirect } from "@remix-run/node"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"

/** What a page shows of an act that was refused. */
graphql(`
  fragment RefusedAct on UserError {
    message
    ... on ValidationError {
      issues {
        field
        message
      }
    }
  }
`)

/** Leads to a page that says what was done. */
export async function done(to: string, message: string): Promise<Response> {
  return redirect(to, { headers: { "Set-Cookie": await leaveFlash(message) } })
}
