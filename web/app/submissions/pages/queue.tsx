import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import type { ReactNode } from "react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { SubmissionFilter, SubmissionState } from "../../platform/api/generated/graphql.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, Select, TextInput } from "../../ui/form/form.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Day } from "../../ui/time/time.tsx"
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
      <Form method="get" className="hub-filter-bar">
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
        <EmptyState heading="Nothing here">
          <p>Choose something else to show, or come back later: you are told when a case study arrives for you.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Case studies in the queue"
          hideCaption
          stacks
          rows={queue.edges.map(({ node }) => node)}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: "Title",
              cell: ({ reference, title, isRevision }) => (
                <>
                  <Link to={submissionPaths.review(reference)}>{title}</Link>
                  <Second>
                    {reference}
                    {isRevision && ", revision"}
                  </Second>
                </>
              ),
            },
            {
              heading: "Organisation",
              cell: ({ organisation }) => (
                <>
                  {organisation.name}
                  <Second>{organisation.region.name}</Second>
                </>
              ),
            },
            { heading: "State", cell: ({ state, stateLabel }) => <StateTag state={state} label={stateLabel} /> },
            { heading: "Editor", cell: ({ assignedTo }) => assignedTo?.name ?? "Nobody" },
            { heading: "Submitted", cell: ({ submittedAt }) => submittedAt && <Day at={submittedAt} /> },
          ]}
        />
      )}
      {queue.pageInfo.hasNextPage && <Link to={`?${next}`}>Show the next ones</Link>}
    </>
  )
}

const Second = ({ children }: { children: ReactNode }) => <span className="hub-rows__detail">{children}</span>
