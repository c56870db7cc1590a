import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { type FormState, refusal, textOf } from "../../platform/forms.ts"
import { awardPaths } from "../paths.ts"
import { done } from "./done.server.ts"
import { isEditable, loadManagedRound, type ManagedRound } from "./round.server.ts"

const removeCategoryMutation = graphql(`
  mutation RemoveCategory($round: ID!, $version: Int!, $id: ID!) {
    removeCategory(round: $round, version: $version, id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

const removeCriterionMutation = graphql(`
  mutation RemoveCriterion($round: ID!, $version: Int!, $id: ID!) {
    removeCriterion(round: $round, version: $version, id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

const removeQuestionMutation = graphql(`
  mutation RemoveEligibilityQuestion($round: ID!, $version: Int!, $id: ID!) {
    removeEligibilityQuestion(round: $round, version: $version, id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)

/** A part of a set-up that can be edited: absent ones and those of a round that is approved have no page. */
export function requirePart<T extends { id: string }>(round: ManagedRound, parts: readonly T[], id: string | undefined): T | null {
  const part = parts.find((one) => one.id === id)
  if (!isEditable(round) || (!part && id !== "new")) throw new Response("", { status: 404 })
  return part ?? null
}

/** The number in a text field; what is no whole number is left to the API, which says how to mend it. */
export const numberOf = (form: FormData, name: string): number => {
  const text = textOf(form, name).trim()
  return /^\d{1,6}$/.test(text) ? Number(text) : -1
}

type Kind = "category" | "criterion" | "question"

const partsOf = (round: ManagedRound, kind: Kind): readonly { id: string }[] =>
  ({ category: round.categories, criterion: round.criteria, question: round.eligibilityQuestions })[kind]

type Outcome = { __typename: string; message?: string; issues?: { field: string; message: string }[] }

/** A refused form of the set-up. A stale one is shown beside what is stored now. */
export type SetupState = FormState & { isStale: boolean }

export function refusedSetup(form: FormData, result: Outcome): SetupState {
  const isStale = result.__typename === "ConflictError"
  const message = "Somebody else changed the set-up of this round meanwhile. What you typed is not saved yet"
  return { ...refusal(form, isStale ? { message } : result), isStale }
}

/** Saves a part of the set-up with what the page makes of its form, or takes it away when the form asks for that. */
export async function changePart(
  args: ActionFunctionArgs,
  kind: Kind,
  save: (form: FormData, where: { round: string; version: number; id: string | null }) => Promise<Outcome>,
): Promise<Response | SetupState> {
  const form = await args.request.formData()
  const round = await loadManagedRound(args)
  const id = requirePart(round, partsOf(round, kind), args.params.id)?.id ?? null
  const where = { round: round.id, version: Number(textOf(form, "version")) }
  const isRemoval = id !== null && textOf(form, "act") === "remove"
  const result = isRemoval ? await remove(args, kind, { ...where, id }) : await save(form, { ...where, id })
  if (result.__typename !== "Round") return refusedSetup(form, result)
  return done(awardPaths.manageRound(round.slug), isRemoval ? "It is taken away." : "Saved.")
}

async function remove(args: ActionFunctionArgs, kind: Kind, part: { round: string; version: number; id: string }): Promise<Outcome> {
  switch (kind) {
    case "category":
      return (await query(args, removeCategoryMutation, part)).removeCategory
    case "criterion":
      return (await query(args, removeCriterionMutation, part)).removeCriterion
    default:
      return (await query(args, removeQuestionMutation, part)).removeEligibilityQuestion
  }
}
