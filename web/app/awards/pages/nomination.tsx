import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, useActionData, useLoaderData, useLocation } from "@remix-run/react"
import { useRef } from "react"
import { action as guarded } from "../../platform/action.server.ts"
import { textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { AutosaveStatus, LostText, useAutosave } from "../../submissions/parts/autosave.tsx"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { Warning } from "../../ui/warning/warning.tsx"
import { done } from "../forms/done.server.ts"
import { criteriaOf, type EntryState, loadEntry, requireChangeable, saveEntry } from "../forms/entry.server.ts"
import { appeal, ask } from "../forms/entry-acts.server.ts"
import { EntryFields } from "../parts/entry-fields.tsx"
import { EntryStanding, entryForm } from "../parts/entry-standing.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.entry.title || "Award entry")

export async function loader(args: LoaderFunctionArgs) {
  const entry = await loadEntry(args)
  return { entry, criteria: criteriaOf(entry) }
}

export const action = guarded(async (args) => {
  const entry = await loadEntry(args)
  const copy = args.request.clone()
  if (textOf(await copy.formData(), "act") === "appeal") return appeal(args, entry)
  requireChangeable(entry)
  const outcome = await saveEntry(args, entry)
  if (outcome.kind === "refused") return outcome.state
  if (outcome.kind === "autosaved") throw new Response("", { status: 400 })
  switch (outcome.intent) {
    case "check":
      return redirect(awardPaths.check(entry.reference))
    case "ask":
      return ask(args, entry)
    default:
      return done(awardPaths.entry(entry.reference), "Saved.")
  }
})

export default function NominationPage() {
  const { entry, criteria } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state: EntryState | null = answer && "values" in answer ? answer : null
  const { draft, reference, round } = entry
  const { answers } = draft
  const { key: visit } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const autosave = useAutosave(form, { name: reference, version: state?.version ?? draft.version })
  return (
    <>
      <Breadcrumbs items={[{ to: awardPaths.entries, label: "Your award entries" }]} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        {round.title} · {reference}
      </span>
      <h1>{entry.title || "Untitled entry"}</h1>
      <EntryStanding entry={entry} state={state} />
      {draft.canSave && (
        <>
          {draft.deadline && (
            <p className="hub-lede">
              {entry.submittedAt ? "You can change and submit it again" : "Submit it"} before <Minute at={draft.deadline} />, London time.
            </p>
          )}
          <LostText autosave={autosave} />
          {state?.stored && (
            <Warning heading="This entry was saved elsewhere meanwhile">
              <p>Your text is in the form below, not saved yet. This is what is saved now. Take over what you need, then save again.</p>
              {state.stored.map(({ label, text }) => (
                <div key={label}>
                  <h3 className="nhsuk-heading-xs">{label}</h3>
                  <p>{text || "Nothing"}</p>
                </div>
              ))}
            </Warning>
          )}
          {/* Drawn anew on each visit, so that what was taken away is gone. An autosave is no visit: what is being typed stays. */}
          <Form
            method="post"
            id={entryForm}
            ref={form}
            encType="multipart/form-data"
            key={visit}
            autoComplete="off"
            onSubmit={autosave.onSubmit}
          >
            <input type="hidden" name="version" value={autosave.version} />
            {/* Enter in a text field saves and goes on: the first button of a form is its default. */}
            <Button className="nhsuk-u-visually-hidden" tabIndex={-1} aria-hidden="true" name="intent" value="check">
              Save and check
            </Button>
            <EntryFields
              categories={round.categories}
              questions={round.eligibilityQuestions}
              criteria={criteria}
              answers={answers}
              state={state}
            />
            <AutosaveStatus status={autosave.status} />
            <div className="hub-actions">
              <Button name="intent" value="check">
                Save and check your answers
              </Button>
              <Button kind="secondary" name="intent" value="later">
                Save
              </Button>
            </div>
          </Form>
        </>
      )}
    </>
  )
}
