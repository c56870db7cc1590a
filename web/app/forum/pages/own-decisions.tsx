import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { appealWords } from "../parts/words.ts"
import { moderationLogPath, ownDecisionPath, ownDecisionsPath } from "../paths.ts"

export const meta = () => titled("Decisions about what you wrote")

const document = graphql(`
  query OwnDecisions($after: String) {
    viewer {
      id
    }
    myModeration(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kindInWords
          reason
          at
          threadTitle
          appealState
          viewerCanAppeal
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const after = new URL(args.request.url).searchParams.get("after")
  const { viewer, myModeration } = await query(args, document, { after })
  demandViewer(args.request, viewer)
  const { pageInfo, edges } = myModeration
  return { decisions: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null, isFirstPage: after === null }
}

export default function OwnDecisions() {
  const { decisions, next, isFirstPage } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/my", label: "My hub" }]} />
      <h1>Decisions about what you wrote</h1>
      <p className="hub-lede">
        What moderators decided about your posts and threads, and why. <Link to={moderationLogPath}>How moderation works</Link>
      </p>
      {decisions.length === 0 && (
        <EmptyState heading="There is nothing here">
          <p>No moderator has decided anything about what you wrote. If one does, you read the reason here and can appeal.</p>
        </EmptyState>
      )}
      {decisions.map(({ id, kindInWords, reason, at, threadTitle, appealState, viewerCanAppeal }) => (
        <article key={id} className="hub-post">
          <h2 className="nhsuk-heading-s">
            <Link to={ownDecisionPath(id)}>
              {kindInWords}
              {threadTitle && `: ${threadTitle}`}
            </Link>
          </h2>
          <p className="hub-small hub-muted">
            <Minute at={at} />
          </p>
          <p>{reason}</p>
          {appealState && <Tag colour={appealWords[appealState].colour}>{appealWords[appealState].label}</Tag>}
          {viewerCanAppeal && (
            <p>
              <Link to={ownDecisionPath(id)}>
                Appeal<span className="nhsuk-u-visually-hidden"> against: {kindInWords}</span>
              </Link>
            </p>
          )}
        </article>
      ))}
      <PreviousNext
        label="Pages of decisions"
        previous={isFirstPage ? null : ownDecisionsPath}
        next={next && `${ownDecisionsPath}?after=${encodeURIComponent(next)}`}
      />
    </>
  )
}
