import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, refusalAt, textOf } from "../../platform/forms.ts"
import { awardPaths } from "../paths.ts"
import { done } from "./done.server.ts"
import type { Entry } from "./entry.server.ts"

const askMutation = graphql(`
  mutation AskNominee($id: ID!) {
    askNominee(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

const appealMutation = graphql(`
  mutation AppealIneligibility($id: ID!, $text: String!) {
    appealIneligibility(id: $id, text: $text) {
      __typename
      ...RefusedAct
    }
  }
`)

/** Asks the nominee, or objects to being found ineligible. */
export async function act(args: ActionFunctionArgs, { id, reference }: Entry) {
  const form = await args.request.formData()
  if (textOf(form, "act") === "ask") {
    const { askNominee: result } = await query(args, askMutation, { id })
    return result.__typename === "Nomination" ? done(awardPaths.entry(reference), "We have asked them by e-mail.") : refusal(form, result)
  }
  const { appealIneligibility: result } = await query(args, appealMutation, { id, text: textOf(form, "text") })
  return result.__typename === "Nomination"
    ? done(awardPaths.entry(reference), "The award manager will read what you say.")
    : refusalAt(form, result, { appeal: "text" })
}
