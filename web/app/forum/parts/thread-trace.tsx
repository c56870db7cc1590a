import { Link } from "@remix-run/react"
import { Fragment } from "react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { ThreadTraceFragment } from "../../platform/api/generated/graphql.ts"
import { postPath, threadPath } from "../paths.ts"

graphql(`
  fragment ThreadTrace on Thread {
    slug
    space {
      slug
    }
    splitFrom {
      slug
      title
      space {
        slug
      }
    }
    splitInto {
      slug
      title
      space {
        slug
      }
    }
    mergedOpenings {
      page
      anchor
      mergedTitle
    }
  }
`)

/** Where posts of this thread came from and went to, so that nobody looks for them in vain. */
export function ThreadTrace({ thread: { slug, space, splitFrom, splitInto, mergedOpenings } }: { thread: ThreadTraceFragment }) {
  return (
    <>
      {splitFrom && (
        <p>
          A moderator moved these posts here from <ToThread thread={splitFrom} />.
        </p>
      )}
      {splitInto.length > 0 && (
        <p>
          A moderator moved some replies to {splitInto.length === 1 ? "a thread of their own" : "threads of their own"}:{" "}
          {splitInto.map((thread, index) => (
            <Fragment key={thread.slug}>
              {index > 0 && ", "}
              <ToThread thread={thread} />
            </Fragment>
          ))}
          .
        </p>
      )}
      {mergedOpenings.length > 0 && (
        <p>
          A moderator merged into this thread what was said in{" "}
          {mergedOpenings.map(({ page, anchor, mergedTitle }, index) => (
            <Fragment key={anchor}>
              {index > 0 && ", "}“<Link to={postPath(space.slug, slug, { page, anchor })}>{mergedTitle}</Link>”
            </Fragment>
          ))}
          .
        </p>
      )}
    </>
  )
}

const ToThread = ({ thread: { slug, title, space } }: { thread: NonNullable<ThreadTraceFragment["splitFrom"]> }) => (
  <Link to={threadPath(space.slug, slug)}>{title}</Link>
)
