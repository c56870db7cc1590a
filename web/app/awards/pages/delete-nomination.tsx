import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { done } from "../forms/done.server.ts"
import { loadEntry } from "../forms/entry.server.ts"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction = () => titled("Delete a draft entry")

export async function loader(args: LoaderFunctionArgs) {
  const { title, reference, state } = await loadEntry(args)
  if (state !== "DRAFT") throw redirect(awardPaths.entry(reference))
  return { title, reference }
}

const deleteMutation = graphql(`
  mutation DeleteEntryDraft($id: ID!) {
    deleteNominationDraft(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const { id } = await loadEntry(args)
  const { deleteNominationDraft: result } = await query(args, deleteMutation, { id })
  if (result.__typename !== "Deleted") return refusal(new FormData(), result)
  return done(awardPaths.entries, "The draft is deleted.")
})

export default function DeleteNomination() {
  const { title, reference } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading="Delete this draft for good?"
      confirm="Delete the draft"
      kind="warning"
      cancel={awardPaths.entry(reference)}
      state={useActionData<typeof action>()}
    >
      <p>
        Everything written in “{title || "Untitled entry"}” will be gone, with its files. If you only want to pause, leave it: drafts are
        kept.
      </p>
    </ConfirmPage>
  )
}
