import { Link } from "@remix-run/react"
import { initiativesPath } from "../paths.ts"
import type { FacetData } from "./facet-group.tsx"
import { without } from "./initiative-search.ts"

/** What the list is narrowed to; each part can be taken away. */
export function ActiveFilters({ facets, text, search }: { facets: readonly FacetData[]; text: string; search: string }) {
  const chosen = facets.flatMap(({ name, label, values }) =>
    values.filter(({ isSelected }) => isSelected).map((value) => ({ name, facet: label, ...value })),
  )
  if (chosen.length === 0) return null
  return (
    <div className="hub-active-filters hub-no-print">
      <h2 className="nhsuk-u-visually-hidden">Chosen filters</h2>
      <ul className="hub-tags">
        {chosen.map(({ name, facet, value, label }) => (
          <li key={name + value}>
            <Link className="hub-chip hub-chip--remove" to={initiativesPath(without(search, name, value))} preventScrollReset>
              <span className="nhsuk-u-visually-hidden">Remove the filter {facet}: </span>
              {label === facet ? label : `${label}`} <span aria-hidden="true">×</span>
            </Link>
          </li>
        ))}
        <li>
          <Link to={initiativesPath(text ? new URLSearchParams({ q: text }).toString() : "")} preventScrollReset>
            Clear all filters
          </Link>
        </li>
      </ul>
    </div>
  )
}
