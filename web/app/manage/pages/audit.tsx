import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { PersonLink } from "../../people/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { DateInput } from "../../ui/date-input/date-input.tsx"
import { Details } from "../../ui/details/details.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { readAuditFilter } from "../forms/audit-filter.ts"
import { historyPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Audit log")

const auditQuery = graphql(`
  query AuditLog($filter: AuditFilter, $first: Int, $last: Int, $after: String, $before: String) {
    auditEvents(filter: $filter, first: $first, last: $last, after: $after, before: $before) {
      edges {
        node {
          id
          at
          action
          subjectType
          subjectId
          reason
          before
          after
          actor {
            name
            handle
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`)

const pageSize = 50

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const { filter, state } = readAuditFilter(searchParams)
  const before = searchParams.get("before")
  const { auditEvents } = await query(args, auditQuery, {
    filter,
    ...(before ? { last: pageSize, before } : { first: pageSize, after: searchParams.get("after") }),
  })
  const kept = [...searchParams].filter(([name, value]) => name !== "after" && name !== "before" && value !== "")
  return { events: auditEvents, state, kept }
}

export default function Audit() {
  const { events, state, kept } = useLoaderData<typeof loader>()
  const { edges, pageInfo } = events
  const text = (name: string) => state.values[name]?.[0] ?? ""
  const address = (pair: [string, string | null]) => `/manage/audit?${new URLSearchParams([...kept, [pair[0], pair[1] ?? ""]])}`
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <ErrorSummary state={state} />
      <h1>Audit log</h1>
      <p>Every act, newest first. Nothing here can be changed or deleted.</p>
      <Form key={JSON.stringify(kept)} method="get" className="hub-filter-bar" aria-label="Narrow the audit log">
        <TextInput name="action" label="Act" hint="Such as submission or submission.publish" defaultValue={text("action")} />
        <TextInput name="actorHandle" label="By whom" hint="The last part of their profile’s address" defaultValue={text("actorHandle")} />
        <TextInput name="subjectType" label="Kind of thing" hint="Such as Organisation or Person" defaultValue={text("subjectType")} />
        <TextInput name="subjectId" label="Done to" hint="Its id" defaultValue={text("subjectId")} />
        <DateInput name="since" label="From" state={state} />
        <DateInput name="until" label="Up to and including" state={state} />
        <Button kind="secondary">Show</Button>
      </Form>
      {edges.length === 0 && (
        <EmptyState heading={kept.length > 0 ? "Nothing matches" : "Nothing has been done yet"}>
          <p>
            {kept.length > 0 ? (
              <>
                Leave a field empty to see more, or <Link to="/manage/audit">show everything</Link>.
              </>
            ) : (
              "Whatever somebody changes from now on is listed here."
            )}
          </p>
        </EmptyState>
      )}
      <ul className="hub-rows">
        {edges.map(({ node: { id, at, action, subjectType, subjectId, reason, before, after, actor } }) => (
          <li key={id}>
            <strong>{action}</strong> by {actor ? <PersonLink person={actor} /> : "the hub itself"} on {formatMinute(at)}
            <span className="hub-rows__detail">
              {subjectType} <Link to={historyPath(subjectId)}>{subjectId}</Link>
              {reason && `. Reason: ${reason}`}
            </span>
            {(before !== null || after !== null) && (
              <Details summary="Before and after">
                <pre className="hub-code">{JSON.stringify({ before, after }, null, 2)}</pre>
              </Details>
            )}
          </li>
        ))}
      </ul>
      <PreviousNext
        label="Pages of the audit log"
        previous={pageInfo.hasPreviousPage ? address(["before", pageInfo.startCursor]) : null}
        next={pageInfo.hasNextPage ? address(["after", pageInfo.endCursor]) : null}
      />
    </>
  )
}
