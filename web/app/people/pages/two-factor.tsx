import type { LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { askApi, query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { type FormState, refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { backupCodesPath } from "../account-paths.ts"
import { handOverCodes } from "../parts/backup-codes.server.ts"
import { SettingsBreadcrumbs } from "../parts/settings-breadcrumbs.tsx"
import { goOn } from "../parts/sign-in.server.ts"
import { type AppKey, BeginTwoFactor, ConfirmTwoFactor, TwoFactorIsOn } from "../parts/two-factor-steps.tsx"

export const meta = () => titled("Two-step sign-in")

const document = graphql(`
  query TwoFactorSettings {
    viewer {
      hasPassword
      twoFactorEnabled
      roles {
        label
        isInEffect
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  return demandViewer(args.request, (await query(args, document)).viewer)
}

const begin = graphql(`
  mutation SetUpTwoFactor($password: String!) {
    setUpTwoFactor(password: $password) {
      __typename
      ... on TwoFactorSetup {
        key
        qrCode
      }
      ...RefusedAct
    }
  }
`)

const confirm = graphql(`
  mutation ConfirmTwoFactor($code: String!) {
    confirmTwoFactor(code: $code) {
      __typename
      ... on BackupCodes {
        codes
      }
      ...RefusedAct
    }
  }
`)

type Step = { app: AppKey | null; state: FormState | null }

export const action = hubAction(async (args): Promise<Step | Response> => {
  const form = await args.request.formData()
  if (textOf(form, "intent") === "confirm") {
    const { data, setCookies } = await askApi(args, confirm, { code: textOf(form, "code") })
    const result = data.confirmTwoFactor
    // The key is shown by the API once, so the form brings it back.
    if (result.__typename !== "BackupCodes") return { app: appKeyOf(form), state: refusal(form, result) }
    return goOn(backupCodesPath, ...setCookies, await handOverCodes(result.codes), await leaveFlash("Two-step sign-in is on."))
  }
  const { setUpTwoFactor: result } = await query(args, begin, { password: textOf(form, "password") })
  if (result.__typename !== "TwoFactorSetup") return { app: null, state: refusal(form, result) }
  return { app: { key: result.key, drawing: result.qrCode }, state: null }
})

const appKeyOf = (form: FormData): AppKey => ({ key: textOf(form, "secretKey"), drawing: textOf(form, "secretDrawing") })

export default function TwoFactor() {
  const { hasPassword, twoFactorEnabled, roles } = useLoaderData<typeof loader>()
  const { app = null, state = null } = useActionData<typeof action>() ?? {}
  const waiting = roles.filter(({ isInEffect }) => !isInEffect).map(({ label }) => label)
  return (
    <>
      <SettingsBreadcrumbs />
      <div className="hub-prose">
        <ErrorSummary state={state} />
        {waiting.length > 0 && (
          <Inset>
            <p>
              You have been given a role that decides about other people’s work: {waiting.join(", ")}. It begins to count as soon as
              two-step sign-in is on.
            </p>
          </Inset>
        )}
        {twoFactorEnabled ? (
          <TwoFactorIsOn />
        ) : app ? (
          <ConfirmTwoFactor app={app} state={state} />
        ) : (
          <BeginTwoFactor hasPassword={hasPassword} state={state} />
        )}
      </div>
    </>
  )
}
