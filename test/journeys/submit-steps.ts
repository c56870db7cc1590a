import { expect } from "vitest"
import type { Visit } from "../kit/browser.ts"
import { pdf } from "../platform/sample-files.ts"
import { next } from "./writers.ts"

/** From the call to the list of steps. */
export async function begin(writer: Visit): Promise<string> {
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
export async function writeSteps(writer: Visit, title: string): Promise<void> {
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
export async function mendGaps(writer: Visit, title: string): Promise<void> {
  const { page } = writer
  await writer.follow("Check your answers and submit")
  await writer.arriveAt("Check your answers")
  expect(await page.locator("#startedOn").textContent()).toContain("September 2014")
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
