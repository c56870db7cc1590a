import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { PersonLink } from "../../people/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CollectionPageQuery } from "../../platform/api/generated/graphql.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { titled, titledPrivately } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Radios, TextArea, TextInput } from "../../ui/form/form.tsx"
import { changeCollection } from "../parts/collection.server.ts"
import { CollectionItems } from "../parts/collection-items.tsx"
import { visibilityOptions } from "../parts/collection-visibility.ts"
import { collectionPath, collectionsPath } from "../paths.ts"

/** The address of what is not for everybody is a secret. */
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data?.collection.visibility === "PUBLIC" ? titled(data.collection.title) : titledPrivately(data?.collection.title ?? "Collection")

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
      ...CollectionItems
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

export const action = guarded(async (args) => changeCollection(args, await args.request.formData(), await load(args)))

const readers = {
  PRIVATE: "Only you can read it.",
  LINK: "Whoever has the address of this page can read it.",
  PUBLIC: "Everybody can read it, and it is listed among the collections.",
} as const

export default function CollectionPage() {
  const { collection } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { token, title, description, owner, items, viewerCanChange, visibility } = collection
  const refused = state?.values["intent"]?.[0]
  return (
    <>
      <Breadcrumbs
        items={[viewerCanChange ? { to: "/my/collections", label: "Your collections" } : { to: collectionsPath, label: "Collections" }]}
      />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        Collection by <PersonLink person={owner} />
      </span>
      <h1>{title}</h1>
      {description && <p className="hub-lede hub-keep-lines">{description}</p>}
      {viewerCanChange && <p className="hub-muted hub-no-print">{readers[visibility]}</p>}
      <CollectionItems items={items} canChange={viewerCanChange} state={refused === "note" ? state : null} />
      {items.length > 0 && (
        <p className="hub-small hub-no-print">
          Take it with you:{" "}
          <a href={`/export${collectionPath(token)}.csv`} download>
            CSV
          </a>
          ,{" "}
          <a href={`/export${collectionPath(token)}.json`} download>
            JSON
          </a>
        </p>
      )}
      {viewerCanChange && (
        <div className="hub-no-print">
          <Add state={refused === "add" ? state : null} />
          <Change collection={collection} state={refused === "save" ? state : null} />
        </div>
      )}
    </>
  )
}

type Refusable = { state: FormState | null | undefined }

function Add({ state }: Refusable) {
  return (
    <>
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
    </>
  )
}

function Change({ collection, state }: Refusable & { collection: NonNullable<CollectionPageQuery["collection"]> }) {
  const { token, title, description, visibility } = collection
  return (
    <details className="nhsuk-details" open={Boolean(state)} key={state ? "refused" : `${title} ${visibility}`}>
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
            <Link to={`${collectionPath(token)}/renew`}>Give it a new address</Link>
            <Link to={`${collectionPath(token)}/delete`}>Delete the collection</Link>
          </div>
        </Form>
      </div>
    </details>
  )
}
