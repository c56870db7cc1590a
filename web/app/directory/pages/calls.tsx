import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { CallStatusTag, callDates } from "../parts/call-status.tsx"
import { callPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Calls for best practice")

const document = graphql(`
  query Calls($after: String) {
    calls(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          slug
          title
          summary
          status
          opensAt
          closesAt
          isDemonstration
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const after = new URL(args.request.url).searchParams.get("after")
  return { ...(await query(args, document, { after })), isFirstPage: after === null }
}

export default function Calls() {
  const { calls, isFirstPage } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Calls for best practice</h1>
      <p className="hub-lede">
        A call asks organisations to share what they do. Each answer is read by an editor and published in the directory.
      </p>
      {calls.edges.length === 0 && (
        <p>
          There has been no call yet. You can <Link to="/submit">share a case study</Link> at any time.
        </p>
      )}
      <ul className="hub-plain-list hub-stack">
        {calls.edges.map(({ node }) => (
          <li key={node.slug} className="hub-card">
            <h2 className="nhsuk-heading-m">
              <Link to={callPath(node.slug)}>{node.title}</Link>
            </h2>
            <p>{node.summary}</p>
            <p className="hub-small">
              <CallStatusTag status={node.status} /> {node.isDemonstration && <DemonstrationTag />}{" "}
              <span className="hub-muted">{callDates(node)}</span>
            </p>
          </li>
        ))}
      </ul>
      <PreviousNext
        label="Pages of calls"
        previous={isFirstPage ? null : "/calls"}
        next={calls.pageInfo.hasNextPage ? `/calls?after=${encodeURIComponent(calls.pageInfo.endCursor ?? "")}` : null}
      />
    </>
  )
}
