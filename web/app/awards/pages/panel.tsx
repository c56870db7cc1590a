import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { issueOf, refusal, refusalAt, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Details } from "../../ui/details/details.tsx"
import { Button, ErrorSummary, TextArea, TextInput } from "../../ui/form/form.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { Day } from "../../ui/time/time.tsx"
import { done } from "../forms/done.server.ts"
import { loadManagedRound } from "../forms/round.server.ts"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Panel: ${data?.round.title ?? ""}`)

const panelQuery = graphql(`
  query RoundPanel($slug: String!) {
    round(slug: $slug) {
      panel(first: 100) {
        edges {
          node {
            id
            name
            email
            state
            invitedAt
            declineReason
            maximumLoad
            expertise
          }
        }
      }
    }
  }
`)

const inviteMutation = graphql(`
  mutation InvitePanelMember($round: ID!, $name: String!, $email: String!, $message: String!) {
    invitePanelMember(round: $round, name: $name, email: $email, message: $message) {
      __typename
      ...RefusedAct
    }
  }
`)

const removeMutation = graphql(`
  mutation RemovePanelMember($id: ID!, $reason: String!) {
    removePanelMember(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const managed = await loadManagedRound(args)
  const { round } = await query(args, panelQuery, { slug: managed.slug })
  return { round: managed, members: round?.panel.edges.map(({ node }) => node) ?? [] }
}

/** Each member has a field of their own for why they are taken off. */
const reasonOf = (id: string) => `reason.${id}`

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = await loadManagedRound(args)
  const to = awardPaths.panel(round.slug)
  if (textOf(form, "act") === "remove") {
    const id = textOf(form, "id")
    const { removePanelMember: result } = await query(args, removeMutation, { id, reason: textOf(form, reasonOf(id)) })
    return result.__typename === "PanelMember" ? done(to, "They are off the panel.") : refusalAt(form, result, { reason: reasonOf(id) })
  }
  const input = { round: round.id, name: textOf(form, "name"), email: textOf(form, "email"), message: textOf(form, "message") }
  const { invitePanelMember: result } = await query(args, inviteMutation, input)
  return result.__typename === "PanelMember" ? done(to, "The invitation is on its way.") : refusal(form, result)
})

const states = { INVITED: "Invited", ACCEPTED: "On the panel", DECLINED: "Declined", REMOVED: "Taken off" }

export default function Panel() {
  const { round, members } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <h1>Panel</h1>
      <p className="hub-lede">Each entry needs {round.readersPerNomination} readers without a conflict of interest.</p>
      {members.length === 0 ? (
        <p>Nobody is invited yet. Invite people who know the themes and professions of the entries.</p>
      ) : (
        <Table
          caption="Everybody invited"
          stacks
          rows={members}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: "Name",
              cell: ({ name, email }) => (
                <>
                  {name}
                  <br />
                  <span className="hub-muted hub-small">{email}</span>
                </>
              ),
            },
            {
              heading: "State",
              cell: ({ state: at, declineReason }) => (
                <>
                  <Tag>{states[at]}</Tag> {declineReason}
                </>
              ),
            },
            { heading: "Invited", cell: ({ invitedAt }) => <Day at={invitedAt} /> },
            { heading: "Reads at most", cell: ({ maximumLoad }) => maximumLoad ?? "No limit", numeric: true },
            { heading: "Knows well", cell: ({ expertise }) => expertise.join(", ") || "Not said" },
          ]}
        />
      )}
      <h2>Invite somebody</h2>
      <p>They get an e-mail with a link to accept or decline. Inviting the same address again sends a new link.</p>
      <Form method="post" key={members.length} noValidate>
        <TextInput name="name" label="Name" state={state} defaultValue={typedOr(state, "name")} />
        <TextInput name="email" type="email" label="E-mail address" state={state} defaultValue={typedOr(state, "email")} />
        <TextArea
          name="message"
          label="A few words of your own (optional)"
          rows={3}
          maxLength={1000}
          state={state}
          defaultValue={typedOr(state, "message")}
        />
        <Button name="act" value="invite">
          Send the invitation
        </Button>
      </Form>
      {members
        .filter(({ state: at }) => at !== "REMOVED")
        .map(({ id, name }) => (
          <Details key={id} summary={`Take ${name} off the panel`} open={issueOf(state, reasonOf(id)) !== undefined}>
            <Form method="post">
              <input type="hidden" name="id" value={id} />
              <TextInput name={reasonOf(id)} label="Why? It stays on record" state={state} defaultValue={typedOr(state, reasonOf(id))} />
              <Button kind="warning" name="act" value="remove">
                Take off<span className="nhsuk-u-visually-hidden"> {name}</span>
              </Button>
            </Form>
          </Details>
        ))}
    </>
  )
}
