import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { type FormState, refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { saveSheet } from "../forms/save-sheet.server.ts"
import { judgingPaths } from "../judging-paths.ts"
import { Discussion } from "../parts/discussion.tsx"
import { formatMark, sheetColours } from "../parts/marks.ts"
import { SheetForm } from "../parts/sheet-form.tsx"
import { SheetsTable } from "../parts/sheets-table.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Judge: ${data?.entry.title ?? ""}`)

const scoringQuery = graphql(`
  query Scoring($round: String!, $reference: String!) {
    judging(round: $round) {
      tasks {
        reference
        title
      }
    }
    nominationToScore(round: $round, nomination: $reference) {
      round {
        slug
        title
        state
      }
      reference
      title
      summary
      nominee
      organisation
      category
      isDemonstration
      canChange
      criteria {
        key
        title
        question
        guidance
        weight
        isReasonRequired
        answer
        scale {
          value
          label
          description
        }
      }
      sheet {
        version
        state
        stateName
        comment
        mark
        originalMark
        scores {
          criterion
          value
          reason
          originalValue
          originalReason
        }
      }
      others {
        ...SheetInTable
      }
      discussion {
        key
        author
        body
        createdAt
      }
    }
  }
`)

const postMutation = graphql(`
  mutation PostToDiscussion($round: String!, $nomination: String!, $body: String!) {
    postToDiscussion(round: $round, nomination: $nomination, body: $body) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { judging, nominationToScore: entry } = await query(args, scoringQuery, {
    round: args.params["round"] ?? "",
    reference: args.params["reference"] ?? "",
  })
  if (!entry) throw new Response("", { status: 404 })
  const tasks = judging?.tasks ?? []
  const here = tasks.findIndex(({ reference }) => reference === entry.reference)
  return { entry, previous: tasks[here - 1] ?? null, next: here === -1 ? null : (tasks[here + 1] ?? null) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const where = { round: args.params["round"] ?? "", nomination: args.params["reference"] ?? "" }
  const intent = textOf(form, "intent")
  if (intent !== "post") return saveSheet(args, form, where)
  const { postToDiscussion: result } = await query(args, postMutation, { ...where, body: textOf(form, "body") })
  if (result.__typename === "NominationToScore") return redirect(`${judgingPaths.score(where.round, where.nomination)}#discussion`)
  const refused = refusal(form, result)
  return { ...refused, issues: refused.issues.map(({ message }) => ({ field: "body", message })) }
})

export default function JudgeNomination() {
  const { entry, previous, next } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state: FormState | null = answer && "issues" in answer ? answer : null
  const stored = answer && "stored" in answer ? (answer.stored ?? null) : null
  const { round, reference, title, summary, nominee, organisation, category, criteria, sheet, canChange, others, discussion } = entry
  return (
    <>
      <Breadcrumbs items={[{ to: judgingPaths.judge(round.slug), label: `Judge ${round.title}` }]} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        {category}, {reference}
      </span>
      <h1>{title}</h1>
      <p>
        {sheet ? <Tag colour={sheetColours[sheet.state]}>{sheet.stateName}</Tag> : <Tag colour="grey">Not started</Tag>}{" "}
        {entry.isDemonstration && <DemonstrationTag />}{" "}
        <span className="hub-muted">
          {nominee}, {organisation}
          {sheet?.mark != null && `. Your mark${sheet.state === "DRAFT" ? " so far" : ""}: ${formatMark(sheet.mark)} of 100`}
          {sheet?.originalMark != null && `, before your revision ${formatMark(sheet.originalMark)}`}
        </span>
      </p>
      <div className="hub-side-by-side">
        <article aria-labelledby="entry">
          <h2 id="entry">The entry</h2>
          {summary && <p className="hub-lede hub-keep-lines">{summary}</p>}
          {criteria.map(({ key, title: criterion, question, answer: text }) => (
            <section key={key}>
              <h3>{criterion}</h3>
              <p className="hub-muted">{question}</p>
              <p className="hub-keep-lines">{text ?? "Nothing was written."}</p>
            </section>
          ))}
        </article>
        <section aria-labelledby="your-sheet">
          <h2 id="your-sheet">Your score sheet</h2>
          {canChange ? (
            // Another entry, or what is stored now: nothing that was typed into the form before stays in it.
            <SheetForm key={`${reference}.${stored?.version ?? sheet?.version ?? 0}`} entry={entry} state={state} stored={stored} />
          ) : sheet ? (
            <dl className="hub-facts">
              {criteria.map(({ key, title: criterion }) => {
                const score = sheet.scores.find((one) => one.criterion === key)
                return (
                  <div key={key}>
                    <dt>{criterion}</dt>
                    <dd>
                      {score?.value ?? "–"}. {score?.reason}
                    </dd>
                  </div>
                )
              })}
            </dl>
          ) : (
            <p>You have no score sheet for this nomination, or judging has ended.</p>
          )}
          {canChange && (!sheet || sheet.state === "DRAFT") && (
            <p>
              <Link to={judgingPaths.giveBack(round.slug, reference)}>Give this nomination back</Link>
            </p>
          )}
        </section>
      </div>
      {others && (
        <section aria-labelledby="others">
          <h2 id="others">What other readers gave</h2>
          {others.length === 0 ? <p>No other sheet is in yet.</p> : <SheetsTable criteria={criteria} sheets={others} />}
        </section>
      )}
      {discussion && <Discussion discussion={discussion} isOpen={round.state === "JUDGING"} state={state} />}
      <nav className="hub-previous-next hub-no-print" aria-label="Your nominations">
        {previous && (
          <Link to={judgingPaths.score(round.slug, previous.reference)} rel="prev">
            <span aria-hidden="true">← </span>
            {previous.title}
          </Link>
        )}
        {next && (
          <Link className="hub-previous-next__next" to={judgingPaths.score(round.slug, next.reference)} rel="next">
            {next.title}
            <span aria-hidden="true"> →</span>
          </Link>
        )}
      </nav>
    </>
  )
}
