import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, textsOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Checkboxes, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DecisionForm } from "../parts/decision-form.tsx"
import { beginning } from "../parts/words.ts"
import { forumPath, moderateThreadPath, splitThreadPath, threadPath } from "../paths.ts"

export const meta = () => titled("Move replies to a thread of their own")

const document = graphql(`
  query SplitThreadQuestion($slug: String!, $page: Int!) {
    thread(slug: $slug) {
      id
      slug
      title
      state
      viewerCanModerate
      space {
        slug
      }
      posts(page: $page) {
        page
        pageCount
        posts {
          id
          position
          body
          viewerCanModerate
          author {
            name
          }
        }
      }
    }
  }
`)

const splitMutation = graphql(`
  mutation SplitThread($id: ID!, $posts: [ID!]!, $title: String!, $reason: String!) {
    splitThread(id: $id, posts: $posts, title: $title, reason: $reason) {
      __typename
      ... on Thread {
        slug
        space {
          slug
        }
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const page = Math.trunc(Number(new URL(args.request.url).searchParams.get("page"))) || 1
  const { thread } = await query(args, document, { slug: args.params.thread ?? "", page: Math.min(Math.max(page, 1), 1_000_000) })
  if (!thread?.viewerCanModerate || (thread.state !== "OPEN" && thread.state !== "LOCKED")) throw new Response("", { status: 404 })
  return { thread }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { splitThread: result } = await query(args, splitMutation, {
    id: textOf(form, "id"),
    posts: textsOf(form, "posts"),
    title: textOf(form, "title"),
    reason: textOf(form, "reason"),
  })
  if (result.__typename !== "Thread") return refusal(form, result)
  return redirect(threadPath(result.space.slug, result.slug), { headers: { "Set-Cookie": await leaveFlash("The replies are here now.") } })
})

export default function SplitThread() {
  const { thread } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { id, slug, title, space, posts } = thread
  const replies = posts.posts.filter(({ position, viewerCanModerate }) => position > 1 && viewerCanModerate)
  return (
    <>
      <Breadcrumbs
        items={[
          { to: forumPath, label: "Forum" },
          { to: threadPath(space.slug, slug), label: title },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Move replies to a thread of their own</h1>
      <p>They become a discussion in the same space. What stays keeps its place, and links to what is moved go on working.</p>
      {replies.length === 0 ? (
        <p>There are no replies here that you can move.</p>
      ) : (
        <DecisionForm
          state={state}
          why={{ hint: "Everybody whose reply is moved reads this." }}
          button="Move them"
          cancel={moderateThreadPath(space.slug, slug)}
        >
          <input type="hidden" name="id" value={id} />
          <Checkboxes
            name="posts"
            label="Which replies?"
            options={replies.map(({ id: value, author, body }) => ({
              value,
              label: author.name,
              hint: body ? beginning(body) : "Its text cannot be read",
            }))}
            state={state}
            defaultValues={state?.values.posts ?? []}
          />
          <TextInput name="title" label="Title of the new thread" state={state} defaultValue={typedOr(state, "title")} />
        </DecisionForm>
      )}
      <PreviousNext
        label="Pages of replies"
        previous={posts.page > 1 ? splitThreadPath(space.slug, slug, posts.page - 1) : null}
        next={posts.page < posts.pageCount ? splitThreadPath(space.slug, slug, posts.page + 1) : null}
      />
    </>
  )
}
