import { Form, Link } from "@remix-run/react"
import type { ReactNode } from "react"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Button, type Option, Radios, TextArea } from "../../ui/form/form.tsx"

type ChoiceProps = { name: string; label: string; options: readonly Option[]; state: FormState | null | undefined }

/** One of several decisions, none chosen beforehand. */
export function Choice({ state, ...choice }: ChoiceProps) {
  return <Radios {...choice} state={state} {...(state && { defaultValue: typedOr(state, choice.name) })} />
}

type Props = {
  state: FormState | null | undefined
  /** Why, in words for somebody: the name of the control, what it is called, who reads it. */
  why: { name?: string; label?: string; hint?: string; rows?: number }
  button: string
  cancel: string
  /** What is decided. */
  children?: ReactNode
}

/** How somebody decides about what another one wrote: what, and why. */
export function DecisionForm({ state, why: { name = "reason", label = "Why", hint, rows = 3 }, button, cancel, children }: Props) {
  return (
    <Form method="post">
      {children}
      <TextArea
        name={name}
        label={label}
        {...(hint !== undefined && { hint })}
        rows={rows}
        state={state}
        defaultValue={typedOr(state, name)}
      />
      <div className="hub-actions">
        <Button>{button}</Button>
        <Link to={cancel}>Cancel</Link>
      </div>
    </Form>
  )
}
