import type { ActionFunctionArgs } from "@remix-run/node"
import { action as guarded } from "../../platform/action.server.ts"
import { saveStep } from "../forms/save-step.server.ts"
import { stepOf } from "../forms/steps.ts"
import { isWritable, loadSubmission } from "../forms/submission.server.ts"
import type { AutosaveAnswer } from "../parts/autosave.tsx"

/** What a step sends by itself while somebody writes: the answer goes to the script of the page, which stays as it is. */
export const action = guarded(
  async (args: ActionFunctionArgs) => Response.json(await autosave(args)),
  () => Response.json({ problem: "Not saved: you are signed out. Sign in in another tab, then go on here." } satisfies AutosaveAnswer),
)

async function autosave(args: ActionFunctionArgs): Promise<AutosaveAnswer> {
  const step = stepOf(args.params["step"])
  if (!step) throw new Response("", { status: 404 })
  const { submission } = await loadSubmission(args)
  if (!isWritable(submission)) return { problem: "Not saved: it cannot be changed any more." }
  const outcome = await saveStep(args, { step, submission })
  if (outcome.kind === "autosaved") return outcome.answer
  throw new Response("", { status: 400 })
}
