import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { londonLocal } from "../../platform/dates.ts"
import { readInstant, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { DateInput } from "../../ui/date-input/date-input.tsx"
import { Button, ErrorSummary, TextArea, TextInput } from "../../ui/form/form.tsx"
import { StoredNow } from "../../ui/stored-now/stored-now.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { done } from "../forms/done.server.ts"
import { isEditable, loadManagedRound } from "../forms/round.server.ts"
import { numberOf, refusedSetup } from "../forms/setup-acts.server.ts"
import { versionToSave } from "../parts/part-form.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Texts and dates: ${data?.round.title ?? ""}`)

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  if (!isEditable(round)) throw redirect(awardPaths.manageRound(round.slug))
  return { round }
}

const updateMutation = graphql(`
  mutation UpdateRound($round: ID!, $version: Int!, $input: RoundInput!) {
    updateRound(round: $round, version: $version, input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)

const dates = ["opensAt", "closesAt", "scoresDueAt", "resultsExpectedAt"] as const
const dateLabels: Record<(typeof dates)[number], string> = {
  opensAt: "Opens",
  closesAt: "Closes",
  scoresDueAt: "Readers finish by (optional)",
  resultsExpectedAt: "Results expected (optional)",
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = await loadManagedRound(args)
  const read = dates.map((name) => ({ name, ...readInstant(form, name) }))
  const issues = read.flatMap((date) => ("issue" in date ? [date.issue] : []))
  if (issues.length > 0) return refusedSetup(form, { __typename: "ValidationError", issues })
  const instants = Object.fromEntries(read.map((date) => [date.name, "value" in date ? date.value : null]))
  const { updateRound: result } = await query(args, updateMutation, {
    round: round.id,
    version: Number(textOf(form, "version")),
    input: {
      title: textOf(form, "title"),
      summary: textOf(form, "summary"),
      guidance: textOf(form, "guidance"),
      readersPerNomination: numberOf(form, "readersPerNomination"),
      ...instants,
    },
  })
  return result.__typename === "Round" ? done(awardPaths.manageRound(round.slug), "Saved.") : refusedSetup(form, result)
})

export default function RoundDetails() {
  const { round } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const local = (at: string | null | undefined) => (at ? londonLocal(at) : "")
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <h1>Texts and dates</h1>
      {state?.isStale && (
        <StoredNow
          rows={[
            { label: "Title", value: round.title },
            { label: "Summary", value: round.summary },
            { label: "How entries are judged", value: round.guidance },
            ...dates.map((name) => ({ label: dateLabels[name], value: round[name] ? <Minute at={round[name]} /> : "Not said" })),
            { label: "Readers of each entry", value: round.readersPerNomination },
          ]}
        />
      )}
      <Form method="post">
        <input type="hidden" name="version" value={versionToSave(round, state)} />
        <TextInput name="title" label="Title" maxLength={120} state={state} defaultValue={typedOr(state, "title", round.title)} />
        <TextArea
          name="summary"
          label="Summary"
          rows={4}
          maxLength={400}
          state={state}
          defaultValue={typedOr(state, "summary", round.summary)}
        />
        <TextArea
          name="guidance"
          label="How entries are judged"
          hint="Everybody reads it. The page itself says how many readers score each entry, and that nobody reads one of their own. Markdown"
          rows={10}
          state={state}
          defaultValue={typedOr(state, "guidance", round.guidance)}
        />
        <p className="hub-muted">All times are London time.</p>
        {dates.map((name) => (
          <DateInput
            key={name}
            name={name}
            label={dateLabels[name]}
            {...(name === "closesAt" && { hint: "What arrives at this time or after it is late" })}
            withTime
            state={state}
            defaultValue={local(round[name])}
          />
        ))}
        <TextInput
          name="readersPerNomination"
          label="Readers of each entry"
          inputMode="numeric"
          width={2}
          state={state}
          defaultValue={typedOr(state, "readersPerNomination", String(round.readersPerNomination))}
        />
        <Button>Save</Button>
      </Form>
    </>
  )
}
