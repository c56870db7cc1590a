import { Link } from "@remix-run/react"
import { organisationPath } from "../../people/public.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { InitiativeMoreFragment } from "../../platform/api/generated/graphql.ts"
import { adoptionPath } from "../paths.ts"
import { fileFacts } from "./file-facts.ts"

graphql(`
  fragment InitiativeMore on Initiative {
    partners {
      name
      role
      organisation {
        slug
      }
    }
    attachments {
      url
      name
      description
      contentType
      size
    }
    links {
      label
      url
    }
    adoptions(first: 50) {
      edges {
        node {
          id
          stageInWords
          localChanges
          outcome
          viewerCanChange
          organisation {
            id
            slug
            name
          }
        }
      }
    }
  }
`)

/** Who else is in it, what belongs to it, and who has taken it up. */
export function InitiativeMore({ initiative: { partners, attachments, links, adoptions } }: { initiative: InitiativeMoreFragment }) {
  return (
    <>
      {partners.length > 0 && (
        <section>
          <h2 className="nhsuk-heading-m">Partners</h2>
          <ul>
            {partners.map(({ name, role, organisation }) => (
              <li key={name + role}>
                {organisation ? <Link to={organisationPath(organisation.slug)}>{name}</Link> : name}
                {role && `: ${role}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(attachments.length > 0 || links.length > 0) && (
        <section>
          <h2 className="nhsuk-heading-m">Documents and links</h2>
          <ul>
            {attachments.map(({ url, name, description, contentType, size }) => (
              <li key={url}>
                <a href={url}>{description || name}</a> <span className="hub-muted">({fileFacts({ contentType, size })})</span>
              </li>
            ))}
            {links.map(({ url, label }) => (
              <li key={url + label}>
                <a href={url} rel="nofollow">
                  {label || url}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 className="nhsuk-heading-m" id="adoptions">
          Who has taken it up, or wants to
        </h2>
        {adoptions.edges.length === 0 && <p>No other organisation has said so yet.</p>}
        {adoptions.edges.length > 0 && (
          <ul className="hub-rows">
            {adoptions.edges.map(({ node: { id, organisation, stageInWords, localChanges, outcome, viewerCanChange } }) => (
              <li key={id}>
                <Link to={organisationPath(organisation.slug)}>{organisation.name}</Link> {stageInWords} it
                {localChanges && <span className="hub-rows__detail hub-keep-lines">What was changed: {localChanges}</span>}
                {outcome && <span className="hub-rows__detail hub-keep-lines">What came of it: {outcome}</span>}
                {viewerCanChange && (
                  <span className="hub-rows__detail hub-no-print">
                    <Link to={adoptionPath(id)}>
                      Move it on<span className="nhsuk-u-visually-hidden">, for {organisation.name}</span>
                    </Link>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
