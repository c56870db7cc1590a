import { expect } from "vitest"
import type { Visit } from "../kit/browser.ts"
import { award, managed } from "./award-setup.ts"

const judge = `/awards/${award.slug}/judge`

/** Finds all entries eligible in one act. */
export async function findEligible(manager: Visit, titles: readonly string[]): Promise<void> {
  await manager.go(managed)
  await manager.follow("Entries and eligibility")
  await manager.arriveAt("Entries")
  for (const title of titles) await manager.tick(title)
  await manager.press("The ticked are not eligible")
  await manager.sees("There is a problem")
  await manager.arriveAt("Entries")
  for (const title of titles) expect(await manager.field(title).isChecked()).toBe(true)
  await manager.press("The ticked are eligible")
  await manager.sees(`${titles.length} entries are decided.`)
}

/** Declares that there are no conflicts but those the hub has found. */
export async function declareConflicts(member: Visit, found?: string): Promise<void> {
  await member.go(`/awards/${award.slug}`)
  await member.follow("Judge this round")
  await member.follow("Declare conflicts of interest")
  if (found) {
    await member.sees(found)
    await member.arriveAt("Declare conflicts of interest")
  }
  await member.press("These are all my conflicts")
  await member.sees("That is on record.")
}

/** Has readers proposed, looks them over and gives the readings out. */
export async function allocate(manager: Visit, conflicted: { reference: string; title: string; name: string }): Promise<void> {
  await manager.go(managed)
  await manager.arriveAt(award.title)
  await manager.follow("Choose readers")
  await manager.arriveAt(`Readers of ${award.title}`)
  await manager.press("Propose readers")
  await manager.sees("loads differ by at most 1")
  await manager.arriveAt(`Readers of ${award.title}`)
  await manager.follow(conflicted.title)
  await manager.arriveAt(`Readers: ${conflicted.title}`)
  await manager.page.getByText(`${conflicted.name}: they belong to the organisation that enters it`).waitFor()
  await manager.field("Add a reader").selectOption({ label: conflicted.name })
  await manager.press("Add the reader")
  await manager.sees("There is a problem")
  await manager.arriveAt(`Readers: ${conflicted.title}`)
  await manager.go(`${managed}/judging`)
  await manager.press("Give the readings out")
  await manager.sees("The readings are given out")
  await manager.arriveAt(`Readers of ${award.title}`)
}

/** Fills in a sheet by the keyboard: the same point of the scale and a reason for each criterion. */
async function fillSheet({ page }: Visit, value: number, name: string): Promise<void> {
  for (const criterion of await page.locator(".hub-sheet__criterion").all()) {
    await criterion.locator(`input[type=radio][value="${value}"]`).focus()
    await page.keyboard.press("Space")
    await criterion.locator("textarea").fill(`${name} gives it a ${value}.`)
  }
}

type Entry = { reference: string; title: string }

/** Reads an entry, scores it, hands the sheet in and says something to the others. */
export async function score(reader: Visit, entry: Entry, value: number, name: string): Promise<void> {
  await reader.go(`${judge}/${entry.reference}`)
  await reader.page.getByRole("heading", { level: 1, name: entry.title }).waitFor()
  expect(await reader.page.getByRole("heading", { name: /Discussion|other readers/ }).count()).toBe(0)
  await fillSheet(reader, value, name)
  await reader.press("Hand in the sheet")
  await reader.sees("Your score sheet is in")
  await reader.fill("Say something to the other readers", `${name} was here.`)
  await reader.press("Post")
  await reader.sees(`${name} was here.`)
}

/** The pages of one entry, before a sheet is in, refused and handed in, keep what every page must keep. */
export async function scoreWithCare(reader: Visit, entry: Entry, value: number, name: string): Promise<void> {
  await reader.go(`${judge}/${entry.reference}`)
  await reader.arriveAt(entry.title)
  await reader.press("Hand in the sheet")
  await reader.sees("Choose a score for “Reach”")
  await reader.arriveAt(entry.title)
  await score(reader, entry, value, name)
  await reader.arriveAt(entry.title)
}

/** Types a reason without a connection and closes the tab: it is there again, and saved, once there is a connection. */
export async function draftOffline(reader: Visit, entry: Entry): Promise<void> {
  const context = reader.page.context()
  const tab = await context.newPage()
  await tab.goto(`${judge}/${entry.reference}`)
  await tab.getByRole("heading", { level: 1, name: entry.title }).waitFor()
  await context.setOffline(true)
  await tab.locator(".hub-sheet textarea").first().fill("Typed in a tunnel.")
  await tab.getByText("No connection. What you typed is kept in this browser").waitFor()
  await tab.close()
  await context.setOffline(false)
  await reader.go(`${judge}/${entry.reference}`)
  await reader.sees(/^Saved on /)
  expect(await reader.page.locator(".hub-sheet textarea").first().inputValue()).toBe("Typed in a tunnel.")
}

/** After the discussion: one point less for the first criterion. Both values stay. */
export async function revise(reader: Visit, entry: Entry, value: number): Promise<void> {
  await reader.go(`${judge}/${entry.reference}`)
  await reader.page.locator(`.hub-sheet__criterion input[type=radio][value="${value}"]`).first().check()
  await reader.press("Save the revision")
  await reader.sees("Your revision is saved; what you gave first is kept.")
  await reader.sees("before your revision")
  await reader.arriveAt(entry.title)
}

/** How far the reader is, from their own list. */
export async function isThrough(reader: Visit, count: number): Promise<void> {
  await reader.go(judge)
  await reader.sees(`${count} of ${count} score sheets are in.`)
}

/** Somebody with a conflict sees no trace of the entry. */
export async function seesNothingOf(member: Visit, entry: Entry): Promise<void> {
  await member.go(judge)
  await member.arriveAt(`Judge ${award.title}`)
  expect(await member.page.locator("main").textContent()).not.toContain(entry.title)
  await member.go(`${judge}/${entry.reference}`)
  await member.arriveAt(/not found/i)
}
