import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, textsOf } from "../../platform/forms.ts"
import { done } from "./done.server.ts"

const decideMutation = graphql(`
  mutation DecideEligibility($nominations: [ID!]!, $isEligible: Boolean!, $reason: String!) {
    decideEligibility(nominations: $nominations, isEligible: $isEligible, reason: $reason) {
      __typename
      ... on EligibilityDecided {
        nominations {
          id
        }
        passedOver {
          reference
          message
        }
      }
      ...RefusedAct
    }
  }
`)

/** Decides about the ticked entries; those that could not be decided are named. */
export async function decide(args: ActionFunctionArgs, to: string) {
  const form = await args.request.formData()
  const { decideEligibility: result } = await query(args, decideMutation, {
    nominations: textsOf(form, "nominations"),
    isEligible: textOf(form, "decision") === "eligible",
    reason: textOf(form, "reason"),
  })
  if (result.__typename !== "EligibilityDecided") return refusal(form, result)
  const { nominations, passedOver } = result
  if (passedOver.length > 0)
    return refusal(form, {
      issues: passedOver.map(({ reference, message }) => ({ field: reference, message: `${reference}: ${message}` })),
    })
  return done(to, nominations.length === 1 ? "One entry is decided." : `${nominations.length} entries are decided.`)
}
