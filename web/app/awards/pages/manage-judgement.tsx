import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { Outcome } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, Radios, TextArea } from "../../ui/form/form.tsx"
import { Minute } from "../../ui/time/time.tsx"
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

const decideMutation = graphql(`
  mutation DecideOutcome($round: String!, $nomination: String!, $outcome: Outcome!, $reason: String!) {
    decideOutcome(round: $round, nomination: $nomination, outcome: $outcome, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

const undoMutation = graphql(`
  mutation UndoDecision($round: String!, $nomination: String!) {
    undoDecision(round: $round, nomination: $nomination) {
      __typename
      ...RefusedAct
    }
  }
`)

const feedbackMutation = graphql(`
  mutation SaveFeedback($round: String!, $nomination: String!, $criterion: ID, $body: String!, $version: Int!) {
    saveFeedback(round: $round, nomination: $nomination, criterion: $criterion, body: $body, version: $version) {
      __typename
      ...RefusedAct
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

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const where = { round: args.params["round"] ?? "", nomination: args.params["reference"] ?? "" }
  const back = async (message: string) =>
    redirect(judgingPaths.judgement(where.round, where.nomination), { headers: { "set-cookie": await leaveFlash(message) } })
  switch (textOf(form, "intent")) {
    case "undo": {
      const { undoDecision: result } = await query(args, undoMutation, where)
      return result.__typename === "JudgingManagement" ? back("The decision is taken back.") : refusal(form, result)
    }
    case "feedback": {
      const key = textOf(form, "key")
      const { saveFeedback: result } = await query(args, feedbackMutation, {
        ...where,
        criterion: key === "whole" ? null : key,
        body: textOf(form, `feedback.${key}`),
        version: Number(textOf(form, "version")) || 0,
      })
      if (result.__typename === "JudgingManagement") return back("The feedback is saved.")
      const refused = refusal(form, result)
      return { ...refused, issues: refused.issues.map(({ message }) => ({ field: `feedback.${key}`, message })) }
    }
    default: {
      const outcome = textOf(form, "outcome")
      if (!outcome) return refusal(form, { issues: [{ field: "outcome", message: "Choose what you decide" }] })
      const { decideOutcome: result } = await query(args, decideMutation, {
        ...where,
        outcome: outcome as Outcome,
        reason: textOf(form, "reason"),
      })
      return result.__typename === "JudgingManagement"
        ? back("Your decision is on record. Nobody else learns of it before the announcement.")
        : refusal(form, result)
    }
  }
})

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
      {isOpen && options.length > 0 && (
        <Form method="post">
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
        </Form>
      )}
      {isOpen && options.length === 0 && <p>You can decide once every reader’s sheet is in.</p>}
      {isOpen && (isPlaced || judgement.state === "NOT_SHORTLISTED") && (
        <Form method="post">
          <Button name="intent" value="undo" kind="secondary">
            Take the last decision back
          </Button>
        </Form>
      )}
      <h2>Feedback to the entrant</h2>
      <p className="hub-prose">
        Entrants read this once the results are announced. Write it in your own words: they never learn who read their entry. What is empty
        is left out.
      </p>
      {parts.map(({ key, title: part }) => {
        const kept = feedback.find(({ criterion }) => (criterion ?? "whole") === key)
        const reasons = sheets.flatMap(({ scores }) => scores.find(({ criterion }) => criterion === key)?.reason ?? [])
        return (
          <Form key={key} method="post" className="hub-panel">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="version" value={kept?.version ?? 0} />
            <TextArea
              name={`feedback.${key}`}
              label={part}
              hint={reasons.length > 0 ? `Readers wrote: ${reasons.map((reason) => `“${reason}”`).join(" ")}` : undefined}
              rows={3}
              maxLength={4000}
              state={state}
              defaultValue={typedOr(state, `feedback.${key}`, kept?.body ?? "")}
            />
            <Button name="intent" value="feedback" kind="secondary">
              Save<span className="nhsuk-u-visually-hidden"> the feedback on {part}</span>
            </Button>
          </Form>
        )
      })}
    </>
  )
}
