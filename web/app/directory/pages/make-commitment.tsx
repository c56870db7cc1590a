import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { commitmentsPath, organisationPath } from "../../people/public.ts"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { backToCommitment, loadNewCommitment } from "../parts/commitment.server.ts"
import { CommitmentFields, commitmentTexts } from "../parts/commitment-fields.tsx"

export const meta: MetaFunction = () => titled("Make a commitment")

export const loader = (args: LoaderFunctionArgs) => loadNewCommitment(args)

const makeMutation = graphql(`
  mutation MakeCommitment($organisation: ID!, $scheme: CommitmentScheme!, $texts: CommitmentTexts!) {
    makeCommitment(organisation: $organisation, scheme: $scheme, texts: $texts) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { organisation, scheme } = await loadNewCommitment(args)
  const { makeCommitment: result } = await query(args, makeMutation, {
    organisation: organisation.id,
    scheme: scheme.scheme,
    texts: commitmentTexts(form),
  })
  if (result.__typename !== "Commitment") return refusal(form, result)
  return backToCommitment(args, "Your commitment is public. You will be asked in a year how it went.")
})

export default function MakeCommitment() {
  const { organisation, scheme, commitment } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs
        items={[
          { to: commitmentsPath, label: "Commitments" },
          { to: organisationPath(organisation.slug), label: organisation.name },
        ]}
      />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">{organisation.name}</span>
      <h1>Make the {scheme.name}</h1>
      <p className="hub-lede">{scheme.purpose}</p>
      <p>It stands in the public register, with a report each year on what came of it. You can change it and end it at any time.</p>
      <Form method="post" className="hub-prose">
        <CommitmentFields scheme={scheme} state={state} stored={commitment} />
        <div className="hub-actions">
          <Button>Make this commitment</Button>
          <Link to={organisationPath(organisation.slug)}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
