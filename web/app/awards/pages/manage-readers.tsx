import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Details } from "../../ui/details/details.tsx"
import { Button, ErrorSummary, Select, TextInput } from "../../ui/form/form.tsx"
import { judgingPaths } from "../judging-paths.ts"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Readers: ${data?.nomination.title ?? ""}`)

const readersQuery = graphql(`
  query NominationReaders($round: String!, $reference: String!) {
    judgingManagement(round: $round) {
      round {
        slug
        title
        state
      }
      nomination(reference: $reference) {
        id
        reference
        title
        organisation
        category
        readings {
          member
          name
          state
          isManual
          expertise
          sheet
          reason
        }
        conflicts {
          member
          name
          because
          reason
        }
        notReaders {
          member
          name
          because
        }
      }
    }
  }
`)

const addMutation = graphql(`
  mutation AddReader($round: String!, $nomination: String!, $member: ID!) {
    addReader(round: $round, nomination: $nomination, member: $member) {
      __typename
      ...RefusedAct
    }
  }
`)

const removeMutation = graphql(`
  mutation RemoveReader($round: String!, $nomination: String!, $member: ID!, $reason: String!) {
    removeReader(round: $round, nomination: $nomination, member: $member, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

const recordMutation = graphql(`
  mutation RecordConflict($round: String!, $nomination: ID!, $member: ID!, $reason: String!) {
    recordConflict(round: $round, nomination: $nomination, member: $member, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { judgingManagement } = await query(args, readersQuery, {
    round: args.params["round"] ?? "",
    reference: args.params["reference"] ?? "",
  })
  if (!judgingManagement?.nomination) throw new Response("", { status: 404 })
  return { round: judgingManagement.round, nomination: judgingManagement.nomination }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const [round, nomination] = [args.params["round"] ?? "", args.params["reference"] ?? ""]
  const intent = textOf(form, "intent")
  const member = textOf(form, intent === "add" ? "add" : "member")
  // Each of the forms has a field of its own for what can be wrong with it.
  const field = intent === "remove" ? `remove.${member}` : intent
  const reason = textOf(form, field)
  const result =
    intent === "add"
      ? (await query(args, addMutation, { round, nomination, member })).addReader
      : intent === "conflict"
        ? (await query(args, recordMutation, { round, nomination: textOf(form, "id"), member, reason })).recordConflict
        : (await query(args, removeMutation, { round, nomination, member, reason })).removeReader
  if (result.__typename === "JudgingManagement")
    return redirect(judgingPaths.readers(round, nomination), {
      headers: { "set-cookie": await leaveFlash(said[intent] ?? said["remove"] ?? "") },
    })
  const refused = refusal(form, result)
  return { ...refused, issues: refused.issues.map(({ message }) => ({ field, message })) }
})

const said: Record<string, string> = {
  add: "The reader is proposed. Give the readings out when you are done.",
  remove: "The reader no longer has this nomination.",
  conflict: "The conflict of interest is on record.",
}

export default function ManageReaders() {
  const { round, nomination } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { id, reference, title, organisation, category, readings, conflicts, notReaders } = nomination
  const isOpen = round.state === "CLOSED" || round.state === "JUDGING"
  const held = readings.filter(({ state: reading }) => reading === "PROPOSED" || reading === "ALLOCATED")
  const ended = readings.filter(({ state: reading }) => reading === "RETURNED" || reading === "REMOVED")
  const members = [...held, ...notReaders].map(({ member, name }) => ({ value: member, label: name }))
  return (
    <>
      <RoundCrumbs round={round} further={[{ to: judgingPaths.manage(round.slug), label: "Readers" }]} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">
        {category}, {reference}
      </span>
      <h1>Readers: {title}</h1>
      <p className="hub-muted">{organisation}</p>
      <h2>Who reads it</h2>
      {held.length === 0 && <p>Nobody yet. Propose readers for the whole round, or choose one below.</p>}
      <ul className="hub-rows">
        {held.map(({ member, name, state: reading, isManual, expertise, sheet }) => (
          <li key={member}>
            <strong>{name}</strong>
            <span className="hub-rows__detail">
              {reading === "PROPOSED" ? "Proposed" : (sheet ?? "Not started")}
              {isManual && ", chosen by hand"}
              {expertise > 0 && `, knows ${expertise === 1 ? "1 of its themes" : `${expertise} of its themes`}`}
            </span>
            {isOpen && (
              <Details summary={`Take it from ${name}`} open={state?.issues.some(({ field }) => field === `remove.${member}`) ?? false}>
                <Form method="post">
                  <input type="hidden" name="member" value={member} />
                  <TextInput
                    name={`remove.${member}`}
                    label={`Why take it from ${name}?`}
                    state={state}
                    defaultValue={typedOr(state, `remove.${member}`)}
                  />
                  <Button kind="secondary" name="intent" value="remove">
                    Take it from {name}
                  </Button>
                </Form>
              </Details>
            )}
          </li>
        ))}
      </ul>
      <h2>Who else is on the panel, and why they do not read it</h2>
      <ul className="hub-rows">
        {notReaders.map(({ member, name, because }) => (
          <li key={member}>
            <strong>{name}</strong> {because}.
          </li>
        ))}
      </ul>
      {isOpen && notReaders.length > 0 && (
        <Form method="post">
          <Select
            name="add"
            label="Add a reader"
            hint="The same rules hold as for the proposal: nobody with a conflict, nobody beyond what they agreed to."
            state={state}
            options={notReaders.map(({ member, name }) => ({ value: member, label: name }))}
            defaultValue={typedOr(state, "add")}
          />
          <Button kind="secondary" name="intent" value="add">
            Add the reader
          </Button>
        </Form>
      )}
      {ended.length > 0 && (
        <>
          <h2>Who had it before</h2>
          <ul className="hub-rows">
            {ended.map(({ member, name, state: reading, reason }) => (
              <li key={member}>
                <strong>{name}</strong> {reading === "RETURNED" ? "gave it back" : "was relieved of it"}
                {reason && `: ${reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Conflicts of interest</h2>
      {conflicts.length === 0 && <p>None is known.</p>}
      <ul className="hub-rows">
        {conflicts.map(({ member, name, because, reason }) => (
          <li key={member + because}>
            <strong>{name}</strong>: {because}
            {reason && ` (${reason})`}
          </li>
        ))}
      </ul>
      {isOpen && members.length > 0 && (
        <Details summary="Record a conflict of interest" open={state?.issues.some(({ field }) => field === "conflict") ?? false}>
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <Select name="member" label="Whose" options={members} defaultValue={typedOr(state, "member")} />
            <TextInput name="conflict" label="What the conflict is" state={state} defaultValue={typedOr(state, "conflict")} />
            <p>It cannot be taken back. If they have the nomination, it is taken from them.</p>
            <Button kind="secondary" name="intent" value="conflict">
              Record the conflict
            </Button>
          </Form>
        </Details>
      )}
    </>
  )
}
