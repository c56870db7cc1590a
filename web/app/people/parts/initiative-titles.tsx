import { Link } from "@remix-run/react"

type InitiativeTitle = { slug: string; title: string; summary: string; evidence: { label: string } }

/** What an organisation or region has in the directory: the newest few, and the way to all. */
export function InitiativeTitles({
  initiatives,
  totalCount,
  all,
}: {
  initiatives: readonly InitiativeTitle[]
  totalCount: number
  all: string
}) {
  if (totalCount === 0) return <p>Nothing is published in the directory yet.</p>
  return (
    <>
      <ul className="hub-title-list">
        {initiatives.map(({ slug, title, summary, evidence }) => (
          <li key={slug}>
            <h3 className="nhsuk-heading-xs">
              <Link to={`/initiatives/${slug}`}>{title}</Link>
            </h3>
            <p>{summary}</p>
            <p className="hub-muted hub-small">Evidence: {evidence.label.toLowerCase()}</p>
          </li>
        ))}
      </ul>
      {totalCount > initiatives.length && (
        <p>
          <Link to={all}>See all {totalCount.toLocaleString("en-GB")} initiatives</Link>
        </p>
      )}
    </>
  )
}
