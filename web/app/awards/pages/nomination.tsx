import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { useRef } from "react"
import { action as guarded } from "../../platform/action.server.ts"
import { textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { type AutosaveAnswer, AutosaveStatus, useAutosave } from "../../submissions/parts/autosave.tsx"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Radios, TextArea, TextInput } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { Warning } from "../../ui/warning/warning.tsx"
import { criteriaOf, type EntryState, loadEntry, requireChangeable, saveEntry } from "../forms/entry.server.ts"
import { act } from "../forms/entry-acts.server.ts"
import { EntryStanding } from "../parts/entry-standing.tsx"
import { WordCount } from "../parts/word-count.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.entry.title || "Award entry")

export async function loader(args: LoaderFunctionArgs) {
  const entry = await loadEntry(args)
  return { entry, criteria: criteriaOf(entry) }
}

export const action = guarded(async (args) => {
  const entry = await loadEntry(args)
  const copy = args.request.clone()
  const intent = textOf(await copy.formData(), "act")
  if (intent) return act(args, entry)
  requireChangeable(entry)
  const outcome = await saveEntry(args, entry)
  if (outcome.kind === "refused") return outcome.state
  if (outcome.kind === "autosaved") return outcome.answer
  return redirect(outcome.intent === "check" ? awardPaths.check(entry.reference) : awardPaths.entry(entry.reference))
}, signedOutWhileTyping)

/** A page that saves by itself stays where it is: what is being typed is in it. */
function signedOutWhileTyping(form: FormData): AutosaveAnswer | null {
  return textOf(form, "intent") === "autosave"
    ? { problem: "Not saved: you are signed out. Sign in in another tab, then go on here." }
    : null
}

export default function NominationPage() {
  const { entry, criteria } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state: EntryState | null = answer && "values" in answer ? answer : null
  const { draft, reference, round } = entry
  const { answers } = draft
  const form = useRef<HTMLFormElement>(null)
  const autosave = useAutosave(form, { key: `entry:${reference}`, version: state?.version ?? draft.version })
  return (
    <>
      <Breadcrumbs items={[{ to: awardPaths.entries, label: "Your award entries" }]} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        {round.title} · {reference}
      </span>
      <h1>{entry.title || "Untitled entry"}</h1>
      <EntryStanding entry={entry} />
      {draft.canSave && (
        <>
          {draft.deadline && (
            <p className="hub-lede">
              {entry.submittedAt ? "You can change and submit it again" : "Submit it"} before <Minute at={draft.deadline} />, London time.
            </p>
          )}
          {autosave.lost && (
            <Inset role="alert">
              <p>You typed something here that was not saved, perhaps because the connection was lost.</p>
              <div className="hub-actions">
                <button type="button" className="nhsuk-button nhsuk-button--small" onClick={autosave.restore}>
                  Bring it back
                </button>
                <button type="button" className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" onClick={autosave.forget}>
                  Throw it away
                </button>
              </div>
            </Inset>
          )}
          {state?.stored && (
            <Warning heading="Somebody else saved this entry">
              <p>
                Your text is in the form below, not saved yet. This is what the other person saved. Take over what you need, then save
                again.
              </p>
              {state.stored.map(({ label, text }) => (
                <div key={label}>
                  <h3 className="nhsuk-heading-xs">{label}</h3>
                  <p>{text || "Nothing"}</p>
                </div>
              ))}
            </Warning>
          )}
          <Form method="post" ref={form} encType="multipart/form-data">
            <input type="hidden" name="version" value={autosave.version} />
            {/* Enter in a text field saves and goes on: the first button of a form is its default. */}
            <Button className="nhsuk-u-visually-hidden" tabIndex={-1} aria-hidden="true" name="intent" value="check">
              Save and check
            </Button>
            <Radios
              name="categoryId"
              label="Category"
              hint="Save after you change it: other categories may ask other questions"
              state={state}
              defaultValue={typedOr(state, "categoryId", answers.categoryId)}
              options={round.categories.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <TextInput name="title" label="Title" maxLength={120} state={state} defaultValue={typedOr(state, "title", answers.title)} />
            <TextArea
              name="summary"
              label="Summary"
              hint="What it is about, in a few sentences"
              rows={4}
              maxLength={400}
              state={state}
              defaultValue={typedOr(state, "summary", answers.summary)}
            />
            {round.eligibilityQuestions.map(({ id, question, help }) => {
              const given = answers.eligibility.find(({ questionId }) => questionId === id)
              return (
                <Radios
                  key={id}
                  name={`eligibility.${id}`}
                  label={question}
                  {...(help && { hint: help })}
                  state={state}
                  defaultValue={typedOr(state, `eligibility.${id}`, given === undefined ? "" : given.answer ? "yes" : "no")}
                  options={[
                    { value: "yes", label: "Yes" },
                    { value: "no", label: "No" },
                  ]}
                />
              )
            })}
            {criteria.map(({ id, title, question, guidance, wordLimit }) => {
              const name = `responses.${id}`
              return (
                <div key={id}>
                  <h2 className="nhsuk-heading-m">{title}</h2>
                  <TextArea
                    name={name}
                    label={question}
                    {...(guidance && { hint: guidance })}
                    rows={10}
                    state={state}
                    defaultValue={typedOr(state, name, answers.responses.find(({ criterionId }) => criterionId === id)?.text)}
                  />
                  <WordCount id={name.replaceAll(".", "-")} max={wordLimit} />
                </div>
              )
            })}
            <h2 className="nhsuk-heading-m">Links (optional)</h2>
            {[...answers.links, { label: "", url: "" }].slice(0, 5).map(({ label, url }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
              <div key={index} className="hub-actions">
                <TextInput
                  name={`links.${index}.label`}
                  label={`Text of link ${index + 1}`}
                  state={state}
                  defaultValue={typedOr(state, `links.${index}.label`, label)}
                />
                <TextInput
                  name={`links.${index}.url`}
                  label={`Address of link ${index + 1}`}
                  type="url"
                  state={state}
                  defaultValue={typedOr(state, `links.${index}.url`, url)}
                />
              </div>
            ))}
            <h2 className="nhsuk-heading-m">Attachments (optional)</h2>
            {answers.attachments.map(({ fileId, description }) => (
              <div key={fileId} className="nhsuk-form-group">
                <a href={`/files/${fileId}`}>{description || "A file"}</a>
                <TextInput
                  name={`attachment.${fileId}`}
                  label="What it shows"
                  state={state}
                  defaultValue={typedOr(state, `attachment.${fileId}`, description)}
                />
                <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
                  <div className="nhsuk-checkboxes__item">
                    <input
                      className="nhsuk-checkboxes__input"
                      type="checkbox"
                      id={`remove-${fileId}`}
                      name="removeAttachment"
                      value={fileId}
                    />
                    <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`remove-${fileId}`}>
                      Take “{description || "this file"}” away when I save
                    </label>
                  </div>
                </div>
              </div>
            ))}
            {answers.attachments.length < 5 && (
              <div className="nhsuk-form-group">
                <label className="nhsuk-label nhsuk-label--s" htmlFor="file">
                  Attach a file
                </label>
                <div className="nhsuk-hint" id="file-hint">
                  Up to 10 MB. It is uploaded when you save.
                </div>
                <input className="nhsuk-input" type="file" id="file" name="file" aria-describedby="file-hint" />
                <TextInput name="fileDescription" label="What it shows" state={state} />
              </div>
            )}
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
