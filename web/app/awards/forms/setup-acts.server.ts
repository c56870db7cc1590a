import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { awardPaths } from "../paths.ts"
import { done } from "./done.server.ts"
import { isEditable, type ManagedRound } from "./round.server.ts"

const removeCategoryMutation = graphql(`
  mutation RemoveCategory($round: ID!, $version: Int!, $id: ID!) {
    removeCategory(round: $round, version: $version, id: $id) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`)

const removeCriterionMutation = graphql(`
  mutation RemoveCriterion($round: ID!, $version: Int!, $id: ID!) {
    removeCriterion(round: $round, version: $version, id: $id) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`)

const removeQuestionMutation = graphql(`
  mutation RemoveEligibilityQuestion($round: ID!, $version: Int!, $id: ID!) {
    removeEligibilityQuestion(round: $round, version: $version, id: $id) {
      __typename
      ... on UserError {
        message
      }
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

/** Takes a part of the set-up away, when the form asks for that; null when it asks to save. */
export async function removal(args: ActionFunctionArgs, form: FormData, round: ManagedRound, kind: "category" | "criterion" | "question") {
  if (textOf(form, "act") !== "remove") return null
  const variables = { round: round.id, version: Number(textOf(form, "version")), id: args.params.id ?? "" }
  const result =
    kind === "category"
      ? (await query(args, removeCategoryMutation, variables)).removeCategory
      : kind === "criterion"
        ? (await query(args, removeCriterionMutation, variables)).removeCriterion
        : (await query(args, removeQuestionMutation, variables)).removeEligibilityQuestion
  return result.__typename === "Round" ? done(awardPaths.manageRound(round.slug), "It is taken away.") : refusal(form, result)
}
