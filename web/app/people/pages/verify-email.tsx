import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { titledPrivately } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { emailSettingsPath, settingsPath, signInPath } from "../account-paths.ts"
import { goOn, nextOf, refusedLink, tokenOf } from "../parts/sign-in.server.ts"

export const meta = () => titledPrivately("Confirm your e-mail address")

/** Opening the page uses nothing up: programs that look at mail open its links. */
export function loader({ request }: LoaderFunctionArgs) {
  if (!tokenOf(request)) throw redirect(signInPath())
  return null
}

const mutation = graphql(`
  mutation VerifyEmail($token: String!) {
    verifyEmail(token: $token) {
      __typename
      ... on EmailVerified {
        email
      }
      ...RefusedAct
    }
  }
`)

const viewerQuery = graphql(`
  query WhoConfirmed {
    viewer {
      email
    }
  }
`)

/** Of a new account, or the new address of one that exists; whoever is signed in to it stays so. */
export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { verifyEmail: result } = await query(args, mutation, { token: tokenOf(args.request) })
  if (result.__typename !== "EmailVerified") return refusedLink(form, result)
  const { viewer } = await query(args, viewerQuery)
  if (viewer?.email === result.email) return goOn(settingsPath, await leaveFlash(`You sign in with ${result.email} from now on.`))
  return goOn(signInPath(nextOf(args.request)), await leaveFlash(`${result.email} is confirmed. Sign in with it.`))
})

export default function VerifyEmail() {
  const state = useActionData<typeof action>()
  return (
    <div className="hub-prose">
      <ErrorSummary state={state} />
      <h1>Confirm your e-mail address</h1>
      {state ? (
        <>
          <p>
            If you have confirmed the address already, <Link to={signInPath()}>sign in</Link>. If your account is new and not confirmed yet,
            sign in with its password and we send you a new link.
          </p>
          <p>
            If you wanted to change the address of your account, <Link to={emailSettingsPath}>enter it again</Link>.
          </p>
        </>
      ) : (
        <Form method="post">
          <p>The message with this link came to your address. Confirm that it is yours.</p>
          <Button>Confirm</Button>
        </Form>
      )}
    </div>
  )
}
