import { Link } from "@remix-run/react"
import type { ReactNode } from "react"

export type SummaryRow = {
  label: string
  value: ReactNode
  /** Where the answer can be changed. */
  change?: string | null
  /** Id of the row, to which other pages lead. */
  id?: string
}

/** Questions and answers to check, or names and values. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  if (rows.length === 0) return null
  return (
    <dl className="nhsuk-summary-list">
      {rows.map(({ label, value, change, id }) => (
        <div key={id ?? label} className="nhsuk-summary-list__row" id={id}>
          <dt className="nhsuk-summary-list__key">{label}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
          {change && (
            <dd className="nhsuk-summary-list__actions">
              <Link to={change}>
                Change<span className="nhsuk-u-visually-hidden"> {label.toLowerCase()}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
