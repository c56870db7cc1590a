import { Form, Link, useActionData, useSearchParams } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { ownPath } from "../../platform/own-path.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { checkYourMailPath, signInPath } from "../account-paths.ts"
import { goOn, nextOf } from "../parts/sign-in.server.ts"

export const meta = () => titled("Get a link by e-mail")

const mutation = graphql(`
  mutation RequestSignInLink($email: String!, $next: String!) {
    requestSignInLink(email: $email, next: $next) {
      __typename
      ... on MailRequested {
        email
      }
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { requestSignInLink: result } = await query(args, mutation, { email: textOf(form, "email"), next: nextOf(args.request) })
  if (result.__typename !== "MailRequested") return refusal(form, result)
  return goOn(checkYourMailPath("sign-in"), await leaveFlash(`If ${result.email} has an account, a message is on its way to it.`))
})

export default function SignInByMail() {
  const state = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <div className="hub-prose">
      <ErrorSummary state={state} />
      <h1>Get a link by e-mail</h1>
      <p>We send a link to the e-mail address of your account. It signs you in without a password.</p>
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
          <Link to={signInPath(ownPath(search.get("next")))}>Sign in with a password</Link>
        </div>
      </Form>
    </div>
  )
}
