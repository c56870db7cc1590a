import type { ActionFunctionArgs } from "@remix-run/node"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { readSheet } from "../forms/score-sheet.ts"
import type { DraftAnswer } from "../parts/sheet-saving.ts"

const saveMutation = graphql(`
  mutation AutosaveScoreSheet($round: String!, $nomination: String!, $version: Int!, $scores: [ScoreInput!]!, $comment: String!) {
    saveScoreSheet(round: $round, nomination: $nomination, version: $version, scores: $scores, comment: $comment) {
      __typename
      ... on NominationToScore {
        sheet {
          version
          savedAt
        }
      }
      ...RefusedAct
      ... on ConflictError {
        currentVersion
      }
    }
  }
`)

/** Takes a sheet that the page saves by itself, and answers in JSON: no page is shown. */
export const action = guarded(
  async (args) => Response.json(await autosave(args)),
  () => Response.json({ problem: signedOut } satisfies DraftAnswer),
)

const signedOut = "You are signed out. What you typed is kept in this browser: sign in in another tab, then type on here."

async function autosave(args: ActionFunctionArgs): Promise<DraftAnswer> {
  const form = await args.request.formData()
  const { saveScoreSheet: result } = await query(args, saveMutation, {
    round: args.params["round"] ?? "",
    nomination: args.params["reference"] ?? "",
    ...readSheet(form),
  })
  if (result.__typename === "NominationToScore" && result.sheet)
    return { version: result.sheet.version, savedAt: formatMinute(result.sheet.savedAt) }
  if (result.__typename === "ConflictError") return { stale: result.currentVersion }
  return { problem: "message" in result ? result.message : "This could not be saved." }
}
