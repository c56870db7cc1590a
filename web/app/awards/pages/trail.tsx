import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Details } from "../../ui/details/details.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { loadManagedRound } from "../forms/round.server.ts"
import { actNames } from "../parts/act-names.ts"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Everything that was done: ${data?.round.title ?? ""}`)

const trailQuery = graphql(`
  query RoundTrail($slug: String!, $after: String) {
    judgingManagement(round: $slug) {
      viewerCanExport
    }
    round(slug: $slug) {
      trail(first: 50, after: $after) {
        edges {
          node {
            id
            at
            action
            entry
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
  const { round, judgingManagement } = await query(args, trailQuery, {
    slug: managed.slug,
    after: new URL(args.request.url).searchParams.get("after"),
  })
  if (!round) throw new Response("", { status: 404 })
  const { edges, pageInfo } = round.trail
  // What is read by no manager with a conflict is the same for the trail and for what is taken away.
  return { round: managed, acts: edges.map(({ node }) => node), pageInfo, isClosed: judgingManagement?.viewerCanExport === false }
}

export default function Trail() {
  const { round, acts, pageInfo, isClosed } = useLoaderData<typeof loader>()
  return (
    <>
      <RoundCrumbs round={round} />
      <h1>Everything that was done</h1>
      {acts.length === 0 ? (
        <p>
          {isClosed
            ? "You have a conflict of interest with an entry of this round: another manager reads it."
            : "Nothing is on record yet."}
        </p>
      ) : (
        <>
          <p>Newest first. Nothing here is ever changed.</p>
          <ul className="hub-rows">
            {acts.map(({ id, at, action, entry, reason, before, after, actor }) => (
              <li key={id}>
                <strong>{actNames[action] ?? action}</strong>
                {entry && (
                  <>
                    {": "}
                    <Link to={awardPaths.manageEntry(round.slug, entry)}>{entry}</Link>
                  </>
                )}
                <span className="hub-rows__detail">
                  {actor?.name ?? "The hub itself"}, <Minute at={at} />
                </span>
                {reason && <p className="hub-keep-lines nhsuk-u-margin-bottom-0">Why: {reason}</p>}
                {(before !== null || after !== null) && (
                  <Details summary="Before and after">
                    <pre className="hub-code">{JSON.stringify({ before, after }, null, 2)}</pre>
                  </Details>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {pageInfo.hasNextPage && <Link to={`?after=${pageInfo.endCursor}`}>Older acts</Link>}
    </>
  )
}
