import type { ReactNode } from "react"

/** Something only some readers want, behind a line that opens it. `expander` draws it as a card. */
export function Details({
  summary,
  children,
  expander,
  open,
}: {
  summary: ReactNode
  children: ReactNode
  expander?: boolean
  open?: boolean
}) {
  return (
    <details className={`nhsuk-details${expander ? " nhsuk-expander" : ""}`} open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div className="nhsuk-details__text">{children}</div>
    </details>
  )
}
