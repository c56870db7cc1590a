import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { collectionPath, collectionsPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Collections")

const document = graphql(`
  query PublicCollections($after: String) {
    collections(first: 20, after: $after) {
      edges {
        node {
          id
          token
          title
          description
          itemCount
          updatedAt
          owner {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const after = new URL(args.request.url).searchParams.get("after")
  const { collections } = await query(args, document, { after })
  return { collections, isFirstPage: after === null }
}

export default function Collections() {
  const { collections, isFirstPage } = useLoaderData<typeof loader>()
  const { edges, pageInfo } = collections
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>Collections</h1>
      <p className="hub-lede">Initiatives that people have put together for others to read, with a note on each.</p>
      {edges.length === 0 && <p>There are none yet. Begin one, and choose that everybody may read it.</p>}
      <ul className="hub-title-list">
        {edges.map(({ node: { id, token, title, description, itemCount, updatedAt, owner } }) => (
          <li key={id}>
            <h2 className="nhsuk-heading-s">
              <Link to={collectionPath(token)}>{title}</Link>
            </h2>
            {description && <p className="hub-clamp">{description}</p>}
            <p className="hub-muted">
              {itemCount === 1 ? "1 initiative" : `${itemCount} initiatives`}, put together by {owner.name}, changed on{" "}
              {formatDay(updatedAt)}
            </p>
          </li>
        ))}
      </ul>
      <PreviousNext
        label="Pages of collections"
        previous={isFirstPage ? null : collectionsPath}
        next={pageInfo.hasNextPage ? `${collectionsPath}?after=${encodeURIComponent(pageInfo.endCursor ?? "")}` : null}
      />
      <p>
        <Link to="/my/collections">Your own collections</Link>
      </p>
    </>
  )
}
