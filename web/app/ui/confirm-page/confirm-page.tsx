import { Form, Link } from "@remix-run/react"
import type { ReactNode } from "react"
import type { FormState } from "../../platform/forms.ts"
import { Button, ErrorSummary } from "../form/form.tsx"

type ConfirmPageProps = {
  /** The question: "Delete this draft?" */
  heading: string
  /** What will happen, and what will not. */
  children: ReactNode
  /** What the button says: "Delete the draft". */
  confirm: string
  /** What cannot be undone warns. */
  kind?: "warning"
  /** Where people go who change their mind. */
  cancel: string
  /** What the form sends along, unseen. */
  hidden?: Record<string, string>
  state?: FormState | null | undefined
}

/** Asks before something that is hard to undo. A page of its own, so that it works everywhere. */
export function ConfirmPage({ heading, children, confirm, kind, cancel, hidden = {}, state }: ConfirmPageProps) {
  return (
    <Form method="post" className="hub-prose" noValidate>
      <ErrorSummary state={state} />
      <h1>{heading}</h1>
      {children}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="hub-actions">
        <Button {...(kind && { kind })}>{confirm}</Button>
        <Link to={cancel}>Cancel</Link>
      </div>
    </Form>
  )
}
