import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { EntryTag } from "../parts/entry-tag.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction = () => titled("Your award entries")

const entriesQuery = graphql(`
  query MyNominations($after: String) {
    myNominations(first: 25, after: $after) {
      edges {
        node {
          id
          reference
          title
          state
          stateLabel
          submittedAt
          draft {
            hasChanges
          }
          round {
            title
          }
          organisation {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { myNominations } = await query(args, entriesQuery, { after: new URL(args.request.url).searchParams.get("after") })
  return { entries: myNominations.edges.map(({ node }) => node), pageInfo: myNominations.pageInfo }
}

export default function MyNominations() {
  const { entries, pageInfo } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/my", label: "My hub" }]} />
      <h1>Your award entries</h1>
      {entries.length === 0 ? (
        <EmptyState heading="You have not entered anything yet">
          <p>
            See which <Link to={awardPaths.awards}>awards</Link> are open for entries.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Your award entries"
          stacks
          hideCaption
          rows={entries}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: "Entry",
              cell: ({ reference, title }) => (
                <>
                  <Link to={awardPaths.entry(reference)}>{title || "Untitled entry"}</Link>
                  <br />
                  <span className="hub-muted hub-small">{reference}</span>
                </>
              ),
            },
            { heading: "Award", cell: ({ round }) => round.title },
            { heading: "Organisation", cell: ({ organisation }) => organisation.name },
            {
              heading: "State",
              cell: ({ state, stateLabel, submittedAt, draft }) => (
                <>
                  <EntryTag state={state} label={stateLabel} />
                  {submittedAt && state !== "WITHDRAWN" && draft?.hasChanges && (
                    <p className="nhsuk-u-margin-bottom-0">What you wrote since is not submitted</p>
                  )}
                </>
              ),
            },
            { heading: "Submitted", cell: ({ submittedAt }) => (submittedAt ? <Minute at={submittedAt} /> : "Not yet") },
          ]}
        />
      )}
      {pageInfo.hasNextPage && <Link to={`?after=${pageInfo.endCursor}`}>Older entries</Link>}
    </>
  )
}
