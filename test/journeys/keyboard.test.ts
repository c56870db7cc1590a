import { buildCaseStudy, joinOrganisation, makeInitiative, makeOrganisation, makePerson } from "@hub/seed/builders"
import { loadBase } from "@hub/seed/load/worlds"
import type { Locator } from "playwright-core"
import { expect, test } from "vitest"
import { useBrowser } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

test.each([{ javaScript: true }, { javaScript: false }])(
  "from the home page to a written message by keyboard alone, with JavaScript $javaScript",
  async ({ javaScript }) => {
    await hub.reset()
    await loadBase(hub.db, hub.clock.now())
    const owner = await makePerson(hub, { name: "Gareth Pugh" })
    const organisation = await makeOrganisation(hub)
    await joinOrganisation(hub, owner, organisation, "LEAD")
    const content = buildCaseStudy({ title: "Ward summer school", regions: ["wessex"] })
    await makeInitiative(hub, { organisationId: organisation.id, contactPersonId: owner.id, content })
    const reader = await makePerson(hub, { name: "Amara Okafor" })
    const visitor = await browser.open({ as: reader, javaScript })
    const { page } = visitor
    const { keyboard } = page

    // The scripts of a page are at work once it asks for news.
    const isAlive = javaScript ? page.waitForRequest(/\/live\?/) : Promise.resolve(null)
    await visitor.go("/")
    await isAlive
    await keyboard.press("Tab")
    expect(await page.locator(":focus").textContent()).toContain("Skip to")
    await keyboard.press("Enter")
    await tabTo(page.getByRole("searchbox", { name: /^Search \d+ initiatives$/ }))
    await keyboard.type("summer school")
    await keyboard.press("Enter")
    await visitor.arriveAt("Directory of initiatives")

    const region = page.locator("details.hub-facet", { has: page.locator("summary", { hasText: "Region" }) })
    await tabTo(region.locator("summary"))
    await keyboard.press("Enter")
    await tabTo(region.getByRole("checkbox", { name: /^Wessex/ }))
    await keyboard.press("Space")
    if (!javaScript) {
      await tabTo(page.getByRole("button", { name: "Apply filters" }))
      await keyboard.press("Enter")
    }
    await page.getByRole("link", { name: "Remove the filter Region: Wessex" }).waitFor()
    // With a script the page stays and so does the focus; without, a new page begins at its top.
    await tabTo(page.getByRole("link", { name: "Ward summer school" }))
    await keyboard.press("Enter")
    await visitor.arriveAt("Ward summer school")

    await tabTo(page.locator("summary", { hasText: "Write to Gareth Pugh" }))
    await keyboard.press("Enter")
    await tabTo(visitor.field("Your message"))
    await keyboard.type("Short")
    await tabTo(page.getByRole("button", { name: "Send", exact: true }))
    await keyboard.press("Enter")
    const summary = page.locator(".nhsuk-error-summary")
    await summary.waitFor()
    if (javaScript) await page.locator(".nhsuk-error-summary:focus").waitFor()
    await tabTo(summary.getByRole("link"))
    await keyboard.press("Enter")
    await page.locator("textarea[name=message]:focus").waitFor()
    await keyboard.press("Control+A")
    await keyboard.type("Could we come and see a day of it in July, please?")
    await tabTo(page.getByRole("button", { name: "Send", exact: true }))
    await keyboard.press("Enter")
    await visitor.sees("Your message is on its way. The answer comes to your e-mail address.")
    expect(await hub.mail(owner.email)).toHaveLength(1)
  },
)

/** Presses Tab until this has the focus, which must come within one page. */
async function tabTo(wanted: Locator): Promise<void> {
  const page = wanted.page()
  await wanted.waitFor()
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press("Tab")
    if ((await wanted.and(page.locator(":focus")).count()) > 0) return
  }
  throw new Error(`The focus never came to ${wanted}`)
}

test("what is typed while the scripts of a page begin stays, and breaks nothing", async () => {
  await hub.reset()
  const visitor = await browser.open()
  const { page } = visitor
  // React works in turns that a channel gives it; on a slow machine they come late, so that keys come between them.
  await page.addInitScript({
    content:
      "const { postMessage } = MessagePort.prototype; MessagePort.prototype.postMessage = function (...all) { setTimeout(() => postMessage.apply(this, all), 600) }",
  })
  await visitor.go("/")
  const words = "summer school meals"
  await page.getByRole("searchbox", { name: /^Search/ }).pressSequentially(words, { delay: 100 })
  // Whatever React drives bears a property of its own.
  const isAlive = () => page.evaluate("Object.keys(document.body).some((name) => name.startsWith('__reactFiber'))")
  await expect.poll(isAlive, { timeout: 15_000 }).toBe(true)
  expect(await page.getByRole("searchbox", { name: /^Search/ }).inputValue()).toBe(words)
  await visitor.arriveAt(/./)
})
