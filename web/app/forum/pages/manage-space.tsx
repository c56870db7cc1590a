import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { StoredNow } from "../../ui/stored-now/stored-now.tsx"
import { readSpace, SpaceFields } from "../parts/space-fields.tsx"
import { closeSpacePath, manageSpacesPath } from "../paths.ts"

const document = graphql(`
  query SpaceToManage {
    viewer {
      id
    }
    spacesToManage {
      ...SpaceToManage
    }
    regions {
      id
      name
    }
  }
`)
const createMutation = graphql(`
  mutation CreateSpace($settings: SpaceSettings!) {
    createSpace(settings: $settings) {
      __typename
      ...RefusedAct
    }
  }
`)
const updateMutation = graphql(`
  mutation UpdateSpace($id: ID!, $version: Int!, $settings: SpaceSettings!) {
    updateSpace(id: $id, version: $version, settings: $settings) {
      __typename
      ...RefusedAct
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.space ? `Change ${data.space.name}` : "Add a space")

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, spacesToManage: spaces, regions } = await query(args, document)
  demandViewer(args.request, viewer)
  if (!spaces) throw new Response("Only an administrator can set up the spaces of the forum.", { status: 403 })
  const slug = args.params.space
  const space = spaces.find((one) => one.slug === slug)
  if (slug && !space) throw new Response("", { status: 404 })
  return { space, regions }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const settings = readSpace(form)
  const id = textOf(form, "id")
  const result = id
    ? (await query(args, updateMutation, { id, version: Number(textOf(form, "version")), settings })).updateSpace
    : (await query(args, createMutation, { settings })).createSpace
  if (result.__typename !== "Space") return { ...refusal(form, result), isStale: result.__typename === "ConflictError" }
  return redirect(manageSpacesPath, { headers: { "Set-Cookie": await leaveFlash(`The space “${settings.name}” is saved.`) } })
})

export default function ManageSpace() {
  const { space, regions } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/manage", label: "Manage" },
          { to: manageSpacesPath, label: "Spaces of the forum" },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>{space?.name ?? "Add a space"}</h1>
      {state?.isStale && space && (
        <StoredNow
          rows={[
            { label: "Name", value: space.name },
            { label: "What belongs here", value: space.about },
            { label: "Guidelines", value: <span className="hub-keep-lines">{space.guidelinesText}</span> },
          ]}
        />
      )}
      <Form method="post">
        {space && (
          <>
            <input type="hidden" name="id" value={space.id} />
            <input type="hidden" name="version" value={space.version} />
          </>
        )}
        <SpaceFields state={state} regions={regions} stored={space} />
        <div className="hub-actions">
          <Button>Save</Button>
          <Link to={manageSpacesPath}>Cancel</Link>
        </div>
      </Form>
      {space && (
        <p>
          <Link to={closeSpacePath(space.slug)}>{space.isClosed ? "Open this space again" : "Close this space"}</Link>
        </p>
      )}
    </>
  )
}
