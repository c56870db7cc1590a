import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { judgingPaths } from "../judging-paths.ts"
import { done } from "./done.server.ts"
import { readSheet, type StoredSheet } from "./score-sheet.ts"

/** Besides what is wrong, a stale sheet brings the one that is stored. */
graphql(`
  fragment RefusedSheet on UserError {
    ...RefusedAct
    ... on ConflictError {
      currentVersion
      current
    }
  }
`)

const saveMutation = graphql(`
  mutation SaveScoreSheet($round: String!, $nomination: String!, $version: Int!, $scores: [ScoreInput!]!, $comment: String!) {
    saveScoreSheet(round: $round, nomination: $nomination, version: $version, scores: $scores, comment: $comment) {
      __typename
      ...RefusedSheet
    }
  }
`)

const submitMutation = graphql(`
  mutation SubmitScoreSheet($round: String!, $nomination: String!, $version: Int!, $scores: [ScoreInput!]!, $comment: String!) {
    submitScoreSheet(round: $round, nomination: $nomination, version: $version, scores: $scores, comment: $comment) {
      __typename
      ...RefusedSheet
    }
  }
`)

const reviseMutation = graphql(`
  mutation ReviseScoreSheet($round: String!, $nomination: String!, $version: Int!, $scores: [ScoreInput!]!, $comment: String!) {
    reviseScoreSheet(round: $round, nomination: $nomination, version: $version, scores: $scores, comment: $comment) {
      __typename
      ...RefusedSheet
    }
  }
`)

/** Saves the sheet, hands it in or revises it, as the button says that was pressed. */
export async function saveSheet(args: ActionFunctionArgs, form: FormData, where: { round: string; nomination: string }) {
  const variables = { ...where, ...readSheet(form) }
  const to = judgingPaths.score(where.round, where.nomination)
  const [result, message] = await send(args, textOf(form, "intent"), variables)
  if (result.__typename === "NominationToScore") return done(to, message)
  return {
    ...refusal(form, result),
    ...(result.__typename === "ConflictError" && { stored: { ...(result.current as StoredSheet), version: result.currentVersion } }),
  }
}

async function send(args: ActionFunctionArgs, intent: string, sheet: { round: string; nomination: string } & ReturnType<typeof readSheet>) {
  switch (intent) {
    case "submit":
      return [
        (await query(args, submitMutation, sheet)).submitScoreSheet,
        "Your score sheet is in. You can now see what the other readers gave.",
      ] as const
    case "revise":
      return [(await query(args, reviseMutation, sheet)).reviseScoreSheet, "Your revision is saved; what you gave first is kept."] as const
    default:
      return [(await query(args, saveMutation, sheet)).saveScoreSheet, "Saved."] as const
  }
}
