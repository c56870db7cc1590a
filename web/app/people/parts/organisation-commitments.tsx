import { Link } from "@remix-run/react"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { OrganisationCommitmentFragment } from "../../platform/api/generated/graphql.ts"
import { formatDay } from "../../platform/dates.ts"
import { commitmentActionPath, commitmentPath } from "../organisation-paths.ts"

graphql(`
  fragment OrganisationCommitment on Commitment {
    madeAt
    endedAt
    scheme {
      slug
      name
    }
  }
`)

type Props = {
  slug: string
  commitments: readonly OrganisationCommitmentFragment[]
  /** What the viewer may commit it to; none for those who may not. */
  schemes: readonly { slug: string; name: string }[]
}

/** What an organisation has publicly committed itself to and, for its leads, what else it can. */
export function OrganisationCommitments({ slug, commitments, schemes }: Props) {
  const standing = commitments.filter(({ endedAt }) => endedAt === null)
  const open = schemes.filter((scheme) => !standing.some((commitment) => commitment.scheme.slug === scheme.slug))
  if (standing.length === 0 && open.length === 0) return null
  return (
    <>
      <h2 className="nhsuk-heading-m">Commitments</h2>
      {standing.length === 0 && <p>None yet.</p>}
      <ul className="hub-rows">
        {standing.map(({ scheme, madeAt }) => (
          <li key={scheme.slug}>
            <Link to={commitmentPath(slug, scheme.slug)}>{scheme.name}</Link>
            <span className="hub-rows__detail">since {formatDay(madeAt)}</span>
          </li>
        ))}
      </ul>
      <ul className="hub-no-print nhsuk-list">
        {open.map((scheme) => (
          <li key={scheme.slug}>
            <Link to={commitmentActionPath(slug, scheme.slug, "make")}>Make the {scheme.name}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
