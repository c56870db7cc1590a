import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { controlId, issueOf, refusal, textOf, textsOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, FieldError } from "../../ui/form/form.tsx"
import { judgingPaths } from "../judging-paths.ts"

export const meta: MetaFunction = () => titled("Declare conflicts of interest")

const declareQuery = graphql(`
  query DeclarableNominations($round: String!) {
    judging(round: $round) {
      round {
        slug
        title
      }
      declaredAt
      canDeclare
      nominations {
        id
        reference
        title
        nominee
        organisation
        category
        conflict
      }
    }
  }
`)

const declareMutation = graphql(`
  mutation DeclareConflicts($round: String!, $conflicts: [ConflictInput!]!) {
    declareConflicts(round: $round, conflicts: $conflicts) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { judging } = await query(args, declareQuery, { round: args.params["round"] ?? "" })
  if (!judging) throw new Response("", { status: 404 })
  return { judging }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = args.params["round"] ?? ""
  const chosen = textsOf(form, "nomination")
  const { declareConflicts: result } = await query(args, declareMutation, {
    round,
    conflicts: chosen.map((nomination) => ({ nomination, reason: textOf(form, `reason.${nomination}`) })),
  })
  if (result.__typename === "Judging")
    return redirect(judgingPaths.judge(round), {
      headers: {
        "set-cookie": await leaveFlash(
          chosen.length > 0
            ? "Your conflicts of interest are on record."
            : "You have no conflict of interest to declare. That is on record.",
        ),
      },
    })
  // The API names a reason by its place in the list; on the page it stands beside its nomination.
  const issues = "issues" in result ? result.issues : undefined
  return refusal(form, {
    ...result,
    ...(issues && {
      issues: issues.map(({ field, message }) => {
        const [, index] = /^conflicts\.(\d+)\.reason$/.exec(field) ?? []
        return { field: index === undefined ? "" : `reason.${chosen[Number(index)] ?? ""}`, message }
      }),
    }),
  })
})

export default function JudgeConflicts() {
  const { round, nominations, declaredAt, canDeclare } = useLoaderData<typeof loader>().judging
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[{ to: judgingPaths.judge(round.slug), label: `Judge ${round.title}` }]} />
      <ErrorSummary state={state} />
      <h1>Declare conflicts of interest</h1>
      <div className="hub-prose">
        <p className="hub-lede">
          Tick every nomination that is too close to you, and say why. You will never be asked to judge it, and you will see nothing of how
          it is judged.
        </p>
        <p>
          A conflict is anything that would make somebody doubt your judgement: you work or worked with the people, you advised on the
          entry, a friend or relative is part of it, you competed with it. What you declare stays on record and is not taken back.
        </p>
      </div>
      {!canDeclare ? (
        <p>Conflicts are declared once the round has closed for entries and until judging ends.</p>
      ) : (
        <Form method="post">
          <ul className="hub-rows">
            {nominations.map(({ id, reference, title, nominee, organisation, category, conflict }) => {
              const control = controlId(`nomination.${reference}`)
              const reason = `reason.${id}`
              return (
                <li key={id}>
                  {conflict ? (
                    <p className="nhsuk-u-margin-bottom-0">
                      <strong>{title}</strong>
                      <span className="hub-rows__detail">
                        {nominee}, {organisation}. On record: {conflict}.
                      </span>
                    </p>
                  ) : (
                    <>
                      <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
                        <div className="nhsuk-checkboxes__item">
                          <input
                            className="nhsuk-checkboxes__input"
                            type="checkbox"
                            id={control}
                            name="nomination"
                            value={id}
                            defaultChecked={state?.values["nomination"]?.includes(id)}
                          />
                          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={control}>
                            {title}
                            <span className="hub-rows__detail">
                              {nominee}, {organisation}. {category}
                            </span>
                          </label>
                        </div>
                      </div>
                      <div className="hub-conflict-reason">
                        <FieldError id={controlId(reason)} error={issueOf(state, reason)} />
                        <label className="nhsuk-label hub-small" htmlFor={controlId(reason)}>
                          What the conflict is<span className="nhsuk-u-visually-hidden"> with {title}</span>
                        </label>
                        <input
                          className={`nhsuk-input${issueOf(state, reason) ? " nhsuk-input--error" : ""}`}
                          id={controlId(reason)}
                          name={reason}
                          type="text"
                          defaultValue={typedOr(state, reason)}
                          aria-describedby={issueOf(state, reason) ? `${controlId(reason)}-error` : undefined}
                        />
                      </div>
                    </>
                  )}
                </li>
              )
            })}
          </ul>
          <div className="hub-actions">
            <Button>{declaredAt ? "Add what I ticked" : "These are all my conflicts"}</Button>
            <Link to={judgingPaths.judge(round.slug)}>Cancel</Link>
          </div>
        </Form>
      )}
    </>
  )
}
