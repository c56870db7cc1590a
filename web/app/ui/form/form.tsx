import { useNavigation } from "@remix-run/react"
import { type JSX, type MouseEvent, type ReactNode, useEffect, useRef } from "react"
import { controlId, type FormState, issueOf } from "../../platform/forms.ts"
import { CharacterCount } from "./character-count.tsx"

/** Everything that is wrong with a form, at its top, each leading to its field. Put it above the page's heading. */
export function ErrorSummary({ state }: { state: FormState | null | undefined }) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state?.issues.length) summary.current?.focus()
  }, [state])
  if (!state || state.issues.length === 0) return null
  return (
    <div ref={summary} className="nhsuk-error-summary" aria-labelledby="error-summary-title" role="alert" tabIndex={-1}>
      <h2 className="nhsuk-error-summary__title" id="error-summary-title">
        There is a problem
      </h2>
      <div className="nhsuk-error-summary__body">
        <ul className="nhsuk-list nhsuk-error-summary__list">
          {state.issues.map(({ field, message }) => (
            <li key={field + message}>
              {field ? (
                <a href={`#${controlId(field)}`} onClick={goToField}>
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** A change of the address, even of its last part, would take what was refused off the page: so the link only moves the focus. */
function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  const field = document.getElementById(event.currentTarget.hash.slice(1))
  if (!field) return
  event.preventDefault()
  const whole = field.closest("fieldset") ?? field.closest(".nhsuk-form-group") ?? field
  whole.scrollIntoView()
  field.focus({ preventScroll: true })
}

export type FieldProps = {
  /** Name of the control and of the field in the API's errors. */
  name: string
  label: ReactNode
  hint?: ReactNode
  state?: FormState | null | undefined
}

/** Label, hint, error and, with `maxLength`, the room left, around one control. `describedBy` goes on the control. */
export function Field({
  name,
  label,
  hint,
  state,
  maxLength,
  children,
}: FieldProps & { maxLength?: number | undefined; children: (control: ControlProps) => ReactNode }) {
  const id = controlId(name)
  const error = issueOf(state, name)
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, maxLength && `${id}-info`].filter(Boolean).join(" ") || undefined
  return (
    <div className={`nhsuk-form-group${error ? " nhsuk-form-group--error" : ""}`}>
      <label className="nhsuk-label nhsuk-label--s" htmlFor={id}>
        {label}
      </label>
      <Hint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {children({ id, name, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {maxLength && <CharacterCount id={id} max={maxLength} />}
    </div>
  )
}

export type ControlProps = { id: string; name: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined }

export function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null
  return (
    <div className="nhsuk-hint" id={`${id}-hint`}>
      {hint}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <span className="nhsuk-error-message" id={`${id}-error`}>
      <span className="nhsuk-u-visually-hidden">Error: </span>
      {error}
    </span>
  )
}

type InputProps = FieldProps & {
  defaultValue?: string
  /** Not "url": browsers refuse what is no address in their own words, before ours can stand beside the field. */
  type?: "text" | "email" | "password" | "search" | "tel"
  autoComplete?: string
  inputMode?: "numeric" | "decimal" | "url"
  /** Characters the control is wide; the screen limits it. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  spellCheck?: boolean
  /** Says how much room is left. The API has the last word on what is too long. */
  maxLength?: number
}

export function TextInput({ defaultValue, type = "text", autoComplete, inputMode, width, spellCheck, ...field }: InputProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          className={`nhsuk-input${control["aria-invalid"] ? " nhsuk-input--error" : ""}${width ? ` nhsuk-input--width-${width}` : ""}`}
          type={type}
          defaultValue={defaultValue}
          autoComplete={autoComplete}
          inputMode={inputMode}
          spellCheck={spellCheck}
        />
      )}
    </Field>
  )
}

type TextAreaProps = FieldProps & {
  defaultValue?: string
  rows?: number
  maxLength?: number
  /** What helps to write, between the label and the text. */
  tools?: ReactNode
}

export function TextArea({ defaultValue, rows = 6, tools, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(control) => (
        <>
          {tools}
          <textarea
            {...control}
            className={`nhsuk-textarea${control["aria-invalid"] ? " nhsuk-textarea--error" : ""}`}
            rows={rows}
            defaultValue={defaultValue}
          />
        </>
      )}
    </Field>
  )
}

export type Option = { value: string; label: ReactNode; hint?: ReactNode; lang?: string }

export function Select({ options, defaultValue, ...field }: FieldProps & { options: readonly Option[]; defaultValue?: string }) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} className={`nhsuk-select${control["aria-invalid"] ? " nhsuk-select--error" : ""}`} defaultValue={defaultValue}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type ChoiceProps = FieldProps & { options: readonly Option[]; small?: boolean; legendSize?: "s" | "m" | "l" }

/** A question with tick boxes: any of the options. */
export function Checkboxes({ defaultValues = [], ...props }: ChoiceProps & { defaultValues?: readonly string[] }) {
  return <Choices kind="checkboxes" type="checkbox" chosen={defaultValues} {...props} />
}

/** A question with radio buttons: one of the options. */
export function Radios({ defaultValue, ...props }: ChoiceProps & { defaultValue?: string }) {
  return <Choices kind="radios" type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} {...props} />
}

function Choices({
  kind,
  type,
  chosen,
  name,
  label,
  hint,
  state,
  options,
  small,
  legendSize = "s",
}: ChoiceProps & { kind: "checkboxes" | "radios"; type: "checkbox" | "radio"; chosen: readonly string[] }) {
  const id = controlId(name)
  const error = issueOf(state, name)
  return (
    <div className={`nhsuk-form-group${error ? " nhsuk-form-group--error" : ""}`}>
      <fieldset
        className="nhsuk-fieldset"
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined}
      >
        <legend className={`nhsuk-fieldset__legend nhsuk-fieldset__legend--${legendSize}`}>{label}</legend>
        <Hint id={id} hint={hint} />
        <FieldError id={id} error={error} />
        <div className={`nhsuk-${kind}${small ? ` nhsuk-${kind}--small` : ""}`}>
          {options.map((option, index) => {
            // The first control bears the field's id, so that the error summary leads to it.
            const controlledId = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div key={option.value} className={`nhsuk-${kind}__item`}>
                <input
                  className={`nhsuk-${kind}__input`}
                  id={controlledId}
                  name={name}
                  type={type}
                  value={option.value}
                  defaultChecked={chosen.includes(option.value)}
                  aria-describedby={option.hint ? `${controlledId}-hint` : undefined}
                />
                <label className={`nhsuk-label nhsuk-${kind}__label`} htmlFor={controlledId}>
                  {option.label}
                </label>
                {option.hint && (
                  <div className={`nhsuk-hint nhsuk-${kind}__hint`} id={`${controlledId}-hint`}>
                    {option.hint}
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

type ButtonProps = { children: ReactNode; kind?: "secondary" | "warning" | "reverse" } & JSX.IntrinsicElements["button"]

/** Sends its form. A second press while the first is still on its way does nothing. */
export function Button({ children, kind, className, ...rest }: ButtonProps) {
  const isSending = useNavigation().formMethod === "POST"
  return (
    <button
      type="submit"
      {...rest}
      className={`nhsuk-button${kind ? ` nhsuk-button--${kind}` : ""}${className ? ` ${className}` : ""}`}
      aria-disabled={isSending || undefined}
      onClick={(event) => (isSending ? event.preventDefault() : rest.onClick?.(event))}
    >
      {children}
    </button>
  )
}
