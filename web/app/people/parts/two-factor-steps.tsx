import { Form, Link } from "@remix-run/react"
import type { FormState } from "../../platform/forms.ts"
import { Button, TextInput } from "../../ui/form/form.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { useArrival } from "../../ui/layout/page-change.tsx"
import { backupCodesPath, settingsPath, turnOffTwoFactorPath } from "../account-paths.ts"

type StepProps = { state: FormState | null }

/** What an authenticator app needs: the key, and a drawing of it to scan. */
export type AppKey = { key: string; drawing: string }

export function BeginTwoFactor({ hasPassword, state }: StepProps & { hasPassword: boolean }) {
  return (
    <>
      <h1>Set up two-step sign-in</h1>
      <p>
        After your password you then enter a code that an app on your phone shows. Somebody who learns your password still cannot get in.
      </p>
      <p>
        You need an authenticator app, for example the one that came with your phone, Microsoft Authenticator, Google Authenticator or any
        other that makes 6-digit codes.
      </p>
      <Form method="post">
        {hasPassword && <PasswordInput name="password" label="Your password" autoComplete="current-password" state={state} />}
        <div className="hub-actions">
          <Button name="intent" value="begin">
            Begin
          </Button>
          <Link to={settingsPath}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}

export function ConfirmTwoFactor({ app: { key, drawing }, state }: StepProps & { app: AppKey }) {
  useArrival()
  return (
    <>
      <h1>Add the hub to your app</h1>
      <h2>1. Scan this with your authenticator app</h2>
      <img
        className="hub-qr-code"
        src={`data:image/svg+xml,${encodeURIComponent(drawing)}`}
        width={220}
        height={220}
        alt="QR code that holds the key below"
      />
      <p>If you cannot scan it, type this key into the app:</p>
      <p>
        <code className="hub-key">{key.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <h2>2. Enter the code that the app shows</h2>
      <Form method="post">
        <input type="hidden" name="secretKey" value={key} />
        <input type="hidden" name="secretDrawing" value={drawing} />
        <TextInput name="code" label="Code" hint="6 digits" autoComplete="one-time-code" inputMode="numeric" width={10} state={state} />
        <div className="hub-actions">
          <Button name="intent" value="confirm">
            Turn it on
          </Button>
          <Link to={settingsPath}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}

export function TwoFactorIsOn() {
  return (
    <>
      <h1>Two-step sign-in is on</h1>
      <p>After your password, or a link or your organisation’s sign-in, you enter a code that your authenticator app shows.</p>
      <ul>
        <li>
          <Link to={backupCodesPath}>Make new backup codes</Link>, if you have used yours or lost them
        </li>
        <li>
          <Link to={turnOffTwoFactorPath}>Turn it off</Link>, for example to set it up on a new phone
        </li>
      </ul>
    </>
  )
}
