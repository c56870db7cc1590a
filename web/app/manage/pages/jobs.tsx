import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"

export const meta: MetaFunction = () => titled("Failed jobs")

const jobsQuery = graphql(`
  query FailedJobs($after: String) {
    failedJobs(first: 25, after: $after) {
      edges {
        node {
          id
          name
          summary
          error
          attempts
          failedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const replayMutation = graphql(`
  mutation ReplayJob($id: ID!) {
    replayFailedJob(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)
const discardMutation = graphql(`
  mutation DiscardJob($id: ID!) {
    discardFailedJob(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { failedJobs } = await query(args, jobsQuery, { after: new URL(args.request.url).searchParams.get("after") })
  return { jobs: failedJobs }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const id = textOf(form, "id")
  const isDiscard = textOf(form, "intent") === "discard"
  const result = isDiscard
    ? (await query(args, discardMutation, { id })).discardFailedJob
    : (await query(args, replayMutation, { id })).replayFailedJob
  if (result.__typename !== "FailedJob") return refusal(form, result)
  return redirect("/manage/jobs", {
    headers: {
      "Set-Cookie": await leaveFlash(
        isDiscard ? "The job is discarded." : "The job is back in the queue. If it fails again, it comes back here.",
      ),
    },
  })
})

export default function Jobs() {
  const { jobs } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <ErrorSummary state={state} />
      <h1>Failed jobs</h1>
      <p>Work that failed again and again. Mend the cause, then try it again. What is discarded is never done.</p>
      {jobs.edges.length === 0 && <p>Nothing has failed.</p>}
      <ul className="hub-rows">
        {jobs.edges.map(({ node: { id, name, summary, error, attempts, failedAt } }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span className="hub-rows__detail">{summary}</span>
            <span className="hub-rows__detail">
              Failed on {formatMinute(failedAt)} after {attempts} attempts: {error}
            </span>
            <Form method="post" className="hub-actions">
              <input type="hidden" name="id" value={id} />
              <Button kind="secondary" name="intent" value="replay">
                Try it again
              </Button>
              <Button kind="warning" name="intent" value="discard">
                Discard it
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {jobs.pageInfo.hasNextPage && <Link to={`?after=${jobs.pageInfo.endCursor}`}>Show earlier ones</Link>}
    </>
  )
}
