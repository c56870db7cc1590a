import { Form, Link } from "@remix-run/react"
import type { ReactNode } from "react"
import { PersonLink } from "../../people/public.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { PersonToManageFragment } from "../../platform/api/generated/graphql.ts"
import { type FormState, issueOf } from "../../platform/forms.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Details } from "../../ui/details/details.tsx"
import { Button, FieldError } from "../../ui/form/form.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { historyPath } from "../paths.ts"

graphql(`
  fragment PersonToManage on Person {
    id
    name
    handle
    email
    suspendedAt
    suspensionReason
    roles {
      id
      label
      isInEffect
      region {
        name
      }
    }
  }
`)

/** Somebody with an account: their roles, and what an administrator can do. */
export function PersonRow({ person, state }: { person: PersonToManageFragment; state: FormState | null | undefined }) {
  const { id, name, handle, email, suspendedAt, suspensionReason, roles } = person
  const viewer = useViewer()
  return (
    <li>
      <PersonLink person={person} /> {suspendedAt && <Tag colour="red">Suspended</Tag>}
      <span className="hub-rows__detail">
        {email}
        {suspensionReason && `. Suspended because: ${suspensionReason}`}
      </span>
      <p className="hub-small">
        {handle && <Link to={`/manage/audit?${new URLSearchParams({ actorHandle: handle })}`}>What they did</Link>}
        {handle && " · "}
        <Link to={historyPath(id)}>
          What was done to them<span className="nhsuk-u-visually-hidden"> ({name})</span>
        </Link>
      </p>
      {roles.map((role) => (
        <WithReason
          key={role.id}
          id={role.id}
          intent="revoke"
          button="Take the role away"
          question="Why is it taken away? Kept in the audit log"
          state={state}
          summary={`${role.label}${role.region ? `, ${role.region.name}` : ""}${role.isInEffect ? "" : " (waits for two-step sign-in)"}`}
        />
      ))}
      {viewer?.handle !== handle && (
        <WithReason
          id={id}
          intent={suspendedAt ? "reinstate" : "suspend"}
          button={suspendedAt ? "Let them in again" : "Keep them out"}
          question={suspendedAt ? "Why? Kept in the audit log" : "Why? The person is told, and it is kept in the audit log"}
          state={state}
          summary={
            <>
              {suspendedAt ? "Let in again" : "Suspend"}
              <span className="nhsuk-u-visually-hidden"> {name}</span>
            </>
          }
        />
      )}
    </li>
  )
}

type WithReasonProps = {
  id: string
  intent: string
  button: string
  question: string
  summary: ReactNode
  state: FormState | null | undefined
}

/** One thing to do that needs a reason. It opens again when the reason was refused. */
function WithReason({ id, intent, button, question, summary, state }: WithReasonProps) {
  const control = `reason-${id}`
  const error = issueOf(state, control)
  const isAbout = state?.values.id?.[0] === id
  return (
    <Details summary={summary} open={isAbout}>
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <div className={`nhsuk-form-group${error ? " nhsuk-form-group--error" : ""}`}>
          <label className="nhsuk-label" htmlFor={control}>
            {question}
          </label>
          <FieldError id={control} error={error} />
          <input
            className={`nhsuk-input${error ? " nhsuk-input--error" : ""}`}
            id={control}
            name="reason"
            defaultValue={isAbout ? (state?.values.reason?.[0] ?? "") : ""}
            aria-describedby={error ? `${control}-error` : undefined}
          />
        </div>
        <Button kind={intent === "reinstate" ? "secondary" : "warning"} name="intent" value={intent}>
          {button}
        </Button>
      </Form>
    </Details>
  )
}
