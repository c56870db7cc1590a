import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titledPrivately } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { done } from "../forms/done.server.ts"

export const meta: MetaFunction = () => titledPrivately("You are nominated for an award")

const consentQuery = graphql(`
  query ConsentRequest($token: String!) {
    consentRequest(token: $token) {
      name
      answer
      title
      summary
      entrant
      organisation
      round
      category
      answerBefore
    }
  }
`)

const answerMutation = graphql(`
  mutation AnswerConsent($token: String!, $agrees: Boolean!) {
    answerConsent(token: $token, agrees: $agrees) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { consentRequest } = await query(args, consentQuery, { token: args.params.token ?? "" })
  if (!consentRequest) throw new Response("", { status: 404 })
  return { asked: consentRequest }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { token = "" } = args.params
  const agrees = textOf(form, "answer") === "yes"
  const { answerConsent: result } = await query(args, answerMutation, { token, agrees })
  if (result.__typename !== "ConsentRequest") return refusal(form, result)
  return done(
    `/awards/consent/${token}`,
    agrees ? "Thank you: the nomination takes part." : "Thank you: the nomination does not take part.",
  )
})

export default function Consent() {
  const { asked } = useLoaderData<typeof loader>()
  return (
    <>
      <ErrorSummary state={useActionData<typeof action>()} />
      <h1>{asked.entrant} would like to nominate you for an award</h1>
      <SummaryList
        rows={[
          { label: "Nominated", value: asked.name },
          { label: "Award", value: `${asked.round}, ${asked.category}` },
          { label: "For", value: asked.organisation },
          { label: "Title", value: asked.title || "Not written yet" },
          { label: "Summary", value: asked.summary || "Not written yet" },
        ]}
      />
      {asked.answer === null ? (
        <Form method="post">
          <p className="hub-prose">
            If you agree, the award manager and the panel read the nomination, and your name is shown if it wins. If you do not, it takes no
            part and nobody reads it. You cannot change your answer here later.
          </p>
          <p>
            {asked.answerBefore ? (
              <>
                Please answer before <Minute at={asked.answerBefore} />, London time, when the round stops taking entries: a later answer
                may come too late.
              </>
            ) : (
              "The round has stopped taking entries: please answer now, or your answer may come too late."
            )}{" "}
            If you do not answer, the nomination does not take part.
          </p>
          <div className="hub-actions">
            <Button name="answer" value="yes">
              I agree
            </Button>
            <Button kind="secondary" name="answer" value="no">
              I do not want to be nominated
            </Button>
          </div>
        </Form>
      ) : (
        <Inset>
          <p>{asked.answer ? "You agreed to be nominated." : "You do not want to be nominated. The nomination does not take part."}</p>
        </Inset>
      )}
    </>
  )
}
