import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CaseStudyInput } from "../../platform/api/generated/graphql.ts"
import { chosenFile, uploadFile } from "../../platform/api/upload.server.ts"
import { type FormState, textOf, typedValues } from "../../platform/forms.ts"
import type { AutosaveAnswer } from "../parts/autosave.tsx"
import { answerText } from "./answers.ts"
import { numberIssues } from "./numbers.ts"
import { readStep } from "./read-step.ts"
import type { Step } from "./steps.ts"
import type { WrittenSubmission } from "./submission.server.ts"

const saveMutation = graphql(`
  mutation SaveCaseStudy($id: ID!, $version: Int!, $fields: CaseStudyInput!) {
    saveSubmission(id: $id, version: $version, fields: $fields) {
      __typename
      ... on SavedSubmission {
        issues {
          field
          message
        }
        submission {
          version
        }
      }
      ...RefusedAct
      ... on ConflictError {
        currentVersion
      }
    }
  }
`)

/** A refused step: what was typed, what is wrong, and after a conflict the version and texts that are stored. */
export type StepState = FormState & { version?: number; stored?: { label: string; text: string }[] }

type Outcome = { kind: "saved"; intent: string } | { kind: "autosaved"; answer: AutosaveAnswer } | { kind: "refused"; state: StepState }

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "numeric", minute: "2-digit", hour12: true })

/** Saves a step of a case study, whether the person or the page itself asked for it. */
export async function saveStep(
  args: ActionFunctionArgs,
  { step, submission }: { step: Step; submission: WrittenSubmission },
): Promise<Outcome> {
  const form = await args.request.formData()
  const intent = textOf(form, "intent") || "next"
  const fields: CaseStudyInput = readStep(step, form)
  const issues = numberIssues(form)
  if (intent !== "autosave") issues.push(...(await attachUpload(args, form, fields)))
  const { saveSubmission: result } = await query(args, saveMutation, {
    id: submission.id,
    version: Number(textOf(form, "version")),
    fields,
  })
  if (result.__typename === "SavedSubmission") {
    const all = [...issues, ...result.issues]
    if (intent === "autosave")
      return { kind: "autosaved", answer: { version: result.submission.version, savedAt: clock.format(new Date()), issues: all } }
    if (all.length === 0) return { kind: "saved", intent }
    return { kind: "refused", state: { values: typedValues(form), issues: all, version: result.submission.version } }
  }
  if (intent === "autosave") return { kind: "autosaved", answer: { problem: `Not saved: ${result.message}` } }
  const state: StepState = { values: typedValues(form), issues: [{ field: "", message: result.message }] }
  if (result.__typename !== "ConflictError") return { kind: "refused", state }
  const stored = step.questions.map(({ field, label }) => ({ label, text: answerText(submission.content[field]) }))
  return { kind: "refused", state: { ...state, version: result.currentVersion, stored } }
}

/** Uploads the chosen file and adds it to the attachments to save. */
async function attachUpload(
  args: ActionFunctionArgs,
  form: FormData,
  fields: CaseStudyInput,
): Promise<{ field: string; message: string }[]> {
  const file = chosenFile(form, "file")
  if (!file) return []
  const answer = await uploadFile(args, file)
  if ("problem" in answer) return [{ field: "file", message: answer.problem }]
  fields.attachments = [...(fields.attachments ?? []), { fileId: answer.fileId, description: "" }]
  return []
}
