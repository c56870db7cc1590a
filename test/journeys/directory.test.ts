import { makeInitiative, makePerson, makeTerm } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import { useBrowser } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

beforeAll(async () => {
  await makeTerm(hub, { slug: "mentoring", label: "Mentoring" })
  await makeInitiative(hub, { slug: "mentors", content: { title: "Mentors for midwives", themes: ["mentoring"] } })
  await makeInitiative(hub, { slug: "visits", content: { title: "School visits" } })
})

test("ticking a filter narrows the list at once and keeps the focus", async () => {
  const visitor = await browser.open()
  await visitor.go("/initiatives")
  await visitor.arriveAt("Directory of initiatives")
  const box = visitor.page.locator('input[name="themes"]')
  await box.focus()
  await visitor.page.keyboard.press("Space")
  await visitor.page.waitForURL(/themes=mentoring/)
  await visitor.sees("1 initiative")
  expect(await visitor.page.locator(":focus").getAttribute("name")).toBe("themes")
})

test("words being typed are offered with their end, and titles that hold them", async () => {
  const visitor = await browser.open()
  await visitor.go("/initiatives")
  await visitor.page.getByRole("searchbox", { name: "Search the directory" }).pressSequentially("midw")
  await visitor.page.locator('datalist option[value="Mentors for midwives"]').waitFor({ state: "attached" })
  await visitor.arriveAt("Directory of initiatives")
})

test("an initiative prints as a page: what it says and its address, without menus and forms", async () => {
  const visitor = await browser.open({ as: await makePerson(hub) })
  await visitor.go("/initiatives/mentors")
  await visitor.arriveAt("Mentors for midwives")
  await visitor.page.getByRole("button", { name: "Print it" }).waitFor()
  await visitor.page.emulateMedia({ media: "print" })
  const isShown = (selector: string) => visitor.page.locator(selector).first().isVisible()
  expect(await Promise.all(["h1", "#evidence", "cite"].map(isShown))).toEqual([true, true, true])
  expect(await Promise.all(["header nav", "footer", "#actions", "main form button"].map(isShown))).toEqual([false, false, false, false])
  await visitor.sees(/\/initiatives\/mentors$/)
})

test.each([1280, 320])("from the list to an initiative and to the comparison, %i pixels wide", async (width) => {
  const visitor = await browser.open({ width })
  await visitor.go("/initiatives?q=midwives")
  await visitor.arriveAt("Directory of initiatives")
  await visitor.follow("Mentors for midwives")
  await visitor.arriveAt("Mentors for midwives")
  await visitor.follow("Compare with others")
  await visitor.arriveAt("Compare initiatives")
})
