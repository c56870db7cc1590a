import { Form } from "@remix-run/react"
import type { ScoringQuery } from "../../platform/api/generated/graphql.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Button, TextArea } from "../../ui/form/form.tsx"
import { Minute } from "../../ui/time/time.tsx"

type Remarks = NonNullable<NonNullable<ScoringQuery["nominationToScore"]>["discussion"]>

/** What the readers of a nomination say to each other once their sheets are in. */
export function Discussion({ discussion, isOpen, state }: { discussion: Remarks; isOpen: boolean; state: FormState | null }) {
  return (
    <section id="discussion" aria-labelledby="discussion-heading">
      <h2 id="discussion-heading">Discussion</h2>
      {discussion.length === 0 && <p>Nobody has said anything yet. Where you and others differ, say what you saw.</p>}
      <ul className="hub-rows">
        {discussion.map(({ key, author, body, createdAt }) => (
          <li key={key}>
            <strong>{author}</strong>{" "}
            <span className="hub-muted">
              <Minute at={createdAt} />
            </span>
            <p className="hub-keep-lines nhsuk-u-margin-bottom-0">{body}</p>
          </li>
        ))}
      </ul>
      {isOpen && (
        <Form method="post" action="#discussion" key={discussion.length}>
          <TextArea
            name="body"
            label="Say something to the other readers"
            rows={3}
            maxLength={4000}
            state={state}
            defaultValue={typedOr(state, "body")}
          />
          <Button name="intent" value="post" kind="secondary">
            Post
          </Button>
        </Form>
      )}
    </section>
  )
}
