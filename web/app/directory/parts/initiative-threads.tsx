import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { InitiativeThreadsFragment } from "../../platform/api/generated/graphql.ts"
import { Day } from "../../ui/time/time.tsx"

graphql(`
  fragment InitiativeThreads on Initiative {
    slug
    threads(first: 5) {
      totalCount
      edges {
        node {
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
      }
    }
  }
`)

/** What is asked about it in the forum, and the way to ask. */
export function InitiativeThreads({ initiative: { slug, threads } }: { initiative: InitiativeThreadsFragment }) {
  return (
    <section>
      <h2 className="nhsuk-heading-m" id="questions">
        Questions and answers
      </h2>
      {threads.totalCount === 0 ? (
        <p>Nobody has asked about it yet.</p>
      ) : (
        <ul className="hub-rows">
          {threads.edges.map(({ node }) => (
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
      {threads.totalCount > threads.edges.length && <p>These are the last five of {threads.totalCount}.</p>}
      <p className="hub-no-print">
        <Link className="nhsuk-button nhsuk-button--secondary" to={`/forum/ask?initiative=${encodeURIComponent(slug)}`}>
          Ask a question
        </Link>
      </p>
    </section>
  )
}
