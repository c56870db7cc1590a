import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { done } from "../forms/done.server.ts"
import { criteriaOf, loadEntry, requireChangeable } from "../forms/entry.server.ts"
import { ConsentNotice, waitsForNominee } from "../parts/consent.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Check your answers: ${data?.entry.draft.answers.title ?? ""}`)

export async function loader(args: LoaderFunctionArgs) {
  const entry = await loadEntry(args)
  requireChangeable(entry)
  return { entry, criteria: criteriaOf(entry) }
}

const submitMutation = graphql(`
  mutation SubmitEntry($id: ID!, $version: Int!) {
    submitNomination(id: $id, version: $version) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const entry = await loadEntry(args)
  const { submitNomination: result } = await query(args, submitMutation, { id: entry.id, version: Number(textOf(form, "version")) })
  if (result.__typename !== "Nomination") return refusal(form, result)
  const waits = waitsForNominee({ nomineeKind: entry.nomineeKind, consent: entry.draft.consent })
  return done(
    awardPaths.submitted(entry.reference),
    `Your entry is submitted${waits ? `; it waits until ${entry.nomineeName} has agreed` : ""}. We have sent you a receipt by e-mail.`,
  )
})

export default function CheckNomination() {
  const { entry, criteria } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { draft, reference, round } = entry
  const { answers } = draft
  const wrong = (field: string) => draft.gaps.find((gap) => gap.field === field)?.missing
  const row = (field: string, label: string, value: string, id = field.replaceAll(".", "-")) => ({
    id,
    label,
    value: (
      <>
        {value}
        {wrong(field) && <strong className="nhsuk-error-message">{wrong(field)}</strong>}
      </>
    ),
    change: `${awardPaths.entry(reference)}#${id}`,
  })
  return (
    <>
      <Breadcrumbs
        items={[
          { to: awardPaths.entries, label: "Your award entries" },
          { to: awardPaths.entry(reference), label: answers.title || reference },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Check your answers</h1>
      <SummaryList
        rows={[
          row("categoryId", "Category", round.categories.find(({ id }) => id === answers.categoryId)?.title ?? ""),
          row("title", "Title", answers.title),
          row("summary", "Summary", answers.summary),
          ...round.eligibilityQuestions.map(({ id, question }) => {
            const given = answers.eligibility.find(({ questionId }) => questionId === id)
            return row(`eligibility.${id}`, question, given ? (given.answer ? "Yes" : "No") : "")
          }),
          ...criteria.map(({ id, title }) =>
            row(`responses.${id}`, title, answers.responses.find(({ criterionId }) => criterionId === id)?.text ?? ""),
          ),
          row("partnerIds", "Partners", answers.partners.map(({ name }) => name).join(", ") || "None", "partnerName"),
          row("links", "Links", answers.links.map(({ label, url }) => `${label}: ${url}`).join(", ") || "None", "links-0-label"),
          row(
            "attachments",
            "Attachments",
            answers.attachments.map(({ description }) => description || "A file").join(", ") || "None",
            "file",
          ),
        ]}
      />
      <ConsentNotice entry={entry} />
      <Form method="post">
        <input type="hidden" name="version" value={draft.version} />
        <p className="hub-prose">
          By submitting you say that what is written is right, and that nobody can be recognised in it who did not agree to it. What you
          submit is kept exactly as it is.
          {draft.deadline && (
            <>
              {" "}
              You can change it and submit again before <Minute at={draft.deadline} />.
            </>
          )}
        </p>
        <Button>Submit the entry</Button>
      </Form>
    </>
  )
}
