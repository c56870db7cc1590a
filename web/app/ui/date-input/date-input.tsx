import { controlId, type FormState, issueOf, typedOr } from "../../platform/forms.ts"
import { FieldError, Hint } from "../form/form.tsx"

type DateInputProps = {
  /** The parts are named "<name>.day", ".month", ".year" and ".time"; `readDay` and `readInstant` put them together. */
  name: string
  label: string
  hint?: string
  state?: FormState | null | undefined
  /** What is stored, as "2015-07-01" or "2015-07-01T09:30", a wall-clock time in London. */
  defaultValue?: string
  /** Asks for a time of the day too. */
  withTime?: boolean
}

/** A day, typed: people know the date, and a calendar is hard to use for many. */
export function DateInput({ name, label, hint, state, defaultValue = "", withTime }: DateInputProps) {
  const id = controlId(name)
  const error = issueOf(state, name)
  const [, year = "", month = "", day = "", time = ""] = /^(\d{4})-0?(\d{1,2})-0?(\d{1,2})(?:T(\d{2}:\d{2}))?/.exec(defaultValue) ?? []
  const parts = [
    { part: "day", label: "Day", width: 2, stored: day },
    { part: "month", label: "Month", width: 2, stored: month },
    { part: "year", label: "Year", width: 4, stored: year },
    ...(withTime ? [{ part: "time", label: "Time, such as 9:30", width: 5, stored: time }] : []),
  ]
  return (
    <div className={`nhsuk-form-group${error ? " nhsuk-form-group--error" : ""}`}>
      <fieldset
        className="nhsuk-fieldset"
        // biome-ignore lint/a11y/noRedundantRoles: JAWS reads the hint of a group of text fields only with the role written out
        role="group"
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined}
      >
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{label}</legend>
        <Hint id={id} hint={hint} />
        <FieldError id={id} error={error} />
        <div className="nhsuk-date-input">
          {parts.map(({ part, label: partLabel, width, stored }, index) => {
            // The first control bears the field's id, so that the error summary leads to it.
            const partId = index === 0 ? id : `${id}-${part}`
            return (
              <div key={part} className="nhsuk-date-input__item">
                <label className="nhsuk-label nhsuk-date-input__label" htmlFor={partId}>
                  {partLabel}
                </label>
                <input
                  className={`nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width}${error ? " nhsuk-input--error" : ""}`}
                  id={partId}
                  name={`${name}.${part}`}
                  type="text"
                  inputMode={part === "time" ? "text" : "numeric"}
                  autoComplete="off"
                  defaultValue={typedOr(state, `${name}.${part}`, stored)}
                />
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
