import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { SubmissionFilter, SubmissionState } from "../../platform/api/generated/graphql.ts"
import { formatDay } from "../../platform/dates.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, Select, TextInput } from "../../ui/form/form.tsx"
import { StateTag } from "../parts/state-tag.tsx"
import { submissionPaths } from "../paths.ts"

export const meta: MetaFunction = () => [{ title: "Editors’ queue – Widening Participation Hub" }]

const queueQuery = graphql(`
  query EditorsQueue($filter: SubmissionFilter, $after: String) {
    submissionQueue(filter: $filter, first: 25, after: $after) {
      totalCount
      edges {
        node {
          id
          reference
          title
          state
          stateLabel
          submittedAt
          isRevision
          organisation {
            name
            region {
              name
            }
          }
          assignedTo {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    regions {
      slug
      name
    }
  }
`)

const shown: Record<string, { label: string; filter: SubmissionFilter }> = {
  waiting: { label: "Waiting for an editor", filter: {} },
  unassigned: { label: "Nobody has it yet", filter: { unassigned: true } },
  mine: {
    label: "I have it",
    filter: { assignedToMe: true, states: states("SUBMITTED", "UNDER_REVIEW", "RESUBMITTED", "CHANGES_REQUESTED", "SCHEDULED") },
  },
  changes: { label: "Changes requested", filter: { states: states("CHANGES_REQUESTED") } },
  scheduled: { label: "Scheduled", filter: { states: states("SCHEDULED") } },
  decided: { label: "Published, declined or withdrawn", filter: { states: states("PUBLISHED", "DECLINED", "WITHDRAWN") } },
}

function states(...names: SubmissionState[]): SubmissionState[] {
  return names
}

export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const show = parameters.get("show") ?? "waiting"
  const region = parameters.get("region") ?? ""
  const text = parameters.get("text") ?? ""
  const filter: SubmissionFilter = {
    ...(shown[show] ?? shown.waiting)?.filter,
    ...(region && { regions: [region] }),
    ...(text && { text }),
  }
  const { submissionQueue, regions } = await query(args, queueQuery, { filter, after: parameters.get("after") })
  return { queue: submissionQueue, regions, show, region, text }
}

export default function Queue() {
  const { queue, regions, show, region, text } = useLoaderData<typeof loader>()
  const next = new URLSearchParams({ show, region, text, after: queue.pageInfo.endCursor ?? "" })
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <h1>Editors’ queue</h1>
      <Form method="get" className="hub-actions">
        <Select
          name="show"
          label="Show"
          defaultValue={show}
          options={Object.entries(shown).map(([value, { label }]) => ({ value, label }))}
        />
        <Select
          name="region"
          label="Region"
          defaultValue={region}
          options={[{ value: "", label: "All" }, ...regions.map(({ slug, name }) => ({ value: slug, label: name }))]}
        />
        <TextInput name="text" label="Title, reference or organisation" width={20} defaultValue={text} />
        <Button kind="secondary">Show</Button>
      </Form>
      <p role="status">
        {queue.totalCount === 1 ? "1 case study, " : `${queue.totalCount ?? 0} case studies, `}what has waited longest first
      </p>
      {queue.edges.length === 0 ? (
        <div className="nhsuk-inset-text">
          <p>Nothing here. Choose something else to show, or come back later: you are told when a case study arrives for you.</p>
        </div>
      ) : (
        <section className="hub-table-wrap" aria-label="Queue">
          <table className="nhsuk-table">
            <thead>
              <tr>
                <th scope="col">Title</th>
                <th scope="col">Organisation</th>
                <th scope="col">State</th>
                <th scope="col">Editor</th>
                <th scope="col">Submitted</th>
              </tr>
            </thead>
            <tbody>
              {queue.edges.map(({ node }) => (
                <tr key={node.id}>
                  <td>
                    <Link to={submissionPaths.review(node.reference)}>{node.title}</Link>
                    <br />
                    <span className="hub-muted hub-small">
                      {node.reference}
                      {node.isRevision && ", revision"}
                    </span>
                  </td>
                  <td>
                    {node.organisation.name}
                    <br />
                    <span className="hub-muted hub-small">{node.organisation.region.name}</span>
                  </td>
                  <td>
                    <StateTag state={node.state} label={node.stateLabel} />
                  </td>
                  <td>{node.assignedTo?.name ?? "Nobody"}</td>
                  <td>{node.submittedAt && formatDay(node.submittedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {queue.pageInfo.hasNextPage && <Link to={`?${next}`}>Show the next ones</Link>}
    </>
  )
}
