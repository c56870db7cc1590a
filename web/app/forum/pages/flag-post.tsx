import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { FlagReason } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { signInNeeded } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { Choice, DecisionForm } from "../parts/decision-form.tsx"
import { flagReasons } from "../parts/words.ts"
import { permalink } from "../paths.ts"

export const meta = () => titled("Tell a moderator")

const document = graphql(`
  query FlagPostQuestion($id: ID!) {
    viewer {
      id
    }
    post(id: $id) {
      anchor
      html
      viewerCanFlag
      author {
        name
      }
      thread {
        slug
        space {
          slug
        }
      }
    }
  }
`)

const flagMutation = graphql(`
  mutation FlagPost($id: ID!, $reason: FlagReason!, $note: String!) {
    flagPost(id: $id, reason: $reason, note: $note) {
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
  const { viewer, post } = await query(args, document, { id: args.params.post ?? "" })
  if (!viewer) throw signInNeeded(args.request)
  if (!post?.viewerCanFlag) throw new Response("", { status: 404 })
  return { post }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const reason = textOf(form, "reason")
  if (!reason) return refusal(form, { issues: [{ field: "reason", message: "Choose what is wrong" }] })
  const { flagPost: result } = await query(args, flagMutation, {
    id: args.params.post ?? "",
    reason: reason as FlagReason,
    note: textOf(form, "note"),
  })
  if (result.__typename !== "Post") return refusal(form, result)
  const { anchor, thread } = result
  return redirect(permalink(thread.space.slug, thread.slug, anchor), {
    headers: { "Set-Cookie": await leaveFlash("Thank you. A moderator will look at it.") },
  })
})

export default function FlagPost() {
  const { anchor, html, author, thread } = useLoaderData<typeof loader>().post
  const state = useActionData<typeof action>()
  return (
    <>
      <ErrorSummary state={state} />
      <h1>Tell a moderator about this post</h1>
      <p>By {author.name}:</p>
      <div className="hub-quote">
        <Html html={html ?? ""} />
      </div>
      <p>Nobody but moderators learns that somebody has said something, and they do not learn that it was you.</p>
      <DecisionForm
        state={state}
        why={{ name: "note", label: "More about it (optional)" }}
        button="Tell a moderator"
        cancel={permalink(thread.space.slug, thread.slug, anchor)}
      >
        <Choice name="reason" label="What is wrong with it?" options={flagReasons} state={state} />
      </DecisionForm>
    </>
  )
}
