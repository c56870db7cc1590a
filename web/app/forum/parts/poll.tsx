import { Form } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { PollFragment } from "../../platform/api/generated/graphql.ts"
import { type FormState, issueOf } from "../../platform/forms.ts"
import { Details } from "../../ui/details/details.tsx"
import { Button, Checkboxes, Radios } from "../../ui/form/form.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { countOf } from "./words.ts"

graphql(`
  fragment Poll on Poll {
    isMultiple
    closesAt
    isClosed
    voterCount
    viewerHasVoted
    showsResults
    viewerCanClose
    options {
      id
      text
      voteCount
      isViewers
    }
  }
`)

/** Per cent of those who voted. */
const shareOf = (votes: number, voters: number) => (voters === 0 ? 0 : Math.round((votes / voters) * 100))

/** What a poll asks: to vote, and its results for who has voted and once it is closed. */
export function Poll({
  poll,
  thread,
  canVote,
  isLocked,
  state,
}: {
  poll: PollFragment
  thread: string
  canVote: boolean
  /** Its thread is: nobody can vote, whatever day was set. */
  isLocked: boolean
  state: FormState | null | undefined
}) {
  const { isMultiple, closesAt, isClosed, voterCount, viewerHasVoted, showsResults, viewerCanClose, options } = poll
  const Choice = isMultiple ? Checkboxes : Radios
  const chosen = options.filter(({ isViewers }) => isViewers).map(({ id }) => id)
  return (
    <section className="hub-panel" aria-labelledby="poll">
      <h2 className="nhsuk-heading-s" id="poll">
        {isClosed ? "The result" : "The poll"}
      </h2>
      {showsResults && (
        <Table
          caption="Votes for each option"
          hideCaption
          columns={[
            {
              heading: "Option",
              // Narrow screens have no room for the bar in a column of its own.
              cell: ({ text, isViewers, voteCount }) => (
                <>
                  {text}
                  {isViewers && <span className="hub-muted"> (your vote)</span>}
                  <br />
                  <meter min={0} max={Math.max(1, voterCount)} value={voteCount ?? 0} aria-label={`Share of ${text}`} />
                </>
              ),
            },
            { heading: "Votes", cell: ({ voteCount }) => `${voteCount} (${shareOf(voteCount ?? 0, voterCount)}%)`, numeric: true },
          ]}
          rows={options}
          keyOf={({ id }) => id}
        />
      )}
      <p className="hub-small hub-muted">
        {countOf(voterCount, "person has voted", "people have voted")}.
        {closesAt && !isLocked && (
          <>
            {" "}
            {isClosed ? "Closed on" : "Open until"} <Minute at={closesAt} />.
          </>
        )}
        {!showsResults &&
          (canVote ? " You see the result once you have voted, or when the poll is closed." : " The result shows once it is closed.")}
      </p>
      {!showsResults && !canVote && (
        <ul>
          {options.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      {canVote && !isClosed && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="vote" />
          <input type="hidden" name="thread" value={thread} />
          <Choice
            name="options"
            label={isMultiple ? "Choose as many as you like" : "Choose one"}
            options={options.map(({ id, text }) => ({ value: id, label: text }))}
            {...(isMultiple ? { defaultValues: chosen } : chosen[0] !== undefined && { defaultValue: chosen[0] })}
            {...(issueOf(state, "options") !== undefined && { state })}
          />
          <Button kind="secondary">{viewerHasVoted ? "Change your vote" : "Vote"}</Button>
        </Form>
      )}
      {viewerCanClose && (
        <Details summary="Close this poll now">
          <p>Nobody can vote any more, and everybody sees the result. You cannot open it again.</p>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="close-poll" />
            <input type="hidden" name="thread" value={thread} />
            <Button kind="warning">Close the poll</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}
