import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { steps } from "../forms/steps.ts"
import { isWritable, loadSubmission } from "../forms/submission.server.ts"
import { Answer } from "../parts/answer.tsx"
import { Duplicates } from "../parts/duplicates.tsx"
import { submissionPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check your answers: ${data?.submission.title ?? ""} – Widening Participation Hub` },
]

export async function loader(args: LoaderFunctionArgs) {
  const page = await loadSubmission(args)
  return { ...page, canWrite: isWritable(page.submission) }
}

const submitMutation = graphql(`
  mutation SubmitCaseStudy($id: ID!, $version: Int!) {
    submitSubmission(id: $id, version: $version) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { submission } = await loadSubmission(args)
  const { submitSubmission: result } = await query(args, submitMutation, { id: submission.id, version: Number(form.get("version")) })
  if (result.__typename !== "Submission") return refusal(form, result)
  return redirect(submissionPaths.overview(submission.reference), {
    headers: { "Set-Cookie": await leaveFlash("Submitted. An editor will read it, and you will be told what happens.") },
  })
})

export default function Check() {
  const { submission, terms, regions, canWrite } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { reference } = submission
  return (
    <>
      <Breadcrumbs
        items={[
          { to: submissionPaths.start, label: "Your case studies" },
          { to: submissionPaths.overview(reference), label: submission.title },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>{canWrite ? "Check your answers" : submission.title}</h1>
      {canWrite && <Duplicates duplicates={submission.likelyDuplicates} />}
      {steps.map(({ slug, title, questions }) => (
        <section key={slug}>
          <h2>{title}</h2>
          <SummaryList
            rows={questions.map((question) => ({
              id: question.field,
              label: question.label,
              value: (
                <>
                  <Answer question={question} submission={submission} terms={terms} regions={regions} />
                  {canWrite && <Missing gaps={submission.gaps.filter(({ field }) => field === question.field)} />}
                </>
              ),
              change: canWrite ? `${submissionPaths.step(reference, slug)}#${question.field}` : null,
            }))}
          />
        </section>
      ))}
      {canWrite && (
        <Form method="post">
          <input type="hidden" name="version" value={submission.version} />
          <p className="hub-prose">
            By submitting you say that your organisation agrees to publication, that what is written is right, and that no participant can
            be recognised who did not agree to it.
          </p>
          <Button>Submit</Button>
        </Form>
      )}
    </>
  )
}

/** What an answer still lacks, beside it, and what cannot be left out. */
function Missing({ gaps }: { gaps: { missing: string; why: string; isRequired: boolean }[] }) {
  return gaps.map(({ missing, why, isRequired }) => (
    <p key={missing} className="nhsuk-u-margin-top-2 nhsuk-u-margin-bottom-0">
      <Tag colour={isRequired ? "red" : "blue"}>{isRequired ? "Missing" : "Better with it"}</Tag> {missing}.{" "}
      <span className="hub-muted">{why}.</span>
    </p>
  ))
}
