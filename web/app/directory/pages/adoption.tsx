import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { AdoptionStage } from "../../platform/api/generated/graphql.ts"
import { formatDay } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Warning } from "../../ui/warning/warning.tsx"
import { loadAdoption } from "../parts/adoption.server.ts"
import { AdoptionFields, stageLabels } from "../parts/adoption-fields.tsx"
import { adoptionPath, initiativePath } from "../paths.ts"

export const meta: MetaFunction = () => titled("What you have taken up")

export const loader = (args: LoaderFunctionArgs) => loadAdoption(args)

const updateMutation = graphql(`
  mutation MoveAdoption($id: ID!, $version: Int!, $stage: AdoptionStage!, $localChanges: String!, $outcome: String!) {
    updateAdoption(id: $id, version: $version, stage: $stage, localChanges: $localChanges, outcome: $outcome) {
      __typename
      ...RefusedAct
      ... on ConflictError {
        currentVersion
      }
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const adoption = await loadAdoption(args)
  const { updateAdoption: result } = await query(args, updateMutation, {
    id: adoption.id,
    version: Number(textOf(form, "version")),
    stage: textOf(form, "stage") as AdoptionStage,
    localChanges: textOf(form, "localChanges"),
    outcome: textOf(form, "outcome"),
  })
  if (result.__typename === "Adoption")
    return redirect(`${initiativePath(adoption.initiative.slug)}#adoptions`, {
      headers: { "Set-Cookie": await leaveFlash("Thank you. It is recorded, and others can learn from it.") },
    })
  if (result.__typename !== "ConflictError") return refusal(form, result)
  const { stage, localChanges, outcome } = adoption
  return { ...refusal(form, result), version: result.currentVersion, stored: { stage, localChanges, outcome } }
})

export default function AdoptionPage() {
  const { id, initiative, organisation, version, steps, ...stored } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const conflict = state && "stored" in state ? state : null
  return (
    <>
      <Breadcrumbs
        items={[
          { to: "/my", label: "My hub" },
          { to: initiativePath(initiative.slug), label: initiative.title },
        ]}
      />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">{organisation.name}</span>
      <h1>How far you are with “{initiative.title}”</h1>
      <p className="hub-lede">What you changed and what came of it is what the next organisation wants to know.</p>
      {conflict && (
        <Warning heading="Somebody else changed this record">
          <p>Your text is in the form below, not saved yet. This is what is stored now. Take over what you need, then save again.</p>
          <SummaryList
            rows={[
              { label: "How far", value: stageLabels[conflict.stored.stage] },
              { label: "What was changed", value: conflict.stored.localChanges || "Empty" },
              { label: "What came of it", value: conflict.stored.outcome || "Empty" },
            ]}
          />
        </Warning>
      )}
      <Form method="post" className="hub-prose">
        <input type="hidden" name="version" value={conflict?.version ?? version} />
        <AdoptionFields state={state} stored={stored} />
        <div className="hub-actions">
          <Button>Save</Button>
          <Link to={`${adoptionPath(id)}/remove`}>Remove this record</Link>
        </div>
      </Form>
      <h2 className="nhsuk-heading-m">So far</h2>
      <ul className="hub-rows">
        {steps.map(({ stage, at }) => (
          <li key={at}>
            {stageLabels[stage]}
            <span className="hub-rows__detail">{formatDay(at)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
