import type { ReactNode } from "react"
import { Inset } from "../../ui/inset/inset.tsx"

/** Why a submission stands as it does; once a request was answered, what had been asked for; nothing once it is published. */
export function ReasonGiven({ state, reason, children }: { state: string; reason: string | null | undefined; children?: ReactNode }) {
  const shown = state === "PUBLISHED" ? null : reason
  if (!shown && !children) return null
  const isCurrent = ["CHANGES_REQUESTED", "DECLINED", "WITHDRAWN"].includes(state)
  return (
    <Inset>
      {children}
      {shown && (
        <p>
          <strong>{isCurrent ? "The reason given:" : "What the editor had asked for:"}</strong> {shown}
        </p>
      )}
    </Inset>
  )
}
