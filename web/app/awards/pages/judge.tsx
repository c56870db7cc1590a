import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { judgingPaths } from "../judging-paths.ts"
import { formatOwnMark, sheetColours } from "../parts/marks.ts"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Judge ${data?.judging.round.title ?? ""}`)

const judgeQuery = graphql(`
  query Judge($round: String!) {
    judging(round: $round) {
      round {
        slug
        title
        guidance
        state
        stateName
        scoresDueAt
      }
      declaredAt
      canDeclare
      tasks {
        reference
        title
        organisation
        category
        state
        stateName
        mark
        savedAt
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { judging } = await query(args, judgeQuery, { round: args.params["round"] ?? "" })
  if (!judging) throw new Response("", { status: 404 })
  return { judging }
}

export default function Judge() {
  const { round, declaredAt, canDeclare, tasks } = useLoaderData<typeof loader>().judging
  const done = tasks.filter(({ state }) => state === "SUBMITTED" || state === "REVISED").length
  const next = tasks.find(({ state }) => state === null || state === "DRAFT")
  return (
    <>
      <Breadcrumbs
        items={[
          { to: awardPaths.awards, label: "Awards" },
          { to: awardPaths.round(round.slug), label: round.title },
        ]}
      />
      <span className="nhsuk-caption-l">{round.stateName}</span>
      <h1>Judge {round.title}</h1>
      {!declaredAt && (
        <Inset>
          <p>
            <strong>Before you read anything,</strong> say whether any nomination is too close to you.{" "}
            {canDeclare ? (
              <Link to={judgingPaths.conflicts(round.slug)}>Declare conflicts of interest</Link>
            ) : (
              "You can do so once the round has closed for entries."
            )}
          </p>
        </Inset>
      )}
      {tasks.length === 0 ? (
        <EmptyState heading="Nothing to read yet">
          <p>When the award manager gives you nominations, you will have an e-mail, and they will be listed here.</p>
        </EmptyState>
      ) : (
        <>
          <p className="hub-lede" role="status">
            {done} of {tasks.length} score sheets are in.
            {round.scoresDueAt && (
              <>
                {" "}
                Please finish by <Minute at={round.scoresDueAt} />.
              </>
            )}
          </p>
          <progress className="hub-progress" max={tasks.length} value={done} aria-label="Score sheets that are in" />
          {next && round.state === "JUDGING" && (
            <p>
              <Link className="nhsuk-button" to={judgingPaths.score(round.slug, next.reference)}>
                {next.state === "DRAFT" ? "Go on with" : "Read"} {next.title}
              </Link>
            </p>
          )}
          <Table
            caption="Your nominations"
            stacks
            rows={tasks}
            keyOf={({ reference }) => reference}
            columns={[
              {
                heading: "Nomination",
                cell: ({ title, reference, organisation }) => (
                  <>
                    <Link to={judgingPaths.score(round.slug, reference)}>{title}</Link>
                    <span className="hub-rows__detail">
                      {organisation}, {reference}
                    </span>
                  </>
                ),
              },
              { heading: "Category", cell: ({ category }) => category },
              {
                heading: "Your sheet",
                cell: ({ state, stateName }) => <Tag colour={state ? sheetColours[state] : "grey"}>{stateName}</Tag>,
              },
              { heading: "Your mark", numeric: true, cell: (task) => formatOwnMark(task) },
            ]}
          />
          <p className="hub-muted">Marks go from 0 to 100. Only you see yours until you hand a sheet in; then its other readers do.</p>
        </>
      )}
      {declaredAt && canDeclare && (
        <p>
          <Link to={judgingPaths.conflicts(round.slug)}>Declare another conflict of interest</Link>
        </p>
      )}
      <h2>How entries are judged</h2>
      <p className="hub-keep-lines hub-prose">{round.guidance}</p>
    </>
  )
}
