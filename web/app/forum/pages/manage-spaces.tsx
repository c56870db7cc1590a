import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { countOf } from "../parts/words.ts"
import { manageSpacePath, newSpacePath } from "../paths.ts"

const document = graphql(`
  query SpacesToManage {
    viewer {
      id
    }
    spacesToManage {
      slug
      name
      readersInWords
      threadCount
      isClosed
    }
  }
`)

export const meta = () => titled("Spaces of the forum")

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, spacesToManage: spaces } = await query(args, document)
  demandViewer(args.request, viewer)
  if (!spaces) throw new Response("Only an administrator can set up the spaces of the forum.", { status: 403 })
  return { spaces }
}

export default function ManageSpaces() {
  const { spaces } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <h1>Spaces of the forum</h1>
      <p>
        <Link className="nhsuk-button" to={newSpacePath}>
          Add a space
        </Link>
      </p>
      {spaces.length === 0 && (
        <EmptyState heading="There are no spaces yet">
          <p>Add the first one, so that people have a place to ask.</p>
        </EmptyState>
      )}
      <ul className="hub-rows">
        {spaces.map(({ slug, name, readersInWords, threadCount, isClosed }) => (
          <li key={slug}>
            <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-1">
              <Link to={manageSpacePath(slug)}>{name}</Link> {isClosed && <Tag colour="grey">Closed</Tag>}
            </h2>
            <p className="hub-small hub-muted">
              {countOf(threadCount, "thread")}. {readersInWords}.
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
