import { useLocation, useNavigation } from "@remix-run/react"
import { useEffect, useRef, useState } from "react"

/**
 * What a browser does by itself when a page is loaded whole, for pages that change in place: shows that something is loading,
 * moves the focus to the new page and says its title to screen readers.
 */
export function PageChange() {
  const { pathname } = useLocation()
  const isLoading = useNavigation().state !== "idle"
  const [title, setTitle] = useState("")
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    setTitle(document.title)
    if (!document.querySelector(".nhsuk-error-summary")) document.getElementById("main")?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <>
      <div className="hub-progress" data-loading={isLoading || undefined} aria-hidden="true" />
      <p className="nhsuk-u-visually-hidden" aria-live="polite">
        {title}
      </p>
    </>
  )
}

/** For what an action shows in place of its form: it counts as a new page, so the focus goes to it. */
export function useArrival(): void {
  useEffect(() => {
    if (!document.querySelector(".nhsuk-error-summary")) document.getElementById("main")?.focus()
  }, [])
}
