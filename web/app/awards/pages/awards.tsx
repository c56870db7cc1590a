import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { RoundTag } from "../parts/round-tag.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction = () => titled("Awards")

const awardsQuery = graphql(`
  query Awards {
    awards(first: 20) {
      edges {
        node {
          id
          name
          summary
          aboutHtml
          isDemonstration
          rounds(first: 10) {
            edges {
              node {
                id
                slug
                title
                summary
                state
                stateLabel
                entryWindow
                opensAt
                closesAt
              }
            }
          }
        }
      }
    }
  }
`)

export const loader = (args: LoaderFunctionArgs) => query(args, awardsQuery)

export default function Awards() {
  const { awards } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>Awards</h1>
      <p className="hub-lede">Recognition for work that opens health careers to people who would not have got there otherwise.</p>
      {awards.edges.length === 0 && (
        <EmptyState heading="There is no award yet">
          <p>
            Until there is one, read what others do in the <Link to="/initiatives">directory</Link>.
          </p>
        </EmptyState>
      )}
      {awards.edges.map(({ node: award }) => (
        <section key={award.id} aria-labelledby={`award-${award.id}`}>
          <h2 id={`award-${award.id}`}>
            {award.name} {award.isDemonstration && <DemonstrationTag />}
          </h2>
          <p className="hub-prose">{award.summary}</p>
          <Html html={award.aboutHtml} />
          {award.rounds.edges.length === 0 && <p>The next round has not been published yet.</p>}
          <ul className="hub-rows">
            {award.rounds.edges.map(({ node: round }) => (
              <li key={round.id}>
                <Link to={awardPaths.round(round.slug)}>{round.title}</Link> <RoundTag state={round.state} label={round.stateLabel} />
                <span className="hub-rows__detail">
                  {round.summary}
                  {round.entryWindow === "OPEN" && round.closesAt && (
                    <>
                      {" "}
                      Closes on <Minute at={round.closesAt} />.
                    </>
                  )}
                  {round.entryWindow === "NOT_YET_OPEN" && round.opensAt && (
                    <>
                      {" "}
                      Opens on <Minute at={round.opensAt} />.
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
