import type { ReactNode } from "react"

/** Something beside the main line of a page that readers should not miss. */
export function Inset({ children, role }: { children: ReactNode; role?: "alert" | "status" }) {
  return (
    <div className="nhsuk-inset-text" role={role}>
      <span className="nhsuk-u-visually-hidden">Information: </span>
      {children}
    </div>
  )
}
