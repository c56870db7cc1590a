import { text } from "node:stream/consumers"
import { makeInitiative, makePerson } from "@hub/seed/builders"
import { loadScale } from "@hub/seed/scale"
import { parse } from "csv-parse/sync"
import { beforeAll, expect, test } from "vitest"
import { useBrowser } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))
const many = 3000

beforeAll(async () => {
  await loadScale(hub.platform.database, { initiatives: many })
  await makeInitiative(hub, { content: { title: "Mentors for midwives", summary: "Zebra crossings" } })
}, 180_000)

test.each([
  { javaScript: true, width: 320 },
  { javaScript: false, width: 1280 },
])(
  "a whole list is taken away as a table: script $javaScript, $width pixels wide",
  async ({ javaScript, width }) => {
    const visitor = await browser.open({ javaScript, width })
    await visitor.go("/initiatives")
    await visitor.arriveAt("Directory of initiatives")
    await visitor.sees("Take this list with you (3,001 rows)")
    const coming = visitor.page.waitForEvent("download", { timeout: 60_000 })
    await visitor.follow("CSV")
    if (javaScript) await visitor.page.getByText(/^CSV: [\d,]+ of 3,001 rows$/).waitFor()
    const file = await coming
    expect(file.suggestedFilename()).toBe("initiatives.csv")
    if (javaScript) await visitor.sees("The CSV file is complete and among your downloads.")
    expect(parse(await text(await file.createReadStream()), { bom: true, columns: true })).toHaveLength(many + 1)
  },
  120_000,
)

test("a download that breaks off says so, and keeps nothing", async () => {
  const visitor = await browser.open()
  await visitor.go("/initiatives")
  await visitor.arriveAt("Directory of initiatives")
  await visitor.page.route("**/export/initiatives.json", (route) => route.abort("connectionreset"))
  await visitor.follow("JSON")
  await visitor.sees("The download broke off. Try again.")
})

test.each([
  { javaScript: true, width: 320 },
  { javaScript: false, width: 320 },
  { javaScript: true, width: 1280 },
])("a search is saved below its list, then changed: script $javaScript, $width pixels wide", async (how) => {
  const visitor = await browser.open({ ...how, as: await makePerson(hub) })
  await visitor.go("/initiatives?q=midwives")
  await visitor.arriveAt("Directory of initiatives")
  await visitor.press("Save this search")
  await visitor.arriveAt("Your saved searches")
  await visitor.sees("The search “midwives” is saved.")
  await visitor.follow("Change midwives")
  await visitor.arriveAt("Change a saved search")
})
