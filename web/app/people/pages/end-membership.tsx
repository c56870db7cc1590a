import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { organisationMembersPath, organisationPath } from "../organisation-paths.ts"

export const meta: MetaFunction = () => titled("End a membership")

const membershipQuery = graphql(`
  query MembershipToEnd($id: ID!) {
    viewer {
      id
    }
    node(id: $id) {
      __typename
      ... on Membership {
        id
        status
        person {
          id
          name
        }
        organisation {
          slug
          name
          viewerCanManageMembers
        }
      }
    }
  }
`)

async function load(args: LoaderFunctionArgs) {
  const { viewer, node } = await query(args, membershipQuery, { id: args.params["id"] ?? "" })
  const { id: viewerId } = demandViewer(args.request, viewer)
  if (node?.__typename !== "Membership" || !node.organisation.viewerCanManageMembers || node.organisation.slug !== args.params.slug)
    throw new Response("", { status: 404 })
  if (node.status !== "ACTIVE") throw redirect(organisationMembersPath(node.organisation.slug))
  return { ...node, isOwn: node.person.id === viewerId }
}

export const loader = (args: LoaderFunctionArgs) => load(args)

const endMutation = graphql(`
  mutation EndMembership($id: ID!) {
    endMembership(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const { id, isOwn, organisation } = await load(args)
  const { endMembership: result } = await query(args, endMutation, { id })
  if (result.__typename !== "Membership") return refusal(new FormData(), result)
  // Whoever has left does not see the list of members any more.
  return redirect(isOwn ? organisationPath(organisation.slug) : organisationMembersPath(organisation.slug), {
    headers: { "Set-Cookie": await leaveFlash(isOwn ? "Your membership has ended." : "Their membership has ended.") },
  })
})

export default function EndMembership() {
  const { person, organisation, isOwn } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading={isOwn ? "End your own membership?" : `End the membership of ${person.name}?`}
      confirm="End the membership"
      kind="warning"
      cancel={organisationMembersPath(organisation.slug)}
      state={useActionData<typeof action>()}
    >
      <p>
        {isOwn ? "You" : person.name} can then no longer write for {organisation.name}. What {isOwn ? "you" : "they"} wrote for it stays.{" "}
        {isOwn ? "You" : "They"} can ask to join again.
      </p>
    </ConfirmPage>
  )
}
