import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { loadSavedSearch } from "../parts/saved-search.server.ts"
import { savedSearchesPath } from "../saved-search-paths.ts"

export const meta: MetaFunction = () => titled("Delete a saved search")

const deleteMutation = graphql(`
  mutation DeleteSavedSearch($id: ID!) {
    deleteSavedSearch(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export const loader = async (args: LoaderFunctionArgs) => ({ search: await loadSavedSearch(args) })

export const action = guarded(async (args) => {
  const { deleteSavedSearch: result } = await query(args, deleteMutation, { id: args.params["id"] ?? "" })
  if (result.__typename !== "Deleted") return refusal(new FormData(), result)
  return redirect(savedSearchesPath, { headers: { "Set-Cookie": await leaveFlash("The search is deleted.") } })
})

export default function DeleteSavedSearch() {
  const { search } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading="Delete this saved search?"
      confirm="Delete the search"
      cancel={savedSearchesPath}
      state={useActionData<typeof action>()}
    >
      <p>“{search.name}” will tell you nothing any more. You can make the same search and save it again.</p>
    </ConfirmPage>
  )
}
