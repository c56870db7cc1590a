import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react"
import { commitmentPath, commitmentsPath } from "../../people/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { CommitmentMeasure } from "../../platform/api/generated/graphql.ts"
import { refusal, refusalAt, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, TextArea, TextInput } from "../../ui/form/form.tsx"
import { backToCommitment, loadKeptCommitment } from "../parts/commitment.server.ts"

export const meta: MetaFunction = () => titled("Report on a commitment")

export const loader = (args: LoaderFunctionArgs) => loadKeptCommitment(args)

const reportMutation = graphql(`
  mutation ReportOnCommitment($id: ID!, $year: Int!, $account: String!, $figures: [CommitmentFigureInput!]!) {
    reportOnCommitment(id: $id, year: $year, account: $account, figures: $figures) {
      __typename
      ...RefusedAct
    }
  }
`)

const wholeNumber = /^\d{1,9}$/
/** As people type numbers: "1,200" and "1 200" are 1200. */
const typedNumber = (form: FormData, name: string) => textOf(form, name).replace(/[,\s]/g, "")

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { commitment, scheme } = await loadKeptCommitment(args)
  const typed = scheme.measures.map(({ measure }) => ({ measure, value: typedNumber(form, measure) })).filter(({ value }) => value !== "")
  const year = typedNumber(form, "year")
  const issues = [
    ...(/^\d{4}$/.test(year) ? [] : [{ field: "year", message: "Enter a year, such as 2026" }]),
    ...typed
      .filter(({ value }) => !wholeNumber.test(value))
      .map(({ measure }) => ({ field: measure, message: "Enter a whole number, or leave it empty if it was not counted" })),
  ]
  if (issues.length > 0) return refusal(form, { issues })
  const figures = typed.map(({ measure, value }) => ({ measure: measure as CommitmentMeasure, value: Number(value) }))
  const { reportOnCommitment: result } = await query(args, reportMutation, {
    id: commitment.id,
    year: Number(year),
    account: textOf(form, "account"),
    figures,
  })
  const controls = Object.fromEntries(figures.map(({ measure }, index) => [`figures.${index}.value`, measure]))
  if (result.__typename !== "Commitment") return refusalAt(form, result, controls)
  return backToCommitment(args, "Thank you. Your report is public, and you will be asked again in a year.")
})

export default function ReportOnCommitment() {
  const { organisation, scheme, commitment } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const [parameters] = useSearchParams()
  const before = commitment.reports.find(({ year }) => String(year) === parameters.get("year"))
  const page = commitmentPath(organisation.slug, scheme.slug)
  return (
    <>
      <Breadcrumbs
        items={[
          { to: commitmentsPath, label: "Commitments" },
          { to: page, label: `${organisation.name}: ${scheme.name}` },
        ]}
      />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">{organisation.name}</span>
      <h1>{before ? `Correct your report on ${before.year}` : `Report on your ${scheme.name}`}</h1>
      <p className="hub-lede">Others learn most from what did not work. Your report is public.</p>
      <Form method="post" className="hub-prose">
        <TextInput
          name="year"
          label="Which year is it about?"
          hint="A report on the same year takes the place of the one before."
          width={4}
          inputMode="numeric"
          state={state}
          defaultValue={typedOr(state, "year", before ? String(before.year) : "")}
        />
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">What did you count?</legend>
          <p className="nhsuk-hint">Leave empty what was not counted: 0 means that there were none.</p>
          {scheme.measures.map(({ measure, label }) => (
            <TextInput
              key={measure}
              name={measure}
              label={label}
              width={10}
              inputMode="numeric"
              state={state}
              defaultValue={typedOr(state, measure, String(before?.figures.find((figure) => figure.measure === measure)?.value ?? ""))}
            />
          ))}
        </fieldset>
        <TextArea
          name="account"
          label="How did it go?"
          hint="What worked, what did not, and what you will change."
          maxLength={4000}
          state={state}
          defaultValue={typedOr(state, "account", before?.account)}
        />
        <div className="hub-actions">
          <Button>Publish the report</Button>
          <Link to={page}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
