import { Link } from "@remix-run/react"

/** The page before and the page after, for lists that have no numbered pages. */
export function PreviousNext({ label, previous, next }: { label: string; previous: string | null; next: string | null }) {
  if (!previous && !next) return null
  return (
    <nav className="hub-previous-next hub-no-print" aria-label={label}>
      {previous && (
        <Link to={previous} rel="prev">
          <span aria-hidden="true">← </span>Previous<span className="nhsuk-u-visually-hidden"> page</span>
        </Link>
      )}
      {next && (
        <Link className="hub-previous-next__next" to={next} rel="next">
          Next<span className="nhsuk-u-visually-hidden"> page</span>
          <span aria-hidden="true"> →</span>
        </Link>
      )}
    </nav>
  )
}
