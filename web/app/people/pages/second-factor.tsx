import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { askApi } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { secondFactorPath, signInPath } from "../account-paths.ts"
import { goOn, nextOf } from "../parts/sign-in.server.ts"

export const meta = () => titled("Enter your code")

const isBackup = (request: Request) => new URL(request.url).searchParams.get("by") === "backup-code"

export const loader = ({ request }: LoaderFunctionArgs) => ({ next: nextOf(request), isBackupCode: isBackup(request) })

const mutation = graphql(`
  mutation VerifySecondFactor($code: String!, $isBackupCode: Boolean!) {
    verifySecondFactor(code: $code, isBackupCode: $isBackupCode) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { data, setCookies } = await askApi(args, mutation, { code: textOf(form, "code"), isBackupCode: isBackup(args.request) })
  const result = data.verifySecondFactor
  return result.__typename === "SignedIn" ? goOn(nextOf(args.request), ...setCookies) : refusal(form, result)
})

export default function SecondFactor() {
  const { next, isBackupCode } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const otherWay = new URLSearchParams({ ...(next !== "/" && { next }), ...(!isBackupCode && { by: "backup-code" }) })
  return (
    <div className="hub-prose">
      <ErrorSummary state={state} />
      <h1>{isBackupCode ? "Enter a backup code" : "Enter the code from your app"}</h1>
      <p>Your account has two-step sign-in, so one more step is needed. You have 10 minutes for it.</p>
      <Form method="post" key={String(isBackupCode)}>
        {isBackupCode ? (
          <TextInput
            name="code"
            label="Backup code"
            hint="One of the codes you were shown when you set up two-step sign-in. Each works once."
            autoComplete="off"
            spellCheck={false}
            width={20}
            state={state}
            defaultValue={typedOr(state, "code")}
          />
        ) : (
          <TextInput
            name="code"
            label="Code"
            hint="The 6 digits that your authenticator app shows for this site now."
            autoComplete="one-time-code"
            inputMode="numeric"
            width={10}
            state={state}
            defaultValue={typedOr(state, "code")}
          />
        )}
        <Button>Sign in</Button>
      </Form>
      <ul className="nhsuk-list">
        <li>
          <Link to={`${secondFactorPath()}${otherWay.size > 0 ? `?${otherWay}` : ""}`}>
            {isBackupCode ? "Use your authenticator app" : "I do not have my app: use a backup code"}
          </Link>
        </li>
        <li>
          <Link to={signInPath(next)}>Begin signing in again</Link>
        </li>
      </ul>
    </div>
  )
}
