import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { InitiativeTeaserFragment } from "../../platform/api/generated/graphql.ts"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"

graphql(`
  fragment InitiativeTeaser on Initiative {
    slug
    title
    summary
    isDemonstration
    organisation {
      name
    }
    evidence {
      label
    }
  }
`)

/** An initiative on the home page: its title, who runs it, and a taste of what it is. */
export function InitiativeTeaser({ initiative }: { initiative: InitiativeTeaserFragment }) {
  const { slug, title, summary, organisation, evidence, isDemonstration } = initiative
  return (
    <>
      <h3 className="nhsuk-heading-xs">
        <Link className="hub-card__link" to={`/initiatives/${slug}`}>
          {title}
        </Link>
      </h3>
      <p className="hub-small hub-muted">{organisation.name}</p>
      <p className="hub-small hub-clamp">{summary}</p>
      <p className="hub-small hub-muted">
        Evidence: {evidence.label.toLowerCase()} {isDemonstration && <DemonstrationTag />}
      </p>
    </>
  )
}
