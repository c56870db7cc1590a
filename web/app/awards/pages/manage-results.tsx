import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, ErrorSummary, Select } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { judgingPaths } from "../judging-paths.ts"
import { DotPlot } from "../parts/dot-plot.tsx"
import { EntryTag } from "../parts/entry-tag.tsx"
import { formatMark, formatProbability } from "../parts/marks.ts"
import { ResultsMethod } from "../parts/results-method.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Results of ${data?.judging.round.title ?? ""}`)

const resultsQuery = graphql(`
  query ManageResults($round: String!) {
    judgingManagement(round: $round) {
      round {
        slug
        title
        state
        stateName
      }
      viewerCanExport
      announcement {
        state
        dueAt
        madeAt
      }
      results {
        refusal
        hidden
        mean
        nominationVariance
        readerVariance
        errorVariance
        draws
        agreement {
          ...AgreementOfReaders
        }
        contests {
          key
          title
          shortlistSize
          winnerCount
        }
        readers {
          name
          sheets
          mean
          effect
        }
        rows {
          reference
          title
          organisation
          contest
          state
          stateName
          readers
          readersWanted
          mean
          lowest
          highest
          deviation
          isDisputed
          adjusted
          error
          rank
          bestRank
          worstRank
          probability
        }
      }
    }
  }
`)

const finishMutation = graphql(`
  mutation FinishJudging($round: String!) {
    finishJudging(round: $round) {
      __typename
      ...RefusedAct
    }
  }
`)

const resumeMutation = graphql(`
  mutation ResumeJudging($round: String!) {
    resumeJudging(round: $round) {
      __typename
      ...RefusedAct
    }
  }
`)

const sorts = [
  { value: "rank", label: "Rank" },
  { value: "mean", label: "Raw mean" },
  { value: "spread", label: "Spread" },
  { value: "readers", label: "Sheets still to come" },
  { value: "title", label: "Title" },
] as const

type Row = NonNullable<Awaited<ReturnType<typeof loader>>>["rows"][number]

const descending = (value: (row: Row) => number | null) => (a: Row, b: Row) => (value(b) ?? -1) - (value(a) ?? -1)
const orders: Record<(typeof sorts)[number]["value"], (a: Row, b: Row) => number> = {
  rank: (a, b) => (a.rank ?? 9999) - (b.rank ?? 9999),
  mean: descending(({ mean }) => mean),
  spread: descending(({ highest, lowest }) => (highest === null || lowest === null ? null : highest - lowest)),
  readers: descending(({ readers, readersWanted }) => readersWanted - readers),
  title: (a, b) => a.title.localeCompare(b.title, "en-GB"),
}

export async function loader(args: LoaderFunctionArgs) {
  const { judgingManagement: judging } = await query(args, resultsQuery, { round: args.params["round"] ?? "" })
  if (!judging) throw new Response("", { status: 404 })
  const parameters = new URL(args.request.url).searchParams
  const sort = sorts.find(({ value }) => value === parameters.get("sort"))?.value ?? "rank"
  const show = parameters.get("show") ?? "all"
  const contest = parameters.get("contest") ?? judging.results.contests[0]?.key ?? ""
  const rows = judging.results.rows
    .filter((row) => row.contest === contest)
    .filter((row) => show !== "disputed" || row.isDisputed)
    .filter((row) => show !== "undecided" || ["ELIGIBLE", "ALLOCATED", "SCORED", "SHORTLISTED"].includes(row.state))
    .sort(orders[sort])
  return { judging, rows, sort, show, contest }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = args.params["round"] ?? ""
  const finishes = textOf(form, "intent") === "finish"
  const result = finishes
    ? (await query(args, finishMutation, { round })).finishJudging
    : (await query(args, resumeMutation, { round })).resumeJudging
  if (result.__typename !== "JudgingManagement") return refusal(form, result)
  const message = finishes ? "Judging has ended. The results are ready to be announced." : "Judging goes on."
  return redirect(judgingPaths.manageResults(round), { headers: { "set-cookie": await leaveFlash(message) } })
})

export default function ManageResults() {
  const { judging, rows, sort, show, contest } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { round, announcement, results } = judging
  const here = results.contests.find(({ key }) => key === contest)
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">{round.stateName}</span>
      <h1>Results of {round.title}</h1>
      {results.refusal && (
        <Inset>
          <p>
            <strong>Marks are not adjusted.</strong> {results.refusal}
          </p>
        </Inset>
      )}
      {results.hidden > 0 && (
        <p>
          You have a conflict of interest with {results.hidden === 1 ? "1 nomination" : `${results.hidden} nominations`}, which are left out
          here. Another manager decides about them.
        </p>
      )}
      {announcement && (
        <p>
          {announcement.state === "MADE" && announcement.madeAt ? (
            <>
              Announced on <Minute at={announcement.madeAt} />. <Link to={judgingPaths.results(round.slug)}>See the public page</Link>
            </>
          ) : (
            <>
              The announcement is due on <Minute at={announcement.dueAt} />. <Link to={judgingPaths.announce(round.slug)}>Change that</Link>
            </>
          )}
        </p>
      )}
      {results.rows.length === 0 ? (
        <EmptyState heading="Nothing to compare yet">
          <p>Give nominations to readers first. Results appear here as score sheets come in.</p>
        </EmptyState>
      ) : (
        <>
          <Form method="get" className="hub-filter-bar">
            <Select
              name="contest"
              label="Category"
              options={results.contests.map(({ key, title }) => ({ value: key, label: title }))}
              defaultValue={contest}
            />
            <Select
              name="show"
              label="Show"
              options={[
                { value: "all", label: "All" },
                { value: "disputed", label: "Where readers disagree" },
                { value: "undecided", label: "Still to decide" },
              ]}
              defaultValue={show}
            />
            <Select name="sort" label="Sort by" options={sorts} defaultValue={sort} />
            <button type="submit" className="nhsuk-button nhsuk-button--secondary">
              Update
            </button>
          </Form>
          {here && (
            <p>
              {here.shortlistSize} of them can be shortlisted, and {here.winnerCount === 1 ? "1 wins" : `${here.winnerCount} win`}.
            </p>
          )}
          {rows.length === 0 ? (
            <EmptyState heading="Nothing matches">
              <p>Show all nominations of the category.</p>
            </EmptyState>
          ) : (
            <>
              <DotPlot caption={`Marks in ${here?.title ?? "this category"}`} dots={rows} />
              <ResultsTable slug={round.slug} rows={rows} isAdjusted={results.refusal === null} />
            </>
          )}
          <p className="hub-no-print">
            <a href={`/export/awards/${round.slug}/results.csv`}>Results as a table (CSV)</a>,{" "}
            <a href={`/export/awards/${round.slug}/sheets.csv`}>all score sheets (CSV)</a>
            {judging.viewerCanExport && (
              <>
                , <a href={judgingPaths.everything(round.slug)}>everything about the round (ZIP)</a>
              </>
            )}
          </p>
          <ResultsMethod results={results} />
        </>
      )}
      <section className="hub-no-print" aria-labelledby="next">
        <h2 id="next">What is next</h2>
        {round.state === "JUDGING" && (
          <Form method="post">
            <p>
              Decide about every nomination on its own page. When all are decided, end the judging; you can take it up again until the
              results are announced.
            </p>
            <Button name="intent" value="finish">
              End the judging
            </Button>
          </Form>
        )}
        {round.state === "MODERATED" && (
          <Form method="post" className="hub-actions">
            <Link className="nhsuk-button" to={judgingPaths.announce(round.slug)}>
              Announce the results
            </Link>
            {announcement?.state !== "SCHEDULED" && (
              <Button name="intent" value="resume" kind="secondary">
                Go on judging
              </Button>
            )}
          </Form>
        )}
        {(round.state === "ANNOUNCED" || round.state === "ARCHIVED") && (
          <p>The results are out. Feedback can still be edited on each nomination’s page.</p>
        )}
      </section>
    </>
  )
}

function ResultsTable({ slug, rows, isAdjusted }: { slug: string; rows: readonly Row[]; isAdjusted: boolean }) {
  return (
    <Table
      caption="The same in figures"
      rows={rows}
      keyOf={({ reference }) => reference}
      columns={[
        {
          heading: "Nomination",
          cell: ({ title, reference, organisation }) => (
            <>
              <Link to={judgingPaths.judgement(slug, reference)}>{title}</Link>
              <span className="hub-rows__detail">
                {organisation}, {reference}
              </span>
            </>
          ),
        },
        { heading: "State", cell: ({ state, stateName }) => <EntryTag state={state} label={stateName} /> },
        {
          heading: "Rank",
          numeric: true,
          cell: ({ rank, bestRank, worstRank }) => (
            <>
              {rank ?? "–"}
              {bestRank !== null && worstRank !== null && (
                <span className="hub-rows__detail">
                  {bestRank} to {worstRank}
                </span>
              )}
            </>
          ),
        },
        ...(isAdjusted
          ? [
              {
                heading: "Adjusted mean",
                numeric: true,
                cell: ({ adjusted, error }: Row) => (
                  <>
                    {formatMark(adjusted)}
                    {error !== null && <span className="hub-rows__detail">± {formatMark(1.645 * error)}</span>}
                  </>
                ),
              },
            ]
          : []),
        { heading: "Raw mean", numeric: true, cell: ({ mean }) => formatMark(mean) },
        {
          heading: "Spread",
          cell: ({ lowest, highest, deviation, isDisputed }) =>
            lowest === null ? (
              "–"
            ) : (
              <>
                {formatMark(lowest)} to {formatMark(highest)}
                {deviation !== null && <span className="hub-rows__detail">standard deviation {formatMark(deviation)}</span>}
                {isDisputed && <Tag colour="red">Readers disagree</Tag>}
              </>
            ),
        },
        { heading: "Sheets", numeric: true, cell: ({ readers, readersWanted }) => `${readers} of ${readersWanted}` },
        ...(isAdjusted
          ? [{ heading: "Belongs on the shortlist", numeric: true, cell: ({ probability }: Row) => formatProbability(probability) }]
          : []),
      ]}
    />
  )
}
