import { makeInitiative, makePersonWithRole } from "@hub/seed/builders"
import { loadBase } from "@hub/seed/load/worlds"
import { beforeAll, describe, expect, test } from "vitest"
import { useBrowser, type Visit } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"
import { begin, mendGaps, writeSteps } from "./submit-steps.ts"
import { makeWriters } from "./writers.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))
const day = 24 * 60 * 60 * 1000

let editor: { id: string }

beforeAll(async () => {
  const now = hub.clock.now()
  await loadBase(hub.db, now)
  await hub.db.call.create({
    data: {
      slug: "getting-in",
      title: "Getting in, getting on",
      summary: "Tell us what you do.",
      guidance: "Say of how many.",
      aims: ["widen-access"],
      opensAt: new Date(now.getTime() - day),
      closesAt: new Date(now.getTime() + 30 * day),
    },
  })
  editor = await makePersonWithRole(hub, "EDITOR", { name: "Miriam Adler" })
})

describe.each([
  { javaScript: true, title: "Cadets for pupils who look after somebody", trust: "Harbour Trust" },
  { javaScript: false, title: "Evening taster for people between jobs", trust: "Moorside Trust" },
])("with JavaScript $javaScript", ({ javaScript, title, trust }) => {
  test("an organisation answers the call; an editor asks for changes, rates it and publishes it; it is revised", async () => {
    const { hannah } = await makeWriters(hub, trust)
    const writer = await browser.open({ as: hannah, javaScript })
    const miriam = await browser.open({ as: editor, javaScript })

    const reference = await begin(writer)
    await writeSteps(writer, title)
    await mendGaps(writer, title)

    await askForChanges(miriam, title)
    await answerEditor(writer, { title, reference, address: hannah.email })

    await rateAndPublish(miriam, title)
    const reader = await browser.open({ javaScript })
    const found = `/initiatives?q=${encodeURIComponent(title)}`
    // No job has run since: what is published is found by the next search.
    await reader.go(found)
    await reader.arriveAt("Directory of initiatives")
    await reader.follow(title)
    await reader.arriveAt(title)
    await reader.sees("38 of 40")
    await reader.sees("Counted in the register, before and after.")

    await revise({ writer, miriam, reader, title })
  }, 600_000)
})

test("an entry is archived with a reason that readers of its page see, and restored", async () => {
  const { organisation, gareth } = await makeWriters(hub, "Fell Trust")
  const { slug } = await makeInitiative(hub, { organisationId: organisation.id, content: { title: "Fell walks for new starters" } })
  const lead = await browser.open({ as: gareth, javaScript: false })
  await lead.go(`/initiatives/${slug}`)
  await lead.follow("Archive it")
  await lead.arriveAt("Archive this entry?")
  await lead.press("Archive it")
  await lead.sees("There is a problem")
  await lead.arriveAt("Archive this entry?")
  await lead.fill("Why?", "The funding ended in July.")
  await lead.press("Archive it")
  await lead.sees("It is archived. You can restore it from here.")
  await lead.arriveAt("Fell walks for new starters")

  const reader = await browser.open({ javaScript: false })
  await reader.go(`/initiatives/${slug}`)
  await reader.sees("Reason: The funding ended in July.")
  await reader.go("/initiatives?q=fell+walks")
  expect(await reader.page.getByRole("link", { name: "Fell walks for new starters" }).count()).toBe(0)
  await lead.press("Restore it to the directory")
  await lead.sees("It is in the directory again.")
  await reader.page.reload()
  await reader.page.getByRole("link", { name: "Fell walks for new starters" }).waitFor()
})

async function askForChanges(miriam: Visit, title: string): Promise<void> {
  await miriam.go("/manage")
  await miriam.arriveAt("Manage")
  await miriam.follow("Editors’ queue")
  await miriam.arriveAt("Editors’ queue")
  await miriam.follow(title)
  await miriam.arriveAt(title)
  await miriam.press("Take it")
  await miriam.sees("You have it now.")
  await miriam.arriveAt(title)
  await miriam.press(/^Done\s*: It is written in plain English/)
  await miriam.page.getByRole("button", { name: /^Undo\s*: It is written in plain English/ }).waitFor()
  await miriam.field("Remark on").selectOption({ label: "Figures" })
  await miriam.fill("Your remark", "Of how many?")
  await miriam.press("Add the remark")
  await miriam.sees("Your remark is added.")
  await miriam.press("Ask for changes")
  await miriam.sees("Give the reason in a sentence; the submitter will read it")
  await miriam.arriveAt(title)
  await miriam.fill("What should change?", "Say of how many each figure is.")
  await miriam.press("Ask for changes")
  await miriam.sees("The submitter is asked for changes.")
  await miriam.arriveAt(title)
}

/** Told by mail, the submitter answers the remark, changes the figure and sends it again. */
async function answerEditor(writer: Visit, at: { title: string; reference: string; address: string }): Promise<void> {
  await hub.runJobs()
  const mail = (await hub.mail(at.address)).find(({ subject }) => subject.includes("asks for changes"))
  expect(mail?.text).toContain("Say of how many each figure is.")
  expect(mail?.text).toContain(`/submit/${at.reference}`)
  await writer.go(`/submit/${at.reference}`)
  await writer.arriveAt(at.title)
  await writer.sees("Say of how many each figure is.")
  await writer.sees("Of how many?")
  await writer.fill("Write to the editor", "Forty began. I have added it.")
  await writer.press("Send")
  await writer.sees("Sent to the editor.")
  await writer.follow("What came of it")
  await writer.arriveAt("What came of it")
  await writer.sees("The editor’s remarks on this step")
  await writer.page.getByRole("group", { name: "Figure 1", exact: true }).getByLabel("Of how many (optional)", { exact: true }).fill("40")
  await writer.fill("What came of it?", "Thirty of them applied.")
  await writer.press("Save and come back later")
  await writer.arriveAt(at.title)
  await writer.follow("Check your answers and submit")
  await writer.arriveAt("Check your answers")
  await writer.press("Submit")
  await writer.sees("The editor has your changes and will read them.")
}

/** Compares what was sent first with what was sent now; without a rating it is not published. */
async function rateAndPublish(miriam: Visit, title: string): Promise<void> {
  await miriam.page.reload()
  await miriam.arriveAt(title)
  await miriam.sees("Forty began. I have added it.")
  await miriam.field("From").selectOption({ index: 0 })
  await miriam.press("Compare")
  await miriam.page.locator(".hub-changes ins", { hasText: "Thirty" }).first().waitFor()
  await miriam.page.locator(".hub-changes del", { hasText: "Most" }).first().waitFor()
  await miriam.arriveAt(title)
  await miriam.press("Publish now")
  await miriam.sees("Rate the evidence first")
  await miriam.arriveAt(title)
  await rate(miriam)
  await miriam.press("Publish now")
  await miriam.sees("Published. Anybody can find it now.")
  await miriam.arriveAt(title)
}

async function rate(miriam: Visit): Promise<void> {
  await miriam.tick("2 Measured")
  await miriam.fill("Why?", "Counted in the register, before and after.")
  await miriam.press("Save the rating")
  await miriam.sees("The rating is saved.")
}

/** A revision is written and reviewed while readers keep the published text. */
async function revise({ writer, miriam, reader, title }: Record<"writer" | "miriam" | "reader", Visit> & { title: string }): Promise<void> {
  const [old, better] = [
    "Forty people spend a week with us and decide whether it is for them.",
    "Eighty people a year spend a week with us.",
  ]
  const entry = new URL(reader.page.url()).pathname
  await writer.go(entry)
  await writer.arriveAt(title)
  await writer.press("Revise it")
  await writer.sees("The published entry stays as it is until an editor publishes this revision.")
  await writer.arriveAt(title)
  await writer.follow("What it is")
  await writer.arriveAt("What it is")
  await writer.fill("Summary", better)
  await writer.press("Save and come back later")
  await writer.arriveAt(title)
  await writer.follow("Check your answers and submit")
  await writer.press("Submit")
  await writer.sees("Submitted. An editor will read it, and you will be told what happens.")

  await miriam.go("/manage/submissions?show=unassigned")
  await miriam.arriveAt("Editors’ queue")
  await miriam.follow(title)
  await miriam.press("Take it")
  await miriam.sees("You have it now.")
  await miriam.page.locator(".hub-changes ins", { hasText: "Eighty" }).first().waitFor()
  await reader.page.reload()
  await reader.sees(old)
  await rate(miriam)
  await miriam.fill("What changed?", "It runs twice a year now")
  await miriam.press("Publish now")
  await miriam.sees("Published. Anybody can find it now.")
  await reader.page.reload()
  await reader.sees(better)
  await reader.go(`${entry}/history`)
  await reader.arriveAt(/./)
  await reader.sees("It runs twice a year now")
}
