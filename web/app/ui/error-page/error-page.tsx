import { Link } from "@remix-run/react"
import { useContext } from "react"
import { AnswerContext } from "../../platform/answer.ts"
import type { KeptForm } from "../../platform/session.server.ts"
import { KeptFormPage } from "./kept-form-page.tsx"

const known: Record<number, { heading: string; text: string }> = {
  401: { heading: "You are signed out", text: "" },
  403: { heading: "You cannot do this", text: "If you think you should be able to, ask the person who looks after the hub for you." },
  404: {
    heading: "Page not found",
    text: "If you typed the address, check that it is right. If you followed a link, the page may have been taken away, or you may not have access to it.",
  },
  405: { heading: "This page takes no form", text: "Go back, reload the page and try again." },
  410: { heading: "This page has been taken away", text: "" },
  429: { heading: "Too many attempts", text: "Wait a few minutes, then try again." },
  503: {
    heading: "The hub is not available for a moment",
    text: "A service behind this page does not answer. Nothing you saved is lost. Wait a minute, then reload the page.",
  },
}

const unknown = {
  heading: "Something went wrong on our side",
  text: "It has been recorded. Go back and try again; nothing you had saved is lost.",
}

/** The main heading for a status, also for the page's title. */
export const headingOf = (status: number): string => (known[status] ?? unknown).heading

/** What a person sees when a page cannot be shown, and what they can do about it. `detail` is the body of the answer. */
export function ErrorPage({ status, detail }: { status: number; detail: unknown }) {
  if (isKeptForm(detail)) return <KeptFormPage form={detail} />
  const { heading, text } = known[status] ?? unknown
  const said = typeof detail === "string" ? detail : ""
  return (
    <div className="hub-prose">
      <h1>{heading}</h1>
      {(status === 403 || status === 429 || status === 410) && said && <p>{said}</p>}
      {text && <p>{text}</p>}
      {!known[status] && <Reference id={said} />}
      <p>
        You can <Link to="/initiatives">search the directory</Link> or <Link to="/">go to the home page</Link>.
      </p>
    </div>
  )
}

/** What leads from a person's report to the line in the log. A page that changed in place has the hour instead. */
function Reference({ id }: { id: string }) {
  const { requestId } = useContext(AnswerContext)
  const reference = id || requestId || new Date().toISOString()
  return (
    <p>
      If it keeps happening, tell us what you were doing and quote this reference: <code suppressHydrationWarning>{reference}</code>
    </p>
  )
}

const isKeptForm = (detail: unknown): detail is KeptForm =>
  typeof detail === "object" && detail !== null && "kind" in detail && detail.kind === "kept-form"
