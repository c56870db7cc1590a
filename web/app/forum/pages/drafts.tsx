import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { beginning } from "../parts/words.ts"
import { discardDraftPath, forumPath } from "../paths.ts"

export const meta = () => titled("What you have not posted")

const document = graphql(`
  query Drafts {
    viewer {
      id
    }
    postDrafts {
      path
      threadTitle
      draft {
        target
        title
        body
        updatedAt
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, postDrafts } = await query(args, document)
  demandViewer(args.request, viewer)
  return { drafts: postDrafts }
}

/** What a draft is, in a line. */
function nameOf(target: string, title: string, threadTitle: string | null): string {
  if (target.startsWith("new")) return title ? `A new thread: ${title}` : "A new thread"
  const what = target.startsWith("post:") ? "A change of your post" : "A reply"
  return threadTitle ? `${what} in “${threadTitle}”` : `${what} in a thread that you can no longer read`
}

export default function Drafts() {
  const { drafts } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/my", label: "My hub" },
          { to: forumPath, label: "Forum" },
        ]}
      />
      <h1>What you have not posted</h1>
      <p className="hub-lede">What you type in the forum is kept until you post it or throw it away. Only you see it.</p>
      {drafts.length === 0 ? (
        <EmptyState heading="There is nothing here">
          <p>You have posted or thrown away everything you typed.</p>
        </EmptyState>
      ) : (
        <ul className="hub-rows">
          {drafts.map(({ path, threadTitle, draft: { target, title, body, updatedAt } }) => {
            const name = nameOf(target, title, threadTitle)
            return (
              <li key={target}>
                <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-1">{path ? <Link to={path}>{name}</Link> : name}</h2>
                {body && <p className="nhsuk-u-margin-bottom-1">{beginning(body)}</p>}
                <p className="hub-rows__detail">
                  Kept on <Minute at={updatedAt} />.{" "}
                  <Link to={discardDraftPath(target)}>
                    Throw it away<span className="nhsuk-u-visually-hidden">: {name}</span>
                  </Link>
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
