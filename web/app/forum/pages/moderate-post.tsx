import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { PostDecision, PostState } from "../../platform/api/generated/graphql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary, Select } from "../../ui/form/form.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { Day } from "../../ui/time/time.tsx"
import { decided } from "../parts/decided.server.ts"
import { Choice, DecisionForm } from "../parts/decision-form.tsx"
import { countOf, flagReasons, suspensionDays } from "../parts/words.ts"
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
      viewerCanSuspendAuthor
      authorStanding {
        warnedAt
        suspendedUntil
        actCount
      }
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
      ...RefusedAct
    }
  }
`)

const dismissMutation = graphql(`
  mutation DismissFlags($id: ID!) {
    dismissFlags(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

const warnMutation = graphql(`
  mutation WarnAuthor($post: ID!, $reason: String!) {
    warnAuthor(post: $post, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

const suspendMutation = graphql(`
  mutation SuspendAuthor($post: ID!, $days: Int!, $reason: String!) {
    suspendAuthor(post: $post, days: $days, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

const reinstateMutation = graphql(`
  mutation ReinstateAuthor($post: ID!, $reason: String!) {
    reinstateAuthor(post: $post, reason: $reason) {
      __typename
      ...RefusedAct
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

/** What was done, for who did it. */
const done: Record<PostDecision | "DISMISS" | "WARN" | "SUSPEND" | "REINSTATE", string> = {
  APPROVE: "The post is published. Its author is told.",
  HIDE: "The post is hidden. Its author is told why.",
  RESTORE: "The post is back. Its author is told.",
  DISMISS: "The post stays as it is, and what was said against it is settled.",
  WARN: "The author is warned, and told why.",
  SUSPEND: "The author is kept from writing for that time, and told why.",
  REINSTATE: "The author can write again, and is told.",
}

export async function loader(args: LoaderFunctionArgs) {
  const { post } = await query(args, document, { id: args.params.post ?? "" })
  if (!post?.viewerCanModerate) throw new Response("", { status: 404 })
  return { post }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const decision = textOf(form, "decision")
  if (!decision) return refusal(form, { issues: [{ field: "decision", message: "Choose what becomes of it" }] })
  const result = await decide(args, args.params.post ?? "", decision, form)
  if (result.__typename !== "Post") return refusal(form, result)
  return decided(done[decision as keyof typeof done])
})

async function decide(args: ActionFunctionArgs, id: string, decision: string, form: FormData) {
  const reason = textOf(form, "reason")
  switch (decision) {
    case "DISMISS":
      return (await query(args, dismissMutation, { id })).dismissFlags
    case "WARN":
      return (await query(args, warnMutation, { post: id, reason })).warnAuthor
    case "SUSPEND":
      return (await query(args, suspendMutation, { post: id, reason, days: Number(textOf(form, "days")) || 0 })).suspendAuthor
    case "REINSTATE":
      return (await query(args, reinstateMutation, { post: id, reason })).reinstateAuthor
    default:
      return (await query(args, moderateMutation, { id, decision: decision as PostDecision, reason })).moderatePost
  }
}

export default function ModeratePost() {
  const { post } = useLoaderData<typeof loader>()
  const { anchor, html, state: stands, stateReason, author, openFlags, thread, authorStanding, viewerCanSuspendAuthor } = post
  const state = useActionData<typeof action>()
  const isSuspended = Boolean(authorStanding?.suspendedUntil)
  const options = [
    ...decisions[stands].filter(({ value }) => value !== "DISMISS" || openFlags.length > 0),
    { value: "WARN", label: `Warn ${author.name}` },
    ...(viewerCanSuspendAuthor && !isSuspended ? [{ value: "SUSPEND", label: `Keep ${author.name} from writing for a time` }] : []),
    ...(viewerCanSuspendAuthor && isSuspended ? [{ value: "REINSTATE", label: `Let ${author.name} write again` }] : []),
  ]
  return (
    <>
      <Breadcrumbs items={[{ to: moderationPath, label: "Moderation" }]} />
      <ErrorSummary state={state} />
      <h1>Decide about a post</h1>
      <p>
        By {author.name} in <Link to={permalink(thread.space.slug, thread.slug, anchor)}>{thread.title}</Link>
      </p>
      <div className="hub-quote">{html ? <Html html={html} /> : <p>Its author has deleted it.</p>}</div>
      {stateReason && <p className="hub-muted">Its author was told: “{stateReason}”</p>}
      {authorStanding && <Standing {...authorStanding} />}
      {openFlags.length > 0 && (
        <>
          <h2 className="nhsuk-heading-s">What people say against it</h2>
          <ul>
            {openFlags.map(({ reason, note, createdAt }) => (
              <li key={createdAt}>
                {flagReasons.find(({ value }) => value === reason)?.label}
                {note && `: “${note}”`}
              </li>
            ))}
          </ul>
        </>
      )}
      <DecisionForm
        state={state}
        why={{ hint: "The author reads this. It is not needed when you leave the post as it is." }}
        button="Decide"
        cancel={moderationPath}
      >
        <Choice name="decision" label="What becomes of it?" options={options} state={state} />
        {options.some(({ value }) => value === "SUSPEND") && (
          <Select
            name="days"
            label="For how long, if you keep them from writing"
            options={suspensionDays}
            state={state}
            defaultValue={typedOr(state, "days", "7")}
          />
        )}
      </DecisionForm>
    </>
  )
}

type StandingProps = { warnedAt?: string | null; suspendedUntil?: string | null; actCount: number }

/** What was decided about the author before. */
function Standing({ warnedAt, suspendedUntil, actCount }: StandingProps) {
  if (actCount === 0) return <p className="hub-muted">Moderators have never had to decide against its author.</p>
  return (
    <p className="hub-muted">
      Moderators have decided {countOf(actCount, "time")} against its author.
      {warnedAt && (
        <>
          {" Last warned on "}
          <Day at={warnedAt} />.
        </>
      )}
      {suspendedUntil && (
        <>
          {" Kept from writing until "}
          <Day at={suspendedUntil} />.
        </>
      )}
    </p>
  )
}
