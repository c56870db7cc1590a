import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CollectionVisibility } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { type FormState, refusal, refusalAt, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { collectionPath } from "../paths.ts"
import { noteField } from "./collection-note.ts"

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
      ...RefusedAct
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
const orderMutation = graphql(`
  mutation OrderCollection($id: ID!, $initiatives: [ID!]!) {
    orderCollection(id: $id, initiatives: $initiatives) {
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
const ownQuery = graphql(`
  query OwnCollection($token: String!) {
    viewer {
      id
    }
    collection(token: $token) {
      id
      token
      title
      viewerCanChange
    }
  }
`)

type Listed = { id: string; token: string; items: { initiative: { id: string; title: string } | null }[] }

/** The viewer's own collection, before they are asked whether they mean it. */
export async function loadOwnCollection(args: LoaderFunctionArgs) {
  const { viewer, collection } = await query(args, ownQuery, { token: args.params.token ?? "" })
  demandViewer(args.request, viewer)
  if (!collection?.viewerCanChange) throw new Response("", { status: 404 })
  return collection
}

/** Does what a button of the collection's page says. */
export async function changeCollection(
  args: ActionFunctionArgs,
  form: FormData,
  { id, token, items }: Listed,
): Promise<FormState | Response> {
  const initiative = textOf(form, "initiative")
  const back = async (message: string) => redirect(collectionPath(token), { headers: { "Set-Cookie": await leaveFlash(message) } })
  switch (textOf(form, "intent")) {
    case "remove": {
      const { removeFromCollection: result } = await query(args, removeMutation, { collection: id, initiative })
      return result.__typename === "Collection" ? back("Removed from the collection.") : refusal(form, result)
    }
    case "note": {
      const field = noteField(textOf(form, "slug"))
      const { addToCollection: result } = await query(args, addMutation, { collection: id, initiative, note: textOf(form, field) })
      return result.__typename === "Collection" ? back("The note is saved.") : refusalAt(form, result, { "": field, note: field })
    }
    case "up":
    case "down": {
      const listed = items.flatMap((item) => item.initiative ?? [])
      const { order, place, title } = moved(listed, initiative, textOf(form, "intent") === "up" ? -1 : 1)
      const { orderCollection: result } = await query(args, orderMutation, { id, initiatives: order })
      return result.__typename === "Collection" ? back(`“${title}” is now number ${place} of ${order.length}.`) : refusal(form, result)
    }
    case "add": {
      const slug = /([a-z0-9-]+)\/?(?:[?#].*)?$/.exec(textOf(form, "address").trim())?.[1] ?? ""
      const found = await query(args, findQuery, { slug })
      if (!found.initiative) return refusal(form, { issues: [{ field: "address", message: "Paste the address of an initiative’s page" }] })
      const { addToCollection: result } = await query(args, addMutation, {
        collection: id,
        initiative: found.initiative.id,
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
}

/** The order after one of them has moved by a place; the ends stay where they are. */
function moved(listed: readonly { id: string; title: string }[], id: string, by: 1 | -1) {
  const order = listed.map((item) => item.id)
  const from = order.indexOf(id)
  if (from === -1) throw new Response("", { status: 404 })
  const to = Math.min(Math.max(from + by, 0), order.length - 1)
  order.splice(to, 0, ...order.splice(from, 1))
  return { order, place: to + 1, title: listed[from]?.title ?? "" }
}
