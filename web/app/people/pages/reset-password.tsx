import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { textOf } from "../../platform/forms.ts"
import { titledPrivately } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { forgottenPasswordPath, signInPath } from "../account-paths.ts"
import { newPasswordHint } from "../parts/passwords.ts"
import { goOn, refusedLink, tokenOf } from "../parts/sign-in.server.ts"

export const meta = () => titledPrivately("Choose a new password")

/** Opening the page uses nothing up: programs that look at mail open its links. */
export function loader({ request }: LoaderFunctionArgs) {
  if (!tokenOf(request)) throw redirect(forgottenPasswordPath)
  return null
}

const mutation = graphql(`
  mutation ResetPassword($token: String!, $password: String!) {
    resetPassword(token: $token, password: $password) {
      __typename
      ... on PasswordReset {
        email
      }
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { resetPassword: result } = await query(args, mutation, { token: tokenOf(args.request), password: textOf(form, "password") })
  if (result.__typename !== "PasswordReset") return refusedLink(form, result)
  return goOn(signInPath(), await leaveFlash(`Your new password is set, and every device is signed out. Sign in as ${result.email}.`))
})

export default function ResetPassword() {
  const state = useActionData<typeof action>()
  return (
    <div className="hub-prose">
      <ErrorSummary state={state} />
      <h1>Choose a new password</h1>
      <p>It replaces your old one, and signs you out wherever you are signed in.</p>
      <Form method="post">
        <PasswordInput name="password" label="New password" hint={newPasswordHint} autoComplete="new-password" state={state} />
        <Button>Set the password</Button>
      </Form>
      {state && (
        <p>
          <Link to={forgottenPasswordPath}>Get a new link by e-mail</Link>
        </p>
      )}
    </div>
  )
}
