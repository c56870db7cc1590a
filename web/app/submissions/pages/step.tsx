import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData, useLocation } from "@remix-run/react"
import { useRef } from "react"
import { action as guarded } from "../../platform/action.server.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Warning } from "../../ui/warning/warning.tsx"
import { saveStep } from "../forms/save-step.server.ts"
import { stepOf, steps } from "../forms/steps.ts"
import { loadSubmission, requireWritable } from "../forms/submission.server.ts"
import { AutosaveStatus, LostText, useAutosave } from "../parts/autosave.tsx"
import { QuestionField } from "../parts/questions.tsx"
import { submissionPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `${stepOf(data.step)?.title}: ${data.submission.title}` : "Case study"} – Widening Participation Hub` },
]

export async function loader(args: LoaderFunctionArgs) {
  const step = stepOf(args.params.step)
  if (!step) throw new Response("", { status: 404 })
  const page = await loadSubmission(args)
  requireWritable(page.submission)
  const rows = Number(new URL(args.request.url).searchParams.get("rows") ?? 1)
  return { ...page, step: step.slug, blanks: Math.min(Math.max(rows, 1), 10) }
}

export const action = guarded(async (args) => {
  const step = stepOf(args.params.step)
  if (!step) throw new Response("", { status: 404 })
  const { submission } = await loadSubmission(args)
  requireWritable(submission)
  const outcome = await saveStep(args, { step, submission })
  if (outcome.kind === "refused") return outcome.state
  if (outcome.kind === "autosaved") throw new Response("", { status: 400 })
  const next = steps[steps.indexOf(step) + 1]
  if (outcome.intent.startsWith("add:"))
    return redirect(`${submissionPaths.step(submission.reference, step.slug)}?rows=1#${outcome.intent.slice(4)}`)
  if (outcome.intent === "later" || !next) return redirect(submissionPaths.overview(submission.reference))
  return redirect(submissionPaths.step(submission.reference, next.slug))
})

export default function StepPage() {
  const { submission, terms, regions, step: slug, blanks } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && "values" in answer ? answer : null
  const step = stepOf(slug)
  const { key: visit } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const autosave = useAutosave(form, { name: `${submission.reference}.${slug}`, version: state?.version ?? submission.version })
  if (!step) return null
  const number = steps.indexOf(step) + 1
  const remarks = submission.comments.filter(
    ({ field, resolvedAt }) => !resolvedAt && step.questions.some((question) => question.field === field),
  )
  return (
    <>
      <Breadcrumbs
        items={[
          { to: submissionPaths.start, label: "Your case studies" },
          { to: submissionPaths.overview(submission.reference), label: submission.title },
        ]}
      />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        Step {number} of {steps.length}
      </span>
      <h1>{step.title}</h1>
      <p className="hub-lede">{step.lede}</p>
      <LostText autosave={autosave} />
      {state?.stored && <Conflict stored={state.stored} />}
      {remarks.length > 0 && (
        <Inset>
          <h2 className="nhsuk-heading-s">The editor’s remarks on this step</h2>
          {remarks.map(({ id, body, author }) => (
            <p key={id}>
              {author.name}: {body}
            </p>
          ))}
        </Inset>
      )}
      {/* Drawn anew on each visit, so that rows taken out are gone. An autosave is no visit: what is being typed stays. The browser
          puts nothing back by itself (autoComplete): others may have written since. */}
      <Form method="post" ref={form} encType="multipart/form-data" key={visit} autoComplete="off" onSubmit={autosave.onSubmit}>
        <input type="hidden" name="version" value={autosave.version} />
        {/* Enter in a text field saves and goes on: the first button of a form is its default. */}
        <Button className="nhsuk-u-visually-hidden" tabIndex={-1} aria-hidden="true" name="intent" value="next">
          Save and continue
        </Button>
        {step.questions.map((question) => (
          <QuestionField
            key={question.field}
            question={question}
            submission={submission}
            terms={terms}
            regions={regions}
            state={state}
            blanks={blanks}
          />
        ))}
        <AutosaveStatus status={autosave.status} />
        <div className="hub-actions">
          <Button name="intent" value="next">
            Save and continue
          </Button>
          <Button kind="secondary" name="intent" value="later">
            Save and come back later
          </Button>
          <Link to={submissionPaths.overview(submission.reference)}>Back to the list of steps</Link>
        </div>
      </Form>
    </>
  )
}

/** It was saved elsewhere, by somebody else or in another tab: what is stored, beside what one has typed, which stands in the form. */
function Conflict({ stored }: { stored: { label: string; text: string }[] }) {
  return (
    <Warning heading="This step was saved elsewhere meanwhile">
      <p>Your text is in the form below, not saved yet. This is what is saved now. Take over what you need, then save again.</p>
      <SummaryList rows={stored.map(({ label, text }) => ({ label, value: text || "Empty" }))} />
    </Warning>
  )
}
