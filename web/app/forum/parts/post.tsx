import { Link } from "@remix-run/react"
import type { ReactNode } from "react"
import { PersonLink } from "../../people/public.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { PostFragment } from "../../platform/api/generated/graphql.ts"
import { Html } from "../../ui/markdown/html.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { permalink, postPath } from "../paths.ts"

graphql(`
  fragment Post on Post {
    id
    anchor
    position
    page
    state
    stateReason
    html
    isAcceptedAnswer
    mergedTitle
    replyTo {
      anchor
      position
      page
      author {
        name
      }
    }
    createdAt
    editedAt
    author {
      name
      handle
      jobTitle
    }
  }
`)

/** One post of a thread, with what can be done about it under it. */
export function Post({ post, space, thread, children }: { post: PostFragment; space: string; thread: string; children?: ReactNode }) {
  const { anchor, position, state, stateReason, html, isAcceptedAnswer, mergedTitle, replyTo, createdAt, editedAt, author } = post
  return (
    <>
      {mergedTitle && <h2 className="nhsuk-heading-s">From “{mergedTitle}”, which was merged into this thread</h2>}
      <article
        className={`hub-post${isAcceptedAnswer ? " hub-post--accepted" : ""}${state === "PUBLISHED" ? "" : " hub-post--set-aside"}`}
        id={anchor}
        aria-labelledby={`${anchor}-by`}
        tabIndex={-1}
      >
        <header className="hub-post__head">
          <h2 className="hub-post__author" id={`${anchor}-by`}>
            <span className="nhsuk-u-visually-hidden">{position === 1 ? "First post, by " : "Reply by "}</span>
            <PersonLink person={author} />
          </h2>
          {author.jobTitle && <span className="hub-muted">{author.jobTitle}</span>}
          <Link className="hub-post__when" to={permalink(space, thread, anchor)} preventScrollReset>
            <span className="nhsuk-u-visually-hidden">Link to this post of </span>
            <Minute at={createdAt} />
          </Link>
        </header>
        {isAcceptedAnswer && (
          <p>
            <Tag colour="green">Accepted answer</Tag>
          </p>
        )}
        {state === "WAITING" && (
          <p>
            <Tag colour="yellow">Waits for a moderator</Tag> {stateReason}
          </p>
        )}
        {state === "HIDDEN" && <p className="hub-muted">A moderator has hidden this post.{stateReason && ` Reason: ${stateReason}`}</p>}
        {state === "DELETED" && <p className="hub-muted">The author has deleted this post.</p>}
        {replyTo && replyTo.position !== position - 1 && html && (
          <p className="hub-small hub-muted">
            In reply to <Link to={postPath(space, thread, replyTo)}>{replyTo.position === 1 ? "the first post" : replyTo.author.name}</Link>
          </p>
        )}
        {html && <Html html={html} />}
        {editedAt && html && (
          <p className="hub-small hub-muted">
            Edited on <Minute at={editedAt} />
          </p>
        )}
        {children}
      </article>
    </>
  )
}
