import { expect } from "vitest"
import type { Visit } from "../kit/browser.ts"

export const award = { name: "Opening Doors", title: "Opening Doors 2027", slug: "opening-doors-2027" }
export const managed = `/manage/awards/${award.slug}`

/** The instants of the round; the journey moves the clock to each of them. */
export type Dates = Record<"opens" | "closes" | "scoresDue" | "results", Date>

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "numeric",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})

/** Types an instant into the group of fields with this legend, as the clocks of London show it. */
export async function fillInstant({ page }: Visit, legend: string, at: Date): Promise<void> {
  const { day, month, year, hour, minute } = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  const group = page.getByRole("group", { name: legend, exact: true })
  for (const [label, value] of Object.entries({ Day: day, Month: month, Year: year, "Time, such as 9:30": `${hour}:${minute}` }))
    await group.getByLabel(label, { exact: true }).fill(value ?? "")
}

/** From nothing to a round that is approved, with its panel invited. */
export async function setUpRound(manager: Visit, dates: Dates, panel: readonly { name: string; email: string }[]): Promise<void> {
  await manager.go("/manage")
  await manager.arriveAt("Manage")
  await manager.go("/manage/awards")
  await manager.arriveAt("Awards")
  await manager.fill("Name", award.name)
  await manager.fill("Summary", "For work that opens health careers.")
  await manager.fill("What it is for", "It is given **every year**.")
  await manager.press("Begin the award")
  await manager.sees("The award is there.")
  await manager.field("Of which award?").selectOption({ label: award.name })
  await manager.fill("Title", award.title)
  await manager.press("Begin the round")
  await manager.arriveAt(award.title)
  await manager.sees("What is still missing before it can open")
  await writeTexts(manager, dates)
  await addParts(manager)
  await manager.follow("Preview as entrant and as panel member")
  await manager.arriveAt("Preview")
  await manager.sees("Whom did it reach?")
  await invite(manager, panel)
  await manager.follow(award.title)
  await manager.sees("Once approved, visitors see the round")
  await manager.press("Approve the round")
  await manager.sees("The round is approved. Visitors can see it.")
  await manager.arriveAt(award.title)
}

async function writeTexts(manager: Visit, dates: Dates): Promise<void> {
  await manager.follow(/^Change\s*summary$/)
  await manager.arriveAt("Texts and dates")
  await manager.fill("Summary", "Tell us what you did in 2026.")
  await manager.fill("How entries are judged", "Three people read each entry.")
  await fillInstant(manager, "Opens", dates.closes)
  await fillInstant(manager, "Closes", dates.opens)
  await fillInstant(manager, "Readers finish by (optional)", dates.scoresDue)
  await fillInstant(manager, "Results expected (optional)", dates.results)
  await manager.fill("Readers of each entry", "3")
  await manager.press("Save")
  await manager.sees("A round closes after it opens")
  await manager.arriveAt("Texts and dates")
  await fillInstant(manager, "Opens", dates.opens)
  await fillInstant(manager, "Closes", dates.closes)
  await manager.press("Save")
  await manager.sees("Saved.")
}

async function addParts(manager: Visit): Promise<void> {
  await manager.follow("Add a category")
  await manager.arriveAt("Add a category")
  await manager.fill("Title", "Enter")
  await manager.fill("What it rewards, and who may enter", "Anybody may.")
  await manager.press("Save")
  await manager.sees("is the address of another page of the round")
  await manager.arriveAt("Add a category")
  await manager.fill("Title", "Work with schools")
  await manager.fill("How many are shortlisted", "2")
  await manager.press("Save")
  await manager.sees("Saved.")
  for (const { title, question, weight } of [
    { title: "Reach", question: "Whom did it reach?", weight: "2" },
    { title: "Evidence", question: "How do you know that it works?", weight: "1" },
  ]) {
    await manager.follow("Add a criterion")
    await manager.arriveAt("Add a criterion")
    await manager.fill("Title", title)
    await manager.fill("What entrants are asked", question)
    await manager.fill("Words allowed", "50")
    await manager.fill("Weight", weight)
    for (const [index, label] of ["Nothing", "A little", "Much", "All of it"].entries()) {
      const point = manager.page.getByRole("group", { name: `Point ${index + 1}`, exact: true })
      await point.getByLabel("Name", { exact: true }).fill(label)
      await point.getByLabel("What deserves it", { exact: true }).fill(`${label} is shown.`)
    }
    await manager.press("Save")
    await manager.page.getByRole("term").filter({ hasText: title }).waitFor()
  }
  await manager.follow("Add a question")
  await manager.arriveAt("Add an eligibility question")
  await manager.fill("Question, to be answered with yes or no", "Is the work still running?")
  await manager.press("Save")
  await manager.sees("Saved.")
}

async function invite(manager: Visit, panel: readonly { name: string; email: string }[]): Promise<void> {
  await manager.go(managed)
  await manager.follow("Panel")
  await manager.arriveAt("Panel")
  for (const { name, email } of panel) {
    await manager.fill("Name", name)
    await manager.fill("E-mail address", email)
    await manager.press("Send the invitation")
    await manager.sees(email)
  }
  await manager.arriveAt("Panel")
  expect(await manager.page.locator("tbody tr").count()).toBe(panel.length)
}

/** Somebody follows the link of their invitation and joins. */
export async function joinPanel(member: Visit, link: string): Promise<void> {
  await member.go(link)
  await member.arriveAt(`Will you judge entries for “${award.title}”?`)
  await member.tick("Mentoring")
  await member.fill("The most entries you can read (optional)", "3")
  await member.press("Join the panel")
  await member.sees("This invitation has been accepted")
}
