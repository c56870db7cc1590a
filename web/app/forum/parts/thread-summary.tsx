import { Link } from "@remix-run/react"
import { Fragment } from "react"
import { PersonLink } from "../../people/public.ts"
import { postPath, threadPath } from "../paths.ts"
import { countOf } from "./words.ts"

type Linked = { id: string; page: number; anchor: string; author: { name: string }; reactionCount: number }

type Props = {
  space: string
  thread: string
  author: { name: string }
  accepted: Linked | null
  appreciated: readonly Linked[]
  participants: readonly { id: string; name: string; handle: string | null }[]
}

/** The way through a long thread: how it began, its accepted answer, what people found most useful, and who takes part. */
export function ThreadSummary({ space, thread, author, accepted, appreciated, participants }: Props) {
  const others = appreciated.filter(({ id }) => id !== accepted?.id)
  return (
    <section className="hub-panel" aria-labelledby="thread-summary">
      <h2 className="nhsuk-heading-s" id="thread-summary">
        In short
      </h2>
      <ul>
        <li>
          <Link to={threadPath(space, thread)}>The first post</Link>, by {author.name}
        </li>
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
      <p className="hub-small">
        Taking part:{" "}
        {participants.map((person, index) => (
          <Fragment key={person.id}>
            {index > 0 && ", "}
            <PersonLink person={person} />
          </Fragment>
        ))}
      </p>
    </section>
  )
}
