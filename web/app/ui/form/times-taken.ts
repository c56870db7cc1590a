import { useNavigation } from "@remix-run/react"
import { useEffect, useRef, useState } from "react"
import type { FormState } from "../../platform/forms.ts"

/**
 * How often the form with this intent was sent and taken. As the key of the form it empties it then, and only then: the page
 * stays, so the browser would keep what was sent, ready to be sent twice.
 */
export function useTimesTaken(intent: string, state: FormState | null | undefined): number {
  const { state: phase, formData } = useNavigation()
  const [times, setTimes] = useState(0)
  const isSent = useRef(false)
  useEffect(() => {
    if (phase === "submitting") isSent.current = formData?.get("intent") === intent
    if (phase !== "idle" || !isSent.current) return
    isSent.current = false
    if (!state) setTimes((before) => before + 1)
  }, [phase, formData, intent, state])
  return times
}
