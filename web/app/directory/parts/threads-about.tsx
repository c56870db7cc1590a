import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { ThreadAboutFragment } from "../../platform/api/generated/graphql.ts"
import { Day } from "../../ui/time/time.tsx"

graphql(`
  fragment ThreadAbout on Thread {
    id
    slug
    title
    kind
    isAnswered
    replyCount
    lastPostAt
    space {
      slug
    }
  }
`)

type Threads = { totalCount: number; edges: readonly { node: ThreadAboutFragment }[] }

/** What is asked about something in the forum, and the way to ask. `about` names it in the address of the form. */
export function ThreadsAbout({ threads, about }: { threads: Threads; about: Record<string, string> }) {
  const { totalCount, edges } = threads
  return (
    <section>
      <h2 className="nhsuk-heading-m" id="questions">
        Questions and answers
      </h2>
      {totalCount === 0 ? (
        <p>Nobody has asked about it yet.</p>
      ) : (
        <ul className="hub-rows">
          {edges.map(({ node }) => (
            <li key={node.id}>
              <Link to={`/forum/${node.space.slug}/${node.slug}`}>{node.title}</Link>
              <span className="hub-rows__detail">
                {node.replyCount === 1 ? "1 reply" : `${node.replyCount} replies`}
                {node.kind === "QUESTION" && node.isAnswered && ", answered"}, last on <Day at={node.lastPostAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {totalCount > edges.length && (
        <p>
          These are the last {edges.length} of {totalCount}.
        </p>
      )}
      <p className="hub-no-print">
        <Link className="nhsuk-button nhsuk-button--secondary" to={`/forum/ask?${new URLSearchParams(about)}`}>
          Ask a question
        </Link>
      </p>
    </section>
  )
}
