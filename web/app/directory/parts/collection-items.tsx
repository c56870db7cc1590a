import { Form, Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CollectionItemsFragment } from "../../platform/api/generated/graphql.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Button, TextArea } from "../../ui/form/form.tsx"
import { initiativePath } from "../paths.ts"
import { noteField } from "./collection-note.ts"

graphql(`
  fragment CollectionItems on Collection {
    items {
      note
      initiative {
        id
        slug
        title
        summary
        archived {
          reason
        }
        organisation {
          name
        }
      }
    }
  }
`)

type Item = CollectionItemsFragment["items"][number]
type Props = { items: readonly Item[]; canChange: boolean; state: FormState | null | undefined }

/** What a collection holds, in its owner's order; the owner can move, annotate and remove. */
export function CollectionItems({ items, canChange, state }: Props) {
  const listed = items.flatMap(({ note, initiative }) => (initiative ? [{ note: note ?? "", initiative }] : []))
  if (listed.length === 0) return <p>Nothing in it yet.</p>
  return (
    <ol className="hub-title-list">
      {listed.map(({ note, initiative }, index) => (
        <li key={initiative.id}>
          <h2 className="nhsuk-heading-s">
            <Link to={initiativePath(initiative.slug)}>{initiative.title}</Link>
          </h2>
          <p className="hub-muted">{initiative.organisation.name}</p>
          {initiative.archived && <p>This entry is archived: it is no longer in the directory.</p>}
          <p>{initiative.summary}</p>
          {note && <p className="hub-quote hub-keep-lines">{note}</p>}
          {canChange && (
            <Change
              initiative={initiative}
              note={note}
              isFirst={index === 0}
              isLast={index === listed.length - 1}
              state={state?.values["initiative"]?.[0] === initiative.id ? state : null}
            />
          )}
        </li>
      ))}
    </ol>
  )
}

type Changed = {
  initiative: { id: string; slug: string; title: string }
  note: string
  isFirst: boolean
  isLast: boolean
  state: FormState | null
}

function Change({ initiative: { id, slug, title }, note, isFirst, isLast, state }: Changed) {
  const about = <span className="nhsuk-u-visually-hidden">: {title}</span>
  return (
    <div className="hub-no-print">
      <Form method="post" preventScrollReset className="hub-actions">
        <input type="hidden" name="initiative" value={id} />
        {!isFirst && (
          <button className="hub-link-button" type="submit" name="intent" value="up">
            Move up{about}
          </button>
        )}
        {!isLast && (
          <button className="hub-link-button" type="submit" name="intent" value="down">
            Move down{about}
          </button>
        )}
        <button className="hub-link-button" type="submit" name="intent" value="remove">
          Remove{about}
        </button>
      </Form>
      <details className="nhsuk-details" open={Boolean(state)} key={state ? "refused" : note}>
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">
            {note ? "Change the note" : "Say why it is here"}
            {about}
          </span>
        </summary>
        <Form method="post" preventScrollReset className="nhsuk-details__text">
          <input type="hidden" name="initiative" value={id} />
          <input type="hidden" name="slug" value={slug} />
          <TextArea
            name={noteField(slug)}
            label="Why is it here?"
            rows={2}
            maxLength={1000}
            state={state}
            defaultValue={typedOr(state, noteField(slug), note)}
          />
          <Button name="intent" value="note" kind="secondary">
            Save the note
          </Button>
        </Form>
      </details>
    </div>
  )
}
