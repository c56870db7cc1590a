import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CollectionVisibility } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Radios, TextArea, TextInput } from "../../ui/form/form.tsx"
import { visibilityOptions } from "../parts/collection-visibility.ts"
import { collectionPath, initiativePath } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.collection.title ?? "Collection")

const collectionQuery = graphql(`
  query CollectionPage($token: String!) {
    collection(token: $token) {
      id
      token
      title
      description
      visibility
      viewerCanChange
      owner {
        name
        handle
      }
      items {
        note
        initiative {
          id
          slug
          title
          summary
          organisation {
            name
          }
        }
      }
    }
  }
`)

const updateMutation = graphql(`
  mutation UpdateCollection($id: ID!, $title: String!, $description: String!, $visibility: CollectionVisibility!) {
    updateCollection(id: $id, title: $title, description: $description, visibility: $visibility) {
      __typename
      ...RefusedAct
    }
  }
`)
const removeMutation = graphql(`
  mutation RemoveFromCollection($collection: ID!, $initiative: ID!) {
    removeFromCollection(collection: $collection, initiative: $initiative) {
      __typename
    }
  }
`)
const addMutation = graphql(`
  mutation AddToCollection($collection: ID!, $initiative: ID!, $note: String!) {
    addToCollection(collection: $collection, initiative: $initiative, note: $note) {
      __typename
      ...RefusedAct
    }
  }
`)
const findQuery = graphql(`
  query InitiativeForCollection($slug: String!) {
    initiative(slug: $slug) {
      id
    }
  }
`)

async function load(args: LoaderFunctionArgs) {
  const { collection } = await query(args, collectionQuery, { token: args.params.token ?? "" })
  if (!collection) throw new Response("", { status: 404 })
  return collection
}

export async function loader(args: LoaderFunctionArgs) {
  return { collection: await load(args) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { id, token } = await load(args)
  const back = async (message: string) => redirect(collectionPath(token), { headers: { "Set-Cookie": await leaveFlash(message) } })
  switch (textOf(form, "intent")) {
    case "remove":
      await query(args, removeMutation, { collection: id, initiative: textOf(form, "initiative") })
      return back("Removed from the collection.")
    case "add": {
      const address = textOf(form, "address")
      const slug = /([a-z0-9-]+)\/?(?:[?#].*)?$/.exec(address.trim())?.[1] ?? ""
      const { initiative } = await query(args, findQuery, { slug })
      if (!initiative) return refusal(form, { issues: [{ field: "address", message: "Paste the address of an initiative’s page" }] })
      const { addToCollection: result } = await query(args, addMutation, {
        collection: id,
        initiative: initiative.id,
        note: textOf(form, "note"),
      })
      return result.__typename === "Collection" ? back("Added.") : refusal(form, result)
    }
    default: {
      const { updateCollection: result } = await query(args, updateMutation, {
        id,
        title: textOf(form, "title"),
        description: textOf(form, "description"),
        visibility: (textOf(form, "visibility") || "PRIVATE") as CollectionVisibility,
      })
      return result.__typename === "Collection" ? back("Saved.") : refusal(form, result)
    }
  }
})

export default function CollectionPage() {
  const { collection } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { token, title, description, owner, items, viewerCanChange, visibility } = collection
  return (
    <>
      <Breadcrumbs items={viewerCanChange ? [{ to: "/my/collections", label: "Your collections" }] : []} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        Collection by <Link to={`/people/${owner.handle}`}>{owner.name}</Link>
      </span>
      <h1>{title}</h1>
      {description && <p className="hub-lede hub-keep-lines">{description}</p>}
      {items.length === 0 && <p>Nothing in it yet.</p>}
      <ol className="hub-title-list">
        {items.flatMap(({ note, initiative }) =>
          initiative
            ? [
                <li key={initiative.id}>
                  <h2 className="nhsuk-heading-s">
                    <Link to={initiativePath(initiative.slug)}>{initiative.title}</Link>
                  </h2>
                  <p className="hub-muted">{initiative.organisation.name}</p>
                  <p>{initiative.summary}</p>
                  {note && <p className="hub-quote">{note}</p>}
                  {viewerCanChange && (
                    <Form method="post">
                      <input type="hidden" name="initiative" value={initiative.id} />
                      <button className="hub-link-button" type="submit" name="intent" value="remove">
                        Remove<span className="nhsuk-u-visually-hidden">: {initiative.title}</span>
                      </button>
                    </Form>
                  )}
                </li>,
              ]
            : [],
        )}
      </ol>
      {viewerCanChange && (
        <div className="hub-no-print">
          <h2>Add an initiative</h2>
          <Form method="post">
            <TextInput
              name="address"
              label="Address of its page"
              hint="Copy it from the address bar"
              state={state}
              defaultValue={typedOr(state, "address")}
            />
            <TextArea name="note" label="Why is it here? (optional)" rows={2} state={state} defaultValue={typedOr(state, "note")} />
            <Button name="intent" value="add" kind="secondary">
              Add
            </Button>
          </Form>
          <details className="nhsuk-details">
            <summary className="nhsuk-details__summary">
              <span className="nhsuk-details__summary-text">Change or delete the collection</span>
            </summary>
            <div className="nhsuk-details__text">
              <Form method="post">
                <TextInput name="title" label="Title" state={state} defaultValue={typedOr(state, "title", title)} />
                <TextArea
                  name="description"
                  label="What is it for?"
                  rows={3}
                  state={state}
                  defaultValue={typedOr(state, "description", description ?? "")}
                />
                <Radios
                  name="visibility"
                  label="Who may read it?"
                  options={visibilityOptions}
                  defaultValue={typedOr(state, "visibility", visibility)}
                />
                <div className="hub-actions">
                  <Button name="intent" value="save">
                    Save
                  </Button>
                  <Link to={`${collectionPath(token)}/delete`}>Delete the collection</Link>
                </div>
              </Form>
            </div>
          </details>
        </div>
      )}
    </>
  )
}
