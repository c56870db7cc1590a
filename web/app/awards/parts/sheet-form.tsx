import { Form } from "@remix-run/react"
import { useRef } from "react"
import type { ScoringQuery } from "../../platform/api/generated/graphql.ts"
import { controlId, type FormState, issueOf, typedOr } from "../../platform/forms.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Button, FieldError, TextArea } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import type { StoredSheet } from "../forms/score-sheet.ts"
import { judgingPaths } from "../judging-paths.ts"
import { useSheetDraft } from "./sheet-draft.ts"
import type { SheetFields } from "./sheet-saving.ts"

type ToScore = NonNullable<ScoringQuery["nominationToScore"]>

/** The sheet: for each criterion its described scale as radio buttons and a reason. Complete without scripts; with them it saves itself. */
export function SheetForm({
  entry,
  state,
  stored,
}: {
  entry: ToScore
  state: FormState | null
  stored: (StoredSheet & { version: number }) | null
}) {
  const form = useRef<HTMLFormElement>(null)
  const { round, reference, criteria, sheet } = entry
  const isIn = sheet !== null && sheet.state !== "DRAFT"
  const version = stored?.version ?? sheet?.version ?? 0
  const draft = useSheetDraft(form, {
    // Of this reader alone: panel members may share a browser, and must not read each other.
    key: `hub.sheet.${useViewer()?.handle}.${reference}`,
    version,
    saved: savedFields(sheet),
    // A sheet that is in changes only when its reader says so.
    url: isIn || stored ? "" : judgingPaths.autosave(round.slug, reference),
  })
  const scoreOf = (key: string) => sheet?.scores.find(({ criterion }) => criterion === key)
  return (
    <Form method="post" ref={form} id="sheet" autoComplete="off" className="hub-sheet" aria-label="Your score sheet">
      <input type="hidden" name="version" value={version} />
      {draft.hasOlder && (
        <Inset role="status">
          <p>This browser keeps something else that you typed earlier into this sheet.</p>
          <div className="hub-actions">
            <Button type="button" kind="secondary" onClick={draft.restore}>
              Put it into the form
            </Button>
            <Button type="button" kind="secondary" onClick={draft.forget}>
              Forget it
            </Button>
          </div>
        </Inset>
      )}
      {criteria.map(({ key, title, guidance, weight, isReasonRequired, scale }) => {
        const [score, reason] = [`score.${key}`, `reason.${key}`]
        const chosen = typedOr(state, score, String(scoreOf(key)?.value ?? ""))
        const kept = stored?.scores.find(({ criterionId }) => criterionId === key)
        const error = issueOf(state, score)
        return (
          <section key={key} className="hub-sheet__criterion">
            <input type="hidden" name="criterion" value={key} />
            <div className={`nhsuk-form-group${error ? " nhsuk-form-group--error" : ""}`}>
              <fieldset
                className="nhsuk-fieldset"
                aria-describedby={`${controlId(score)}-hint${error ? ` ${controlId(score)}-error` : ""}`}
              >
                <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{title}</legend>
                <div className="nhsuk-hint" id={`${controlId(score)}-hint`}>
                  {guidance} Weight {weight}.
                </div>
                <FieldError id={controlId(score)} error={error} />
                <div className="nhsuk-radios nhsuk-radios--small">
                  {scale.map((point, index) => {
                    const id = index === 0 ? controlId(score) : `${controlId(score)}-${index + 1}`
                    return (
                      <div key={point.value} className="nhsuk-radios__item">
                        <input
                          className="nhsuk-radios__input"
                          type="radio"
                          id={id}
                          name={score}
                          value={point.value}
                          defaultChecked={chosen === String(point.value)}
                          aria-describedby={`${id}-hint`}
                        />
                        <label className="nhsuk-label nhsuk-radios__label" htmlFor={id}>
                          {point.value} – {point.label}
                        </label>
                        <div className="nhsuk-hint nhsuk-radios__hint hub-small" id={`${id}-hint`}>
                          {point.description}
                        </div>
                      </div>
                    )
                  })}
                </div>
              </fieldset>
            </div>
            <TextArea
              name={reason}
              label={
                <>
                  Reason<span className="nhsuk-u-visually-hidden"> for {title}</span>
                  {isReasonRequired ? "" : " (optional)"}
                </>
              }
              rows={3}
              maxLength={4000}
              state={state}
              defaultValue={typedOr(state, reason, scoreOf(key)?.reason ?? "")}
            />
            {kept && (
              <p className="hub-quote">
                Saved elsewhere: {kept.value ?? "no score"}
                {kept.reason && `, “${kept.reason}”`}
              </p>
            )}
          </section>
        )
      })}
      <TextArea
        name="comment"
        label="Anything else for the other readers and the award manager (optional)"
        rows={3}
        maxLength={4000}
        state={state}
        defaultValue={typedOr(state, "comment", sheet?.comment ?? "")}
      />
      {stored?.comment && <p className="hub-quote">Saved elsewhere: “{stored.comment}”</p>}
      <p className="hub-muted hub-small" role="status">
        {draft.status}
      </p>
      <div className="hub-actions">
        {isIn ? (
          <Button name="intent" value="revise" onClick={draft.forget}>
            Save the revision
          </Button>
        ) : (
          <>
            <Button name="intent" value="submit">
              Hand in the sheet
            </Button>
            <Button name="intent" value="save" kind="secondary">
              Save
            </Button>
          </>
        )}
      </div>
    </Form>
  )
}

/** What the hub has, in the names of the form. */
function savedFields(sheet: ToScore["sheet"]): SheetFields {
  const fields = sheet?.scores.flatMap(({ criterion, value, reason }) => [
    [`score.${criterion}`, String(value ?? "")],
    [`reason.${criterion}`, reason],
  ])
  return { ...Object.fromEntries(fields ?? []), comment: sheet?.comment ?? "" }
}
