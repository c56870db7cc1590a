import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { ForumSearch } from "../parts/forum-search.tsx"
import { ThreadRow } from "../parts/thread-row.tsx"
import { countOf, spaceKinds } from "../parts/words.ts"
import { askPath, moderationLogPath, spacePath } from "../paths.ts"

const document = graphql(`
  query Forum {
    spaces {
      slug
      name
      kind
      readers
      about
      threadCount
      postCount
      lastPostAt
      viewerNewCount
      isDemonstration
    }
    threads(first: 10) {
      edges {
        node {
          ...ThreadRow
        }
      }
    }
    unanswered: threads(unanswered: true, first: 5) {
      edges {
        node {
          ...ThreadRow
        }
      }
    }
  }
`)

export const meta = () => [
  ...titled("Forum"),
  { name: "description", content: "Ask people who have done it: the community of practice for widening participation in health careers." },
]

export async function loader(args: LoaderFunctionArgs) {
  const { spaces, threads, unanswered } = await query(args, document)
  return { spaces, threads: threads.edges.map(({ node }) => node), unanswered: unanswered.edges.map(({ node }) => node) }
}

export default function Forum() {
  const { spaces, threads, unanswered } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Forum</h1>
      <p className="hub-lede">Ask people who have done it. Answers stay beside the initiatives they are about, for whoever comes next.</p>
      <p className="hub-no-print">
        <Link className="nhsuk-button" to={askPath()}>
          Ask a question
        </Link>
      </p>
      <p className="hub-no-print">
        Or <Link to="/people">find somebody to ask</Link>, by target group and region.
      </p>
      <ForumSearch />
      {spaces.length === 0 && (
        <EmptyState heading="There are no spaces yet">
          <p>An administrator sets up the spaces in which people ask and answer.</p>
        </EmptyState>
      )}
      {spaceKinds.map(({ kind, heading }) => {
        const ofKind = spaces.filter((space) => space.kind === kind)
        return (
          ofKind.length > 0 && (
            <section key={kind} aria-labelledby={`spaces-${kind}`}>
              <h2 className="nhsuk-heading-m" id={`spaces-${kind}`}>
                {heading}
              </h2>
              <ul className="hub-grid">
                {ofKind.map(({ slug, name, about, readers, threadCount, postCount, lastPostAt, viewerNewCount, isDemonstration }) => (
                  <li key={slug} className="hub-card hub-card--whole">
                    <h3 className="nhsuk-heading-s">
                      <Link className="hub-card__link" to={spacePath(slug)}>
                        {name}
                      </Link>
                    </h3>
                    <p className="hub-small">{about}</p>
                    <p className="hub-small hub-muted">
                      {countOf(threadCount, "thread")}, {countOf(postCount, "post")}
                      {lastPostAt && (
                        <>
                          . Last on <Minute at={lastPostAt} />
                        </>
                      )}
                    </p>
                    <p className="hub-thread-row__tags">
                      {viewerNewCount > 0 && (
                        <Tag colour="orange">{viewerNewCount > 98 ? "99 or more" : viewerNewCount} new since your last visit</Tag>
                      )}
                      {readers === "MEMBERS" && <Tag colour="white">Members only</Tag>}
                      {readers === "ROLE" && <Tag colour="white">Closed group</Tag>}
                      {isDemonstration && <DemonstrationTag />}
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
      {unanswered.length > 0 && (
        <section aria-labelledby="unanswered">
          <h2 className="nhsuk-heading-m" id="unanswered">
            Can you answer these?
          </h2>
          <ul className="hub-rows">
            {unanswered.map((thread) => (
              <ThreadRow key={thread.id} thread={thread} showSpace />
            ))}
          </ul>
        </section>
      )}
      {threads.length > 0 && (
        <section aria-labelledby="latest">
          <h2 className="nhsuk-heading-m" id="latest">
            What people are talking about
          </h2>
          <ul className="hub-rows">
            {threads.map((thread) => (
              <ThreadRow key={thread.id} thread={thread} showSpace />
            ))}
          </ul>
        </section>
      )}
      <p>
        <Link to={moderationLogPath}>What moderators do</Link>
      </p>
    </>
  )
}
