import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Button, Checkboxes, ErrorSummary, TextInput } from "../../ui/form/form.tsx"
import { PasswordInput } from "../../ui/form/password-input.tsx"
import { checkYourMailPath, signInPath } from "../account-paths.ts"
import { newPasswordHint } from "../parts/passwords.ts"
import { goOn, nextOf } from "../parts/sign-in.server.ts"

export const meta = () => titled("Create an account")

const document = graphql(`
  query SignUpFor {
    viewer {
      handle
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await query(args, document)
  const next = nextOf(args.request)
  if (viewer) throw redirect(next)
  return { next }
}

const mutation = graphql(`
  mutation SignUp($name: String!, $email: String!, $password: String!, $acceptTerms: Boolean!, $next: String!) {
    signUp(name: $name, email: $email, password: $password, acceptTerms: $acceptTerms, next: $next) {
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
  const { signUp: result } = await query(args, mutation, {
    name: textOf(form, "name"),
    email: textOf(form, "email"),
    password: textOf(form, "password"),
    acceptTerms: textOf(form, "acceptTerms") === "yes",
    next: nextOf(args.request),
  })
  if (result.__typename !== "MailRequested") return refusal(form, result)
  return goOn(checkYourMailPath("sign-up"), await leaveFlash(`We have written to ${result.email}.`))
})

export default function SignUp() {
  const { next } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <div className="hub-prose">
      <ErrorSummary state={state} />
      <h1>Create an account</h1>
      <p>
        For everybody who works on widening participation in health careers. If you have an account already,{" "}
        <Link to={signInPath(next)}>sign in</Link>.
      </p>
      <Form method="post" noValidate>
        <TextInput
          name="name"
          label="Full name"
          hint="Others see it beside what you share."
          autoComplete="name"
          spellCheck={false}
          state={state}
          defaultValue={typedOr(state, "name")}
        />
        <TextInput
          name="email"
          type="email"
          label="E-mail address"
          hint="You sign in with it; nobody else sees it. An address at work lets you join your organisation at once."
          autoComplete="email"
          spellCheck={false}
          state={state}
          defaultValue={typedOr(state, "email")}
        />
        <PasswordInput name="password" label="Password" hint={newPasswordHint} autoComplete="new-password" state={state} />
        <Checkboxes
          name="acceptTerms"
          label="Terms of use"
          hint={
            <>
              Read the <Link to="/terms">terms of use</Link> and how we treat <Link to="/privacy">personal data</Link>.
            </>
          }
          options={[{ value: "yes", label: "I agree to the terms of use" }]}
          state={state}
          defaultValues={state?.values["acceptTerms"] ?? []}
        />
        <Button>Create an account</Button>
      </Form>
    </div>
  )
}
