import { RemixBrowser } from "@remix-run/react"
import { type ReactNode, StrictMode, startTransition, useEffect, useLayoutEffect } from "react"
import { hydrateRoot } from "react-dom/client"
import { watchEarlyTyping } from "./platform/typed-early.ts"

const early = watchEarlyTyping(document)

/** The effects of what is inside run first. */
function Alive({ children }: { children: ReactNode }) {
  useLayoutEffect(() => early.putBack(), [])
  useEffect(() => early.tell(), [])
  return children
}

/**
 * Reads the data that the page was sent with. RemixBrowser does that on its first call, and throws a promise until they are there. No
 * boundary catches it: were a key pressed meanwhile, React would need the whole page at once, fail with "Root did not complete", and
 * lose what the server drew. So the page comes to life only when its data are at hand.
 */
async function readData(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (thrown) {
    await thrown
  }
}

readData().then(() => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Alive>
          <RemixBrowser />
        </Alive>
      </StrictMode>,
    )
  })
})
