import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { ThreadDecision, ThreadState } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { ErrorSummary, Select, TextInput } from "../../ui/form/form.tsx"
import { Choice, DecisionForm } from "../parts/decision-form.tsx"
import { forumPath, moderateThreadPath, splitThreadPath, threadPath } from "../paths.ts"

export const meta = () => titled("Decide about a thread")

const document = graphql(`
  query ModerateThreadQuestion($slug: String!) {
    thread(slug: $slug) {
      id
      slug
      title
      state
      kind
      replyCount
      viewerCanModerate
      space {
        id
        slug
        name
      }
    }
    spaces {
      id
      name
      viewerCanModerate
    }
  }
`)

graphql(`
  fragment DecidedThread on Thread {
    slug
    title
    space {
      slug
    }
  }
`)

const moderateMutation = graphql(`
  mutation ModerateThread($id: ID!, $decision: ThreadDecision!, $reason: String!) {
    moderateThread(id: $id, decision: $decision, reason: $reason) {
      __typename
      ...DecidedThread
      ...RefusedAct
    }
  }
`)

const moveMutation = graphql(`
  mutation MoveThread($id: ID!, $space: ID!, $reason: String!) {
    moveThread(id: $id, space: $space, reason: $reason) {
      __typename
      ...DecidedThread
      ...RefusedAct
    }
  }
`)

const mergeMutation = graphql(`
  mutation MergeThread($id: ID!, $into: String!, $reason: String!, $onlyCheck: Boolean!) {
    mergeThread(id: $id, into: $into, reason: $reason, onlyCheck: $onlyCheck) {
      __typename
      ...DecidedThread
      ...RefusedAct
    }
  }
`)

const decisions: Record<ThreadState, { value: ThreadDecision; label: string }[]> = {
  OPEN: [
    { value: "LOCK", label: "Lock it: it can be read, and nobody replies" },
    { value: "HIDE", label: "Hide it: only moderators see it" },
  ],
  LOCKED: [
    { value: "UNLOCK", label: "Open it again" },
    { value: "HIDE", label: "Hide it: only moderators see it" },
  ],
  HIDDEN: [{ value: "RESTORE", label: "Bring it back" }],
  WAITING: [],
  MERGED: [],
}

/** What was done, for who did it: they come back to the thread, where it shows. */
const done: Record<ThreadDecision | "MOVE" | "MERGE", string> = {
  LOCK: "The thread is locked. Its author is told why.",
  UNLOCK: "The thread is open again. Its author is told.",
  HIDE: "The thread is hidden. Its author is told why.",
  RESTORE: "The thread is back. Its author is told.",
  MOVE: "The thread is moved, and its old address leads here. Its author is told why.",
  MERGE: "The threads are merged, and the address of the other one leads here. Its author is told why.",
}

export async function loader(args: LoaderFunctionArgs) {
  const { thread, spaces } = await query(args, document, { slug: args.params.thread ?? "" })
  if (!thread?.viewerCanModerate) throw new Response("", { status: 404 })
  return { thread, spaces: spaces.filter(({ id, viewerCanModerate }) => viewerCanModerate && id !== thread.space.id) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const [id, decision, reason, into] = [textOf(form, "id"), textOf(form, "decision"), textOf(form, "reason"), textOf(form, "into")]
  const asksFirst = decision === "MERGE" && textOf(form, "confirmed") !== "yes"
  if (!decision) return refusal(form, { issues: [{ field: "decision", message: "Choose what becomes of it" }] })
  if (decision === "MOVE" && !textOf(form, "space"))
    return refusal(form, { issues: [{ field: "space", message: "Choose the space to move it to" }] })
  const result =
    decision === "MOVE"
      ? (await query(args, moveMutation, { id, space: textOf(form, "space"), reason })).moveThread
      : decision === "MERGE"
        ? (await query(args, mergeMutation, { id, into, reason, onlyCheck: asksFirst })).mergeThread
        : (await query(args, moderateMutation, { id, decision: decision as ThreadDecision, reason })).moderateThread
  if (result.__typename !== "Thread") return refusal(form, result)
  if (asksFirst) return { question: { into, reason, title: result.title } }
  return redirect(threadPath(result.space.slug, result.slug), {
    headers: { "Set-Cookie": await leaveFlash(done[decision as keyof typeof done]) },
  })
})

export default function ModerateThread() {
  const { thread, spaces } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && "issues" in answer ? answer : null
  const { id, slug, title, state: stands, kind, replyCount, space } = thread
  const isOpen = stands === "OPEN" || stands === "LOCKED"
  const canMerge = isOpen && kind !== "POLL"
  if (answer && "question" in answer) return <ConfirmMerge thread={thread} {...answer.question} />
  return (
    <>
      <Breadcrumbs
        items={[
          { to: forumPath, label: "Forum" },
          { to: threadPath(space.slug, slug), label: title },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Decide about a thread</h1>
      <p>
        <Link to={threadPath(space.slug, slug)}>{title}</Link> in {space.name}
      </p>
      {isOpen && replyCount > 0 && (
        <p>
          <Link to={splitThreadPath(space.slug, slug)}>Move some of its replies to a thread of their own</Link>
        </p>
      )}
      {stands === "WAITING" ? (
        <p>Decide about its first post: the thread goes with it.</p>
      ) : (
        <DecisionForm state={state} why={{ hint: "The author reads this." }} button="Decide" cancel={threadPath(space.slug, slug)}>
          <input type="hidden" name="id" value={id} />
          <Choice
            name="decision"
            label="What becomes of it?"
            options={[
              ...decisions[stands],
              ...(spaces.length > 0 ? [{ value: "MOVE", label: "Move it to the space below" }] : []),
              ...(canMerge ? [{ value: "MERGE", label: "Merge it into the thread below" }] : []),
            ]}
            state={state}
          />
          {spaces.length > 0 && (
            <Select
              name="space"
              label="Where to, if you move it"
              options={[{ value: "", label: "Choose a space" }, ...spaces.map(({ id: value, name }) => ({ value, label: name }))]}
              state={state}
              defaultValue={typedOr(state, "space")}
            />
          )}
          {canMerge && (
            <TextInput
              name="into"
              label="Which thread, if you merge it"
              hint="Its address. The posts of this one are put behind it, for everybody who can read it, and this address leads there."
              state={state}
              defaultValue={typedOr(state, "into")}
            />
          )}
        </DecisionForm>
      )}
    </>
  )
}

type Merge = { thread: { id: string; slug: string; title: string; space: { slug: string } }; into: string; reason: string; title: string }

/** Threads that are merged cannot be taken apart again, so both are named before it happens. */
function ConfirmMerge({ thread, into, reason, title }: Merge) {
  return (
    <ConfirmPage
      heading={`Merge “${thread.title}” into “${title}”?`}
      confirm="Merge them"
      kind="warning"
      cancel={moderateThreadPath(thread.space.slug, thread.slug)}
      hidden={{ id: thread.id, decision: "MERGE", into, reason, confirmed: "yes" }}
    >
      <p>
        The posts of “{thread.title}” are put behind those of “{title}”, for everybody who can read that. The address of the first leads to
        the second, and whoever follows the first follows the second. This cannot be undone.
      </p>
      <p>The author of “{thread.title}” is told, with your reason:</p>
      <p className="hub-quote hub-keep-lines">{reason}</p>
    </ConfirmPage>
  )
}
