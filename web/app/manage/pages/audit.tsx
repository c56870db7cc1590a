import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, TextInput } from "../../ui/form/form.tsx"

export const meta: MetaFunction = () => titled("Audit log")

const auditQuery = graphql(`
  query AuditLog($filter: AuditFilter, $after: String) {
    auditEvents(first: 50, after: $after, filter: $filter) {
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
        endCursor
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const filter = Object.fromEntries(["action", "actorHandle", "subjectId"].map((name) => [name, parameters.get(name)?.trim() || null]))
  const { auditEvents } = await query(args, auditQuery, { filter, after: parameters.get("after") })
  return { events: auditEvents, filter }
}

export default function Audit() {
  const { events, filter } = useLoaderData<typeof loader>()
  const next = new URLSearchParams(
    Object.entries({ ...filter, after: events.pageInfo.endCursor }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <h1>Audit log</h1>
      <p>Every act, newest first. Nothing here can be changed or deleted.</p>
      <Form method="get" className="hub-filter-bar">
        <TextInput name="action" label="Act" hint="Such as submission or submission.publish" defaultValue={filter.action ?? ""} />
        <TextInput
          name="actorHandle"
          label="By whom"
          hint="The last part of their profile’s address"
          defaultValue={filter.actorHandle ?? ""}
        />
        <TextInput name="subjectId" label="Done to" hint="Its id" defaultValue={filter.subjectId ?? ""} />
        <Button kind="secondary">Show</Button>
      </Form>
      {events.edges.length === 0 && <p>Nothing matches. Leave a field empty to see more.</p>}
      <ul className="hub-rows">
        {events.edges.map(({ node: { id, at, action, subjectType, subjectId, reason, before, after, actor } }) => (
          <li key={id}>
            <strong>{action}</strong> by{" "}
            {actor ? actor.handle ? <Link to={`/people/${actor.handle}`}>{actor.name}</Link> : actor.name : "the hub itself"} on{" "}
            {formatMinute(at)}
            <span className="hub-rows__detail">
              {subjectType} <Link to={`?subjectId=${subjectId}`}>{subjectId}</Link>
              {reason && `. Reason: ${reason}`}
            </span>
            {(before !== null || after !== null) && (
              <details className="nhsuk-details nhsuk-u-margin-bottom-0">
                <summary className="nhsuk-details__summary">
                  <span className="nhsuk-details__summary-text">Before and after</span>
                </summary>
                <div className="nhsuk-details__text">
                  <pre className="hub-code">{JSON.stringify({ before, after }, null, 2)}</pre>
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
      {events.pageInfo.hasNextPage && <Link to={`?${next}`}>Show earlier ones</Link>}
    </>
  )
}
