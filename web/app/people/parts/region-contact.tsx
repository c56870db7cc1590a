import { Form, Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { RegionContactFragment } from "../../platform/api/generated/graphql.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Details } from "../../ui/details/details.tsx"
import { Button, TextArea } from "../../ui/form/form.tsx"
import { useTimesTaken } from "../../ui/form/times-taken.ts"
import { organisationPath, regionPath } from "../organisation-paths.ts"

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
  const taken = useTimesTaken("contact", state)
  return (
    <section className="hub-panel">
      <h2 className="nhsuk-heading-s">Single point of contact</h2>
      {!contact || contact.isFormerMember ? (
        <p>Nobody is named at the moment. An organisation of the region may know whom to ask.</p>
      ) : (
        <>
          <p>
            {contact.handle ? <Link to={`/people/${contact.handle}`}>{contact.name}</Link> : contact.name}
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
          {isSignedIn ? (
            <Details summary={`Write to ${contact.name}`} open={Boolean(state)} key={taken}>
              <Form method="post" className="hub-no-print">
                <input type="hidden" name="id" value={id} />
                <TextArea
                  name="message"
                  label="Your message"
                  hint="We pass it on with your name and e-mail address, so that they can answer you."
                  rows={6}
                  maxLength={4000}
                  state={state}
                  defaultValue={typedOr(state, "message")}
                />
                <Button name="intent" value="contact">
                  Send
                </Button>
              </Form>
            </Details>
          ) : (
            <p className="hub-no-print">
              <Link to={`/sign-in?next=${encodeURIComponent(regionPath(slug))}`}>Sign in to write to them</Link>
            </p>
          )}
        </>
      )}
    </section>
  )
}
