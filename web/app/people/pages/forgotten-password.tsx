import { Form, Link, useActionData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { checkYourMailPath, signInPath } from "../account-paths.ts"
import { requestPasswordReset } from "../parts/password-reset.ts"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("Choose a new password")

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { requestPasswordReset: result } = await query(args, requestPasswordReset, { email: textOf(form, "email") })
  if (result.__typename !== "MailRequested") return refusal(form, result)
  return goOn(checkYourMailPath("password"), await leaveFlash(`If ${result.email} has an account, a message is on its way to it.`))
})

export default function ForgottenPassword() {
  const state = useActionData<typeof action>()
  return (
    <div className="hub-prose">
      <ErrorSummary state={state} />
      <h1>Choose a new password</h1>
      <p>We send a link to the e-mail address of your account, with which you can choose a new password.</p>
      <Form method="post" noValidate>
        <TextInput
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
          spellCheck={false}
          state={state}
          defaultValue={typedOr(state, "email")}
        />
        <div className="hub-actions">
          <Button>Send the link</Button>
          <Link to={signInPath()}>Sign in</Link>
        </div>
      </Form>
    </div>
  )
}
