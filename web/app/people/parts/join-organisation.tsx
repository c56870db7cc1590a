import { Form, Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { OrganisationJoinFragment } from "../../platform/api/generated/graphql.ts"
import { formatDay } from "../../platform/dates.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Button, TextArea } from "../../ui/form/form.tsx"
import { organisationMembersPath, organisationPath } from "../organisation-paths.ts"

graphql(`
  fragment OrganisationJoin on Organisation {
    id
    slug
    name
    viewerMembership {
      id
      status
      isLead
      requestedAt
      decisionReason
    }
  }
`)

type Props = { organisation: OrganisationJoinFragment; isSignedIn: boolean; state: FormState | null | undefined }

/** The viewer's place in an organisation, and what they can do about it. */
export function JoinOrganisation(props: Props) {
  return (
    <section className="hub-panel hub-no-print">
      <h2 className="nhsuk-heading-s">Your membership</h2>
      <Membership {...props} />
    </section>
  )
}

function Membership({ organisation, isSignedIn, state }: Props) {
  const { id, slug, name, viewerMembership: membership } = organisation
  if (!isSignedIn)
    return (
      <p>
        <Link to={`/sign-in?next=${encodeURIComponent(organisationPath(slug))}`}>Sign in</Link> to join and share case studies in its name.
      </p>
    )
  if (membership?.status === "ACTIVE")
    return (
      <>
        <p>
          You are a {membership.isLead ? "lead" : "member"}. <Link to={organisationMembersPath(slug)}>See the members</Link>
        </p>
        <Leave membership={membership.id} label="Leave this organisation" />
      </>
    )
  if (membership?.status === "REQUESTED")
    return (
      <>
        <p>You asked to join on {formatDay(membership.requestedAt)}. Its leads have not decided yet.</p>
        <Leave membership={membership.id} label="Withdraw the request" />
      </>
    )
  return (
    <Form method="post">
      {membership?.status === "REFUSED" && (
        <p>Your last request was refused{membership.decisionReason ? `: “${membership.decisionReason}”` : "."} You can ask again.</p>
      )}
      <input type="hidden" name="organisation" value={id} />
      <TextArea
        name="message"
        label="Message to the leads (optional)"
        hint="Say what you do there. With an e-mail address of the organisation you join at once."
        rows={3}
        state={state}
        defaultValue={typedOr(state, "message")}
      />
      <Button>Join {name}</Button>
    </Form>
  )
}

function Leave({ membership, label }: { membership: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="membership" value={membership} />
      <Button kind="secondary" name="intent" value="leave">
        {label}
      </Button>
    </Form>
  )
}
