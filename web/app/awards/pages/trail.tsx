import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Table } from "../../ui/table/table.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { loadManagedRound } from "../forms/round.server.ts"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Everything that was done: ${data?.round.title ?? ""}`)

const trailQuery = graphql(`
  query RoundTrail($slug: String!, $after: String) {
    round(slug: $slug) {
      trail(first: 50, after: $after) {
        edges {
          node {
            id
            at
            action
            reason
            before
            after
            actor {
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
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const managed = await loadManagedRound(args)
  const { round } = await query(args, trailQuery, { slug: managed.slug, after: new URL(args.request.url).searchParams.get("after") })
  if (!round) throw new Response("", { status: 404 })
  return { round: managed, acts: round.trail.edges.map(({ node }) => node), pageInfo: round.trail.pageInfo }
}

const inWords = (value: unknown) => (value ? JSON.stringify(value) : "")

export default function Trail() {
  const { round, acts, pageInfo } = useLoaderData<typeof loader>()
  return (
    <>
      <RoundCrumbs round={round} />
      <h1>Everything that was done</h1>
      {acts.length === 0 ? (
        <p>Nothing is on record, or you have a conflict of interest with an entry: then another manager reads it.</p>
      ) : (
        <Table
          caption="Acts in this round, newest first"
          stacks
          rows={acts}
          keyOf={({ id }) => id}
          columns={[
            { heading: "When", cell: ({ at }) => <Minute at={at} /> },
            { heading: "Who", cell: ({ actor }) => actor?.name ?? "The hub" },
            { heading: "What", cell: ({ action }) => action },
            { heading: "Why", cell: ({ reason }) => reason ?? "" },
            { heading: "Before", cell: ({ before }) => <code>{inWords(before)}</code> },
            { heading: "After", cell: ({ after }) => <code>{inWords(after)}</code> },
          ]}
        />
      )}
      {pageInfo.hasNextPage && <Link to={`?after=${pageInfo.endCursor}`}>Older acts</Link>}
    </>
  )
}
