import type { ReactNode } from "react"
import { formatMinute } from "../../platform/dates.ts"
import { Tag } from "../../ui/tag/tag.tsx"
import { fieldLabel } from "../forms/labels.ts"

export type Remark = {
  id: string
  field?: string | null
  body: string
  createdAt: string
  resolvedAt?: string | null
  isInternal?: boolean
  author: { name: string }
}

/** What editors and authors wrote to each other. */
export function Remarks({ comments, children }: { comments: readonly Remark[]; children?: (comment: Remark) => ReactNode }) {
  return (
    <>
      <h2 id="remarks">Remarks</h2>
      {comments.length === 0 && <p>Nobody has remarked on it yet.</p>}
      {comments.map((comment) => (
        <article key={comment.id} className="hub-card nhsuk-u-margin-bottom-3">
          <p className="nhsuk-u-margin-bottom-2">
            <strong>{comment.author.name}</strong> <span className="hub-muted">on {formatMinute(comment.createdAt)}</span>
            {comment.field && <span className="hub-muted">, about “{fieldLabel(comment.field)}”</span>}{" "}
            {comment.isInternal && <Tag colour="purple">Editors only</Tag>} {comment.resolvedAt && <Tag colour="green">Dealt with</Tag>}
          </p>
          {comment.body.split("\n").map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and never move
            <p key={index} className="nhsuk-u-margin-bottom-1">
              {line}
            </p>
          ))}
          {children?.(comment)}
        </article>
      ))}
    </>
  )
}
