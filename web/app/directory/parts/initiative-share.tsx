import { useEffect, useState } from "react"
import { formatDay } from "../../platform/dates.ts"
import { initiativePath } from "../paths.ts"

type Props = { initiative: { slug: string; title: string; updatedAt: string; organisation: { name: string } }; origin: string }

/** How to cite an entry, and ways to hand it on. Its address never changes; printing and copying need a script. */
export function InitiativeShare({ initiative: { slug, title, updatedAt, organisation }, origin }: Props) {
  const address = origin + initiativePath(slug)
  const [hasScripts, setHasScripts] = useState(false)
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => setHasScripts(true), [])
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}, ${organisation.name}\n\n${address}`)}`
  return (
    <section aria-labelledby="cite">
      <h2 className="nhsuk-heading-m" id="cite">
        Cite and share
      </h2>
      <p className="hub-prose">
        {organisation.name} ({new Date(updatedAt).getUTCFullYear()}). <cite>{title}</cite>. Widening Participation Hub. Last changed on{" "}
        {formatDay(updatedAt)}. {address}
      </p>
      <p className="hub-actions hub-no-print">
        <a href={mail}>Send it by e-mail</a>
        {hasScripts && (
          <>
            <button type="button" className="hub-link-button" onClick={() => window.print()}>
              Print it
            </button>
            {navigator.clipboard && (
              <button
                type="button"
                className="hub-link-button"
                onClick={() => navigator.clipboard.writeText(address).then(() => setIsCopied(true), ignored)}
              >
                Copy its address
              </button>
            )}
          </>
        )}
        <span role="status">{isCopied && "The address is copied."}</span>
      </p>
    </section>
  )
}

/** Whoever forbids the browser to copy still has the address before them. */
const ignored = () => {}
