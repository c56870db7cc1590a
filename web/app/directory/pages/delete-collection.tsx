import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { loadOwnCollection } from "../parts/collection.server.ts"
import { collectionPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Delete a collection")

export const loader = (args: LoaderFunctionArgs) => loadOwnCollection(args)

const deleteMutation = graphql(`
  mutation DeleteCollection($id: ID!) {
    deleteCollection(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const { id } = await loadOwnCollection(args)
  const { deleteCollection: result } = await query(args, deleteMutation, { id })
  if (result.__typename !== "Deleted") return refusal(new FormData(), result)
  return redirect("/my/collections", { headers: { "Set-Cookie": await leaveFlash("The collection is deleted.") } })
})

export default function DeleteCollection() {
  const { title, token } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading="Delete this collection for good?"
      confirm="Delete the collection"
      kind="warning"
      cancel={collectionPath(token)}
      state={useActionData<typeof action>()}
    >
      <p>“{title}” and your notes in it will be gone, and links to it will lead nowhere. The initiatives in it stay in the directory.</p>
    </ConfirmPage>
  )
}
