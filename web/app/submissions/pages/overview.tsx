import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Details } from "../../ui/details/details.tsx"
import { Button, ErrorSummary, TextArea } from "../../ui/form/form.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { TaskList } from "../../ui/task-list/task-list.tsx"
import { steps, stepWithField } from "../forms/steps.ts"
import { canDelete, isWritable, loadSubmission } from "../forms/submission.server.ts"
import { Duplicates } from "../parts/duplicates.tsx"
import { ReasonGiven } from "../parts/reason-given.tsx"
import { Remarks } from "../parts/remarks.tsx"
import { StateTag } from "../parts/state-tag.tsx"
import { submissionPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.submission.title ?? "Case study"} – Widening Participation Hub` },
]

export async function loader(args: LoaderFunctionArgs) {
  const page = await loadSubmission(args)
  return { submission: page.submission, canWrite: isWritable(page.submission), isDeletable: canDelete(page.submission) }
}

const withdrawMutation = graphql(`
  mutation WithdrawCaseStudy($id: ID!, $reason: String!) {
    withdrawSubmission(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)
const reopenMutation = graphql(`
  mutation ReopenCaseStudy($id: ID!) {
    reopenSubmission(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)
const commentMutation = graphql(`
  mutation AnswerEditor($id: ID!, $body: String!) {
    commentOnSubmission(id: $id, body: $body) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { submission } = await loadSubmission(args)
  const { id, reference } = submission
  const here = submissionPaths.overview(reference)
  switch (textOf(form, "intent")) {
    case "withdraw": {
      const { withdrawSubmission: result } = await query(args, withdrawMutation, { id, reason: textOf(form, "reason") })
      return result.__typename === "Submission" ? done(here, "Withdrawn. You can take it up again at any time.") : refusal(form, result)
    }
    case "reopen": {
      const { reopenSubmission: result } = await query(args, reopenMutation, { id })
      return result.__typename === "Submission" ? done(here, "It is a draft again.") : refusal(form, result)
    }
    case "comment": {
      const { commentOnSubmission: result } = await query(args, commentMutation, { id, body: textOf(form, "body") })
      return result.__typename === "ReviewComment" ? done(here, "Sent to the editor.") : refusal(form, result)
    }
    default:
      throw new Response("", { status: 400 })
  }
})

const done = async (to: string, message: string) => redirect(to, { headers: { "Set-Cookie": await leaveFlash(message) } })

export default function Overview() {
  const { submission, canWrite, isDeletable } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { reference, gaps, comments } = submission
  const required = gaps.filter((gap) => gap.isRequired)
  const isOpen = !["PUBLISHED", "DECLINED", "WITHDRAWN"].includes(submission.state)
  return (
    <>
      <Breadcrumbs items={[{ to: submissionPaths.start, label: "Your case studies" }]} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        {submission.organisation.name}, {reference}
      </span>
      <h1>{submission.title}</h1>
      <p>
        <StateTag state={submission.state} label={submission.stateLabel} />{" "}
        <span className="hub-muted">Last changed on {formatMinute(submission.updatedAt)}</span>
      </p>
      <Standing submission={submission} />
      {canWrite && (
        <>
          <h2>Write it</h2>
          <TaskList
            tasks={steps.map(({ slug, title }) => ({
              id: slug,
              name: title,
              to: submissionPaths.step(reference, slug),
              status: <Missing count={required.filter((gap) => stepWithField(gap.field)?.slug === slug).length} />,
            }))}
          />
          <div className="hub-actions">
            <Link className="nhsuk-button" to={submissionPaths.check(reference)}>
              Check your answers and submit
            </Link>
          </div>
          <Gaps gaps={gaps} reference={reference} />
          <Duplicates duplicates={submission.likelyDuplicates} />
        </>
      )}
      {!canWrite && (
        <p>
          <Link to={submissionPaths.check(reference)}>Read what was sent</Link>
        </p>
      )}
      {submission.state !== "DRAFT" && (
        <>
          <Remarks comments={comments} />
          {/* Drawn anew once something is sent, so that it is not sent twice. */}
          <Form method="post" key={comments.length}>
            <TextArea name="body" label="Write to the editor" rows={3} state={state} />
            <Button kind="secondary" name="intent" value="comment">
              Send
            </Button>
          </Form>
        </>
      )}
      {submission.viewerCanWrite && submission.state === "WITHDRAWN" && (
        <Form method="post">
          <Button name="intent" value="reopen">
            Take it up again
          </Button>
        </Form>
      )}
      {submission.viewerCanWrite && isOpen && (
        <Details summary="Withdraw or delete it">
          <Form method="post">
            <TextArea name="reason" label="Why do you withdraw it? (optional)" rows={2} state={state} />
            <div className="hub-actions">
              <Button kind="secondary" name="intent" value="withdraw">
                Withdraw
              </Button>
              {isDeletable && <Link to={submissionPaths.remove(reference)}>Delete this draft for good</Link>}
            </div>
          </Form>
        </Details>
      )}
    </>
  )
}

function Missing({ count }: { count: number }) {
  if (count === 0) return "Nothing required is missing"
  return <Tag colour="blue">{count === 1 ? "1 thing missing" : `${count} things missing`}</Tag>
}

type Submission = ReturnType<typeof useLoaderData<typeof loader>>["submission"]

/** What has become of it, and what happens next. */
function Standing({ submission: { state, decisionReason, publishAt, initiativeSlug, isRevision } }: { submission: Submission }) {
  const text = {
    DRAFT: isRevision ? "The published entry stays as it is until an editor publishes this revision." : null,
    SUBMITTED: "An editor will read it. You will be told when something happens.",
    UNDER_REVIEW: "An editor is reading it. You will be told when something happens.",
    RESUBMITTED: "The editor has your changes and will read them.",
    CHANGES_REQUESTED: "The editor asks for changes. Make them, then submit it again.",
    SCHEDULED: publishAt ? `It will be published on ${formatMinute(publishAt)}.` : null,
    PUBLISHED: null,
    DECLINED: "It will not be published.",
    WITHDRAWN: "You withdrew it.",
  }[state]
  return (
    <>
      <ReasonGiven state={state} reason={decisionReason}>
        {text && <p>{text}</p>}
      </ReasonGiven>
      {initiativeSlug && (
        <p>
          <Link to={`/initiatives/${initiativeSlug}`}>See the published entry</Link>
        </p>
      )}
    </>
  )
}

function Gaps({ gaps, reference }: { gaps: Submission["gaps"]; reference: string }) {
  if (gaps.length === 0) return <p>Nothing is missing.</p>
  return (
    <>
      <h2>What is missing, and why it matters</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {gaps.map(({ field, missing, why, isRequired }) => (
          <li key={field + missing}>
            <Link to={`${submissionPaths.step(reference, stepWithField(field)?.slug ?? "about")}#${field}`}>{missing}</Link>
            {isRequired ? " (required)" : ""}. <span className="hub-muted">{why}.</span>
          </li>
        ))}
      </ul>
    </>
  )
}
