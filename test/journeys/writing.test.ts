import { makeEntry, makeRound } from "@hub/seed/builders"
import { loadBase } from "@hub/seed/load/worlds"
import { beforeAll, describe, expect, test } from "vitest"
import { useBrowser } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"
import { password } from "../people/account-pages.ts"
import { beginDraft, makeWriters, next } from "./writers.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

beforeAll(() => loadBase(hub.db, hub.clock.now()))

const stored = async (reference: string, field: string): Promise<unknown> =>
  ((await hub.db.submission.findUniqueOrThrow({ where: { reference } })).content as Record<string, unknown>)[field]

describe.each([
  { javaScript: true, trust: "Harbour Trust" },
  { javaScript: false, trust: "Moorside Trust" },
])("nothing typed is lost, with JavaScript $javaScript", ({ javaScript, trust }) => {
  test("a session that ends in the middle of a step loses nothing", async () => {
    const people = await makeWriters(hub, `${trust} at Night`)
    const reference = await beginDraft(hub, people)
    const writer = await browser.open({ as: people.hannah, javaScript })
    await writer.go(`/submit/${reference}/story`)
    await writer.arriveAt("What you did")
    await hub.db.session.deleteMany({ where: { personId: people.hannah.id } })
    await writer.fill("Why was it needed?", "Nobody had asked the night staff.")
    if (javaScript) await writer.sees("Not saved: you are signed out. Sign in in another tab, then go on here.")
    await writer.press(next)
    await writer.arriveAt("You are signed out, and nothing is lost")
    const [tab] = await Promise.all([writer.page.waitForEvent("popup"), writer.follow("Sign in (opens in a new tab)")])
    await tab.getByLabel("E-mail address", { exact: true }).fill(people.hannah.email)
    await tab.getByLabel("Password", { exact: true }).fill(password)
    await tab.getByRole("button", { name: "Sign in", exact: true }).click()
    await tab.getByRole("heading", { name: "You are signed in" }).waitFor()
    await tab.close()
    await writer.press("Send it again")
    await writer.arriveAt("What came of it")
    expect(await stored(reference, "need")).toBe("Nobody had asked the night staff.")
  })

  test("two people on one step see both texts, and neither overwrites the other unasked", async () => {
    const people = await makeWriters(hub, `${trust} for Two`)
    const reference = await beginDraft(hub, people)
    const [first, second] = [await browser.open({ as: people.hannah, javaScript }), await browser.open({ as: people.gareth, javaScript })]
    for (const { go, arriveAt } of [first, second]) {
      await go(`/submit/${reference}/story`)
      await arriveAt("What you did")
    }
    await first.fill("Why was it needed?", "Few cadets came from our town.")
    await first.press("Save and come back later")
    await first.arriveAt("Untitled")
    await second.fill("Why was it needed?", "Every ward was short of staff.")
    if (javaScript) {
      // What the page saves by itself is refused as well, however often it tries.
      await second.sees(/^Not saved: /)
      await second.page.evaluate('document.querySelector("main [role=status]").textContent = ""')
      await second.fill("Why was it needed?", "Every ward was short of hands.")
      await second.sees(/^Not saved: /)
      expect(await stored(reference, "need")).toBe("Few cadets came from our town.")
    }
    await second.fill("Why was it needed?", "Every ward was short of people.")
    await second.press(next)
    await second.sees("This step was saved elsewhere meanwhile")
    await second.arriveAt("What you did")
    await second.sees("Few cadets came from our town.")
    expect(await second.field("Why was it needed?").inputValue()).toBe("Every ward was short of people.")
    expect(await stored(reference, "need")).toBe("Few cadets came from our town.")
    await second.fill("Why was it needed?", "Few cadets came from our town, and every ward was short of people.")
    await second.press(next)
    await second.arriveAt("What came of it")
    expect(await stored(reference, "need")).toBe("Few cadets came from our town, and every ward was short of people.")
  })
})

test("what is typed saves itself; without a connection the browser keeps it, even when the tab is closed", async () => {
  const people = await makeWriters(hub, "Island Trust")
  const reference = await beginDraft(hub, people)
  const writer = await browser.open({ as: people.hannah })
  await writer.go(`/submit/${reference}/story`)
  await writer.arriveAt("What you did")
  await writer.fill("Why was it needed?", "The ferry runs twice a day.")
  await writer.sees(/^Saved at /)
  expect(await stored(reference, "need")).toBe("The ferry runs twice a day.")

  const context = writer.page.context()
  await context.setOffline(true)
  await writer.fill("Why was it needed?", "The ferry runs twice a day, and not on Sundays.")
  await writer.sees(/^Not saved: the hub does not answer/)
  await writer.page.close()
  await context.setOffline(false)

  const again = await context.newPage()
  await again.goto(`/submit/${reference}/story`)
  await again.getByText("You typed something here that was not saved").waitFor()
  await again.getByRole("button", { name: "Bring it back" }).click()
  expect(await again.getByLabel("Why was it needed?", { exact: true }).inputValue()).toContain("not on Sundays")
  await again.getByText(/^Saved at /).waitFor()
  expect(await stored(reference, "need")).toBe("The ferry runs twice a day, and not on Sundays.")
  await again.reload()
  await again.getByRole("heading", { level: 1, name: "What you did" }).waitFor()
  expect(await again.getByText("You typed something here that was not saved").count()).toBe(0)
})

test("what is typed before the scripts of a page have come stays, and saves itself", async () => {
  const people = await makeWriters(hub, "Valley Trust")
  const reference = await beginDraft(hub, people)
  const writer = await browser.open({ as: people.hannah })
  await writer.go(`/submit/${reference}/story`)
  await writer.fill("Why was it needed?", "The valley has one road.")
  await writer.sees(/^Saved at /)

  let bringScripts = () => {}
  const scripts = new Promise<void>((resolve) => {
    bringScripts = resolve
  })
  await writer.page.route("**/assets/*.js", async (route) => {
    await scripts
    await route.continue()
  })
  await writer.page.goto(`/submit/${reference}/story`, { waitUntil: "commit" })
  await writer.fill("Why was it needed?", "The valley has one road, and no bus.")
  bringScripts()
  await writer.sees(/^Saved at /)
  expect(await writer.field("Why was it needed?").inputValue()).toBe("The valley has one road, and no bus.")
  expect(await stored(reference, "need")).toBe("The valley has one road, and no bus.")
})

test.each([true, false])("what is typed in an entry stays when its nominee is asked, with JavaScript %s", async (javaScript) => {
  const nominee = { nomineeKind: "SOMEBODY_ELSE", nomineeName: "Ada Clarke", nomineeEmail: "ada@example.org" } as const
  const { reference, entrant } = await makeEntry(hub, await makeRound(hub), { state: "DRAFT", ...nominee })
  const writer = await browser.open({ as: entrant, javaScript })
  await writer.go(`/my/nominations/${reference}`)
  await writer.fill("Title", "Typed before asking")
  await writer.press("Ask now")
  await writer.sees("Saved. We have asked them by e-mail.")
  expect(await writer.field("Title").inputValue()).toBe("Typed before asking")
  expect((await hub.db.nomination.findUniqueOrThrow({ where: { reference } })).title).toBe("Typed before asking")
  expect(await writer.page.getByText("You typed something here that was not saved").count()).toBe(0)
})
