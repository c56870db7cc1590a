import { useLocation } from "@remix-run/react"
import { useEffect, useState } from "react"

/** How long it is kept in sight above a place far down the page. */
const inSightMs = 10_000

type Props = {
  message: string
  /** "Done" for the outcome of what the person did, "Important" for what they should know of the page they came to. */
  heading: "Done" | "Important"
}

/** A word from the page before, announced to screen readers. Whoever is led to a part of the page sees it there too, for a while. */
export function Flash({ message, heading }: Props) {
  const { hash, key } = useLocation()
  const [stays, setStays] = useState(false)
  useEffect(() => {
    if (hash === "" || key === "") return
    setStays(true)
    const end = setTimeout(() => setStays(false), inSightMs)
    return () => clearTimeout(end)
  }, [hash, key])
  const kinds = [heading === "Done" && "nhsuk-notification-banner--success", "hub-flash", stays && "hub-flash--stays"]
  return (
    <div className={["nhsuk-notification-banner", ...kinds].filter(Boolean).join(" ")} role="alert" aria-labelledby="flash-title">
      <div className="nhsuk-notification-banner__header">
        <h2 className="nhsuk-notification-banner__title" id="flash-title">
          {heading}
        </h2>
      </div>
      <div className="nhsuk-notification-banner__content">
        <p className="nhsuk-notification-banner__heading">{message}</p>
      </div>
    </div>
  )
}
