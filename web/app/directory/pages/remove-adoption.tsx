import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { loadAdoption } from "../parts/adoption.server.ts"
import { adoptionPath, initiativePath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Remove a record")

export const loader = (args: LoaderFunctionArgs) => loadAdoption(args)

const removeMutation = graphql(`
  mutation RemoveAdoption($id: ID!) {
    removeAdoption(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const { id, initiative } = await loadAdoption(args)
  const { removeAdoption: result } = await query(args, removeMutation, { id })
  if (result.__typename !== "Deleted") return refusal(new FormData(), result)
  return redirect(initiativePath(initiative.slug), { headers: { "Set-Cookie": await leaveFlash("The record is removed.") } })
})

export default function RemoveAdoption() {
  const { id, initiative, organisation } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading="Remove this record?"
      confirm="Remove the record"
      kind="warning"
      cancel={adoptionPath(id)}
      state={useActionData<typeof action>()}
    >
      <p>
        Nobody will see any more that {organisation.name} took up “{initiative.title}”, what was changed and what came of it. If you tried
        it and stopped, keep the record and say that you have stopped: others learn from it.
      </p>
    </ConfirmPage>
  )
}
