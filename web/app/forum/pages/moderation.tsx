import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { countOf, flagReasons } from "../parts/words.ts"
import { appealPath, moderationLogPath, moderationPath, permalink, postActionPath } from "../paths.ts"

export const meta = () => titled("Moderation")

const document = graphql(`
  query Moderation($after: String) {
    viewer {
      roles {
        role
        isInEffect
      }
    }
    appealsToDecide(first: 20) {
      totalCount
      edges {
        node {
          id
          kindInWords
          appeal
          appealedAt
          person {
            name
          }
        }
      }
    }
    postsToModerate(first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          anchor
          html
          state
          stateReason
          createdAt
          author {
            name
          }
          openFlags {
            reason
            note
          }
          authorStanding {
            actCount
          }
          thread {
            slug
            title
            space {
              slug
              name
            }
          }
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const after = new URL(args.request.url).searchParams.get("after")
  const { viewer, postsToModerate, appealsToDecide } = await query(args, document, { after })
  const { roles } = demandViewer(args.request, viewer)
  if (!roles.some(({ role, isInEffect }) => role === "MODERATOR" && isInEffect))
    throw new Response("Only moderators can see this.", { status: 403 })
  const { totalCount, pageInfo, edges } = postsToModerate
  return {
    appeals: appealsToDecide.edges.map(({ node }) => node),
    appealCount: appealsToDecide.totalCount,
    totalCount,
    posts: edges.map(({ node }) => node),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    isFirstPage: after === null,
  }
}

export default function Moderation() {
  const { appeals, appealCount, totalCount, posts, next, isFirstPage } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Moderation</h1>
      <p className="hub-lede">
        {totalCount === 0 ? "Nothing waits." : `${countOf(totalCount, "post waits", "posts wait")} for you.`} What you wrote yourself is for
        others to decide. <Link to={moderationLogPath}>What moderators did so far</Link>
      </p>
      {isFirstPage && appeals.length > 0 && (
        <section>
          <h2 className="nhsuk-heading-m">{countOf(appealCount, "appeal")}</h2>
          {appeals.map(({ id, kindInWords, appeal, appealedAt, person }) => (
            <article key={id} className="hub-post">
              <h3 className="nhsuk-heading-s">
                {person.name} against: {kindInWords}
              </h3>
              <p className="hub-small hub-muted">{appealedAt && <Minute at={appealedAt} />}</p>
              <p>{appeal}</p>
              <Link className="nhsuk-button nhsuk-button--secondary" to={appealPath(id)}>
                Decide<span className="nhsuk-u-visually-hidden"> about the appeal by {person.name}</span>
              </Link>
            </article>
          ))}
          <h2 className="nhsuk-heading-m">Posts</h2>
        </section>
      )}
      {posts.length === 0 && (
        <EmptyState heading="There is nothing to decide">
          <p>Posts that wait, and those that people tell you about, come up here.</p>
        </EmptyState>
      )}
      {posts.map(({ id, anchor, html, state, stateReason, createdAt, author, openFlags, authorStanding, thread }) => (
        <article key={id} className="hub-post">
          <h2 className="nhsuk-heading-s">
            {author.name} in {thread.title}
          </h2>
          <p className="hub-thread-row__tags">
            {state === "WAITING" && <Tag colour="yellow">Waits</Tag>}
            {openFlags.length > 0 && <Tag colour="red">{countOf(openFlags.length, "flag")}</Tag>}
            {authorStanding && authorStanding.actCount > 0 && (
              <Tag colour="orange">{countOf(authorStanding.actCount, "earlier decision")} about them</Tag>
            )}
          </p>
          <p className="hub-small hub-muted">
            {thread.space.name}, <Minute at={createdAt} />
          </p>
          {stateReason && <p className="hub-small hub-muted">Its author was told: “{stateReason}”</p>}
          <Html html={html ?? ""} />
          {openFlags.length > 0 && (
            <ul>
              {openFlags.map(({ reason, note }) => (
                <li key={reason + note}>
                  {flagReasons.find(({ value }) => value === reason)?.label}
                  {note && `: “${note}”`}
                </li>
              ))}
            </ul>
          )}
          <div className="hub-actions">
            <Link className="nhsuk-button nhsuk-button--secondary" to={postActionPath(id, "moderate")}>
              Decide<span className="nhsuk-u-visually-hidden"> about the post by {author.name}</span>
            </Link>
            <Link to={permalink(thread.space.slug, thread.slug, anchor)}>See it in its thread</Link>
          </div>
        </article>
      ))}
      <PreviousNext
        label="Pages of posts"
        previous={isFirstPage ? null : moderationPath}
        next={next && `${moderationPath}?after=${encodeURIComponent(next)}`}
      />
    </>
  )
}
