import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, textsOf } from "../../platform/forms.ts"
import { titledPrivately } from "../../platform/titles.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Button, ErrorSummary, TextArea } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Day } from "../../ui/time/time.tsx"
import { done } from "../forms/done.server.ts"
import { ExpertiseFields } from "../parts/expertise.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction = () => titledPrivately("Invitation to a panel")

const invitationQuery = graphql(`
  query PanelInvitation($token: String!) {
    panelInvitation(token: $token) {
      name
      state
      invitedBy
      roundTitle
      roundSlug
      scoresDueAt
    }
    terms {
      taxonomy
      slug
      label
    }
  }
`)

const acceptMutation = graphql(`
  mutation AcceptPanelInvitation($token: String!, $maximumLoad: Int, $expertise: [String!]!) {
    acceptPanelInvitation(token: $token, maximumLoad: $maximumLoad, expertise: $expertise) {
      __typename
      ...RefusedAct
    }
  }
`)

const declineMutation = graphql(`
  mutation DeclinePanelInvitation($token: String!, $reason: String!) {
    declinePanelInvitation(token: $token, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { token = "" } = args.params
  const { panelInvitation, terms } = await query(args, invitationQuery, { token })
  if (!panelInvitation) throw new Response("", { status: 404 })
  return { invitation: panelInvitation, terms, token }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { token = "" } = args.params
  if (textOf(form, "answer") === "no") {
    const { declinePanelInvitation: result } = await query(args, declineMutation, { token, reason: textOf(form, "reason") })
    if (result.__typename !== "PanelInvitation") return refusal(form, result)
    return done(`/awards/panel/${token}`, "Thank you for telling us.")
  }
  const load = textOf(form, "maximumLoad").trim()
  if (load && !/^\d+$/.test(load)) return refusal(form, { issues: [{ field: "maximumLoad", message: "Enter a whole number, such as 8" }] })
  const variables = { token, maximumLoad: load ? Number(load) : null, expertise: textsOf(form, "expertise") }
  const { acceptPanelInvitation: result } = await query(args, acceptMutation, variables)
  if (result.__typename !== "PanelMember") return refusal(form, result)
  return done(`/awards/panel/${token}`, "You are on the panel. We will tell you when there is something to read.")
})

export default function PanelInvitationPage() {
  const { invitation, terms, token } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const viewer = useViewer()
  const next = `?next=${encodeURIComponent(`/awards/panel/${token}`)}`
  return (
    <>
      <ErrorSummary state={state} />
      <h1>Will you judge entries for “{invitation.roundTitle}”?</h1>
      <p className="hub-lede">
        {invitation.invitedBy} invites {invitation.name} to the panel.
        {invitation.scoresDueAt && (
          <>
            {" "}
            Entries are to be scored by <Day at={invitation.scoresDueAt} />.
          </>
        )}
      </p>
      {invitation.roundSlug && (
        <p>
          <Link to={awardPaths.round(invitation.roundSlug)}>Read what the award is about and how entries are judged</Link>
        </p>
      )}
      {invitation.state === "ACCEPTED" ? (
        <Inset>
          <p>This invitation has been accepted. Thank you.</p>
        </Inset>
      ) : (
        <>
          {invitation.state === "DECLINED" && (
            <Inset>
              <p>You said that you cannot. If that has changed, you can still accept.</p>
            </Inset>
          )}
          <h2>Accept</h2>
          {viewer ? (
            <Form method="post">
              <p className="hub-prose">
                You join as {viewer.name}. You read only entries you have no conflict of interest with, and nobody but the award manager
                learns who you are.
              </p>
              <ExpertiseFields terms={terms} state={state} />
              <Button name="answer" value="yes">
                Join the panel
              </Button>
            </Form>
          ) : (
            <p>
              To accept, <Link to={`/sign-in${next}`}>sign in</Link> or <Link to={`/sign-up${next}`}>create an account</Link>. You come back
              here afterwards.
            </p>
          )}
          {invitation.state === "INVITED" && (
            <>
              <h2>Decline</h2>
              <Form method="post">
                <TextArea name="reason" label="Why? (optional)" rows={3} state={state} />
                <Button kind="secondary" name="answer" value="no">
                  I cannot
                </Button>
              </Form>
            </>
          )}
        </>
      )}
    </>
  )
}
