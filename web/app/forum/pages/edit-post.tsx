import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { useRef, useState } from "react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { keepDraft, keptNowhere } from "../parts/draft.server.ts"
import { DraftKeeper } from "../parts/draft.tsx"
import { DraftNotice } from "../parts/draft-notice.tsx"
import { Editor } from "../parts/editor.tsx"
import { addPicture } from "../parts/picture.server.ts"
import { previewOf } from "../parts/preview.server.ts"
import { unlessTyping } from "../parts/revalidation.ts"
import { taken } from "../parts/taken.server.ts"
import { forumPath, permalink, threadPath } from "../paths.ts"

export const meta = () => titled("Change your post")

const document = graphql(`
  query EditPost($id: ID!) {
    post(id: $id) {
      id
      anchor
      body
      version
      viewerCanChange
      draftTarget
      viewerDraft {
        target
        body
        updatedAt
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

const editMutation = graphql(`
  mutation SavePost($id: ID!, $version: Int!, $body: String!) {
    editPost(id: $id, version: $version, body: $body) {
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
      ... on ConflictError {
        currentVersion
      }
    }
  }
`)

export const shouldRevalidate = unlessTyping

export async function loader(args: LoaderFunctionArgs) {
  const { post } = await query(args, document, { id: args.params.post ?? "" })
  if (!post?.viewerCanChange) throw new Response("", { status: 404 })
  return { post }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const intent = textOf(form, "intent")
  if (intent === "draft") return { ...(await keepDraft(args, form)), state: null, preview: null, version: null }
  const unfit = await addPicture(args, form)
  const body = textOf(form, "body")
  if (unfit) return { state: unfit, preview: await previewOf(args, body), version: null }
  if (intent === "preview") {
    return { state: refusal(form, { issues: [] }), preview: await previewOf(args, body), version: null }
  }
  const edit = { id: args.params.post ?? "", version: Number(textOf(form, "version")) || 0, body }
  const answer = await taken(query(args, editMutation, edit))
  if ("refused" in answer) return { state: refusal(form, answer.refused), preview: null, version: null }
  const { editPost: result } = answer
  if (result.__typename === "Post") return redirect(permalink(result.thread.space.slug, result.thread.slug, result.anchor))
  return { state: refusal(form, result), preview: null, version: result.__typename === "ConflictError" ? result.currentVersion : null }
}, keptNowhere)

export default function EditPost() {
  const { post } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && "state" in answer ? answer.state : null
  const form = useRef<HTMLFormElement>(null)
  const [restored] = useState(post.viewerDraft)
  const { thread } = post
  const conflict = answer && "version" in answer ? answer.version : null
  return (
    <>
      <Breadcrumbs
        items={[
          { to: forumPath, label: "Forum" },
          { to: threadPath(thread.space.slug, thread.slug), label: thread.title },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Change your post</h1>
      <p>Others can see that you changed it, and what it said before.</p>
      {conflict !== null && (
        <Inset>
          <p>What is stored now, by an edit of yours somewhere else:</p>
          <p className="hub-keep-lines">{post.body}</p>
          <p>If you save, your text below takes its place.</p>
        </Inset>
      )}
      <DraftNotice draft={restored} />
      <Form method="post" encType="multipart/form-data" ref={form}>
        <input type="hidden" name="version" value={conflict ?? typedOr(state, "version", String(post.version))} />
        <Editor
          name="body"
          label="Your post"
          state={state}
          defaultValue={typedOr(state, "body", post.viewerDraft?.body || post.body || "")}
          preview={answer && "preview" in answer ? answer.preview : null}
        />
        <div className="hub-actions">
          <Button name="intent" value="save">
            Save
          </Button>
          <Button kind="secondary" name="intent" value="preview">
            Preview
          </Button>
          <Link to={permalink(thread.space.slug, thread.slug, post.anchor)}>Cancel</Link>
        </div>
        <DraftKeeper form={form} target={post.draftTarget} />
      </Form>
    </>
  )
}
