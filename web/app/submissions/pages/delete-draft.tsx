import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { canDelete, loadSubmission } from "../forms/submission.server.ts"
import { submissionPaths } from "../paths.ts"

export const meta: MetaFunction = () => titled("Delete a draft")

export async function loader(args: LoaderFunctionArgs) {
  const { submission } = await loadSubmission(args)
  if (!canDelete(submission)) throw redirect(submissionPaths.overview(submission.reference))
  return { title: submission.title, reference: submission.reference }
}

const deleteMutation = graphql(`
  mutation DeleteCaseStudyDraft($id: ID!) {
    deleteDraft(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const { submission } = await loadSubmission(args)
  const { deleteDraft: result } = await query(args, deleteMutation, { id: submission.id })
  if (result.__typename !== "Deleted") return refusal(new FormData(), result)
  return redirect(submissionPaths.start, { headers: { "Set-Cookie": await leaveFlash("The draft is deleted.") } })
})

export default function DeleteDraft() {
  const { title, reference } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading="Delete this draft for good?"
      confirm="Delete the draft"
      kind="warning"
      cancel={submissionPaths.overview(reference)}
      state={useActionData<typeof action>()}
    >
      <p>
        Everything written in “{title}” will be gone, with its files. Nobody can bring it back. If you only want to pause, leave it: drafts
        are kept.
      </p>
    </ConfirmPage>
  )
}
