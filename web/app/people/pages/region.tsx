import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { organisationPath, regionEditPath } from "../organisation-paths.ts"
import { InitiativeTitles } from "../parts/initiative-titles.tsx"
import { organisationKindLabels } from "../parts/organisation-kinds.ts"

const document = graphql(`
  query Region($slug: String!) {
    region(slug: $slug) {
      slug
      name
      about
      viewerCanEdit
      contact {
        name
        handle
        jobTitle
        organisations {
          name
          slug
        }
      }
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
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.region.name ?? "Region")

export async function loader(args: LoaderFunctionArgs) {
  const { region, ...rest } = await query(args, document, { slug: args.params.slug ?? "" })
  if (!region) throw new Response("", { status: 404 })
  return { region, ...rest }
}

export default function Region() {
  const { region, organisations, initiatives } = useLoaderData<typeof loader>()
  const { slug, name, about, contact, viewerCanEdit } = region
  return (
    <>
      <Breadcrumbs items={[{ to: "/regions", label: "Regions" }]} />
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
        </section>
        <aside aria-label="Contact and organisations">
          <section className="hub-panel">
            <h2 className="nhsuk-heading-s">Single point of contact</h2>
            {contact ? (
              <p>
                {contact.handle ? <Link to={`/people/${contact.handle}`}>{contact.name}</Link> : contact.name}
                {contact.jobTitle && (
                  <>
                    <br />
                    {contact.jobTitle}
                  </>
                )}
                {contact.organisations.map((organisation) => (
                  <span key={organisation.slug}>
                    <br />
                    <Link to={organisationPath(organisation.slug)}>{organisation.name}</Link>
                  </span>
                ))}
              </p>
            ) : (
              <p>Nobody is named yet.</p>
            )}
          </section>
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
        </aside>
      </div>
    </>
  )
}
