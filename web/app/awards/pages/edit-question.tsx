import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Radios, TextArea } from "../../ui/form/form.tsx"
import { loadManagedRound } from "../forms/round.server.ts"
import { changePart, requirePart } from "../forms/setup-acts.server.ts"
import { PartForm } from "../parts/part-form.tsx"

export const meta: MetaFunction = () => titled("Eligibility question")

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  return { round, question: requirePart(round, round.eligibilityQuestions, args.params.id) }
}

const saveMutation = graphql(`
  mutation SaveEligibilityQuestion($round: ID!, $version: Int!, $id: ID, $input: EligibilityQuestionInput!) {
    saveEligibilityQuestion(round: $round, version: $version, id: $id, input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded((args) =>
  changePart(args, "question", async (form, where) => {
    const input = {
      question: textOf(form, "question"),
      help: textOf(form, "help"),
      expectedAnswer: textOf(form, "expectedAnswer") !== "no",
    }
    return (await query(args, saveMutation, { ...where, input })).saveEligibilityQuestion
  }),
)

export default function EditQuestion() {
  const { round, question } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <PartForm
      round={round}
      heading={question ? "Change an eligibility question" : "Add an eligibility question"}
      what="question"
      stored={
        question && [
          { label: "Question", value: question.question },
          { label: "What helps to answer it", value: question.help },
          { label: "An eligible entry answers", value: question.expectedAnswer ? "Yes" : "No" },
        ]
      }
      state={state}
    >
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
    </PartForm>
  )
}
