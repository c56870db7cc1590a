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

export const meta: MetaFunction = () => titled("Give a collection a new address")

export const loader = (args: LoaderFunctionArgs) => loadOwnCollection(args)

const renewMutation = graphql(`
  mutation RenewCollectionLink($id: ID!) {
    renewCollectionLink(id: $id) {
      __typename
      ... on Collection {
        token
      }
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const { id } = await loadOwnCollection(args)
  const { renewCollectionLink: result } = await query(args, renewMutation, { id })
  if (result.__typename !== "Collection") return refusal(new FormData(), result)
  return redirect(collectionPath(result.token), { headers: { "Set-Cookie": await leaveFlash("This is its new address.") } })
})

export default function RenewCollection() {
  const { title, token } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading="Give this collection a new address?"
      confirm="Give it a new address"
      cancel={collectionPath(token)}
      state={useActionData<typeof action>()}
    >
      <p>Whoever has the address of “{title}” now will find nothing there. Send the new one to those who should still read it.</p>
    </ConfirmPage>
  )
}
