import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { profileSettingsPath } from "../account-paths.ts"
import { organisationPath, regionPath } from "../organisation-paths.ts"

const pageSize = 10

const document = graphql(`
  query Person($handle: String!, $first: Int, $last: Int, $after: String, $before: String) {
    person(handle: $handle) {
      name
      handle
      jobTitle
      about
      isContactable
      isDemonstration
      organisations {
        slug
        name
        region {
          slug
          name
        }
      }
      contributions(first: $first, last: $last, after: $after, before: $before) {
        totalCount
        edges {
          node {
            initiative {
              slug
              title
              organisation {
                name
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.person.name ?? "A person")

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const before = searchParams.get("before")
  const { person } = await query(args, document, {
    handle: args.params["handle"] ?? "",
    ...(before ? { last: pageSize, before } : { first: pageSize, after: searchParams.get("after") }),
  })
  if (!person) throw new Response("", { status: 404 })
  return { person }
}

const address = (side: "before" | "after", cursor: string | null) => `?${new URLSearchParams({ [side]: cursor ?? "" })}#contributions`

export default function PersonPage() {
  const { person } = useLoaderData<typeof loader>()
  const { edges, totalCount, pageInfo } = person.contributions
  const initiatives = edges.flatMap(({ node }) => node.initiative ?? [])
  const isViewer = useViewer()?.handle === person.handle
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>{person.name}</h1>
      {person.jobTitle && <p className="hub-lede">{person.jobTitle}</p>}
      {person.isDemonstration && (
        <p>
          <DemonstrationTag />
        </p>
      )}
      <div className="hub-prose">
        {person.about && <p className="hub-keep-lines">{person.about}</p>}
        {person.isContactable && <p>Willing to be contacted: write to them from the page of an initiative that names them.</p>}
        {isViewer && (
          <p>
            This is how others see you. <Link to={profileSettingsPath}>Change it</Link>
          </p>
        )}
      </div>
      {person.organisations.length > 0 && (
        <>
          <h2>{person.organisations.length === 1 ? "Organisation" : "Organisations"}</h2>
          <ul className="hub-rows">
            {person.organisations.map(({ slug, name, region }) => (
              <li key={slug}>
                <Link to={organisationPath(slug)}>{name}</Link>
                {region && (
                  <span className="hub-rows__detail">
                    <Link to={regionPath(region.slug)}>{region.name}</Link>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {initiatives.length > 0 && (
        <>
          <h2 id="contributions">
            Contact for {totalCount === 1 ? "one initiative" : `${totalCount.toLocaleString("en-GB")} initiatives`}
          </h2>
          <ul className="hub-rows">
            {initiatives.map(({ slug, title, organisation }) => (
              <li key={slug}>
                <Link to={`/initiatives/${slug}`}>{title}</Link>
                <span className="hub-rows__detail">{organisation.name}</span>
              </li>
            ))}
          </ul>
          <PreviousNext
            label="Pages of initiatives"
            previous={pageInfo.hasPreviousPage ? address("before", pageInfo.startCursor) : null}
            next={pageInfo.hasNextPage ? address("after", pageInfo.endCursor) : null}
          />
        </>
      )}
    </>
  )
}
