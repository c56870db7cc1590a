import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { endMembershipPath, organisationMembersPath, organisationPath } from "../organisation-paths.ts"
import { Member, MembershipRequest } from "../parts/membership-forms.tsx"

const document = graphql(`
  query OrganisationMembers($slug: String!, $after: String) {
    viewer {
      id
    }
    organisation(slug: $slug) {
      slug
      name
      viewerCanManageMembers
      viewerMembership {
        status
      }
      membershipRequests(first: 50) {
        edges {
          node {
            ...MembershipRequest
          }
        }
      }
      members(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...MembershipOfMember
          }
        }
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Members of ${data?.organisation.name ?? "an organisation"}`)

export async function loader(args: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(args.request.url)
  const { viewer, organisation } = await query(args, document, { slug: args.params.slug ?? "", after: searchParams.get("after") })
  if (!viewer) throw redirect(`/sign-in?next=${encodeURIComponent(pathname)}`)
  if (!organisation) throw new Response("", { status: 404 })
  if (!organisation.viewerCanManageMembers && organisation.viewerMembership?.status !== "ACTIVE")
    throw new Response("Only members of the organisation see who belongs to it.", { status: 403 })
  return { organisation, isFirstPage: !searchParams.has("after") }
}

const decide = graphql(`
  mutation DecideMembership($id: ID!, $accept: Boolean!, $reason: String!) {
    decideMembership(id: $id, accept: $accept, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

const setRole = graphql(`
  mutation SetMembershipRole($id: ID!, $isLead: Boolean!) {
    setMembershipRole(id: $id, isLead: $isLead) {
      __typename
      ...RefusedAct
    }
  }
`)

/** Sentences for each thing a lead can do here. */
const done: Record<string, string> = {
  accept: "They are a member now.",
  refuse: "The request has been refused.",
  lead: "They are a lead now.",
  member: "They are a member without a lead's rights now.",
}

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const [id, intent] = [textOf(form, "id"), textOf(form, "intent")]
  const result =
    intent === "accept" || intent === "refuse"
      ? (await query(args, decide, { id, accept: intent === "accept", reason: textOf(form, "reason") })).decideMembership
      : (await query(args, setRole, { id, isLead: intent === "lead" })).setMembershipRole
  if (result.__typename !== "Membership") return { ...refusal(form, result), about: id }
  return redirect(organisationMembersPath(args.params.slug ?? ""), {
    headers: { "Set-Cookie": await leaveFlash(done[intent] ?? "") },
  })
})

export default function OrganisationMembers() {
  const { organisation, isFirstPage } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { slug, name, viewerCanManageMembers: canManage, members, membershipRequests: requests } = organisation
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/organisations", label: "Organisations" },
          { to: organisationPath(slug), label: name },
        ]}
      />
      <ErrorSummary state={state && { ...state, issues: state.issues.map(({ message }) => ({ field: "", message })) }} />
      <h1>Members of {name}</h1>
      {canManage && isFirstPage && (
        <>
          <h2 className="nhsuk-heading-m">Requests to join</h2>
          {requests.edges.length === 0 ? (
            <p>Nobody is waiting.</p>
          ) : (
            <ul className="hub-rows">
              {requests.edges.map(({ node }) => (
                <MembershipRequest key={node.id} membership={node} />
              ))}
            </ul>
          )}
        </>
      )}
      <h2 className="nhsuk-heading-m">Members</h2>
      {members.edges.length === 0 ? (
        <p>Nobody has joined yet.</p>
      ) : (
        <ul className="hub-rows">
          {members.edges.map(({ node }) => (
            <Member key={node.id} membership={node} endPath={canManage ? endMembershipPath(slug, node.id) : null} />
          ))}
        </ul>
      )}
      <PreviousNext
        label="Pages of members"
        previous={isFirstPage ? null : organisationMembersPath(slug)}
        next={members.pageInfo.hasNextPage ? `?after=${encodeURIComponent(members.pageInfo.endCursor ?? "")}` : null}
      />
      <p>
        <Link to={organisationPath(slug)}>Back to {name}</Link>
      </p>
    </>
  )
}
