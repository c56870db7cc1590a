import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { TextArea } from "../../ui/form/form.tsx"
import { judgingPaths } from "../judging-paths.ts"

export const meta: MetaFunction = () => titled("Give a nomination back")

const returnQuery = graphql(`
  query NominationToReturn($round: String!, $reference: String!) {
    nominationToScore(round: $round, nomination: $reference) {
      title
      canChange
    }
  }
`)

const returnMutation = graphql(`
  mutation ReturnNomination($round: String!, $nomination: String!, $reason: String!) {
    returnNomination(round: $round, nomination: $nomination, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const [round, reference] = [args.params["round"] ?? "", args.params["reference"] ?? ""]
  const { nominationToScore } = await query(args, returnQuery, { round, reference })
  if (!nominationToScore?.canChange) throw new Response("", { status: 404 })
  return { title: nominationToScore.title, cancel: judgingPaths.score(round, reference) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = args.params["round"] ?? ""
  const { returnNomination: result } = await query(args, returnMutation, {
    round,
    nomination: args.params["reference"] ?? "",
    reason: textOf(form, "reason"),
  })
  if (result.__typename === "Judging")
    return redirect(judgingPaths.judge(round), { headers: { "set-cookie": await leaveFlash("You have given the nomination back.") } })
  const refused = refusal(form, result)
  return {
    ...refused,
    issues: refused.issues.map(({ message }) => ({ field: result.__typename === "ValidationError" ? "reason" : "", message })),
  }
})

export default function JudgeReturn() {
  const { title, cancel } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <ConfirmPage heading={`Give “${title}” back?`} confirm="Give it back" cancel={cancel} state={state}>
      <p>The award manager is told and finds another reader. What you have written so far stays on record and counts no more.</p>
      <p>If you have a conflict of interest, declare that instead: then you will not be asked again.</p>
      <TextArea name="reason" label="Why?" rows={3} maxLength={1000} state={state} defaultValue={typedOr(state, "reason")} />
    </ConfirmPage>
  )
}
