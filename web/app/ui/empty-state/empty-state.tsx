import type { ReactNode } from "react"

/** Where a list would stand: why there is nothing, and what to do about it. */
export function EmptyState({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="hub-empty">
      <h2 className="nhsuk-heading-m">{heading}</h2>
      {children}
    </div>
  )
}
