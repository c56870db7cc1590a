import { Link } from "@remix-run/react"

type Props = {
  heading: string
  region: string
  /** The parameter of addresses by which the directory is narrowed. */
  facet: string
  terms: readonly { slug: string; label: string }[]
  /** How many initiatives of the region carry each term. */
  counts: ReadonlyMap<string, number>
}

/** What a region offers by one classification, most first, and what it lacks. */
export function RegionCover({ heading, region, facet, terms, counts }: Props) {
  const count = (slug: string) => counts.get(slug) ?? 0
  const offered = terms.filter(({ slug }) => count(slug) > 0).toSorted((a, b) => count(b.slug) - count(a.slug))
  const lacking = terms.filter(({ slug }) => count(slug) === 0)
  return (
    <>
      <h3 className="nhsuk-heading-s">{heading}</h3>
      {offered.length > 0 && (
        <ul className="hub-tags nhsuk-u-margin-bottom-3">
          {offered.map(({ slug, label }) => (
            <li key={slug}>
              <Link to={`/initiatives?${new URLSearchParams({ regions: region, [facet]: slug })}`}>
                {label} ({count(slug)})
              </Link>
            </li>
          ))}
        </ul>
      )}
      {lacking.length > 0 && (
        <p className="hub-prose">
          <strong>Nothing here yet:</strong> {lacking.map(({ label }) => label.toLowerCase()).join("; ")}.
        </p>
      )}
    </>
  )
}
