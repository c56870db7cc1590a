import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { draftsPath } from "../paths.ts"

export const meta = () => titled("Throw away what you typed")

const document = graphql(`
  query DraftToDiscard($target: String!) {
    viewer {
      id
    }
    postDraft(target: $target) {
      title
      body
    }
  }
`)

const discardMutation = graphql(`
  mutation DiscardDraft($target: String!) {
    savePostDraft(target: $target, body: "") {
      __typename
      ...RefusedAct
    }
  }
`)

const targetOf = ({ request }: { request: Request }) => new URL(request.url).searchParams.get("for") ?? ""

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, postDraft } = await query(args, document, { target: targetOf(args) })
  demandViewer(args.request, viewer)
  if (!postDraft) throw redirect(draftsPath)
  return { draft: postDraft }
}

export const action = guarded(async (args) => {
  const { savePostDraft: result } = await query(args, discardMutation, { target: targetOf(args) })
  if (result.__typename !== "PostDraft") return refusal(await args.request.formData(), result)
  return redirect(draftsPath, { headers: { "Set-Cookie": await leaveFlash("What you typed is thrown away.") } })
})

export default function DiscardDraft() {
  const { title, body } = useLoaderData<typeof loader>().draft
  const state = useActionData<typeof action>()
  return (
    <ConfirmPage heading="Throw this away?" confirm="Throw it away" kind="warning" cancel={draftsPath} state={state}>
      <div className="hub-quote">
        {title && <p>{title}</p>}
        <p className="hub-keep-lines">{body}</p>
      </div>
      <p>You have not posted it, and you cannot bring it back.</p>
    </ConfirmPage>
  )
}
