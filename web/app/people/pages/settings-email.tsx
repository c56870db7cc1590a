import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { checkYourMailPath, settingsPath } from "../account-paths.ts"
import { SettingsBreadcrumbs } from "../parts/settings-breadcrumbs.tsx"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("Change your e-mail address")

const document = graphql(`
  query EmailSettings {
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
  mutation ChangeEmail($email: String!, $password: String!) {
    changeEmail(email: $email, password: $password) {
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
  const { changeEmail: result } = await query(args, mutation, { email: textOf(form, "email"), password: textOf(form, "password") })
  if (result.__typename !== "MailRequested") return refusal(form, result)
  return goOn(checkYourMailPath("address"), await leaveFlash(`We have written to ${result.email}.`))
})

export default function EmailSettings() {
  const { email, hasPassword } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <SettingsBreadcrumbs />
      <div className="hub-prose">
        <ErrorSummary state={state} />
        <h1>Change your e-mail address</h1>
        <p>
          You sign in with <strong>{email}</strong>. We send a link to the new address, and use it once you have confirmed it there.
        </p>
        <Form method="post" noValidate>
          <TextInput
            name="email"
            type="email"
            label="New e-mail address"
            autoComplete="email"
            spellCheck={false}
            state={state}
            defaultValue={typedOr(state, "email")}
          />
          {hasPassword && <PasswordInput name="password" label="Your password" autoComplete="current-password" state={state} />}
          <div className="hub-actions">
            <Button>Send the link</Button>
            <Link to={settingsPath}>Cancel</Link>
          </div>
        </Form>
      </div>
    </>
  )
}
