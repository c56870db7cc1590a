import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { commitmentPath, commitmentsPath } from "../../people/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { StoredNow } from "../../ui/stored-now/stored-now.tsx"
import { backToCommitment, loadKeptCommitment } from "../parts/commitment.server.ts"
import { CommitmentFields, commitmentTexts } from "../parts/commitment-fields.tsx"

export const meta: MetaFunction = () => titled("Change a commitment")

export const loader = (args: LoaderFunctionArgs) => loadKeptCommitment(args)

const updateMutation = graphql(`
  mutation UpdateCommitment($id: ID!, $version: Int!, $texts: CommitmentTexts!) {
    updateCommitment(id: $id, version: $version, texts: $texts) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { commitment } = await loadKeptCommitment(args)
  const { updateCommitment: result } = await query(args, updateMutation, {
    id: commitment.id,
    version: Number(textOf(form, "version")),
    texts: commitmentTexts(form),
  })
  if (result.__typename !== "Commitment") return { ...refusal(form, result), isStale: result.__typename === "ConflictError" }
  return backToCommitment(args, "The commitment is changed.")
})

export default function EditCommitment() {
  const { organisation, scheme, commitment } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const page = commitmentPath(organisation.slug, scheme.slug)
  const inPlace = scheme.expectations.filter(({ key }) => commitment.inPlace.includes(key))
  return (
    <>
      <Breadcrumbs
        items={[
          { to: commitmentsPath, label: "Commitments" },
          { to: page, label: `${organisation.name}: ${scheme.name}` },
        ]}
      />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">{organisation.name}</span>
      <h1>Change your {scheme.name}</h1>
      {state?.isStale && (
        <StoredNow
          rows={[
            { label: "What you will do", value: commitment.statement },
            { label: "In place", value: inPlace.map(({ text }) => text).join("; ") || "Nothing yet" },
            { label: "Senior champion", value: commitment.champion },
            { label: "Where people apply", value: commitment.applyUrl ?? "Nowhere yet" },
          ]}
        />
      )}
      <Form method="post" className="hub-prose">
        <input type="hidden" name="version" value={commitment.version} />
        <CommitmentFields scheme={scheme} state={state} stored={commitment} />
        <div className="hub-actions">
          <Button>Save</Button>
          <Link to={page}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
