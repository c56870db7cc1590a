import { Form, Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { MembershipOfMemberFragment, MembershipRequestFragment } from "../../platform/api/generated/graphql.ts"
import { formatDay } from "../../platform/dates.ts"
import { Button } from "../../ui/form/form.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { PersonLink } from "./person-link.tsx"

graphql(`
  fragment MembershipRequest on Membership {
    id
    message
    requestedAt
    person {
      name
      handle
      jobTitle
    }
  }
`)

graphql(`
  fragment MembershipOfMember on Membership {
    id
    isLead
    requestedAt
    person {
      name
      handle
      jobTitle
    }
  }
`)

/** Somebody who asks to join, with the two answers. */
export function MembershipRequest({ membership }: { membership: MembershipRequestFragment }) {
  const { id, person, message, requestedAt } = membership
  return (
    <li>
      <PersonLink person={person} />
      <span className="hub-rows__detail">asked on {formatDay(requestedAt)}</span>
      {message && <blockquote className="hub-quote hub-keep-lines">{message}</blockquote>}
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor={`reason-${id}`}>
            Reason, if you refuse
          </label>
          <input className="nhsuk-input" id={`reason-${id}`} name="reason" />
        </div>
        <div className="hub-actions">
          <Button name="intent" value="accept">
            Accept<span className="nhsuk-u-visually-hidden"> {person.name}</span>
          </Button>
          <Button kind="secondary" name="intent" value="refuse">
            Refuse<span className="nhsuk-u-visually-hidden"> {person.name}</span>
          </Button>
        </div>
      </Form>
    </li>
  )
}

/** A member, and what a lead can do; others have no page that ends a membership. */
export function Member({ membership, endPath }: { membership: MembershipOfMemberFragment; endPath: string | null }) {
  const { id, person, isLead } = membership
  return (
    <li>
      <PersonLink person={person} /> {isLead && <Tag>Lead</Tag>}
      {person.jobTitle && <span className="hub-rows__detail">{person.jobTitle}</span>}
      {endPath && (
        <Form method="post" className="hub-actions">
          <input type="hidden" name="id" value={id} />
          <button className="hub-link-button" type="submit" name="intent" value={isLead ? "member" : "lead"}>
            {isLead ? "Make an ordinary member" : "Make a lead"}
            <span className="nhsuk-u-visually-hidden"> ({person.name})</span>
          </button>
          <Link to={endPath}>
            End the membership<span className="nhsuk-u-visually-hidden"> of {person.name}</span>
          </Link>
        </Form>
      )}
    </li>
  )
}
