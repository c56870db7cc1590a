import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { CallStatusTag, callDates } from "../../directory/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { demandRole } from "../parts/demand-role.server.ts"
import { manageCallPath, manageCallsPath, newCallPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Calls to manage")

const document = graphql(`
  query ManageCalls($after: String) {
    viewer {
      roles {
        role
        isInEffect
        region {
          id
        }
      }
    }
    calls(first: 25, after: $after) {
      edges {
        node {
          slug
          title
          status
          opensAt
          closesAt
          isDemonstration
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
  const after = new URL(args.request.url).searchParams.get("after")
  const { viewer, calls } = await query(args, document, { after })
  demandRole(args.request, viewer, ["EDITOR", "ADMINISTRATOR"], "Only an editor for the whole hub, or an administrator, can use this page.")
  return { calls, isFirstPage: after === null }
}

export default function ManageCalls() {
  const { calls, isFirstPage } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <h1>Calls for best practice</h1>
      {calls.edges.length === 0 ? (
        <EmptyState heading="There has been no call yet">
          <p>
            A call asks organisations to share what they do, for some months. <Link to={newCallPath}>Add the first one</Link>.
          </p>
        </EmptyState>
      ) : (
        <p>
          <Link to={newCallPath}>Add a call</Link>
        </p>
      )}
      <ul className="hub-rows">
        {calls.edges.map(({ node }) => (
          <li key={node.slug}>
            <Link to={manageCallPath(node.slug)}>{node.title}</Link> <CallStatusTag status={node.status} />{" "}
            {node.isDemonstration && <DemonstrationTag />}
            <span className="hub-rows__detail">{callDates(node)}</span>
          </li>
        ))}
      </ul>
      <PreviousNext
        label="Pages of calls"
        previous={isFirstPage ? null : manageCallsPath}
        next={calls.pageInfo.hasNextPage ? `${manageCallsPath}?after=${encodeURIComponent(calls.pageInfo.endCursor ?? "")}` : null}
      />
    </>
  )
}
