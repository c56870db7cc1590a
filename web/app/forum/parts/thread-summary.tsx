import { Link } from "@remix-run/react"
import { postPath } from "../paths.ts"
import { countOf } from "./words.ts"

type Linked = { id: string; page: number; anchor: string; author: { name: string }; reactionCount: number }

/** The way through a long thread: its accepted answer and what people found most useful. */
export function ThreadSummary({
  space,
  thread,
  accepted,
  appreciated,
}: {
  space: string
  thread: string
  accepted: Linked | null
  appreciated: readonly Linked[]
}) {
  const others = appreciated.filter(({ id }) => id !== accepted?.id)
  if (!accepted && others.length === 0) return null
  return (
    <section className="hub-panel" aria-labelledby="thread-summary">
      <h2 className="nhsuk-heading-s" id="thread-summary">
        In short
      </h2>
      <ul>
        {accepted && (
          <li>
            <Link to={postPath(space, thread, accepted)}>The accepted answer</Link>, by {accepted.author.name}
          </li>
        )}
        {others.map((post) => (
          <li key={post.id}>
            <Link to={postPath(space, thread, post)}>A post by {post.author.name}</Link> that people appreciate (
            {countOf(post.reactionCount, "reaction")})
          </li>
        ))}
      </ul>
    </section>
  )
}
