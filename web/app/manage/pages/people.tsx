import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { Role } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Select, TextInput } from "../../ui/form/form.tsx"
import { Tag } from "../../ui/tag/tag.tsx"

export const meta: MetaFunction = () => titled("People and roles")

const peopleQuery = graphql(`
  query ManagePeople($text: String, $role: Role, $after: String) {
    people(first: 25, after: $after, text: $text, role: $role) {
      totalCount
      edges {
        node {
          id
          name
          handle
          email
          suspendedAt
          roles {
            id
            label
            region {
              name
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    regions {
      id
      name
    }
  }
`)
const grantMutation = graphql(`
  mutation GrantRole($email: String!, $role: Role!, $region: ID) {
    grantRole(email: $email, role: $role, region: $region) {
      __typename
      ... on UserError {
        message
      }
      ... on ValidationError {
        issues {
          field
          message
        }
      }
    }
  }
`)
const revokeMutation = graphql(`
  mutation RevokeRole($id: ID!, $reason: String!) {
    revokeRole(id: $id, reason: $reason) {
      __typename
      ... on UserError {
        message
      }
      ... on ValidationError {
        issues {
          field
          message
        }
      }
    }
  }
`)

const roles: readonly { value: Role; label: string }[] = [
  { value: "ADMINISTRATOR", label: "Administrator" },
  { value: "EDITOR", label: "Directory editor" },
  { value: "AWARD_MANAGER", label: "Award manager" },
  { value: "PANEL_MEMBER", label: "Panel member" },
  { value: "MODERATOR", label: "Forum moderator" },
  { value: "REGIONAL_LEAD", label: "Regional lead" },
  { value: "NATIONAL_TEAM", label: "National team" },
]

export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const text = parameters.get("text") ?? ""
  const role = roles.find(({ value }) => value === parameters.get("role"))?.value ?? null
  const { people, regions } = await query(args, peopleQuery, { text, role, after: parameters.get("after") })
  return { people, regions, text, role }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const back = async (message: string) => redirect("/manage/people", { headers: { "Set-Cookie": await leaveFlash(message) } })
  if (textOf(form, "intent") === "revoke") {
    const { revokeRole: result } = await query(args, revokeMutation, { id: textOf(form, "id"), reason: textOf(form, "reason") })
    return result.__typename === "RoleGrant" ? back("The role is taken away.") : refusal(form, result)
  }
  const { grantRole: result } = await query(args, grantMutation, {
    email: textOf(form, "email"),
    role: (textOf(form, "role") || "EDITOR") as Role,
    region: textOf(form, "regionId") || null,
  })
  return result.__typename === "RoleGrant" ? back("The role is given. The person is told.") : refusal(form, result)
})

export default function People() {
  const { people, regions, text, role } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <ErrorSummary state={state} />
      <h1>People and roles</h1>
      <Form method="get" className="hub-filter-bar">
        <TextInput name="text" label="Name or e-mail address" defaultValue={text} />
        <Select name="role" label="Role" defaultValue={role ?? ""} options={[{ value: "", label: "Any or none" }, ...roles]} />
        <Button kind="secondary">Find</Button>
      </Form>
      <p role="status">{people.totalCount === 1 ? "1 person" : `${people.totalCount ?? 0} people`}</p>
      <ul className="hub-rows">
        {people.edges.map(({ node: { id, name, handle, email, suspendedAt, roles: held } }) => (
          <li key={id}>
            {handle ? <Link to={`/people/${handle}`}>{name}</Link> : name} {suspendedAt && <Tag colour="red">Suspended</Tag>}
            <span className="hub-rows__detail">{email}</span>
            {held.map(({ id: grant, label, region }) => (
              <details key={grant} className="nhsuk-details nhsuk-u-margin-bottom-2">
                <summary className="nhsuk-details__summary">
                  <span className="nhsuk-details__summary-text">
                    {label}
                    {region ? `, ${region.name}` : ""}
                  </span>
                </summary>
                <div className="nhsuk-details__text">
                  <Form method="post">
                    <input type="hidden" name="id" value={grant} />
                    <div className="nhsuk-form-group">
                      <label className="nhsuk-label" htmlFor={`reason-${grant}`}>
                        Why is it taken away? Kept in the audit log
                      </label>
                      <input className="nhsuk-input" id={`reason-${grant}`} name="reason" />
                    </div>
                    <Button kind="warning" name="intent" value="revoke">
                      Take the role away
                    </Button>
                  </Form>
                </div>
              </details>
            ))}
          </li>
        ))}
      </ul>
      {people.pageInfo.hasNextPage && (
        <Link to={`?${new URLSearchParams({ text, role: role ?? "", after: people.pageInfo.endCursor ?? "" })}`}>Show the next ones</Link>
      )}
      <h2>Give a role</h2>
      <Form method="post">
        <TextInput name="email" type="email" label="E-mail address of their account" state={state} defaultValue={typedOr(state, "email")} />
        <Select name="role" label="Role" state={state} options={roles} defaultValue={typedOr(state, "role", "EDITOR")} />
        <Select
          name="regionId"
          label="Where"
          state={state}
          options={[{ value: "", label: "Everywhere" }, ...regions.map(({ id, name }) => ({ value: id, label: name }))]}
          defaultValue={typedOr(state, "regionId")}
        />
        <Button name="intent" value="grant">
          Give the role
        </Button>
      </Form>
    </>
  )
}
