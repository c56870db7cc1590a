import type { ActionFunctionArgs } from "@remix-run/node"
import { action as guarded } from "../../platform/action.server.ts"
import type { AutosaveAnswer } from "../../submissions/parts/autosave.tsx"
import { loadEntry, saveEntry } from "../forms/entry.server.ts"

/** What an entry sends by itself while somebody writes: the answer goes to the script of the page, which stays as it is. */
export const action = guarded(
  async (args: ActionFunctionArgs) => Response.json(await autosave(args)),
  () => Response.json({ problem: "Not saved: you are signed out. Sign in in another tab, then go on here." } satisfies AutosaveAnswer),
)

async function autosave(args: ActionFunctionArgs): Promise<AutosaveAnswer> {
  const entry = await loadEntry(args)
  if (!entry.draft.canSave) return { problem: "Not saved: it cannot be changed any more." }
  const outcome = await saveEntry(args, entry)
  if (outcome.kind === "autosaved") return outcome.answer
  throw new Response("", { status: 400 })
}
