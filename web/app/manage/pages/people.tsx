import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData, useLocation } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, ErrorSummary, Select, TextInput } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { roleOptions, saveOfPeople } from "../forms/people.server.ts"
import { PersonRow } from "../parts/person-row.tsx"

export const meta: MetaFunction = () => titled("People and roles")

const peopleQuery = graphql(`
  query ManagePeople($text: String, $role: Role, $first: Int, $last: Int, $after: String, $before: String) {
    people(first: $first, last: $last, after: $after, before: $before, text: $text, role: $role) {
      totalCount
      edges {
        node {
          id
          ...PersonToManage
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    regions {
      id
      name
    }
  }
`)

const pageSize = 25

export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const text = parameters.get("text")?.trim().slice(0, 200) ?? ""
  const role = roleOptions.find(({ value }) => value === parameters.get("role"))?.value ?? null
  const before = parameters.get("before")
  const { people, regions } = await query(args, peopleQuery, {
    text,
    role,
    ...(before ? { last: pageSize, before } : { first: pageSize, after: parameters.get("after") }),
  })
  return { people, regions, text, role, roles: roleOptions }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const outcome = await saveOfPeople(args, form)
  if (typeof outcome !== "string") return outcome
  return redirect(new URL(args.request.url).pathname + new URL(args.request.url).search, {
    headers: { "Set-Cookie": await leaveFlash(outcome) },
  })
})

export default function People() {
  const { people, regions, text, role, roles } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  // A role that is given leads to the page anew, with the form empty.
  const { key } = useLocation()
  const ofGrant = state?.values.intent?.[0] === "grant" ? state : null
  const { edges, pageInfo, totalCount } = people
  const address = (pair: [string, string | null]) =>
    `/manage/people?${new URLSearchParams([...Object.entries({ text, role: role ?? "" }).filter(([, value]) => value !== ""), [pair[0], pair[1] ?? ""]])}`
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <ErrorSummary state={state} />
      <h1>People and roles</h1>
      <p>
        <a href="#give">Give a role</a>
      </p>
      <Form key={`${text} ${role}`} method="get" className="hub-filter-bar" aria-label="Find somebody">
        <TextInput name="text" label="Name or e-mail address" defaultValue={text} />
        <Select name="role" label="Role" defaultValue={role ?? ""} options={[{ value: "", label: "Any or none" }, ...roles]} />
        <Button kind="secondary">Find</Button>
      </Form>
      <p role="status">{totalCount === 1 ? "1 person" : `${totalCount.toLocaleString("en-GB")} people`}</p>
      {totalCount === 0 && (
        <EmptyState heading="Nobody matches">
          <p>
            Try part of the name, or <Link to="/manage/people">show everybody</Link>. People make their accounts themselves.
          </p>
        </EmptyState>
      )}
      <ul className="hub-rows">
        {edges.map(({ node }) => (
          <PersonRow key={node.id} person={node} state={state} />
        ))}
      </ul>
      <PreviousNext
        label="Pages of people"
        previous={pageInfo.hasPreviousPage ? address(["before", pageInfo.startCursor]) : null}
        next={pageInfo.hasNextPage ? address(["after", pageInfo.endCursor]) : null}
      />
      <h2 id="give">Give a role</h2>
      <p className="hub-prose">
        A role within an organisation is given on its members page: make the person a lead. Roles that decide over others’ work count once
        their holder has set up two-step sign-in, where the hub asks for it.
      </p>
      <Form key={`give ${key}`} method="post" noValidate>
        <TextInput
          name="email"
          type="email"
          label="E-mail address of their account"
          state={ofGrant}
          defaultValue={typedOr(ofGrant, "email")}
        />
        <Select name="role" label="Role" state={ofGrant} options={roles} defaultValue={typedOr(ofGrant, "role", "EDITOR")} />
        <Select
          name="regionId"
          label="Where"
          state={ofGrant}
          options={[{ value: "", label: "Everywhere" }, ...regions.map(({ id, name }) => ({ value: id, label: name }))]}
          defaultValue={typedOr(ofGrant, "regionId")}
        />
        <Button name="intent" value="grant">
          Give the role
        </Button>
      </Form>
    </>
  )
}
