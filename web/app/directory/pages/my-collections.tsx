import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CollectionVisibility } from "../../platform/api/generated/graphql.ts"
import { formatDay } from "../../platform/dates.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Radios, TextArea, TextInput } from "../../ui/form/form.tsx"
import { visibilityOptions } from "../parts/collection-visibility.ts"
import { collectionPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Your collections")

const collectionsQuery = graphql(`
  query MyCollections {
    viewer {
      id
    }
    collections(mine: true, first: 100) {
      edges {
        node {
          id
          token
          title
          visibility
          itemCount
          updatedAt
        }
      }
    }
  }
`)

const createMutation = graphql(`
  mutation CreateCollection($title: String!, $description: String!, $visibility: CollectionVisibility!) {
    createCollection(title: $title, description: $description, visibility: $visibility) {
      __typename
      ... on Collection {
        token
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, collections } = await query(args, collectionsQuery)
  demandViewer(args.request, viewer)
  return { collections: collections.edges.map(({ node }) => node) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { createCollection: result } = await query(args, createMutation, {
    title: textOf(form, "title"),
    description: textOf(form, "description"),
    visibility: (textOf(form, "visibility") || "PRIVATE") as CollectionVisibility,
  })
  return result.__typename === "Collection" ? redirect(collectionPath(result.token)) : refusal(form, result)
})

export default function MyCollections() {
  const { collections } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/my", label: "My hub" }]} />
      <ErrorSummary state={state} />
      <h1>Your collections</h1>
      <p className="hub-lede">Put initiatives together, with a note on each, and share them with a colleague or with everybody.</p>
      {collections.length > 0 && (
        <ul className="hub-rows">
          {collections.map(({ id, token, title, visibility, itemCount, updatedAt }) => (
            <li key={id}>
              <Link to={collectionPath(token)}>{title}</Link>
              <span className="hub-rows__detail">
                {itemCount === 1 ? "1 initiative" : `${itemCount} initiatives`},{" "}
                {visibilityOptions.find(({ value }) => value === visibility)?.label.toLowerCase()}, changed on {formatDay(updatedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h2>Begin a collection</h2>
      <Form method="post">
        <TextInput name="title" label="Title" state={state} defaultValue={typedOr(state, "title")} />
        <TextArea
          name="description"
          label="What is it for? (optional)"
          rows={3}
          state={state}
          defaultValue={typedOr(state, "description")}
        />
        <Radios
          name="visibility"
          label="Who may read it?"
          options={visibilityOptions}
          defaultValue={typedOr(state, "visibility", "PRIVATE")}
        />
        <Button>Begin</Button>
      </Form>
    </>
  )
}
