import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Radios } from "../../ui/form/form.tsx"
import { Table } from "../../ui/table/table.tsx"
import { StateTag } from "../parts/state-tag.tsx"
import { submissionPaths } from "../paths.ts"

export const meta: MetaFunction = () => [{ title: "Submit a case study – Widening Participation Hub" }]

const startQuery = graphql(`
  query StartSubmission {
    viewer {
      memberships {
        organisation {
          id
          name
        }
      }
    }
    calls(first: 20) {
      edges {
        node {
          id
          slug
          title
          closesAt
          status
        }
      }
    }
    mySubmissions(first: 50) {
      edges {
        node {
          id
          reference
          title
          state
          stateLabel
          updatedAt
          initiativeSlug
          organisation {
            name
          }
        }
      }
    }
  }
`)

const startMutation = graphql(`
  mutation StartCaseStudy($organisation: ID!, $call: ID) {
    startSubmission(organisation: $organisation, call: $call) {
      __typename
      ... on Submission {
        reference
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, calls, mySubmissions } = await query(args, startQuery)
  const asked = new URL(args.request.url).searchParams.get("call")
  return {
    organisations: (viewer?.memberships ?? []).map(({ organisation }) => organisation),
    calls: calls.edges.map(({ node }) => node).filter(({ status }) => status === "OPEN"),
    submissions: mySubmissions.edges.map(({ node }) => node),
    askedCall: asked,
  }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const organisation = textOf(form, "organisation")
  if (!organisation) return refusal(form, { issues: [{ field: "organisation", message: "Choose the organisation you write for" }] })
  const { startSubmission: result } = await query(args, startMutation, { organisation, call: textOf(form, "call") || null })
  if (result.__typename === "Submission") return redirect(submissionPaths.overview(result.reference))
  return refusal(form, result)
})

export default function Start() {
  const { organisations, calls, submissions, askedCall } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[]} />
      <ErrorSummary state={state} />
      <h1>Submit a case study</h1>
      <p className="hub-lede">
        Tell others what you did to widen participation, what came of it, and what they should know before they copy it.
      </p>
      {submissions.length > 0 && (
        <>
          <h2>Your case studies</h2>
          <Table
            caption="Your case studies"
            hideCaption
            stacks
            rows={submissions}
            keyOf={({ id }) => id}
            columns={[
              {
                heading: "Title",
                cell: ({ reference, title }) => (
                  <>
                    <Link to={submissionPaths.overview(reference)}>{title}</Link>
                    <span className="hub-rows__detail">{reference}</span>
                  </>
                ),
              },
              { heading: "Organisation", cell: ({ organisation }) => organisation.name },
              { heading: "State", cell: ({ state: at, stateLabel }) => <StateTag state={at} label={stateLabel} /> },
              { heading: "Changed", cell: ({ updatedAt }) => formatDay(updatedAt) },
            ]}
          />
        </>
      )}
      <h2>Begin a new one</h2>
      {organisations.length === 0 ? (
        <div className="nhsuk-inset-text">
          <p>
            A case study belongs to an organisation. <Link to="/organisations">Find yours and join it</Link>, then come back.
          </p>
        </div>
      ) : (
        <Form method="post">
          <Radios
            name="organisation"
            label="Which organisation do you write for?"
            state={state}
            defaultValue={organisations.length === 1 ? organisations[0]?.id : undefined}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {calls.length > 0 && (
            <Radios
              name="call"
              label="Do you answer a call?"
              state={state}
              defaultValue={calls.find(({ slug }) => slug === askedCall)?.id ?? (askedCall ? "" : calls[0]?.id)}
              options={[
                ...calls.map(({ id, title, closesAt }) => ({ value: id, label: title, hint: `Closes on ${formatDay(closesAt)}` })),
                { value: "", label: "No, it stands by itself", hint: "It is reviewed and published in the same way" },
              ]}
            />
          )}
          <p className="hub-prose">You can save it at any time and come back. It takes about an hour if you have your figures at hand.</p>
          <Button>Begin</Button>
        </Form>
      )}
    </>
  )
}
