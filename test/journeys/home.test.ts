import { makeRegion } from "@hub/seed/builders"
import { describe, test } from "vitest"
import { useBrowser } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

describe.each([
  { javaScript: true, width: 1280 },
  { javaScript: true, width: 320 },
  { javaScript: false, width: 1280 },
])("with JavaScript $javaScript, $width pixels wide", (options) => {
  test("a visitor arrives at the home page and finds what the hub says of itself", async () => {
    await makeRegion(hub)
    const visitor = await browser.open(options)
    await visitor.go("/")
    await visitor.arriveAt("Find what widens participation in health careers")
    await visitor.follow("About the hub")
    await visitor.arriveAt(/About/)
  })
})
