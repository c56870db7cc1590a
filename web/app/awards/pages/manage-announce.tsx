import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { readInstant, refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { DateInput } from "../../ui/date-input/date-input.tsx"
import { Button, ErrorSummary, TextArea } from "../../ui/form/form.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { judgingPaths } from "../judging-paths.ts"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"

export const meta: MetaFunction = () => titled("Announce the results")

const announceQuery = graphql(`
  query ManageAnnouncement($round: String!) {
    judgingManagement(round: $round) {
      round {
        slug
        title
        state
      }
      announcement {
        state
        dueAt
      }
      audience {
        entrants
        others
      }
      results {
        rows {
          reference
          title
          organisation
          state
          stateName
        }
      }
    }
  }
`)

const announceMutation = graphql(`
  mutation AnnounceResults($round: String!, $dueAt: DateTime, $message: String!) {
    announceResults(round: $round, dueAt: $dueAt, message: $message) {
      __typename
      ...RefusedAct
    }
  }
`)

const cancelMutation = graphql(`
  mutation CancelAnnouncement($round: String!) {
    cancelAnnouncement(round: $round) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { judgingManagement: judging } = await query(args, announceQuery, { round: args.params["round"] ?? "" })
  if (!judging) throw new Response("", { status: 404 })
  return { ...judging, placed: judging.results.rows.filter(({ state }) => ["WINNER", "HIGHLY_COMMENDED", "FINALIST"].includes(state)) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = args.params["round"] ?? ""
  const intent = textOf(form, "intent")
  if (intent === "cancel") {
    const { cancelAnnouncement: result } = await query(args, cancelMutation, { round })
    if (result.__typename !== "JudgingManagement") return refusal(form, result)
    return redirect(judgingPaths.announce(round), { headers: { "set-cookie": await leaveFlash("The announcement is cancelled.") } })
  }
  // What cannot be undone is asked about first, with what was typed.
  if (intent === "now") return { ...refusal(form, { issues: [] }), asks: true }
  const due = intent === "schedule" ? readInstant(form, "dueAt") : { value: null }
  if ("issue" in due) return refusal(form, { issues: [due.issue] })
  if (intent === "schedule" && due.value === null)
    return refusal(form, { issues: [{ field: "dueAt", message: "Enter when the results are to come out" }] })
  const { announceResults: result } = await query(args, announceMutation, { round, dueAt: due.value, message: textOf(form, "message") })
  if (result.__typename !== "JudgingManagement") return refusal(form, result)
  const message =
    intent === "schedule"
      ? "The announcement is scheduled. Nothing shows before it."
      : "The results are out, and everybody who entered is told."
  return redirect(judgingPaths.manageResults(round), { headers: { "set-cookie": await leaveFlash(message) } })
})

export default function ManageAnnounce() {
  const { round, announcement, audience, placed } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  if (state && "asks" in state && round.state === "MODERATED")
    return <AnnounceNow round={round} audience={audience} honoured={placed.length} message={typedOr(state, "message")} />
  const isWaiting = announcement?.state === "SCHEDULED"
  return (
    <>
      <RoundCrumbs round={round} further={[{ to: judgingPaths.manageResults(round.slug), label: "Results" }]} />
      <ErrorSummary state={state} />
      <h1>Announce the results of {round.title}</h1>
      {round.state !== "MODERATED" ? (
        <p>
          {round.state === "ANNOUNCED" || round.state === "ARCHIVED"
            ? "The results are out."
            : "End the judging first: every nomination has to be decided."}{" "}
          <Link to={judgingPaths.manageResults(round.slug)}>Back to the results</Link>
        </p>
      ) : (
        <>
          <p className="hub-lede hub-prose">
            Everything becomes public at one moment: the results page, honours on the pages of initiatives and organisations, certificates,
            and feedback to each entrant. An e-mail says that the results are out; it does not say what they are.
          </p>
          <h2>What will be announced</h2>
          {placed.length === 0 && (
            <p>No winner, and nothing highly commended. Entrants still learn that it is over, and read their feedback.</p>
          )}
          <ul className="hub-rows">
            {placed.map(({ reference, title, organisation, stateName }) => (
              <li key={reference}>
                <strong>{title}</strong>: {stateName}
                <span className="hub-rows__detail">
                  {organisation}, {reference}
                </span>
              </li>
            ))}
          </ul>
          {isWaiting ? (
            <Form method="post">
              <p>
                It is due on <Minute at={announcement.dueAt} />.
              </p>
              <Button name="intent" value="cancel" kind="secondary">
                Cancel the announcement
              </Button>
            </Form>
          ) : (
            <Form method="post">
              <TextArea
                name="message"
                label="What you say above the results (optional)"
                hint="Markdown"
                rows={5}
                maxLength={4000}
                state={state}
                defaultValue={typedOr(state, "message")}
              />
              <DateInput name="dueAt" label="When (to schedule it)" withTime state={state} />
              <div className="hub-actions">
                <Button name="intent" value="schedule">
                  Schedule the announcement
                </Button>
                <Button name="intent" value="now" kind="warning">
                  Announce now
                </Button>
              </div>
            </Form>
          )}
        </>
      )}
    </>
  )
}

type Asked = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "round" | "audience"> & { honoured: number; message: string }

/** The last question before everything is public. */
function AnnounceNow({ round, audience, honoured, message }: Asked) {
  return (
    <ConfirmPage
      heading={`Announce the results of ${round.title} now?`}
      confirm="Yes, announce the results"
      kind="warning"
      cancel={judgingPaths.announce(round.slug)}
      hidden={{ intent: "announce", message }}
    >
      <p>This cannot be undone. At once and for everybody,</p>
      <ul>
        <li>
          the results page shows {honoured === 1 ? "1 entry that is honoured" : `${honoured} entries that are honoured`}, and certificates
          can be fetched
        </li>
        <li>honours stand on the pages of initiatives and organisations</li>
        <li>everybody who entered can read the feedback on their entry</li>
        <li>
          {people(audience.entrants)} who entered or are nominated get an e-mail, and {people(audience.others)} on the panel or following
          the award are told. Messages do not say who won.
        </li>
      </ul>
      {message && <p>Above the results stands what you wrote: “{message}”</p>}
    </ConfirmPage>
  )
}

const people = (count: number) => (count === 1 ? "1 person" : `${count} people`)
