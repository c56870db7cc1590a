import { joinOrganisation, makeInitiative, makeOrganisation, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { loadBase } from "@hub/seed/load/worlds"
import { beforeAll, describe, expect, test } from "vitest"
import { useBrowser, type Visit } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"
import { memberWithPassword, password } from "../people/account-pages.ts"
import { pdf } from "../platform/sample-files.ts"

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

/** Somebody who writes for an organisation of their own, and its lead. */
async function writers(name: string) {
  const organisation = await makeOrganisation(hub, { name })
  const hannah = await memberWithPassword(hub, { name: "Hannah Whitfield" })
  const gareth = await makePerson(hub, { name: "Gareth Pugh" })
  await joinOrganisation(hub, hannah, organisation)
  await joinOrganisation(hub, gareth, organisation, "LEAD")
  return { organisation, hannah, gareth }
}

/** A draft of that organisation's, as the page that begins one makes it. */
async function draft({ organisation, hannah }: Awaited<ReturnType<typeof writers>>): Promise<string> {
  const id = Buffer.from(`Organisation:${organisation.id}`).toString("base64")
  const begun = await hub
    .as(hannah)
    .mutate(
      "mutation($id: ID!) { startSubmission(organisation: $id) { __typename ... on Submission { reference } ... on UserError { code message } } }",
      { id },
    )
  return begun.reference as string
}

const stored = async (reference: string, field: string): Promise<unknown> =>
  ((await hub.db.submission.findUniqueOrThrow({ where: { reference } })).content as Record<string, unknown>)[field]

const next = "Save and continue"

describe.each([
  { javaScript: true, title: "Cadets for pupils who look after somebody", trust: "Harbour Trust" },
  { javaScript: false, title: "Evening taster for people between jobs", trust: "Moorside Trust" },
])("with JavaScript $javaScript", ({ javaScript, title, trust }) => {
  test("an organisation answers the call; an editor asks for changes, rates it and publishes it; it is revised", async () => {
    const { hannah } = await writers(trust)
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

  test("a session that ends in the middle of a step loses nothing", async () => {
    const people = await writers(`${trust} at Night`)
    const reference = await draft(people)
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
    const people = await writers(`${trust} for Two`)
    const reference = await draft(people)
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
    await second.sees("Somebody else saved this step")
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
  const people = await writers("Island Trust")
  const reference = await draft(people)
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

test("an entry is archived with a reason that readers of its page see, and restored", async () => {
  const { organisation, gareth } = await writers("Fell Trust")
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

/** From the call to the list of steps. */
async function begin(writer: Visit): Promise<string> {
  await writer.go("/calls/getting-in")
  await writer.arriveAt("Getting in, getting on")
  await writer.follow("Answer this call")
  await writer.arriveAt("Submit a case study")
  await writer.press("Begin")
  await writer.arriveAt("Untitled")
  await writer.sees("What is missing, and why it matters")
  return new URL(writer.page.url()).pathname.split("/")[2] ?? ""
}

/** Every step, with a return in the middle. What it costs, and a description of the file, are left out. */
async function writeSteps(writer: Visit, title: string): Promise<void> {
  const row = (name: string) => writer.page.getByRole("group", { name, exact: true })
  await writer.follow("What it is")
  await writer.arriveAt("What it is")
  await writer.fill("Title", title)
  await writer.fill("Summary", "Forty people spend a week with us and decide whether it is for them.")
  await writer.tick("Widen access and recruitment to training or employment")
  await writer.tick("Outreach with schools and colleges")
  await writer.tick("Taster day")
  await writer.press(next)

  await writer.arriveAt("Whom it is for, and where")
  await writer.tick("Carers")
  await writer.tick("Wessex")
  await writer.tick("Running")
  await writer.fill("When did it start?", "last year")
  await writer.press("Save and come back later")
  await writer.sees("There is a problem")
  await writer.arriveAt("Whom it is for, and where")
  expect(await writer.field("When did it start?").inputValue()).toBe("last year")
  await writer.fill("When did it start?", "2014-09")
  await writer.press("Save and come back later")
  await writer.arriveAt(title)

  await writer.follow("What you did")
  await writer.arriveAt("What you did")
  await writer.fill("Why was it needed?", "Places went to those who knew somebody.")
  await writer.fill("What did you do, step by step?", "1. Schools name people\n2. They spend a week with us")
  await writer.press(next)

  await writer.arriveAt("What came of it")
  await writer.fill("What came of it?", "Most of them applied.")
  await row("Figure 1").getByLabel("What was measured", { exact: true }).fill("People who finished the week")
  await row("Figure 1").getByLabel("Value", { exact: true }).fill("thirty-eight")
  await writer.press("Add another figure")
  await writer.sees("There is a problem")
  await writer.arriveAt("What came of it")
  await row("Figure 1").getByLabel("Value", { exact: true }).fill("38")
  await writer.press("Add another figure")
  await writer.page.waitForURL(/#measures$/)
  await row("Figure 2").getByLabel("What was measured", { exact: true }).fill("Counted twice")
  await row("Figure 2").getByLabel("Value", { exact: true }).fill("1")
  await writer.press("Add another figure")
  await row("Figure 3").waitFor()
  await row("Figure 2").getByLabel("Remove this figure", { exact: true }).check()
  await writer.press(next)

  await writer.arriveAt("Cost and partners")
  await row("Partner 1").getByLabel("Name", { exact: true }).fill("The college")
  await row("Partner 1").getByLabel("What they do (optional)", { exact: true }).fill("Teaches one day")
  await writer.press(next)

  await writer.arriveAt("Links, files and contact")
  await row("Link 1").getByLabel("What it leads to", { exact: true }).fill("Timetable")
  await row("Link 1").getByLabel("Address", { exact: true }).fill("https://harbour.example/week")
  await writer.field("Add a file").setInputFiles({ name: "plan.pdf", mimeType: "application/pdf", buffer: pdf() })
  await writer.tick("No people can be recognised")
  await writer.press(next)
  await writer.arriveAt(title)
}

/** The answers are checked; what is missing is named beside its question, refused, mended, and then it is sent. */
async function mendGaps(writer: Visit, title: string): Promise<void> {
  const { page } = writer
  await writer.follow("Check your answers and submit")
  await writer.arriveAt("Check your answers")
  expect(await page.locator("#measures").textContent()).toContain("People who finished the week: 38")
  expect(await page.locator("#measures").textContent()).not.toContain("Counted twice")
  expect(await page.locator("#costBand").textContent()).toContain("Say what it costs, or that you cannot state it")
  await writer.press("Submit")
  await writer.sees("There is a problem")
  await writer.arriveAt("Check your answers")
  const summary = page.locator(".nhsuk-error-summary li")
  expect(await summary.allTextContents()).toEqual(["Say what it costs, or that you cannot state it", "Describe each attachment"])

  await page
    .locator("#costBand")
    .getByRole("link", { name: /^Change/ })
    .click()
  await writer.arriveAt("Cost and partners")
  await writer.tick("£5,000 to £25,000")
  await writer.press(next)
  await writer.arriveAt("Links, files and contact")
  await page.getByRole("group", { name: "File 1", exact: true }).getByLabel("Describe it", { exact: true }).fill("Plan of the week")
  await writer.press(next)
  await writer.arriveAt(title)
  await writer.follow("Check your answers and submit")
  await writer.arriveAt("Check your answers")
  await writer.press("Submit")
  await writer.sees("Submitted. An editor will read it, and you will be told what happens.")
  await writer.arriveAt(title)
}

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
  await miriam.fill("What should change, or why is it declined?", "Say of how many each figure is.")
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
