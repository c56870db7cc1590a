import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { formatMinute } from "../../platform/dates.ts"
import type { FormState } from "../../platform/forms.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Select, TextArea } from "../../ui/form/form.tsx"
import { loadReview, reviewAction } from "../forms/review.server.ts"
import { steps } from "../forms/steps.ts"
import { Answer } from "../parts/answer.tsx"
import { Changes } from "../parts/changes.tsx"
import { Decisions } from "../parts/decisions.tsx"
import { Duplicates } from "../parts/duplicates.tsx"
import { ReasonGiven } from "../parts/reason-given.tsx"
import { Remarks } from "../parts/remarks.tsx"
import { StateTag } from "../parts/state-tag.tsx"
import { submissionPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review: ${data?.submission.title ?? ""} – Widening Participation Hub` },
]

export const loader = (args: LoaderFunctionArgs) => loadReview(args)

export const action = guarded(reviewAction)

export default function Review() {
  const { submission, viewer, terms, regions, from, to } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && "values" in answer ? (answer as FormState) : null
  const isMine = submission.assignedTo !== null && submission.assignedTo?.id === viewer?.id
  const isOpen = !["PUBLISHED", "DECLINED", "WITHDRAWN"].includes(submission.state)
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/manage", label: "Manage" },
          { to: submissionPaths.queue, label: "Editors’ queue" },
        ]}
      />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        {submission.organisation.name} ({submission.organisation.region.name}), {submission.reference}
      </span>
      <h1>{submission.title}</h1>
      <p>
        <StateTag state={submission.state} label={submission.stateLabel} />{" "}
        <span className="hub-muted">
          Written by {submission.submitter.name}
          {submission.submittedAt && `, submitted on ${formatMinute(submission.submittedAt)}`}
          {submission.assignedTo ? `, with ${isMine ? "you" : submission.assignedTo.name}` : ""}
        </span>
      </p>
      <ReasonGiven state={submission.state} reason={submission.decisionReason} />
      {submission.initiativeSlug && (
        <p>
          <Link to={`/initiatives/${submission.initiativeSlug}`}>
            {submission.isRevision ? "See what is published now" : "See the published entry"}
          </Link>
        </p>
      )}
      {isOpen && (
        <Form method="post" className="hub-actions">
          {!isMine && (
            <Button name="intent" value="take">
              {submission.assignedTo ? `Take it over from ${submission.assignedTo.name}` : "Take it"}
            </Button>
          )}
          {isMine && submission.state === "UNDER_REVIEW" && (
            <Button kind="secondary" name="intent" value="return">
              Put it back into the queue
            </Button>
          )}
        </Form>
      )}
      <Duplicates duplicates={submission.likelyDuplicates} />
      <div className="hub-columns hub-columns--aside-last">
        <div>
          {submission.gaps.length > 0 && (
            <details className="nhsuk-details">
              <summary className="nhsuk-details__summary">
                <span className="nhsuk-details__summary-text">What it lacks ({submission.gaps.length})</span>
              </summary>
              <div className="nhsuk-details__text">
                <ul>
                  {submission.gaps.map(({ field, missing, why }) => (
                    <li key={field + missing}>
                      {missing}. <span className="hub-muted">{why}.</span>
                    </li>
                  ))}
                </ul>
              </div>
            </details>
          )}
          {(submission.snapshots.length > 1 || submission.isRevision) && (
            <Changes changes={submission.changes} snapshots={submission.snapshots} from={from} to={to} isRevision={submission.isRevision} />
          )}
          {steps.map(({ slug, title, questions }) => (
            <section key={slug}>
              <h2>{title}</h2>
              <dl className="nhsuk-summary-list">
                {questions.map((question) => (
                  <div key={question.field} className="nhsuk-summary-list__row">
                    <dt className="nhsuk-summary-list__key">{question.label}</dt>
                    <dd className="nhsuk-summary-list__value">
                      <Answer question={question} submission={submission} terms={terms} regions={regions} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <Remarks comments={submission.comments}>
            {({ id, resolvedAt }) => (
              <Form method="post">
                <input type="hidden" name="comment" value={id} />
                <input type="hidden" name="resolved" value={resolvedAt ? "no" : "yes"} />
                <button className="hub-link-button" type="submit" name="intent" value="resolve">
                  {resolvedAt ? "Open it again" : "Dealt with"}
                </button>
              </Form>
            )}
          </Remarks>
          {/* Drawn anew once a remark is added, so that it is not sent twice. */}
          <Form method="post" key={submission.comments.length}>
            <Select
              name="field"
              label="Remark on"
              options={[
                { value: "", label: "The whole" },
                ...steps.flatMap(({ questions }) => questions.map(({ field, label }) => ({ value: field, label }))),
              ]}
            />
            <TextArea name="body" label="Your remark" rows={3} state={state} defaultValue={state?.values.body?.[0]} />
            <div className="nhsuk-checkboxes nhsuk-checkboxes--small nhsuk-u-margin-bottom-4">
              <div className="nhsuk-checkboxes__item">
                <input className="nhsuk-checkboxes__input" id="isInternal" name="isInternal" type="checkbox" value="yes" />
                <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor="isInternal">
                  Only for editors
                </label>
              </div>
            </div>
            <Button kind="secondary" name="intent" value="comment">
              Add the remark
            </Button>
          </Form>
        </div>
        {isMine && isOpen && <Decisions submission={submission} state={state} />}
      </div>
    </>
  )
}
