import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { CallStatusTag, callDates, callPath } from "../../directory/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { StoredNow } from "../../ui/stored-now/stored-now.tsx"
import { readCall } from "../forms/call.ts"
import { CallFields } from "../parts/call-fields.tsx"
import { manageCallsPath } from "../paths.ts"

const document = graphql(`
  query CallToManage($slug: String!) {
    viewer {
      id
    }
    call(slug: $slug) {
      ...CallToManage
      viewerCanEdit
    }
    terms(taxonomy: AIM, includeRetired: true) {
      slug
      label
      definition
      retiredAt
    }
  }
`)
const mutation = graphql(`
  mutation UpdateCall($id: ID!, $version: Int!, $input: CallInput!) {
    updateCall(id: $id, version: $version, input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Change ${data?.call.title ?? "a call"}`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, call, terms } = await query(args, document, { slug: args.params.slug ?? "" })
  demandViewer(args.request, viewer)
  if (!call) throw new Response("", { status: 404 })
  if (!call.viewerCanEdit) throw new Response("Only an editor for the whole hub, or an administrator, can change a call.", { status: 403 })
  return { call, aims: terms }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const read = readCall(form)
  if ("issues" in read) return { ...refusal(form, read), isStale: false }
  const variables = { id: textOf(form, "id"), version: Number(textOf(form, "version")), ...read }
  const { updateCall: result } = await query(args, mutation, variables)
  if (result.__typename !== "Call") return { ...refusal(form, result), isStale: result.__typename === "ConflictError" }
  return redirect(callPath(args.params.slug ?? ""), {
    headers: { "Set-Cookie": await leaveFlash("The call is saved. This is what people see.") },
  })
})

export default function ManageCall() {
  const { call, aims } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { id, slug, title, summary, guidance, opensAt, closesAt, status, version } = call
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/manage", label: "Manage" },
          { to: manageCallsPath, label: "Calls" },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>{title}</h1>
      <p>
        <CallStatusTag status={status} /> {callDates(call)}. Moving a date is how a call is extended or closed early; that is kept in the
        audit log.
      </p>
      <p>
        <Link to={callPath(slug)}>See the call</Link>
      </p>
      {state?.isStale && (
        <StoredNow
          rows={[
            { label: "Title", value: title },
            { label: "Summary", value: summary },
            {
              label: "Aims",
              value: aims
                .filter((aim) => call.aims.includes(aim.slug))
                .map((aim) => aim.label)
                .join(", "),
            },
            { label: "Guidance", value: <span className="hub-keep-lines">{guidance}</span> },
            { label: "Opens", value: formatMinute(opensAt) },
            { label: "Closes", value: formatMinute(closesAt) },
          ]}
        />
      )}
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <CallFields state={state} aims={aims} stored={call} />
        <div className="hub-actions">
          <Button>Save</Button>
          <Link to={manageCallsPath}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
