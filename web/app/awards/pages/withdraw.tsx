import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { TextArea } from "../../ui/form/form.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { done } from "../forms/done.server.ts"
import { loadEntry } from "../forms/entry.server.ts"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction = () => titled("Withdraw an entry")

export async function loader(args: LoaderFunctionArgs) {
  const { title, reference, draft } = await loadEntry(args)
  if (!draft.canWithdraw) throw redirect(awardPaths.entry(reference))
  return { title, reference, deadline: draft.deadline }
}

const withdrawMutation = graphql(`
  mutation WithdrawEntry($id: ID!, $reason: String!) {
    withdrawNomination(id: $id, reason: $reason) {
      __typename
      ... on Nomination {
        draft {
          canSave
          deadline
        }
      }
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { id, reference } = await loadEntry(args)
  const { withdrawNomination: result } = await query(args, withdrawMutation, { id, reason: textOf(form, "reason") })
  if (result.__typename !== "Nomination") return refusal(form, result)
  const { canSave, deadline } = result.draft ?? {}
  return done(
    awardPaths.entry(reference),
    canSave && deadline ? `The entry is withdrawn. You can submit it again before ${formatMinute(deadline)}.` : "The entry is withdrawn.",
  )
})

export default function Withdraw() {
  const { title, reference, deadline } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading="Withdraw this entry?"
      confirm="Withdraw the entry"
      kind="warning"
      cancel={awardPaths.entry(reference)}
      state={useActionData<typeof action>()}
    >
      <p>
        “{title}” will not take part. Until the deadline
        {deadline && (
          <>
            , <Minute at={deadline} />,
          </>
        )}{" "}
        you can submit it again; after it, nobody can bring it back.
      </p>
      <TextArea name="reason" label="Why? (optional, for the award manager)" rows={3} />
    </ConfirmPage>
  )
}
