import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { Decision } from "../parts/decision.tsx"
import { DecisionForm } from "../parts/decision-form.tsx"
import { ownDecisionsPath } from "../paths.ts"

export const meta = () => titled("A decision about what you wrote")

const document = graphql(`
  query OwnDecision($id: ID!) {
    viewer {
      id
    }
    moderationAct(id: $id) {
      viewerCanAppeal
      person {
        id
      }
      ...Decision
    }
  }
`)

const appealMutation = graphql(`
  mutation AppealModeration($id: ID!, $text: String!) {
    appealModeration(id: $id, text: $text) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, moderationAct } = await query(args, document, { id: args.params.act ?? "" })
  const { id } = demandViewer(args.request, viewer)
  if (!moderationAct || moderationAct.person.id !== id) throw new Response("", { status: 404 })
  return { decision: moderationAct }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { appealModeration: result } = await query(args, appealMutation, { id: args.params.act ?? "", text: textOf(form, "text") })
  if (result.__typename !== "ModerationAct") return refusal(form, result)
  return redirect(ownDecisionsPath, { headers: { "Set-Cookie": await leaveFlash("Another moderator will look at it and tell you.") } })
})

export default function OwnDecision() {
  const { decision } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[{ to: ownDecisionsPath, label: "Decisions about what you wrote" }]} />
      <ErrorSummary state={state} />
      <h1>A decision about what you wrote</h1>
      <Decision decision={decision} />
      {decision.viewerCanAppeal && (
        <DecisionForm
          state={state}
          why={{ name: "text", label: "Why the decision is wrong", hint: "Another moderator reads this. You can appeal once.", rows: 5 }}
          button="Appeal"
          cancel={ownDecisionsPath}
        >
          <h2 className="nhsuk-heading-m">Appeal</h2>
        </DecisionForm>
      )}
    </>
  )
}
