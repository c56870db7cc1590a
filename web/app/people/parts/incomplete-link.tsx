import { Link } from "@remix-run/react"

/** Instead of the page that ends mail: its link was cut off on the way, or what it was for has gone. */
export function IncompleteLink() {
  return (
    <div className="hub-prose">
      <h1>This link is not complete</h1>
      <p>Nothing was changed. Copy the whole address from the e-mail into your browser; some programs break it over two lines.</p>
      <p>
        You can also sign in and <Link to={mailSettingsPath}>choose how often you get e-mail</Link>.
      </p>
    </div>
  )
}

export const mailSettingsPath = "/my/settings/notifications"
