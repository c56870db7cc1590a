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
import { regionPath } from "../organisation-paths.ts"

const document = graphql(`
  query RegionToEdit($slug: String!) {
    region(slug: $slug) {
      id
      slug
      name
      about
      version
      viewerCanEdit
      contactHandle
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Edit the page of ${data?.region.name ?? "a region"}`)

export async function loader(args: LoaderFunctionArgs) {
  const { region } = await query(args, document, { slug: args.params.slug ?? "" })
  if (!region) throw new Response("", { status: 404 })
  if (!region.viewerCanEdit) throw new Response("Only the regional lead can edit this page.", { status: 403 })
  return { region }
}

const mutation = graphql(`
  mutation UpdateRegion($id: ID!, $version: Int!, $about: String!, $contactHandle: String!) {
    updateRegion(id: $id, version: $version, about: $about, contactHandle: $contactHandle) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { updateRegion: result } = await query(args, mutation, {
    id: textOf(form, "id"),
    version: Number(textOf(form, "version")),
    about: textOf(form, "about"),
    contactHandle: textOf(form, "contactHandle"),
  })
  if (result.__typename !== "Region") return { ...refusal(form, result), isStale: result.__typename === "ConflictError" }
  return redirect(regionPath(args.params.slug ?? ""), { headers: { "Set-Cookie": await leaveFlash("The page has been saved.") } })
})

export default function RegionEdit() {
  const { region } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { id, slug, name, about, contactHandle, version } = region
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/regions", label: "Regions" },
          { to: regionPath(slug), label: name },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Edit the page of {name}</h1>
      {state?.isStale && (
        <StoredNow
          rows={[
            { label: "What the region offers", value: about ?? "Nothing" },
            { label: "Single point of contact", value: contactHandle ?? "None" },
          ]}
        />
      )}
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextArea name="about" label="What the region offers" rows={8} state={state} defaultValue={typedOr(state, "about", about ?? "")} />
        <TextInput
          name="contactHandle"
          label="Single point of contact"
          hint="The last part of the address of their page: for /people/ada-lovelace write ada-lovelace. Leave it empty if nobody is named."
          width={20}
          spellCheck={false}
          autoComplete="off"
          state={state}
          defaultValue={typedOr(state, "contactHandle", contactHandle ?? "")}
        />
        <div className="hub-actions">
          <Button>Save</Button>
          <Link to={regionPath(slug)}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
