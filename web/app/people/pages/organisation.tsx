import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { organisationEditPath, organisationMembersPath, organisationPath } from "../organisation-paths.ts"
import { Honours } from "../parts/honours.tsx"
import { InitiativeTitles } from "../parts/initiative-titles.tsx"
import { JoinOrganisation } from "../parts/join-organisation.tsx"
import { OrganisationCommitments } from "../parts/organisation-commitments.tsx"
import { OrganisationFacts } from "../parts/organisation-facts.tsx"

const document = graphql(`
  query Organisation($slug: String!) {
    viewer {
      id
    }
    organisation(slug: $slug) {
      ...OrganisationFacts
      ...OrganisationJoin
      slug
      name
      about
      closedAt
      isDemonstration
      viewerCanEdit
      viewerCanManageMembers
      viewerCanCommit
      commitments {
        ...OrganisationCommitment
      }
      honours {
        ...Honour
      }
    }
    commitmentSchemes {
      slug
      name
    }
    initiatives(filter: { organisations: [$slug] }, first: 6) {
      totalCount
      nodes {
        slug
        title
        summary
        evidence {
          label
        }
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.organisation.name ?? "Organisation")

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params.slug ?? ""
  const { organisation, ...rest } = await query(args, document, { slug })
  if (!organisation) throw new Response("", { status: 404 })
  return { organisation, ...rest }
}

const joinDocument = graphql(`
  mutation JoinOrganisation($organisation: ID!, $message: String!) {
    joinOrganisation(organisation: $organisation, message: $message) {
      __typename
      ... on Membership {
        status
        organisation {
          name
        }
      }
      ...RefusedAct
    }
  }
`)

const leaveDocument = graphql(`
  mutation LeaveOrganisation($id: ID!) {
    endMembership(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const path = organisationPath(args.params.slug ?? "")
  if (textOf(form, "intent") === "leave") {
    const { endMembership: left } = await query(args, leaveDocument, { id: textOf(form, "membership") })
    if (left.__typename !== "Membership") return refusal(form, left)
    return redirect(path, { headers: { "Set-Cookie": await leaveFlash("That is done. You can ask to join again at any time.") } })
  }
  const { joinOrganisation: joined } = await query(args, joinDocument, {
    organisation: textOf(form, "organisation"),
    message: textOf(form, "message"),
  })
  if (joined.__typename !== "Membership") return refusal(form, joined)
  const { name } = joined.organisation
  const flash =
    joined.status === "ACTIVE"
      ? `You are now a member of ${name}.`
      : `We have asked the leads of ${name}. You will be told what they decide.`
  return redirect(path, { headers: { "Set-Cookie": await leaveFlash(flash) } })
})

export default function Organisation() {
  const { organisation, commitmentSchemes, initiatives, viewer } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { slug, name, about, closedAt, isDemonstration, viewerCanEdit, viewerCanManageMembers } = organisation
  return (
    <>
      <Breadcrumbs items={[{ to: "/organisations", label: "Organisations" }]} />
      <ErrorSummary state={state} />
      <h1>{name}</h1>
      {(isDemonstration || closedAt) && (
        <p>
          {isDemonstration && <DemonstrationTag />} {closedAt && <Tag colour="grey">Closed on {formatDay(closedAt)}</Tag>}
        </p>
      )}
      {(viewerCanEdit || viewerCanManageMembers) && (
        <p className="hub-actions hub-no-print">
          {viewerCanEdit && <Link to={organisationEditPath(slug)}>Edit this page</Link>}
          {viewerCanManageMembers && <Link to={organisationMembersPath(slug)}>Members and requests</Link>}
        </p>
      )}
      <div className="hub-columns hub-columns--aside-last">
        <div>
          <h2 className="nhsuk-heading-m">About</h2>
          <p className="hub-prose hub-keep-lines">{about || "This organisation has not described itself yet."}</p>
          <Honours honours={organisation.honours} />
          <OrganisationCommitments
            slug={slug}
            commitments={organisation.commitments}
            schemes={organisation.viewerCanCommit ? commitmentSchemes : []}
          />
          <h2 className="nhsuk-heading-m">In the directory</h2>
          <InitiativeTitles
            initiatives={initiatives.nodes}
            totalCount={initiatives.totalCount}
            all={`/initiatives?organisations=${slug}`}
          />
        </div>
        <aside aria-label="Facts and membership">
          <OrganisationFacts organisation={organisation} />
          {!closedAt && <JoinOrganisation organisation={organisation} isSignedIn={viewer !== null} state={state} />}
        </aside>
      </div>
    </>
  )
}
