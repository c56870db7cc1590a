import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { StoredNow } from "../../ui/stored-now/stored-now.tsx"
import { done } from "../forms/done.server.ts"
import { AwardFields, readAward } from "../parts/award-fields.tsx"
import { versionToSave } from "../parts/part-form.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Change ${data?.award.name ?? ""}`)

const awardQuery = graphql(`
  query AwardToEdit($slug: String!) {
    viewer {
      id
    }
    award(slug: $slug) {
      id
      name
      summary
      about
      version
      viewerCanManage
    }
  }
`)

const saveMutation = graphql(`
  mutation UpdateAward($id: ID!, $version: Int!, $input: AwardInput!) {
    updateAward(id: $id, version: $version, input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)

/** The award of the address, for those who may change it. */
async function loadAward(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, award } = await query(args, awardQuery, { slug: args.params.award ?? "" })
  demandViewer(args.request, viewer)
  if (!award?.viewerCanManage) throw new Response("", { status: 404 })
  return award
}

export async function loader(args: LoaderFunctionArgs) {
  return { award: await loadAward(args) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { id } = await loadAward(args)
  const { updateAward: result } = await query(args, saveMutation, { id, version: Number(textOf(form, "version")), input: readAward(form) })
  if (result.__typename === "Award") return done(awardPaths.manage, "The award is changed.")
  return { ...refusal(form, result), isStale: result.__typename === "ConflictError" }
})

export default function EditAward() {
  const { award } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/manage", label: "Manage" },
          { to: awardPaths.manage, label: "Awards" },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Change {award.name}</h1>
      {state?.isStale && (
        <StoredNow
          rows={[
            { label: "Name", value: award.name },
            { label: "Summary", value: award.summary },
            { label: "What it is for", value: award.about },
          ]}
        />
      )}
      <Form method="post">
        <input type="hidden" name="version" value={versionToSave(award, state)} />
        <AwardFields state={state} award={award} />
        <Button>Save</Button>
      </Form>
    </>
  )
}
