import { Link } from "@remix-run/react"

/** Numbered pages: the first, the last, and those around the current one. `href` gives a page's address. */
export function Pagination({ page, pages, href }: { page: number; pages: number; href(page: number): string }) {
  if (pages <= 1) return null
  return (
    <nav className="nhsuk-pagination nhsuk-pagination--numbered hub-no-print" aria-label="Pages of results">
      {page > 1 && (
        <Link className="nhsuk-pagination__previous" to={href(page - 1)} rel="prev">
          <span className="nhsuk-pagination__title">
            Previous<span className="nhsuk-u-visually-hidden"> page</span>
          </span>
        </Link>
      )}
      <ul className="nhsuk-pagination__list">
        {shownPages(page, pages).map((shown, index) =>
          shown === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no identity of its own
            <li key={`gap-${index}`} className="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">
              ⋯
            </li>
          ) : (
            <li key={shown} className={`nhsuk-pagination__item${shown === page ? " nhsuk-pagination__item--current" : ""}`}>
              <Link
                className="nhsuk-pagination__link"
                to={href(shown)}
                aria-label={`Page ${shown}`}
                aria-current={shown === page ? "page" : undefined}
              >
                {shown}
              </Link>
            </li>
          ),
        )}
      </ul>
      {page < pages && (
        <Link className="nhsuk-pagination__next" to={href(page + 1)} rel="next">
          <span className="nhsuk-pagination__title">
            Next<span className="nhsuk-u-visually-hidden"> page</span>
          </span>
        </Link>
      )}
    </nav>
  )
}

/** Page numbers to show; null is a gap. */
export function shownPages(page: number, pages: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b)
  return wanted.flatMap((number, index) => {
    const before = wanted[index - 1]
    return before !== undefined && number - before > 1 ? [null, number] : [number]
  })
}
