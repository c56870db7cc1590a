import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, TextArea, TextInput } from "../../ui/form/form.tsx"
import { StoredNow } from "../../ui/stored-now/stored-now.tsx"
import { organisationPath } from "../organisation-paths.ts"

const document = graphql(`
  query OrganisationToEdit($slug: String!) {
    organisation(slug: $slug) {
      id
      slug
      name
      about
      website
      version
      viewerCanEdit
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Edit the page of ${data?.organisation.name ?? "an organisation"}`)

export async function loader(args: LoaderFunctionArgs) {
  const { organisation } = await query(args, document, { slug: args.params.slug ?? "" })
  if (!organisation) throw new Response("", { status: 404 })
  if (!organisation.viewerCanEdit) throw new Response("Only the organisation's leads can edit its page.", { status: 403 })
  return { organisation }
}

const mutation = graphql(`
  mutation UpdateOrganisationPage($input: UpdateOrganisationPageInput!) {
    updateOrganisationPage(input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const version = Number(textOf(form, "version"))
  const input = { id: textOf(form, "id"), version, about: textOf(form, "about"), website: textOf(form, "website") }
  const { updateOrganisationPage: result } = await query(args, mutation, { input })
  if (result.__typename !== "Organisation") return { ...refusal(form, result), isStale: result.__typename === "ConflictError" }
  return redirect(organisationPath(args.params.slug ?? ""), { headers: { "Set-Cookie": await leaveFlash("The page has been saved.") } })
})

export default function OrganisationEdit() {
  const { organisation } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { id, slug, name, about, website, version } = organisation
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/organisations", label: "Organisations" },
          { to: organisationPath(slug), label: name },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Edit the page of {name}</h1>
      {state?.isStale && (
        <StoredNow
          rows={[
            { label: "About", value: about ?? "Nothing" },
            { label: "Website", value: website ?? "None" },
          ]}
        />
      )}
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextArea
          name="about"
          label="About"
          hint="Who you are and what you do to widen participation, in a few sentences."
          rows={8}
          state={state}
          defaultValue={typedOr(state, "about", about ?? "")}
        />
        <TextInput
          name="website"
          label="Website"
          inputMode="url"
          hint="Starts with https://"
          state={state}
          defaultValue={typedOr(state, "website", website ?? "")}
        />
        <div className="hub-actions">
          <Button>Save</Button>
          <Link to={organisationPath(slug)}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
