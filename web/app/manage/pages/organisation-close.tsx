import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { TextInput } from "../../ui/form/form.tsx"
import { demandAdministrator } from "../parts/demand-role.server.ts"
import { manageOrganisationPath } from "../paths.ts"

const document = graphql(`
  query OrganisationToClose($slug: String!) {
    viewer {
      roles {
        role
        isInEffect
      }
    }
    organisation(slug: $slug) {
      id
      slug
      name
      closedAt
    }
  }
`)
const mutation = graphql(`
  mutation SetOrganisationClosed($id: ID!, $closed: Boolean!, $reason: String!) {
    setOrganisationClosed(id: $id, closed: $closed, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  titled(data?.organisation.closedAt ? "Open an organisation again" : "Close an organisation")

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, organisation } = await query(args, document, { slug: args.params.slug ?? "" })
  demandAdministrator(args.request, viewer)
  if (!organisation) throw new Response("", { status: 404 })
  return { organisation }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const closed = textOf(form, "closed") === "yes"
  const { setOrganisationClosed: result } = await query(args, mutation, { id: textOf(form, "id"), closed, reason: textOf(form, "reason") })
  if (result.__typename !== "Organisation") return refusal(form, result)
  return redirect(manageOrganisationPath(args.params.slug ?? ""), {
    headers: { "Set-Cookie": await leaveFlash(closed ? "The organisation is closed." : "The organisation is open again.") },
  })
})

export default function CloseOrganisation() {
  const { organisation } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { id, slug, name, closedAt } = organisation
  return (
    <ConfirmPage
      heading={closedAt ? `Open ${name} again?` : `Close ${name}?`}
      confirm={closedAt ? "Open it again" : "Close it"}
      cancel={manageOrganisationPath(slug)}
      state={state}
    >
      <p>
        {closedAt
          ? "It comes back into lists, and people can join it."
          : "Its page, its people and its initiatives stay, and say that it has closed. Lists leave it out, and nobody can join it. You can open it again."}
      </p>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="closed" value={closedAt ? "no" : "yes"} />
      <TextInput name="reason" label="Why?" hint="Kept in the audit log" state={state} defaultValue={typedOr(state, "reason")} />
    </ConfirmPage>
  )
}
