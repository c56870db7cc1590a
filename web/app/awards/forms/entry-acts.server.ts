import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusalAt, textOf } from "../../platform/forms.ts"
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

/** Asks the nominee of an entry that was just saved. A refusal names no field, so it is a word on the page as it is stored now. */
export async function ask(args: ActionFunctionArgs, { id, reference }: Entry) {
  const { askNominee: result } = await query(args, askMutation, { id })
  const to = awardPaths.entry(reference)
  return result.__typename === "Nomination"
    ? done(to, "Saved. We have asked them by e-mail.")
    : done(to, `Saved, but they were not asked. ${result.message}`, "Important")
}

/** Objects to being found ineligible. */
export async function appeal(args: ActionFunctionArgs, { id, reference }: Entry) {
  const form = await args.request.formData()
  const { appealIneligibility: result } = await query(args, appealMutation, { id, text: textOf(form, "text") })
  return result.__typename === "Nomination"
    ? done(awardPaths.entry(reference), "The award manager will read what you say.")
    : refusalAt(form, result, { appeal: "text" })
}
