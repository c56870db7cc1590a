import type { LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { AppealOutcome } from "../../platform/api/generated/graphql.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { decided } from "../parts/decided.server.ts"
import { Decision } from "../parts/decision.tsx"
import { Choice, DecisionForm } from "../parts/decision-form.tsx"
import { moderationPath } from "../paths.ts"

export const meta = () => titled("Decide about an appeal")

const document = graphql(`
  query AppealQuestion($id: ID!) {
    viewer {
      id
    }
    moderationAct(id: $id) {
      viewerCanDecide
      person {
        name
      }
      ...Decision
    }
  }
`)

const decideMutation = graphql(`
  mutation DecideAppeal($id: ID!, $outcome: AppealOutcome!, $answer: String!) {
    decideAppeal(id: $id, outcome: $outcome, answer: $answer) {
      __typename
      ...RefusedAct
    }
  }
`)

const outcomes = [
  { value: "UPHELD", label: "The decision stands" },
  {
    value: "OVERTURNED",
    label: "The decision does not stand",
    hint: "What was hidden or locked is brought back, a warning or suspension ends. Move back yourself what was moved, merged or split.",
  },
]

/** What was done, for who did it. */
const done: Record<AppealOutcome, string> = {
  UPHELD: "The decision stands. The person who appealed is told why.",
  OVERTURNED: "The decision does not stand, and what could be undone is undone. The person who appealed is told why.",
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, moderationAct } = await query(args, document, { id: args.params.act ?? "" })
  demandViewer(args.request, viewer)
  if (!moderationAct?.viewerCanDecide) throw new Response("", { status: 404 })
  return { decision: moderationAct }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const outcome = textOf(form, "outcome")
  if (!outcome) return refusal(form, { issues: [{ field: "outcome", message: "Choose whether the decision stands" }] })
  const { decideAppeal: result } = await query(args, decideMutation, {
    id: args.params.act ?? "",
    outcome: outcome as AppealOutcome,
    answer: textOf(form, "answer"),
  })
  if (result.__typename !== "ModerationAct") return refusal(form, result)
  return decided(done[outcome as AppealOutcome])
})

export default function Appeal() {
  const { decision } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[{ to: moderationPath, label: "Moderation" }]} />
      <ErrorSummary state={state} />
      <h1>Decide about an appeal</h1>
      <p className="hub-lede">By {decision.person.name}</p>
      <Decision decision={decision} />
      <DecisionForm
        state={state}
        why={{ name: "answer", hint: "The person who appeals reads this." }}
        button="Decide"
        cancel={moderationPath}
      >
        <Choice name="outcome" label="Does the decision stand?" options={outcomes} state={state} />
      </DecisionForm>
    </>
  )
}
