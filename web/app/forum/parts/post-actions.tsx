import { Form, Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { PostActionsFragment } from "../../platform/api/generated/graphql.ts"
import { postActionPath, quotePath } from "../paths.ts"
import { Reactions } from "./reactions.tsx"

graphql(`
  fragment PostActions on Post {
    id
    anchor
    page
    position
    state
    editedAt
    isAcceptedAnswer
    viewerCanChange
    viewerCanReact
    viewerCanFlag
    viewerCanModerate
    author {
      name
    }
    reactions {
      kind
      count
      isViewers
    }
  }
`)

type Props = { post: PostActionsFragment; space: string; thread: { id: string; slug: string; canReply: boolean; canAccept: boolean } }

/** What can be done about a post: react, quote, accept, and for its author change and delete. */
export function PostActions({ post, space, thread }: Props) {
  const {
    id,
    anchor,
    position,
    state,
    editedAt,
    isAcceptedAnswer,
    viewerCanChange,
    viewerCanReact,
    viewerCanFlag,
    viewerCanModerate,
    author,
    reactions,
  } = post
  if (state === "DELETED" || (state === "HIDDEN" && !viewerCanModerate)) return null
  const of = <span className="nhsuk-u-visually-hidden"> the post by {author.name}</span>
  const about = <span className="nhsuk-u-visually-hidden"> about the post by {author.name}</span>
  return (
    <footer className="hub-post__actions hub-no-print">
      {state === "PUBLISHED" && <Reactions post={id} anchor={anchor} by={author.name} reactions={reactions} canReact={viewerCanReact} />}
      <ul className="hub-post__links">
        {state === "PUBLISHED" && thread.canReply && (
          <li>
            <Link to={quotePath(space, thread.slug, post)}>Quote{of}</Link>
          </li>
        )}
        {viewerCanChange && (
          <>
            <li>
              <Link to={postActionPath(id, "edit")}>Change{of}</Link>
            </li>
            <li>
              <Link to={postActionPath(id, "delete")}>Delete{of}</Link>
            </li>
          </>
        )}
        {viewerCanFlag && (
          <li>
            <Link to={postActionPath(id, "flag")}>Tell a moderator{about}</Link>
          </li>
        )}
        {viewerCanModerate && (
          <li>
            <Link to={postActionPath(id, "moderate")}>Decide{about}</Link>
          </li>
        )}
        {editedAt && (
          <li>
            <Link to={postActionPath(id, "history")}>What it said before{of}</Link>
          </li>
        )}
        {thread.canAccept && position > 1 && state === "PUBLISHED" && (
          <li>
            <Form method="post" className="hub-inline-form">
              <input type="hidden" name="intent" value="accept" />
              <input type="hidden" name="thread" value={thread.id} />
              <input type="hidden" name="post" value={isAcceptedAnswer ? "" : id} />
              <button type="submit" className="hub-link-button">
                {isAcceptedAnswer ? "This is not the answer" : "Accept as the answer"}
                {of}
              </button>
            </Form>
          </li>
        )}
      </ul>
    </footer>
  )
}
