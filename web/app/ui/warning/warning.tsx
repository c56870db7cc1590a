import type { ReactNode } from "react"

/** Something that goes wrong for people who overlook it. */
export function Warning({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="nhsuk-warning-callout">
      <h2 className="nhsuk-warning-callout__label">
        <span className="nhsuk-u-visually-hidden">Important: </span>
        {heading}
      </h2>
      {children}
    </div>
  )
}
