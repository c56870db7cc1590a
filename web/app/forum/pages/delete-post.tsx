import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { permalink } from "../paths.ts"

export const meta = () => titled("Delete this post?")

const document = graphql(`
  query DeletePostQuestion($id: ID!) {
    post(id: $id) {
      anchor
      html
      viewerCanChange
      thread {
        slug
        space {
          slug
        }
      }
    }
  }
`)

const deleteMutation = graphql(`
  mutation DeletePost($id: ID!) {
    deletePost(id: $id) {
      __typename
      ... on Post {
        anchor
        thread {
          slug
          space {
            slug
          }
        }
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { post } = await query(args, document, { id: args.params.post ?? "" })
  if (!post?.viewerCanChange) throw new Response("", { status: 404 })
  return { post }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { deletePost: result } = await query(args, deleteMutation, { id: args.params.post ?? "" })
  if (result.__typename !== "Post") return refusal(form, result)
  const { anchor, thread } = result
  return redirect(permalink(thread.space.slug, thread.slug, anchor), {
    headers: { "Set-Cookie": await leaveFlash("Your post is deleted.") },
  })
})

export default function DeletePost() {
  const { anchor, html, thread } = useLoaderData<typeof loader>().post
  const state = useActionData<typeof action>()
  return (
    <ConfirmPage
      heading="Delete this post?"
      confirm="Delete the post"
      kind="warning"
      cancel={permalink(thread.space.slug, thread.slug, anchor)}
      state={state}
    >
      <div className="hub-quote">
        <Html html={html ?? ""} />
      </div>
      <p>Nobody can read it any more, and you cannot bring it back. Its place in the thread stays, and says that you deleted it.</p>
    </ConfirmPage>
  )
}
