import { Form } from "@remix-run/react"
import { RatingFields } from "../../directory/parts/rating-fields.tsx"
import { formatMinute } from "../../platform/dates.ts"
import { type FormState, issueOf, typedOr } from "../../platform/forms.ts"
import { DateInput } from "../../ui/date-input/date-input.tsx"
import { Details } from "../../ui/details/details.tsx"
import { Button, TextArea, TextInput } from "../../ui/form/form.tsx"

type Submission = {
  state: string
  publishAt?: string | null
  isRevision: boolean
  evidenceLevel?: number | null
  evidenceReason?: string | null
  checklist?: { key: string; label: string; doneAt?: string | null }[] | null
}

/** What the editor who has the submission can do with it. */
export function Decisions({ submission, state }: { submission: Submission; state: FormState | null }) {
  const { checklist, evidenceLevel, publishAt } = submission
  const canDecide = submission.state === "UNDER_REVIEW" || submission.state === "RESUBMITTED"
  if (submission.state === "SCHEDULED")
    return (
      <aside aria-label="Decide">
        <h2>Scheduled</h2>
        <p>It will be published on {publishAt && formatMinute(publishAt)}.</p>
        <Form method="post">
          <Button kind="secondary" name="intent" value="unschedule">
            Do not publish it by itself
          </Button>
        </Form>
      </aside>
    )
  if (!canDecide)
    return (
      <aside aria-label="Decide">
        <h2>Decide</h2>
        <p>The submitter is making changes. You can decline it, for example when nothing comes back.</p>
        <Decline state={state} />
      </aside>
    )
  return (
    <aside aria-label="Decide">
      <h2>Check</h2>
      <ul className="nhsuk-list">
        {checklist?.map(({ key, label, doneAt }) => (
          <li key={key}>
            <Form method="post">
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="done" value={doneAt ? "no" : "yes"} />
              {doneAt ? "✓ " : "○ "}
              {label}{" "}
              <button className="hub-link-button" type="submit" name="intent" value="check">
                {doneAt ? "Undo" : "Done"}
                <span className="nhsuk-u-visually-hidden">: {label}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <h2 id="evidence">Rate the evidence</h2>
      <Form method="post">
        <RatingFields
          level={evidenceLevel ?? null}
          reason={{ field: "evidenceReason", stored: submission.evidenceReason ?? "" }}
          state={state}
        />
        <Button kind="secondary" name="intent" value="rate">
          Save the rating
        </Button>
      </Form>
      <h2>Publish</h2>
      <Form method="post">
        {submission.isRevision && (
          <TextInput name="changeNote" label="What changed?" hint="Shown in the history" defaultValue={typedOr(state, "changeNote")} />
        )}
        <Button name="intent" value="publish">
          Publish now
        </Button>
      </Form>
      <Form method="post">
        <DateInput
          name="publishAt"
          label="Or publish it by itself on"
          hint="London time, for example 1 7 2027 and 9:30"
          state={state}
          withTime
        />
        <Button kind="secondary" name="intent" value="schedule">
          Schedule
        </Button>
      </Form>
      <h2>Send it back</h2>
      <Form method="post">
        <TextArea
          name="reason"
          label="What should change?"
          hint="The submitter reads this"
          rows={4}
          state={state}
          defaultValue={typedOr(state, "reason")}
        />
        <Button kind="secondary" name="intent" value="requestChanges">
          Ask for changes
        </Button>
      </Form>
      <Decline state={state} />
    </aside>
  )
}

/** Apart from the request for changes, with words of its own, because nothing leads back from it. */
function Decline({ state }: { state: FormState | null }) {
  return (
    <Details summary="Decline it" open={issueOf(state, "declineReason") !== undefined}>
      <p>This is final: the submitter cannot change it or send it in again. If something can be mended, ask for changes.</p>
      <Form method="post">
        <TextArea
          name="declineReason"
          label="Why is it declined?"
          hint="The submitter reads this"
          rows={4}
          state={state}
          defaultValue={typedOr(state, "declineReason")}
        />
        <Button kind="warning" name="intent" value="decline">
          Decline it for good
        </Button>
      </Form>
    </Details>
  )
}
