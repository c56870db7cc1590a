import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { askApi, query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { twoFactorPath } from "../account-paths.ts"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("Turn off two-step sign-in")

const document = graphql(`
  query TwoFactorToTurnOff {
    viewer {
      hasPassword
      twoFactorEnabled
      roles {
        id
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const viewer = demandViewer(args.request, (await query(args, document)).viewer)
  if (!viewer.twoFactorEnabled) throw redirect(twoFactorPath)
  return { hasPassword: viewer.hasPassword, hasRole: viewer.roles.length > 0 }
}

const mutation = graphql(`
  mutation DisableTwoFactor($password: String!) {
    disableTwoFactor(password: $password) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { data, setCookies } = await askApi(args, mutation, { password: textOf(form, "password") })
  const result = data.disableTwoFactor
  if (result.__typename !== "Viewer") return refusal(form, result)
  return goOn(twoFactorPath, ...setCookies, await leaveFlash("Two-step sign-in is off."))
})

export default function TwoFactorOff() {
  const { hasPassword, hasRole } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <ConfirmPage heading="Turn off two-step sign-in?" confirm="Turn it off" kind="warning" cancel={twoFactorPath} state={state}>
      <p>Your password alone will sign you in. Your backup codes stop working.</p>
      {hasRole && <p>A role that decides about other people’s work may stop counting until it is on again.</p>}
      {hasPassword && <PasswordInput name="password" label="Your password" autoComplete="current-password" state={state} />}
    </ConfirmPage>
  )
}
