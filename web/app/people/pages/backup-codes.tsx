import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { askApi, query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { type FormState, refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { Warning } from "../../ui/warning/warning.tsx"
import { backupCodesPath, settingsPath, twoFactorPath } from "../account-paths.ts"
import { handOverCodes, takeCodes } from "../parts/backup-codes.server.ts"
import { SettingsBreadcrumbs } from "../parts/settings-breadcrumbs.tsx"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("Backup codes")

const document = graphql(`
  query BackupCodeSettings {
    viewer {
      hasPassword
      twoFactorEnabled
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { hasPassword, twoFactorEnabled } = demandViewer(args.request, (await query(args, document)).viewer)
  if (!twoFactorEnabled) throw redirect(twoFactorPath)
  const { codes, setCookie } = await takeCodes(args.request)
  return data({ hasPassword, codes }, { headers: { "Set-Cookie": setCookie } })
}

// Codes that are shown once are kept by no cache either.
export const headers = () => ({ "Cache-Control": "no-store" })

const mutation = graphql(`
  mutation RenewBackupCodes($password: String!) {
    renewBackupCodes(password: $password) {
      __typename
      ... on BackupCodes {
        codes
      }
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { data: answer, setCookies } = await askApi(args, mutation, { password: textOf(form, "password") })
  const result = answer.renewBackupCodes
  if (result.__typename !== "BackupCodes") return refusal(form, result)
  return goOn(backupCodesPath, ...setCookies, await handOverCodes(result.codes))
})

export default function BackupCodes() {
  const { hasPassword, codes } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <SettingsBreadcrumbs beyond={[{ to: twoFactorPath, label: "Two-step sign-in" }]} />
      <div className="hub-prose">{codes ? <Codes codes={codes} /> : <Renew hasPassword={hasPassword} state={state ?? null} />}</div>
    </>
  )
}

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <h1>Your backup codes</h1>
      <Warning heading="We show these once">
        <p>Print this page or write the codes down, and keep them apart from your phone.</p>
      </Warning>
      <p>Each code signs you in once in place of your app, for example when you have lost your phone.</p>
      <ul className="hub-backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="hub-key">{code}</code>
          </li>
        ))}
      </ul>
      <p className="hub-no-print">
        <Link to={settingsPath}>I have kept them: go on to my settings</Link>
      </p>
    </>
  )
}

function Renew({ hasPassword, state }: { hasPassword: boolean; state: FormState | null }) {
  return (
    <>
      <ErrorSummary state={state} />
      <h1>Make new backup codes</h1>
      <p>We cannot show codes a second time. New ones replace those you have: the old ones stop working.</p>
      <Form method="post">
        {hasPassword && <PasswordInput name="password" label="Your password" autoComplete="current-password" state={state} />}
        <div className="hub-actions">
          <Button>Make new codes</Button>
          <Link to={twoFactorPath}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
