import { Form, Link } from "@remix-run/react"
import { MessageForm } from "../../people/public.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { InitiativeActionsFragment, InitiativeViewerFragment, OwnCollectionsFragment } from "../../platform/api/generated/graphql.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Button, Select, TextArea, TextInput } from "../../ui/form/form.tsx"
import { useTimesTaken } from "../../ui/form/times-taken.ts"
import { adoptionPath, initiativePath } from "../paths.ts"
import { AdoptionFields } from "./adoption-fields.tsx"

graphql(`
  fragment InitiativeActions on Initiative {
    id
    slug
    viewerHasSaved
    viewerFollows
    viewerCanConfirm
    isOverdueForConfirmation
    viewerCanArchive
    viewerCanRate
    archived {
      at
    }
    organisation {
      id
      name
    }
    contact {
      name
      handle
      jobTitle
    }
    adoptions(first: 50) {
      edges {
        node {
          id
          stageInWords
          viewerCanChange
          organisation {
            id
          }
        }
      }
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

graphql(`
  fragment OwnCollections on QueryCollectionsConnection {
    edges {
      node {
        id
        title
      }
    }
  }
`)

type Props = {
  initiative: InitiativeActionsFragment
  viewer: InitiativeViewerFragment | null
  collections: OwnCollectionsFragment
  state: FormState | null | undefined
}

/** What a reader can do about an initiative: keep it, follow it, ask about it, take it up. */
export function InitiativeActions({ initiative, viewer, collections, state }: Props) {
  const { id, slug, viewerHasSaved, viewerFollows, archived, contact, organisation } = initiative
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
          </Form>
          <Keep initiative={initiative} />
          {!archived && (
            <MessageForm
              name={contact?.name ?? organisation.name}
              here={initiativePath(slug)}
              isSignedIn
              state={refused === "contact" ? state : null}
            >
              <input type="hidden" name="initiative" value={id} />
            </MessageForm>
          )}
          <Collect id={id} collections={collections} state={refused === "collect" ? state : null} />
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

/** For those who answer for the entry: say that it is still right, change it, rate it, take it out of the directory. */
function Keep({ initiative }: Pick<Props, "initiative">) {
  const { id, slug, viewerCanConfirm, viewerCanArchive, viewerCanRate, archived, isOverdueForConfirmation } = initiative
  if (!viewerCanConfirm && !viewerCanArchive && !viewerCanRate) return null
  return (
    <Form method="post" preventScrollReset className="hub-actions">
      <input type="hidden" name="initiative" value={id} />
      {/* What is overdue is asked for at the top of the page. */}
      {viewerCanConfirm && !archived && !isOverdueForConfirmation && (
        <>
          <Button kind="secondary" name="intent" value="confirm">
            Confirm that it is still right
          </Button>
          <Button kind="secondary" name="intent" value="revise">
            Revise it
          </Button>
        </>
      )}
      {viewerCanRate && <Link to={`${initiativePath(slug)}/rate`}>Rate its evidence</Link>}
      {viewerCanArchive &&
        (archived ? (
          <Button kind="secondary" name="intent" value="restore">
            Restore it to the directory
          </Button>
        ) : (
          <Link to={`${initiativePath(slug)}/archive`}>Archive it</Link>
        ))}
    </Form>
  )
}

function Collect({ id, collections, state }: { id: string } & Pick<Props, "collections" | "state">) {
  const own = collections.edges.map(({ node }) => ({ value: node.id, label: node.title }))
  const taken = useTimesTaken("collect", state)
  return (
    <details className="nhsuk-details" open={Boolean(state)} key={state ? "refused" : taken}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Put it into a collection</span>
      </summary>
      <Form method="post" className="nhsuk-details__text">
        <input type="hidden" name="initiative" value={id} />
        {own.length > 0 && (
          <Select
            name="collection"
            label="Collection"
            state={state}
            defaultValue={typedOr(state, "collection", own[0]?.value)}
            options={[...own, { value: "new", label: "A new one" }]}
          />
        )}
        <TextInput
          name="title"
          label={own.length > 0 ? "Title of the new one (optional)" : "Title of the collection"}
          hint={own.length > 0 ? "Only if you begin a new one." : "Only you see it until you share it."}
          state={state}
          defaultValue={typedOr(state, "title")}
        />
        <TextArea name="note" label="Why is it here? (optional)" rows={2} state={state} defaultValue={typedOr(state, "note")} />
        <Button name="intent" value="collect" kind="secondary">
          Put it in
        </Button>
      </Form>
    </details>
  )
}

function Adopt({ initiative, viewer, state }: Pick<Props, "initiative" | "state"> & { viewer: InitiativeViewerFragment }) {
  const members = viewer.memberships.filter(
    ({ status, organisation }) => status === "ACTIVE" && organisation.id !== initiative.organisation.id,
  )
  const recorded = initiative.adoptions.edges.map(({ node }) => node)
  const own = members.filter(({ organisation }) => !recorded.some((adoption) => adoption.organisation.id === organisation.id))
  if (members.length > 0 && own.length === 0) {
    const mine = recorded.find(({ viewerCanChange }) => viewerCanChange)
    const stage = recorded.find(({ organisation }) => members.some((member) => member.organisation.id === organisation.id))?.stageInWords
    return (
      <p>
        Your organisation {stage} it.{" "}
        {mine ? <Link to={adoptionPath(mine.id)}>Say how far you are</Link> : <a href="#adoptions">See how far it is</a>}
      </p>
    )
  }
  return (
    <details className="nhsuk-details" open={Boolean(state)} key={state ? "refused" : "fresh"}>
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
          <AdoptionFields state={state} />
          <Button name="intent" value="adopt">
            Record
          </Button>
        </Form>
      )}
    </details>
  )
}
