import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { AdoptionStage } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { submissionPaths } from "../../submissions/paths.ts"
import { initiativePath } from "../paths.ts"

const save = graphql(`
  mutation SetSaved($initiative: ID!, $saved: Boolean!) {
    result: setSaved(initiative: $initiative, saved: $saved) {
      __typename
      ...RefusedAct
    }
  }
`)

const follow = graphql(`
  mutation SetFollowed($initiative: ID!, $followed: Boolean!) {
    result: setFollowed(initiative: $initiative, followed: $followed) {
      __typename
      ...RefusedAct
    }
  }
`)

const confirm = graphql(`
  mutation ConfirmInitiative($id: ID!) {
    result: confirmInitiative(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

const restore = graphql(`
  mutation RestoreInitiative($id: ID!) {
    result: restoreInitiative(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

const revise = graphql(`
  mutation ReviseInitiative($initiative: ID!) {
    result: startRevision(initiative: $initiative) {
      __typename
      ... on Submission {
        reference
      }
      ...RefusedAct
    }
  }
`)

const contact = graphql(`
  mutation ContactOwner($initiative: ID!, $message: String!) {
    result: contactOwner(initiative: $initiative, message: $message) {
      __typename
      ...RefusedAct
    }
  }
`)

const adopt = graphql(`
  mutation RecordAdoption($initiative: ID!, $organisation: ID!, $stage: AdoptionStage!, $localChanges: String!, $outcome: String!) {
    result: recordAdoption(
      initiative: $initiative
      organisation: $organisation
      stage: $stage
      localChanges: $localChanges
      outcome: $outcome
    ) {
      __typename
      ...RefusedAct
    }
  }
`)

const beginCollection = graphql(`
  mutation BeginCollectionWith($title: String!) {
    result: createCollection(title: $title, description: "", visibility: PRIVATE) {
      __typename
      ... on Collection {
        id
      }
      ...RefusedAct
    }
  }
`)

const collect = graphql(`
  mutation PutIntoCollection($collection: ID!, $initiative: ID!, $note: String!) {
    result: addToCollection(collection: $collection, initiative: $initiative, note: $note) {
      __typename
      ...RefusedAct
    }
  }
`)

type Result = { __typename: string; message?: string; issues?: { field: string; message: string }[] }

/** What to say when each of the forms has done its work. */
const sentences: Record<string, string> = {
  save: "Saved to your list.",
  unsave: "Taken off your list.",
  follow: "You will be told when it changes or is taken up.",
  unfollow: "You will not be told about it any more.",
  confirm: "Thank you. Readers see that it is still right.",
  restore: "It is in the directory again.",
  contact: "Your message is on its way. The answer comes to your e-mail address.",
  collect: "It is in your collection. You find it under My hub, Your collections.",
  adopt: "Thank you. It is recorded, and others can learn from it.",
}

/** Does what one of the forms of an initiative's page asks for. */
export async function actOnInitiative(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = textOf(form, "intent")
  if (intent === "revise") {
    const { result: begun } = await query(args, revise, { initiative: textOf(form, "initiative") })
    return begun.__typename === "Submission" ? redirect(submissionPaths.overview(begun.reference)) : refusal(form, begun)
  }
  const result = await send(args, intent, form)
  if (!["Initiative", "Adoption", "Collection"].includes(result.__typename)) return refusal(form, result)
  return redirect(initiativePath(args.params.slug ?? ""), { headers: { "Set-Cookie": await leaveFlash(sentences[intent] ?? "Done.") } })
}

async function send(args: ActionFunctionArgs, intent: string, form: FormData): Promise<Result> {
  const initiative = textOf(form, "initiative")
  switch (intent) {
    case "save":
    case "unsave":
      return (await query(args, save, { initiative, saved: intent === "save" })).result
    case "follow":
    case "unfollow":
      return (await query(args, follow, { initiative, followed: intent === "follow" })).result
    case "confirm":
      return (await query(args, confirm, { id: initiative })).result
    case "restore":
      return (await query(args, restore, { id: initiative })).result
    case "contact":
      return (await query(args, contact, { initiative, message: textOf(form, "message") })).result
    case "collect":
      return putIntoCollection(args, form)
    case "adopt":
      return (
        await query(args, adopt, {
          initiative,
          organisation: textOf(form, "organisation"),
          stage: textOf(form, "stage") as AdoptionStage,
          localChanges: textOf(form, "localChanges"),
          outcome: textOf(form, "outcome"),
        })
      ).result
    default:
      throw new Response("", { status: 400 })
  }
}

/** Into one that is there, or into a new one that only its owner sees. */
async function putIntoCollection(args: ActionFunctionArgs, form: FormData): Promise<Result> {
  const chosen = textOf(form, "collection")
  const title = textOf(form, "title").trim()
  const isNew = title !== "" || chosen === "" || chosen === "new"
  const begun = isNew ? (await query(args, beginCollection, { title })).result : null
  if (begun && begun.__typename !== "Collection") return begun
  const collection = begun?.id ?? chosen
  return (await query(args, collect, { collection, initiative: textOf(form, "initiative"), note: textOf(form, "note") })).result
}
