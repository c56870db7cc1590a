import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { checkYourMailPath, settingsPath } from "../account-paths.ts"
import { requestPasswordReset } from "../parts/password-reset.ts"
import { newPasswordHint } from "../parts/passwords.ts"
import { SettingsBreadcrumbs } from "../parts/settings-breadcrumbs.tsx"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("Change your password")

const document = graphql(`
  query PasswordSettings {
    viewer {
      email
      hasPassword
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  return demandViewer(args.request, (await query(args, document)).viewer)
}

const mutation = graphql(`
  mutation ChangePassword($currentPassword: String!, $newPassword: String!) {
    changePassword(currentPassword: $currentPassword, newPassword: $newPassword) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { email, hasPassword } = demandViewer(args.request, (await query(args, document)).viewer)
  if (!hasPassword) {
    const { requestPasswordReset: result } = await query(args, requestPasswordReset, { email })
    if (result.__typename !== "MailRequested") return refusal(form, result)
    return goOn(checkYourMailPath("password"), await leaveFlash(`We have written to ${email}.`))
  }
  const { changePassword: result } = await query(args, mutation, {
    currentPassword: textOf(form, "currentPassword"),
    newPassword: textOf(form, "newPassword"),
  })
  if (result.__typename !== "Viewer") return refusal(form, result)
  return goOn(settingsPath, await leaveFlash("Your new password is set, and every other device is signed out."))
})

export default function PasswordSettings() {
  const { email, hasPassword } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <SettingsBreadcrumbs />
      <div className="hub-prose">
        <ErrorSummary state={state} />
        <h1>{hasPassword ? "Change your password" : "Set a password"}</h1>
        <Form method="post">
          {hasPassword ? (
            <>
              <p>Every other device is signed out when the password changes.</p>
              <PasswordInput name="currentPassword" label="Password used so far" autoComplete="current-password" state={state} />
              <PasswordInput name="newPassword" label="New password" hint={newPasswordHint} autoComplete="new-password" state={state} />
            </>
          ) : (
            <p>You sign in without a password so far. We send a link to {email}, with which you can set one.</p>
          )}
          <div className="hub-actions">
            <Button>{hasPassword ? "Change the password" : "Send the link"}</Button>
            <Link to={settingsPath}>Cancel</Link>
          </div>
        </Form>
      </div>
    </>
  )
}
