import { useNavigation } from "@remix-run/react"
import { useCallback, useEffect, useRef } from "react"

/**
 * Does what a page sends by itself once it is not on its way to another one; the last thing that was asked for counts. An answer
 * that overtakes the next page would end its loading, and leave it with what was shown before.
 */
export function useWhenIdle(): (work: () => void) => void {
  const isIdle = useNavigation().state === "idle"
  const isIdleNow = useRef(isIdle)
  isIdleNow.current = isIdle
  const waiting = useRef<(() => void) | null>(null)
  useEffect(() => {
    if (!isIdle) return
    waiting.current?.()
    waiting.current = null
  }, [isIdle])
  return useCallback((work) => {
    if (isIdleNow.current) work()
    else waiting.current = work
  }, [])
}
