import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { askApi } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titledPrivately } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { secondFactorPath, signInByMailPath } from "../account-paths.ts"
import { goOn, nextOf, refusedLink, tokenOf } from "../parts/sign-in.server.ts"

export const meta = () => titledPrivately("Sign in with your link")

/** Opening the page uses nothing up: programs that look at mail open its links. */
export function loader({ request }: LoaderFunctionArgs) {
  const next = nextOf(request)
  if (!tokenOf(request)) throw redirect(signInByMailPath(next))
  return { next }
}

const mutation = graphql(`
  mutation SignInWithLink($token: String!) {
    signInWithLink(token: $token) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { data, setCookies } = await askApi(args, mutation, { token: tokenOf(args.request) })
  const next = nextOf(args.request)
  switch (data.signInWithLink.__typename) {
    case "SignedIn":
      return goOn(next, ...setCookies)
    case "TwoFactorRequired":
      return goOn(secondFactorPath(next), ...setCookies)
    default:
      return refusedLink(form, data.signInWithLink)
  }
})

export default function SignInLink() {
  const { next } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <div className="hub-prose">
      <ErrorSummary state={state} />
      <h1>Sign in with your link</h1>
      {state ? (
        <p>
          <Link to={signInByMailPath(next)}>Get a new link by e-mail</Link>
        </p>
      ) : (
        <Form method="post">
          <p>Your link works once. You stay signed in on this device for 14 days, or until you sign out.</p>
          <Button>Sign in</Button>
        </Form>
      )}
    </div>
  )
}
