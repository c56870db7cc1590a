import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { callPath } from "../../directory/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { readCall } from "../forms/call.ts"
import { CallFields } from "../parts/call-fields.tsx"
import { demandRole } from "../parts/demand-role.server.ts"
import { manageCallsPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Add a call")

const document = graphql(`
  query NewCall {
    viewer {
      roles {
        role
        isInEffect
        region {
          id
        }
      }
    }
    terms(taxonomy: AIM) {
      slug
      label
      definition
      retiredAt
    }
  }
`)
const mutation = graphql(`
  mutation CreateCall($input: CallInput!) {
    createCall(input: $input) {
      __typename
      ... on Call {
        slug
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, terms } = await query(args, document)
  demandRole(args.request, viewer, ["EDITOR", "ADMINISTRATOR"], "Only an editor for the whole hub, or an administrator, can add a call.")
  return { aims: terms }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const read = readCall(form)
  if ("issues" in read) return refusal(form, read)
  const { createCall: result } = await query(args, mutation, read)
  if (result.__typename !== "Call") return refusal(form, result)
  return redirect(callPath(result.slug), { headers: { "Set-Cookie": await leaveFlash("The call is added. This is what people see.") } })
})

export default function NewCall() {
  const { aims } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/manage", label: "Manage" },
          { to: manageCallsPath, label: "Calls" },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Add a call</h1>
      <p>Everybody can see it at once. It can be answered from the minute at which it opens.</p>
      <Form method="post">
        <CallFields state={state} aims={aims} />
        <div className="hub-actions">
          <Button>Add the call</Button>
          <Link to={manageCallsPath}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
