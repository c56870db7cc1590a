import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { Fragment } from "react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { Outcome } from "../../platform/api/generated/graphql.ts"
import { typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Flash } from "../../ui/flash/flash.tsx"
import { Button, ErrorSummary, Radios, TextArea } from "../../ui/form/form.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { judge } from "../forms/judgement.server.ts"
import { judgingPaths } from "../judging-paths.ts"
import { EntryTag } from "../parts/entry-tag.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { SheetsTable } from "../parts/sheets-table.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Decide: ${data?.judgement.title ?? ""}`)

const judgementQuery = graphql(`
  query ManageJudgement($round: String!, $reference: String!) {
    judgingManagement(round: $round) {
      round {
        slug
        title
        state
      }
      judgement(reference: $reference) {
        reference
        title
        organisation
        category
        state
        stateName
        criteria {
          key
          title
        }
        sheets {
          ...SheetInTable
        }
        decisions {
          outcome
          isAgainstRanking
          reason
          decidedBy
          decidedAt
        }
        feedback {
          criterion
          body
          version
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { judgingManagement } = await query(args, judgementQuery, {
    round: args.params["round"] ?? "",
    reference: args.params["reference"] ?? "",
  })
  if (!judgingManagement?.judgement) throw new Response("", { status: 404 })
  return { round: judgingManagement.round, judgement: judgingManagement.judgement }
}

export const action = guarded((args) => judge(args, { round: args.params["round"] ?? "", nomination: args.params["reference"] ?? "" }))

const outcomes: Record<string, { value: Outcome; label: string }[]> = {
  SCORED: [
    { value: "SHORTLISTED", label: "Shortlist it" },
    { value: "NOT_SHORTLISTED", label: "Do not shortlist it" },
  ],
  NOT_SHORTLISTED: [{ value: "SHORTLISTED", label: "Shortlist it" }],
}
const honours: { value: Outcome; label: string }[] = [
  { value: "WINNER", label: "Winner" },
  { value: "HIGHLY_COMMENDED", label: "Highly commended" },
  { value: "FINALIST", label: "Finalist" },
]

const outcomeNames: Record<Outcome, string> = {
  SHORTLISTED: "Shortlisted",
  NOT_SHORTLISTED: "Not shortlisted",
  WINNER: "Winner",
  HIGHLY_COMMENDED: "Highly commended",
  FINALIST: "Finalist",
}

export default function ManageJudgement() {
  const { round, judgement } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { title, reference, organisation, category, criteria, sheets, decisions, feedback } = judgement
  const isOpen = round.state === "JUDGING"
  const isPlaced = ["SHORTLISTED", "WINNER", "HIGHLY_COMMENDED", "FINALIST"].includes(judgement.state)
  const options = isPlaced
    ? [
        ...honours.filter(({ value }) => value !== judgement.state),
        ...(judgement.state === "SHORTLISTED" ? [{ value: "NOT_SHORTLISTED" as const, label: "Take it off the shortlist" }] : []),
      ]
    : (outcomes[judgement.state] ?? [])
  const parts = [{ key: "whole", title: "The entry as a whole" }, ...criteria]
  return (
    <>
      <RoundCrumbs round={round} further={[{ to: judgingPaths.manageResults(round.slug), label: "Results" }]} />
      <ErrorSummary state={state} />
      {state?.done && <Flash message={state.done} heading="Done" />}
      <span className="nhsuk-caption-l">
        {category}, {reference}
      </span>
      <h1>{title}</h1>
      <p>
        <EntryTag state={judgement.state} label={judgement.stateName} /> <span className="hub-muted">{organisation}</span>
      </p>
      <h2>Score sheets</h2>
      {sheets.length === 0 ? <p>None is in yet.</p> : <SheetsTable criteria={criteria} sheets={sheets} />}
      <p>
        <a href={judgingPaths.score(round.slug, reference)}>Read the entry and the readers’ discussion</a>
      </p>
      <h2>Decision</h2>
      {decisions.length > 0 && (
        <ul className="hub-rows">
          {decisions.map(({ outcome, isAgainstRanking, reason, decidedBy, decidedAt }) => (
            <li key={decidedAt}>
              <strong>{outcomeNames[outcome]}</strong>
              {isAgainstRanking && " (against the ranking)"}
              {reason && `: ${reason}`}
              <span className="hub-rows__detail">
                {decidedBy}, <Minute at={decidedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {/* One form, so that no button takes away what was typed for another. */}
      <Form method="post">
        {isOpen && options.length > 0 && (
          // Drawn anew after each decision: what was typed for one is not left over for the next.
          <Fragment key={decisions.length}>
            <Radios name="outcome" label="What do you decide?" options={options} state={state} defaultValue={typedOr(state, "outcome")} />
            <TextArea
              name="reason"
              label="Reason"
              hint="Needed when it goes against the ranking. Kept on record; entrants do not see it."
              rows={3}
              maxLength={2000}
              state={state}
              defaultValue={typedOr(state, "reason")}
            />
            <Button name="intent" value="decide">
              Decide
            </Button>
          </Fragment>
        )}
        {isOpen && options.length === 0 && <p>You can decide once every reader’s sheet is in.</p>}
        {isOpen && (isPlaced || judgement.state === "NOT_SHORTLISTED") && (
          <p>
            <Button name="intent" value="undo" kind="secondary">
              Take the last decision back
            </Button>
          </p>
        )}
        <h2>Feedback to the entrant</h2>
        <p className="hub-prose">
          Entrants read this once the results are announced. Write it in your own words: they never learn who read their entry. What is
          empty is left out.
        </p>
        {parts.map(({ key, title: part }) => {
          const kept = feedback.find(({ criterion }) => (criterion ?? "whole") === key)
          const version = typedOr(state, `version.${key}`, String(kept?.version ?? 0))
          const reasons = sheets.flatMap(({ scores }) => scores.find(({ criterion }) => criterion === key)?.reason ?? [])
          return (
            // Drawn anew with each version, so that a text that was saved elsewhere is not overwritten unseen.
            <div key={`${key}.${version}`} className="hub-panel">
              <input type="hidden" name={`version.${key}`} value={version} />
              <input type="hidden" name={`stored.${key}`} value={typedOr(state, `stored.${key}`, kept?.body ?? "")} />
              <TextArea
                name={`feedback.${key}`}
                label={part}
                hint={reasons.length > 0 ? `Readers wrote: ${reasons.map((reason) => `“${reason}”`).join(" ")}` : undefined}
                rows={3}
                maxLength={4000}
                state={state}
                defaultValue={typedOr(state, `feedback.${key}`, kept?.body ?? "")}
              />
            </div>
          )
        })}
        <Button name="intent" value="feedback" kind="secondary">
          Save the feedback
        </Button>
      </Form>
    </>
  )
}
