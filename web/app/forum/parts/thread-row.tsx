import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { ThreadRowFragment } from "../../platform/api/generated/graphql.ts"
import { Marked } from "../../ui/markdown/html.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { spacePath, threadPath } from "../paths.ts"
import { countOf, threadKinds } from "./words.ts"

graphql(`
  fragment ThreadRow on Thread {
    id
    slug
    title
    kind
    state
    isAnswered
    isPinned
    isDemonstration
    replyCount
    lastPostAt
    viewerUnreadCount
    author {
      name
    }
    lastAuthor {
      name
    }
    space {
      slug
      name
    }
    terms {
      id
      label
    }
  }
`)

type Props = {
  thread: ThreadRowFragment
  /** Where threads of several spaces are listed. */
  showSpace?: boolean
  /** Where the words that were looked for stand in it, marked, as the API escapes it. */
  passage?: string | null
}

/** A thread in a list: what it is, how it stands, who was last. */
export function ThreadRow({ thread, showSpace = false, passage = null }: Props) {
  const {
    space,
    slug,
    title,
    kind,
    state,
    isAnswered,
    isPinned,
    isDemonstration,
    replyCount,
    lastPostAt,
    viewerUnreadCount,
    author,
    lastAuthor,
    terms,
  } = thread
  return (
    <li className="hub-thread-row">
      <h3 className="hub-thread-row__title">
        <Link to={threadPath(space.slug, slug)}>{title}</Link>
      </h3>
      <p className="hub-thread-row__tags">
        <Tag colour={threadKinds[kind].colour}>{threadKinds[kind].label}</Tag>
        {kind === "QUESTION" && isAnswered && <Tag colour="green">Answered</Tag>}
        {viewerUnreadCount !== null && viewerUnreadCount > 0 && <Tag colour="orange">{viewerUnreadCount} new</Tag>}
        {isPinned && <Tag colour="yellow">Pinned</Tag>}
        {state === "LOCKED" && <Tag colour="grey">Locked</Tag>}
        {isDemonstration && <DemonstrationTag />}
      </p>
      {passage && (
        <p className="hub-result__passage">
          … <Marked html={passage} /> …
        </p>
      )}
      <p className="hub-rows__detail">
        {showSpace && (
          <>
            In <Link to={spacePath(space.slug)}>{space.name}</Link>.{" "}
          </>
        )}
        {replyCount === 0 ? (
          <>
            Started by {author.name} on <Minute at={lastPostAt} />. No replies yet.
          </>
        ) : (
          <>
            Started by {author.name}. {countOf(replyCount, "reply", "replies")}, the last by {lastAuthor?.name ?? "a former member"} on{" "}
            <Minute at={lastPostAt} />.
          </>
        )}
        {terms.length > 0 && <> About {terms.map(({ label }) => label.toLowerCase()).join(", ")}.</>}
      </p>
    </li>
  )
}
