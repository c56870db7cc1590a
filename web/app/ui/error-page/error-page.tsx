import { Link } from "@remix-run/react"

const known: Record<number, { heading: string; text: string }> = {
  403: { heading: "You cannot do this", text: "" },
  404: {
    heading: "Page not found",
    text: "If you typed the address, check that it is right. If you followed a link, the page may have been taken away, or you may not have access to it.",
  },
  410: { heading: "This page has been taken away", text: "" },
  503: {
    heading: "The hub is not available for a moment",
    text: "A service behind this page does not answer. Nothing you saved is lost. Wait a minute, then reload the page.",
  },
}

/** What a person sees when a page cannot be shown, and what they can do about it. */
export function ErrorPage({ status, detail }: { status: number; detail: string }) {
  const { heading, text } = known[status] ?? {
    heading: "Something went wrong on our side",
    text: "It has been recorded. Go back and try again; nothing you had saved is lost.",
  }
  return (
    <>
      <title>{`${heading} – Widening Participation Hub`}</title>
      <h1>{heading}</h1>
      {status === 403 && <p>{detail}</p>}
      {text && <p>{text}</p>}
      {status === 500 && detail && (
        <p>
          If it keeps happening, quote this reference: <code>{detail}</code>
        </p>
      )}
      <p>
        <Link to="/initiatives">Search the directory</Link> or <Link to="/">go to the home page</Link>.
      </p>
    </>
  )
}
