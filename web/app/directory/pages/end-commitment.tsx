import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { commitmentPath } from "../../people/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { TextArea } from "../../ui/form/form.tsx"
import { backToCommitment, loadKeptCommitment } from "../parts/commitment.server.ts"

export const meta: MetaFunction = () => titled("End a commitment")

export const loader = (args: LoaderFunctionArgs) => loadKeptCommitment(args)

const endMutation = graphql(`
  mutation EndCommitment($id: ID!, $reason: String!) {
    endCommitment(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { commitment } = await loadKeptCommitment(args)
  const { endCommitment: result } = await query(args, endMutation, { id: commitment.id, reason: textOf(form, "reason") })
  if (result.__typename !== "Commitment") return refusal(form, result)
  return backToCommitment(args, "The commitment has ended. You can make it again from here.")
})

export default function EndCommitment() {
  const { organisation, scheme } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const page = commitmentPath(organisation.slug, scheme.slug)
  return (
    <ConfirmPage heading="End this commitment?" confirm="End it" kind="warning" cancel={page} state={state}>
      <p>
        The register will no longer name {organisation.name} for the {scheme.name}. Its page stays, with your reason and your reports. You
        can make the commitment again at any time.
      </p>
      <TextArea
        name="reason"
        label="Why?"
        hint="Readers of its page see this"
        rows={3}
        state={state}
        defaultValue={typedOr(state, "reason")}
      />
    </ConfirmPage>
  )
}
