import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { collectionPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Delete a collection")

const collectionQuery = graphql(`
  query CollectionToDelete($token: String!) {
    viewer {
      id
    }
    collection(token: $token) {
      id
      token
      title
      viewerCanChange
    }
  }
`)

async function load(args: LoaderFunctionArgs) {
  const { viewer, collection } = await query(args, collectionQuery, { token: args.params.token ?? "" })
  demandViewer(args.request, viewer)
  if (!collection?.viewerCanChange) throw new Response("", { status: 404 })
  return collection
}

export const loader = (args: LoaderFunctionArgs) => load(args)

const deleteMutation = graphql(`
  mutation DeleteCollection($id: ID!) {
    deleteCollection(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const { id } = await load(args)
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
