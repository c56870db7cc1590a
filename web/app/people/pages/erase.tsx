import type { LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { askApi, query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { TextInput } from "../../ui/form/form.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { settingsPath } from "../account-paths.ts"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("Erase your account")

const document = graphql(`
  query AccountToErase {
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
  mutation EraseMyAccount($confirmation: String!) {
    eraseMyAccount(confirmation: $confirmation) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { data, setCookies } = await askApi(args, mutation, { confirmation: textOf(form, "confirmation") })
  const result = data.eraseMyAccount
  // What confirms can be a password, which is not sent back.
  if (result.__typename !== "AccountErased") return { ...refusal(form, result), values: {} }
  return goOn("/", ...setCookies, await leaveFlash("Your account is erased."))
})

export default function Erase() {
  const { email, hasPassword } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <ConfirmPage heading="Erase your account?" confirm="Erase my account" kind="warning" cancel={settingsPath} state={state}>
      <p>This cannot be undone.</p>
      <h2 className="nhsuk-heading-s">What goes</h2>
      <ul>
        <li>your name, e-mail address, profile and every way of signing in</li>
        <li>your reading list, what you follow, your saved searches and your notifications</li>
        <li>your memberships and roles, and e-mail we wrote to you</li>
      </ul>
      <h2 className="nhsuk-heading-s">What stays</h2>
      <ul>
        <li>initiatives your organisation has published, and their history</li>
        <li>what you recorded for your organisation, by “Former member”</li>
      </ul>
      <p>
        You may want to{" "}
        <a href="/export/my-data.json" download>
          download your data
        </a>{" "}
        first.
      </p>
      {hasPassword ? (
        <PasswordInput
          name="confirmation"
          label="Your password"
          hint="To confirm that you mean it."
          autoComplete="current-password"
          state={state}
        />
      ) : (
        <TextInput
          name="confirmation"
          type="email"
          label="Your e-mail address"
          hint={`To confirm that you mean it, type ${email}.`}
          autoComplete="off"
          spellCheck={false}
          state={state}
        />
      )}
    </ConfirmPage>
  )
}
