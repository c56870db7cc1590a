import { Form, Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { AdoptionStage, InitiativeActionsFragment, InitiativeViewerFragment } from "../../platform/api/generated/graphql.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Button, Select, TextArea } from "../../ui/form/form.tsx"
import { initiativePath } from "../paths.ts"

graphql(`
  fragment InitiativeActions on Initiative {
    id
    slug
    viewerHasSaved
    viewerFollows
    viewerCanConfirm
    archived {
      at
    }
    organisation {
      id
    }
    contact {
      name
      handle
      jobTitle
    }
  }
`)

graphql(`
  fragment InitiativeViewer on Viewer {
    memberships {
      status
      organisation {
        id
        name
      }
    }
  }
`)

const stages: Record<AdoptionStage, string> = {
  INTERESTED: "We are interested",
  PILOTING: "We are piloting it",
  ADOPTED: "We have adopted it",
  ADAPTED: "We have adapted it",
  STOPPED: "We have stopped",
}

type Props = { initiative: InitiativeActionsFragment; viewer: InitiativeViewerFragment | null; state: FormState | null | undefined }

/** What a reader can do about an initiative: keep it, follow it, ask about it, take it up. */
export function InitiativeActions({ initiative, viewer, state }: Props) {
  const { id, slug, viewerHasSaved, viewerFollows, viewerCanConfirm, archived, contact } = initiative
  const refused = state?.values.intent?.[0]
  return (
    <section className="hub-panel hub-no-print" aria-labelledby="actions">
      <h2 className="nhsuk-heading-s" id="actions">
        Use it
      </h2>
      {viewer ? (
        <>
          <Form method="post" preventScrollReset className="hub-actions">
            <input type="hidden" name="initiative" value={id} />
            <Button kind="secondary" name="intent" value={viewerHasSaved ? "unsave" : "save"}>
              {viewerHasSaved ? "Saved – remove" : "Save"}
            </Button>
            <Button kind="secondary" name="intent" value={viewerFollows ? "unfollow" : "follow"}>
              {viewerFollows ? "Following – stop" : "Follow"}
            </Button>
            {viewerCanConfirm && !archived && (
              <Button kind="secondary" name="intent" value="confirm">
                Confirm that it is still right
              </Button>
            )}
          </Form>
          {!archived && contact && <Contact id={id} name={contact.name} state={refused === "contact" ? state : null} />}
          {!archived && <Adopt initiative={initiative} viewer={viewer} state={refused === "adopt" ? state : null} />}
        </>
      ) : (
        <p>
          <Link to={`/sign-in?next=${encodeURIComponent(initiativePath(slug))}`}>Sign in</Link> to save or follow it, to write to its
          contact, or to say that you are taking it up.
        </p>
      )}
      <p className="hub-small">
        <Link to={`/compare?initiative=${slug}`}>Compare with others</Link>
      </p>
    </section>
  )
}

function Contact({ id, name, state }: { id: string; name: string; state: FormState | null | undefined }) {
  return (
    <details className="nhsuk-details" open={Boolean(state)} key={state ? "refused" : "fresh"}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Write to {name}</span>
      </summary>
      <Form method="post" className="nhsuk-details__text">
        <input type="hidden" name="initiative" value={id} />
        <TextArea
          name="message"
          label="Your message"
          hint="We pass it on with your name and e-mail address, so that they can answer you."
          rows={6}
          maxLength={4000}
          state={state}
          defaultValue={typedOr(state, "message")}
        />
        <Button name="intent" value="contact">
          Send
        </Button>
      </Form>
    </details>
  )
}

function Adopt({ initiative, viewer, state }: Omit<Props, "viewer"> & { viewer: InitiativeViewerFragment }) {
  const own = viewer.memberships.filter(({ status, organisation }) => status === "ACTIVE" && organisation.id !== initiative.organisation.id)
  return (
    <details className="nhsuk-details" open={Boolean(state)} key={state ? "adopt-refused" : "adopt-fresh"}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Say that you are taking it up</span>
      </summary>
      {own.length === 0 ? (
        <p className="nhsuk-details__text">
          This is said in the name of an organisation. <Link to="/organisations">Find yours and join it</Link> first.
        </p>
      ) : (
        <Form method="post" className="nhsuk-details__text">
          <input type="hidden" name="initiative" value={initiative.id} />
          <Select
            name="organisation"
            label="Organisation"
            state={state}
            defaultValue={typedOr(state, "organisation")}
            options={own.map(({ organisation }) => ({ value: organisation.id, label: organisation.name }))}
          />
          <Select
            name="stage"
            label="How far are you?"
            state={state}
            defaultValue={typedOr(state, "stage", "INTERESTED")}
            options={Object.entries(stages).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            name="localChanges"
            label="What did you change?"
            hint="Needed if you adapted it."
            rows={3}
            state={state}
            defaultValue={typedOr(state, "localChanges")}
          />
          <TextArea
            name="outcome"
            label="What came of it?"
            hint="Needed if you stopped. Others learn most from this."
            rows={3}
            state={state}
            defaultValue={typedOr(state, "outcome")}
          />
          <Button name="intent" value="adopt">
            Record
          </Button>
        </Form>
      )}
    </details>
  )
}
