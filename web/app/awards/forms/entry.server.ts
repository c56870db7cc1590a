import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { NominationInput } from "../../platform/api/generated/graphql.ts"
import { chosenFile, uploadFile } from "../../platform/api/upload.server.ts"
import { type FormState, rowsOf, textOf, textsOf, typedValues } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import type { AutosaveAnswer } from "../../submissions/parts/autosave.tsx"
import { awardPaths } from "../paths.ts"

const entryQuery = graphql(`
  query EntryToWrite($reference: String!) {
    viewer {
      id
    }
    nomination(reference: $reference) {
      id
      reference
      title
      state
      stateLabel
      submittedAt
      withdrawnAt
      nomineeKind
      nomineeName
      organisation {
        name
      }
      category {
        id
        title
      }
      round {
        slug
        title
        categories {
          id
          title
        }
        criteria {
          id
          categoryId
          title
          question
          guidance
          wordLimit
        }
        eligibilityQuestions {
          id
          question
          help
        }
      }
      eligibility {
        ineligibleReason
        appeal
        canAppeal
      }
      draft {
        version
        savedAt
        hasChanges
        canSave
        canWithdraw
        deadline
        nomineeEmail
        consent
        initiativeSlug
        gaps {
          field
          missing
        }
        answers {
          categoryId
          title
          summary
          responses {
            criterionId
            text
          }
          eligibility {
            questionId
            answer
          }
          partners {
            id
            name
          }
          links {
            label
            url
          }
          attachments {
            fileId
            description
          }
        }
      }
    }
  }
`)

/** The entry of the address, for the people who write it. */
export async function loadEntry(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, nomination } = await query(args, entryQuery, { reference: args.params.reference ?? "" })
  demandViewer(args.request, viewer)
  if (!nomination?.draft) throw new Response("", { status: 404 })
  return { ...nomination, draft: nomination.draft }
}

export type Entry = Awaited<ReturnType<typeof loadEntry>>

/** Pages for writing are only for what can be changed: otherwise the entry's page says why not. */
export function requireChangeable({ draft, reference }: Entry): void {
  if (!draft.canSave) throw redirect(awardPaths.entry(reference))
}

/** The criteria that the entry answers in its category. */
export const criteriaOf = ({ round, draft }: Entry) =>
  round.criteria.filter(({ categoryId }) => categoryId === null || categoryId === draft.answers.categoryId)

const saveMutation = graphql(`
  mutation SaveEntry($id: ID!, $version: Int!, $fields: NominationInput!) {
    saveNomination(id: $id, version: $version, fields: $fields) {
      __typename
      ... on SavedNomination {
        issues {
          field
          message
        }
        nomination {
          draft {
            version
          }
        }
      }
      ... on ConflictError {
        currentVersion
      }
      ...RefusedAct
    }
  }
`)

/** A refused form: what was typed, what is wrong, and after a conflict the version and texts that are stored. */
export type EntryState = FormState & { version?: number; stored?: { label: string; text: string }[] }

type Outcome = { kind: "saved"; intent: string } | { kind: "autosaved"; answer: AutosaveAnswer } | { kind: "refused"; state: EntryState }

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "numeric", minute: "2-digit", hour12: true })

/** Saves the entry, whether the person or the page itself asked for it. */
export async function saveEntry(args: ActionFunctionArgs, entry: Entry): Promise<Outcome> {
  const form = await args.request.formData()
  const intent = textOf(form, "intent") || "check"
  const fields = readEntry(form, entry)
  const issues: FormState["issues"] = []
  // What takes a search or an upload waits until the person asks to save.
  if (intent !== "autosave") issues.push(...(await addFile(args, form, fields)), ...(await addPartner(args, form, fields)))
  const version = Number(textOf(form, "version"))
  const { saveNomination: result } = await query(args, saveMutation, { id: entry.id, version, fields })
  if (result.__typename === "SavedNomination") {
    const saved = result.nomination.draft?.version ?? version
    // What is wrong with a partner stands at the control in which it was named.
    const all = [...issues, ...result.issues.map((issue) => (issue.field === "partnerIds" ? { ...issue, field: "partnerName" } : issue))]
    if (intent === "autosave") return { kind: "autosaved", answer: { version: saved, savedAt: clock.format(new Date()), issues: all } }
    return all.length === 0
      ? { kind: "saved", intent }
      : { kind: "refused", state: { values: typedValues(form), issues: all, version: saved } }
  }
  if (intent === "autosave") return { kind: "autosaved", answer: { problem: `Not saved: ${result.message}` } }
  const state: EntryState = { values: typedValues(form), issues: [{ field: "", message: result.message }] }
  if (result.__typename !== "ConflictError") return { kind: "refused", state }
  const { answers } = entry.draft
  const stored = [
    { label: "Title", text: answers.title },
    { label: "Summary", text: answers.summary },
    ...criteriaOf(entry).map(({ id, title }) => ({
      label: title,
      text: answers.responses.find(({ criterionId }) => criterionId === id)?.text ?? "",
    })),
  ]
  return { kind: "refused", state: { ...state, version: result.currentVersion, stored } }
}

type Adds = (args: ActionFunctionArgs, form: FormData, fields: NominationInput) => Promise<FormState["issues"]>

/** Uploads the file that was chosen and adds it to the attachments; what is wrong with it is returned. */
const addFile: Adds = async (args, form, fields) => {
  const file = chosenFile(form, "file")
  if (!file) return []
  const answer = await uploadFile(args, file)
  if ("problem" in answer) return [{ field: "file", message: answer.problem }]
  const description = textOf(form, "fileDescription") || file.name
  fields.attachments = [...(fields.attachments ?? []), { fileId: answer.fileId, description }]
  return []
}

const partnersQuery = graphql(`
  query PartnersByName($name: String!) {
    organisations(filter: { name: $name }, first: 6) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`)

/** Adds the organisation whose name was typed; when several are called so, or none, says how to go on. */
const addPartner: Adds = async (args, form, fields) => {
  const typed = textOf(form, "partnerName").trim().slice(0, 200)
  if (!typed) return []
  const { organisations } = await query(args, partnersQuery, { name: typed })
  const found = organisations.edges.map(({ node }) => node)
  const exact = found.filter(({ name }) => name.toLowerCase() === typed.toLowerCase())
  const [partner, ...others] = exact.length > 0 ? exact : found
  if (partner && others.length === 0) {
    fields.partnerIds = [...new Set([...(fields.partnerIds ?? []), partner.id])]
    return []
  }
  const message = partner
    ? `Several organisations are called like that: ${found.map(({ name }) => name).join(", ")}. Type the whole name`
    : "No organisation of the hub is called that. Look in the list of organisations, or leave it out"
  return [{ field: "partnerName", message }]
}

/** What the form holds. Answers to questions of other categories are kept, so that changing the category loses nothing. */
function readEntry(form: FormData, { draft, round }: Entry): NominationInput {
  const responses = round.criteria.flatMap(({ id }) => {
    const name = `responses.${id}`
    const kept = draft.answers.responses.find(({ criterionId }) => criterionId === id)?.text
    const text = form.has(name) ? textOf(form, name) : kept
    return text === undefined ? [] : [{ criterionId: id, text }]
  })
  const eligibility = round.eligibilityQuestions.flatMap(({ id }) => {
    const answer = textOf(form, `eligibility.${id}`)
    return answer ? [{ questionId: id, answer: answer === "yes" }] : []
  })
  return {
    categoryId: textOf(form, "categoryId") || draft.answers.categoryId,
    title: textOf(form, "title"),
    summary: textOf(form, "summary"),
    responses,
    eligibility,
    partnerIds: textsOf(form, "partnerIds"),
    links: rowsOf(form, "links").flatMap(({ label = "", url = "" }) => (label || url ? [{ label, url }] : [])),
    attachments: draft.answers.attachments
      .filter(({ fileId }) => !form.has(`removed.${fileId}`))
      .map(({ fileId, description }) => ({ fileId, description: textOf(form, `attachment.${fileId}`) || description })),
  }
}
