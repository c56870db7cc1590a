import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { RegionContactFragment } from "../../platform/api/generated/graphql.ts"
import type { FormState } from "../../platform/forms.ts"
import { organisationPath, regionPath } from "../organisation-paths.ts"
import { MessageForm } from "./message-form.tsx"
import { PersonLink } from "./person-link.tsx"

graphql(`
  fragment RegionContact on Region {
    id
    slug
    contact {
      name
      handle
      jobTitle
      isFormerMember
      organisations {
        name
        slug
      }
    }
  }
`)

type Props = { region: RegionContactFragment; isSignedIn: boolean; state: FormState | null | undefined }

/** A region's single point of contact, and a way to write to them that shows their address to nobody. */
export function RegionContact({ region: { id, slug, contact }, isSignedIn, state }: Props) {
  return (
    <section className="hub-panel">
      <h2 className="nhsuk-heading-s">Single point of contact</h2>
      {!contact || contact.isFormerMember ? (
        <p>Nobody is named at the moment. An organisation of the region may know whom to ask.</p>
      ) : (
        <>
          <p>
            <PersonLink person={contact} />
            {contact.jobTitle && (
              <>
                <br />
                {contact.jobTitle}
              </>
            )}
            {contact.organisations.map((organisation) => (
              <span key={organisation.slug}>
                <br />
                <Link to={organisationPath(organisation.slug)}>{organisation.name}</Link>
              </span>
            ))}
          </p>
          <MessageForm name={contact.name} here={regionPath(slug)} isSignedIn={isSignedIn} state={state}>
            <input type="hidden" name="id" value={id} />
          </MessageForm>
        </>
      )}
    </section>
  )
}
