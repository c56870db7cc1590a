import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { manageSpacePath, manageSpacesPath } from "../paths.ts"
import { loader as loadSpace } from "./manage-space.tsx"

const mutation = graphql(`
  mutation SetSpaceClosed($id: ID!, $closed: Boolean!) {
    setSpaceClosed(id: $id, closed: $closed) {
      __typename
      ...RefusedAct
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.space.isClosed ? "Open a space again" : "Close a space")

export async function loader(args: LoaderFunctionArgs) {
  const { space } = await loadSpace(args)
  if (!space) throw new Response("", { status: 404 })
  return { space }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const closed = textOf(form, "closed") === "yes"
  const { setSpaceClosed: result } = await query(args, mutation, { id: textOf(form, "id"), closed })
  if (result.__typename !== "Space") return refusal(form, result)
  return redirect(manageSpacesPath, {
    headers: { "Set-Cookie": await leaveFlash(closed ? "The space is closed." : "The space is open again.") },
  })
})

export default function CloseSpace() {
  const { space } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { id, slug, name, isClosed } = space
  return (
    <ConfirmPage
      heading={isClosed ? `Open ${name} again?` : `Close ${name}?`}
      confirm={isClosed ? "Open it again" : "Close it"}
      cancel={manageSpacePath(slug)}
      hidden={{ id, closed: isClosed ? "no" : "yes" }}
      state={state}
    >
      <p>
        {isClosed
          ? "People who can read it can write in it again."
          : "Nobody can write anything new in it. What is there can still be read and found, and you can open it again at any time."}
      </p>
    </ConfirmPage>
  )
}
