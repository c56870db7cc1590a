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
import { commitmentPath, commitmentsPath, organisationPath, regionEditPath, regionPath } from "../organisation-paths.ts"
import { InitiativeTitles } from "../parts/initiative-titles.tsx"
import { organisationKindLabels } from "../parts/organisation-kinds.ts"
import { RegionContact } from "../parts/region-contact.tsx"
import { RegionCover } from "../parts/region-cover.tsx"

const document = graphql(`
  query Region($slug: String!) {
    viewer {
      id
    }
    region(slug: $slug) {
      ...RegionContact
      slug
      name
      about
      viewerCanEdit
    }
    organisations(filter: { regions: [$slug] }, first: 12) {
      totalCount
      edges {
        node {
          slug
          name
          kind
        }
      }
    }
    commitments(filter: { regions: [$slug] }, first: 6) {
      totalCount
      edges {
        node {
          id
          organisation {
            slug
            name
          }
          scheme {
            slug
            name
          }
        }
      }
    }
    initiatives(filter: { regions: [$slug] }, first: 6) {
      totalCount
      nodes {
        slug
        title
        summary
        evidence {
          label
        }
      }
      facets {
        name
        values {
          value
          count
        }
      }
    }
    themes: terms(taxonomy: THEME) {
      slug
      label
    }
    targetGroups: terms(taxonomy: TARGET_GROUP) {
      slug
      label
    }
  }
`)
const contactMutation = graphql(`
  mutation ContactRegion($id: ID!, $message: String!) {
    contactRegion(id: $id, message: $message) {
      __typename
      ...RefusedAct
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.region.name ?? "Region")

export async function loader(args: LoaderFunctionArgs) {
  const { region, ...rest } = await query(args, document, { slug: args.params.slug ?? "" })
  if (!region) throw new Response("", { status: 404 })
  return { region, ...rest }
}

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { contactRegion: result } = await query(args, contactMutation, { id: textOf(form, "id"), message: textOf(form, "message") })
  if (result.__typename !== "Region") return refusal(form, result)
  return redirect(regionPath(args.params.slug ?? ""), {
    headers: { "Set-Cookie": await leaveFlash("Your message is on its way. The answer comes to your e-mail address.") },
  })
})

export default function Region() {
  const { viewer, region, organisations, commitments, initiatives, themes, targetGroups } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { slug, name, about, viewerCanEdit } = region
  const counts = (facet: string) =>
    new Map(initiatives.facets.find((candidate) => candidate.name === facet)?.values.map(({ value, count }) => [value, count]))
  return (
    <>
      <Breadcrumbs items={[{ to: "/regions", label: "Regions" }]} />
      <ErrorSummary state={state} />
      <h1>{name}</h1>
      {about && <p className="hub-lede hub-keep-lines">{about}</p>}
      {viewerCanEdit && (
        <p className="hub-no-print">
          <Link to={regionEditPath(slug)}>Edit this page</Link>
        </p>
      )}
      <div className="hub-columns hub-columns--aside-last">
        <section>
          <h2 className="nhsuk-heading-m">In the directory</h2>
          <InitiativeTitles initiatives={initiatives.nodes} totalCount={initiatives.totalCount} all={`/initiatives?regions=${slug}`} />
          {initiatives.totalCount > 0 && (
            <>
              <RegionCover heading="For whom" region={slug} facet="targetGroups" terms={targetGroups} counts={counts("targetGroups")} />
              <RegionCover heading="Themes" region={slug} facet="themes" terms={themes} counts={counts("themes")} />
            </>
          )}
        </section>
        <aside aria-label="Contact and organisations">
          <RegionContact region={region} isSignedIn={viewer !== null} state={state} />
          <section>
            <h2 className="nhsuk-heading-s">Organisations</h2>
            {organisations.totalCount === 0 && <p>None is listed yet.</p>}
            <ul className="hub-plain-list hub-small">
              {organisations.edges.map(({ node }) => (
                <li key={node.slug}>
                  <Link to={organisationPath(node.slug)}>{node.name}</Link>{" "}
                  <span className="hub-muted">{organisationKindLabels[node.kind]}</span>
                </li>
              ))}
            </ul>
            {organisations.totalCount > organisations.edges.length && (
              <p>
                <Link to={`/organisations?region=${slug}`}>See all {organisations.totalCount.toLocaleString("en-GB")} organisations</Link>
              </p>
            )}
          </section>
          {commitments.totalCount > 0 && (
            <section>
              <h2 className="nhsuk-heading-s">Commitments</h2>
              <ul className="hub-plain-list hub-small">
                {commitments.edges.map(({ node: { id, organisation, scheme } }) => (
                  <li key={id}>
                    <Link to={commitmentPath(organisation.slug, scheme.slug)}>{scheme.name}</Link>{" "}
                    <span className="hub-muted">{organisation.name}</span>
                  </li>
                ))}
              </ul>
              {commitments.totalCount > commitments.edges.length && (
                <p>
                  <Link to={`${commitmentsPath}?region=${slug}`}>See all {commitments.totalCount.toLocaleString("en-GB")} commitments</Link>
                </p>
              )}
            </section>
          )}
        </aside>
      </div>
    </>
  )
}
