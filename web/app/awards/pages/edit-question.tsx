import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, Radios, TextArea } from "../../ui/form/form.tsx"
import { done } from "../forms/done.server.ts"
import { loadManagedRound } from "../forms/round.server.ts"
import { removal, requirePart } from "../forms/setup-acts.server.ts"
import { RemovePart } from "../parts/remove-part.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction = () => titled("Eligibility question")

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  return { round, question: requirePart(round, round.eligibilityQuestions, args.params.id) }
}

const saveMutation = graphql(`
  mutation SaveEligibilityQuestion($round: ID!, $version: Int!, $id: ID, $input: EligibilityQuestionInput!) {
    saveEligibilityQuestion(round: $round, version: $version, id: $id, input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on ValidationError {
        issues {
          field
          message
        }
      }
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = await loadManagedRound(args)
  const question = requirePart(round, round.eligibilityQuestions, args.params.id)
  const removed = await removal(args, form, round, "question")
  if (removed) return removed
  const { saveEligibilityQuestion: result } = await query(args, saveMutation, {
    round: round.id,
    version: Number(textOf(form, "version")),
    id: question?.id ?? null,
    input: { question: textOf(form, "question"), help: textOf(form, "help"), expectedAnswer: textOf(form, "expectedAnswer") !== "no" },
  })
  return result.__typename === "Round" ? done(awardPaths.manageRound(round.slug), "Saved.") : refusal(form, result)
})

export default function EditQuestion() {
  const { round, question } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <h1>{question ? "Change an eligibility question" : "Add an eligibility question"}</h1>
      <Form method="post">
        <input type="hidden" name="version" value={round.version} />
        <TextArea
          name="question"
          label="Question, to be answered with yes or no"
          rows={3}
          maxLength={400}
          state={state}
          defaultValue={typedOr(state, "question", question?.question)}
        />
        <TextArea
          name="help"
          label="What helps to answer it (optional)"
          rows={3}
          state={state}
          defaultValue={typedOr(state, "help", question?.help ?? "")}
        />
        <Radios
          name="expectedAnswer"
          label="What does an eligible entry answer?"
          defaultValue={typedOr(state, "expectedAnswer", question?.expectedAnswer === false ? "no" : "yes")}
          options={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
        />
        <Button>Save</Button>
      </Form>
      {question && <RemovePart version={round.version} what="question" />}
    </>
  )
}
