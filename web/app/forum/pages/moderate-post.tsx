import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { PostDecision, PostState } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Radios, TextArea } from "../../ui/form/form.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { flagReasons } from "../parts/words.ts"
import { moderationPath, permalink } from "../paths.ts"

export const meta = () => titled("Decide about a post")

const document = graphql(`
  query ModeratePostQuestion($id: ID!) {
    post(id: $id) {
      anchor
      html
      state
      stateReason
      viewerCanModerate
      author {
        name
      }
      openFlags {
        reason
        note
        createdAt
      }
      thread {
        slug
        title
        space {
          slug
        }
      }
    }
  }
`)

const moderateMutation = graphql(`
  mutation ModeratePost($id: ID!, $decision: PostDecision!, $reason: String!) {
    moderatePost(id: $id, decision: $decision, reason: $reason) {
      __typename
      ... on UserError {
        message
      }
      ... on ValidationError {
        issues {
          field
          message
        }
      }
    }
  }
`)

const dismissMutation = graphql(`
  mutation DismissFlags($id: ID!) {
    dismissFlags(id: $id) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`)

/** What can be decided in each state. */
const decisions: Record<PostState, { value: PostDecision | "DISMISS"; label: string }[]> = {
  WAITING: [
    { value: "APPROVE", label: "Let it through" },
    { value: "HIDE", label: "Hide it" },
  ],
  PUBLISHED: [
    { value: "HIDE", label: "Hide it" },
    { value: "DISMISS", label: "Leave it: what was said against it is settled" },
  ],
  HIDDEN: [{ value: "RESTORE", label: "Bring it back" }],
  DELETED: [],
}

export async function loader(args: LoaderFunctionArgs) {
  const { post } = await query(args, document, { id: args.params.post ?? "" })
  if (!post?.viewerCanModerate) throw new Response("", { status: 404 })
  return { post }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const id = args.params.post ?? ""
  const decision = textOf(form, "decision")
  if (!decision) return refusal(form, { issues: [{ field: "decision", message: "Choose what becomes of it" }] })
  if (decision === "DISMISS") {
    const { dismissFlags: result } = await query(args, dismissMutation, { id })
    if (result.__typename !== "Post") return refusal(form, result)
  } else {
    const { moderatePost: result } = await query(args, moderateMutation, {
      id,
      decision: decision as PostDecision,
      reason: textOf(form, "reason"),
    })
    if (result.__typename !== "Post") return refusal(form, result)
  }
  return redirect(moderationPath, { headers: { "Set-Cookie": await leaveFlash("Decided.") } })
})

export default function ModeratePost() {
  const { anchor, html, state: stands, stateReason, author, openFlags, thread } = useLoaderData<typeof loader>().post
  const state = useActionData<typeof action>()
  const options = decisions[stands].filter(({ value }) => value !== "DISMISS" || openFlags.length > 0)
  return (
    <>
      <Breadcrumbs items={[{ to: moderationPath, label: "Moderation" }]} />
      <ErrorSummary state={state} />
      <h1>Decide about a post</h1>
      <p>
        By {author.name} in <Link to={permalink(thread.space.slug, thread.slug, anchor)}>{thread.title}</Link>
      </p>
      <div className="hub-quote">{html ? <Html html={html} /> : <p>Its author has deleted it.</p>}</div>
      {stateReason && <p className="hub-muted">{stateReason}</p>}
      {openFlags.length > 0 && (
        <>
          <h2 className="nhsuk-heading-s">What people say against it</h2>
          <ul>
            {openFlags.map(({ reason, note, createdAt }) => (
              <li key={createdAt}>
                {flagReasons.find(({ value }) => value === reason)?.label}
                {note && `: ${note}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {options.length === 0 ? (
        <p>There is nothing to decide.</p>
      ) : (
        <Form method="post">
          <Radios
            name="decision"
            label="What becomes of it?"
            options={options}
            state={state}
            {...(state && { defaultValue: typedOr(state, "decision") })}
          />
          <TextArea
            name="reason"
            label="Why"
            hint="The author reads this. It is not needed when you leave the post as it is."
            rows={3}
            state={state}
            defaultValue={typedOr(state, "reason")}
          />
          <div className="hub-actions">
            <Button>Decide</Button>
            <Link to={moderationPath}>Cancel</Link>
          </div>
        </Form>
      )}
    </>
  )
}
