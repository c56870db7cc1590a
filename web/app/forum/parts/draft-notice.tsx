import { Link } from "@remix-run/react"
import { Minute } from "../../ui/time/time.tsx"
import { discardDraftPath, draftsPath } from "../paths.ts"

/** Says that the form begins with what was typed before, and how to be rid of it. */
export function DraftNotice({ draft }: { draft: { target: string; updatedAt: string } | null }) {
  if (!draft) return null
  return (
    <p className="hub-small">
      You typed this on <Minute at={draft.updatedAt} /> and have not posted it.{" "}
      <Link to={discardDraftPath(draft.target)}>Throw it away</Link>
      {" or "}
      <Link to={draftsPath}>see all you have not posted</Link>
    </p>
  )
}
