import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { askApi, query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { forgottenPasswordPath, secondFactorPath, signInByMailPath, signInByOrganisationPath, signUpPath } from "../account-paths.ts"
import { goOn, nextOf } from "../parts/sign-in.server.ts"

export const meta = () => titled("Sign in")

const document = graphql(`
  query SignInMethods {
    hub {
      signInMethods {
        kind
        label
      }
    }
    viewer {
      handle
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { hub, viewer } = await query(args, document)
  const next = nextOf(args.request)
  if (viewer) throw redirect(next)
  const organisation = hub.signInMethods.find(({ kind }) => kind === "ORGANISATION")?.label ?? null
  // What the organisation's sign-in says when it fails is for programs; people need to know what they can do.
  return { next, organisation, hasFailed: new URL(args.request.url).searchParams.has("error") }
}

const mutation = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { data, setCookies } = await askApi(args, mutation, { email: textOf(form, "email"), password: textOf(form, "password") })
  const next = nextOf(args.request)
  switch (data.signIn.__typename) {
    case "SignedIn":
      return goOn(next, ...setCookies)
    case "TwoFactorRequired":
      return goOn(secondFactorPath(next), ...setCookies)
    default:
      return refusal(form, data.signIn)
  }
})

export default function SignIn() {
  const { next, organisation, hasFailed } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() ?? (hasFailed ? { values: {}, issues: [failed(organisation)] } : null)
  return (
    <div className="hub-prose">
      <ErrorSummary state={state} />
      <h1>Sign in</h1>
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
        <PasswordInput name="password" label="Password" autoComplete="current-password" state={state} />
        <Button>Sign in</Button>
      </Form>
      <p>
        <Link to={forgottenPasswordPath}>I forgot my password</Link>
      </p>
      <h2>Without a password</h2>
      <ul className="nhsuk-list">
        {organisation && (
          <li>
            {/* A link and no form: the page it leads to is another site's, which the pages' security policy lets no form reach. */}
            <Link to={signInByOrganisationPath(next)} reloadDocument prefetch="none">
              Sign in with {organisation}
            </Link>
          </li>
        )}
        <li>
          <Link to={signInByMailPath(next)}>Get a link by e-mail</Link>
        </li>
      </ul>
      <h2>New here?</h2>
      <p>
        You need no account to read. With one you can save initiatives, write to the people behind them and share your own work.{" "}
        <Link to={signUpPath(next)}>Create an account</Link>
      </p>
    </div>
  )
}

const failed = (organisation: string | null) => ({
  field: "",
  message: `Signing in with ${organisation ?? "your organisation"} did not work. Try again, or sign in another way.`,
})
