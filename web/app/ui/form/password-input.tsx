import { useEffect, useState } from "react"
import { Field, type FieldProps } from "./form.tsx"

/** A password, which a button shows while it is typed. It is never filled in by the site. */
export function PasswordInput({ autoComplete, ...field }: FieldProps & { autoComplete: "current-password" | "new-password" }) {
  const [isShown, setIsShown] = useState(false)
  // Where no script runs the button could do nothing.
  const [canShow, setCanShow] = useState(false)
  useEffect(() => setCanShow(true), [])
  return (
    <Field {...field}>
      {(control) => (
        <div className="nhsuk-input-wrapper nhsuk-password-input">
          <input
            {...control}
            className={`nhsuk-input nhsuk-password-input__input${control["aria-invalid"] ? " nhsuk-input--error" : ""}`}
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
          />
          <button
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle"
            type="button"
            aria-controls={control.id}
            hidden={!canShow}
            onClick={() => setIsShown(!isShown)}
          >
            {isShown ? "Hide" : "Show"}
            <span className="nhsuk-u-visually-hidden"> password</span>
          </button>
        </div>
      )}
    </Field>
  )
}
