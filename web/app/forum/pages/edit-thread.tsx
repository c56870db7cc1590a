import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, refusalAt, textOf, textsOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { TagBoxes } from "../parts/thread-tags.tsx"
import { forumPath, threadPath } from "../paths.ts"

export const meta = () => titled("Change the title and tags")

const document = graphql(`
  query EditThread($slug: String!) {
    thread(slug: $slug) {
      id
      slug
      title
      version
      viewerCanChange
      space {
        slug
      }
      terms {
        id
      }
    }
    ...TagTerms
  }
`)

const updateMutation = graphql(`
  mutation UpdateThread($id: ID!, $version: Int!, $title: String!, $terms: [ID!]!) {
    updateThread(id: $id, version: $version, title: $title, terms: $terms) {
      __typename
      ... on Thread {
        slug
        space {
          slug
        }
      }
      ...RefusedAct
      ... on ConflictError {
        currentVersion
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { thread, ...terms } = await query(args, document, { slug: args.params.thread ?? "" })
  if (!thread?.viewerCanChange) throw new Response("", { status: 404 })
  return { thread, terms }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { updateThread: result } = await query(args, updateMutation, {
    id: textOf(form, "id"),
    version: Number(textOf(form, "version")) || 0,
    title: textOf(form, "title"),
    terms: textsOf(form, "terms"),
  })
  if (result.__typename === "Thread")
    return redirect(threadPath(result.space.slug, result.slug), {
      headers: { "Set-Cookie": await leaveFlash("The title and tags are changed.") },
    })
  if (result.__typename === "ConflictError") return { state: refusal(form, result), version: result.currentVersion }
  return { state: refusalAt(form, result, { termIds: "terms" }), version: null }
})

export default function EditThread() {
  const { thread, terms } = useLoaderData<typeof loader>()
  const { state = null, version: stored = null } = useActionData<typeof action>() ?? {}
  const back = threadPath(thread.space.slug, thread.slug)
  return (
    <>
      <Breadcrumbs
        items={[
          { to: forumPath, label: "Forum" },
          { to: back, label: thread.title },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Change the title and tags</h1>
      {stored !== null && (
        <Inset>
          <p>The title is by now: {thread.title}</p>
          <p>If you save, what you chose below takes its place.</p>
        </Inset>
      )}
      <Form method="post">
        <input type="hidden" name="id" value={thread.id} />
        <input type="hidden" name="version" value={stored ?? typedOr(state, "version", String(thread.version))} />
        <TextInput name="title" label="Title" maxLength={150} state={state} defaultValue={typedOr(state, "title", thread.title)} />
        <TagBoxes terms={terms} chosen={state ? (state.values["terms"] ?? []) : thread.terms.map(({ id }) => id)} state={state} />
        <div className="hub-actions">
          <Button>Save</Button>
          <Link to={back}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
