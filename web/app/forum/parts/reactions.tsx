import { Form } from "@remix-run/react"
import type { ReactionKind } from "../../platform/api/generated/graphql.ts"

const kinds: readonly { kind: ReactionKind; label: string }[] = [
  { kind: "THANKS", label: "Thank you" },
  { kind: "HELPFUL", label: "Helpful" },
  { kind: "AGREE", label: "I agree" },
  { kind: "SAME_HERE", label: "Same here" },
]

type Props = {
  post: string
  anchor: string
  by: string
  reactions: readonly { kind: ReactionKind; count: number; isViewers: boolean }[]
  canReact: boolean
}

/** What people think of a post, and one's own say. */
export function Reactions({ post, anchor, by, reactions, canReact }: Props) {
  const given = kinds.map((kind) => ({ ...kind, ...reactions.find((counted) => counted.kind === kind.kind) }))
  if (!canReact) {
    const counted = given.filter(({ count = 0 }) => count > 0)
    return counted.length === 0 ? null : (
      <p className="hub-small hub-muted">{counted.map(({ label, count }) => `${label}: ${count}`).join(" · ")}</p>
    )
  }
  return (
    <Form method="post" className="hub-reactions" preventScrollReset>
      <input type="hidden" name="intent" value="react" />
      <input type="hidden" name="post" value={post} />
      <input type="hidden" name="anchor" value={anchor} />
      {given.map(({ kind, label, count = 0, isViewers = false }) => (
        <button
          key={kind}
          type="submit"
          className="hub-reaction"
          name="reaction"
          value={`${kind}:${isViewers ? "off" : "on"}`}
          aria-pressed={isViewers}
        >
          {label}
          <span className="nhsuk-u-visually-hidden"> to {by}</span>
          {count > 0 && <> {count}</>}
        </button>
      ))}
    </Form>
  )
}
