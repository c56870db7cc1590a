import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { forumPath, permalink, threadPath } from "../paths.ts"

export const meta = () => titled("What this post said before")

const document = graphql(`
  query PostHistory($id: ID!) {
    post(id: $id) {
      anchor
      html
      editedAt
      author {
        name
      }
      revisions {
        number
        html
        editedAt
      }
      thread {
        slug
        title
        space {
          slug
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { post } = await query(args, document, { id: args.params.post ?? "" })
  if (!post || post.revisions.length === 0) throw new Response("", { status: 404 })
  return { post }
}

export default function PostHistory() {
  const { anchor, html, author, revisions, thread } = useLoaderData<typeof loader>().post
  return (
    <>
      <Breadcrumbs
        items={[
          { to: forumPath, label: "Forum" },
          { to: threadPath(thread.space.slug, thread.slug), label: thread.title },
        ]}
      />
      <h1>What this post said before</h1>
      <p>
        By {author.name}. <Link to={permalink(thread.space.slug, thread.slug, anchor)}>Back to the post</Link>
      </p>
      <h2 className="nhsuk-heading-m">Now</h2>
      <div className="hub-quote">
        <Html html={html ?? ""} />
      </div>
      {revisions.map((revision) => (
        <section key={revision.number}>
          <h2 className="nhsuk-heading-m">
            Until <Minute at={revision.editedAt} />
          </h2>
          <div className="hub-quote">
            <Html html={revision.html} />
          </div>
        </section>
      ))}
    </>
  )
}
