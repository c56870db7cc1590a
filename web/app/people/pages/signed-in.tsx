import { titled } from "../../platform/titles.ts"

export const meta = () => titled("You are signed in")

/** Where the sign-in page leads that a kept form opened in a tab of its own. */
export default function SignedIn() {
  return (
    <div className="hub-prose">
      <h1>You are signed in</h1>
      <p>Close this tab, go back to the one that keeps what you typed, and choose “Send it again” there.</p>
    </div>
  )
}
