import { expect } from "vitest"
import type { Visit } from "../kit/browser.ts"
import { award } from "./award-setup.ts"

/** How an entry begins. */
export type Start = { kind: "Myself" | "My team" | "Somebody else"; name?: string; email?: string; initiative?: string }

/** From the list of awards to a draft; returns its reference. */
export async function beginEntry(entrant: Visit, { kind, name, email, initiative }: Start): Promise<string> {
  await entrant.go("/awards")
  await entrant.arriveAt("Awards")
  await entrant.follow(award.title)
  await entrant.arriveAt(award.title)
  await entrant.follow("Work with schools")
  await entrant.arriveAt("Work with schools")
  await entrant.follow("Enter in this category")
  await entrant.arriveAt(`Enter “${award.title}”`)
  await entrant.press("Begin")
  await entrant.sees("Say whom you nominate")
  await entrant.arriveAt(`Enter “${award.title}”`)
  await entrant.tick(kind)
  if (name) await entrant.fill("Name of the team or person", name)
  if (email) await entrant.fill("Their e-mail address", email)
  if (initiative) await entrant.field("Start from an initiative in the directory? (optional)").selectOption({ label: initiative })
  await entrant.press("Begin")
  await entrant.arriveAt(initiative ?? "Untitled entry")
  return new URL(entrant.page.url()).pathname.split("/").at(-1) ?? ""
}

/** What is written in an entry. */
export type Texts = { title: string; partner?: string; attachment?: Buffer }

/** Writes an entry whose first answer is too long, is told so, mends it, checks and submits; leaves the browser at the receipt. */
export async function writeEntry(entrant: Visit, { title, partner, attachment }: Texts, javaScript: boolean): Promise<void> {
  await entrant.fill("Title", title)
  await entrant.fill("Summary", `What ${title} is about.`)
  await entrant.tick("Yes")
  await entrant.fill("Whom did it reach?", Array.from({ length: 51 }, () => "people").join(" "))
  await entrant.fill("How do you know that it works?", "We counted before and after.")
  if (javaScript) {
    await entrant.sees("51 of 50 words: 1 too many")
    await entrant.sees(/^Saved at /)
  }
  if (partner) await entrant.fill("Add a partner", partner)
  if (attachment) {
    await entrant.field("Attach a file").setInputFiles({ name: "plan.pdf", mimeType: "application/pdf", buffer: attachment })
    await entrant.fill("What the new file shows", "The plan of the week")
  }
  await entrant.press("Save and check your answers")
  await entrant.arriveAt("Check your answers")
  await entrant.sees("51 words, and 50 are allowed")
  if (partner) await entrant.sees(partner)
  if (attachment) await entrant.sees("The plan of the week")
  await entrant.press("Submit the entry")
  await entrant.sees("There is a problem")
  await entrant.arriveAt("Check your answers")
  await entrant.follow(/^Change\s*reach$/)
  await entrant.arriveAt(title)
  await entrant.fill("Whom did it reach?", `Forty people were reached by ${title}.`)
  await entrant.press("Save and check your answers")
  await entrant.arriveAt("Check your answers")
  await entrant.press("Submit the entry")
  await entrant.arriveAt("What you submitted")
  await entrant.sees(`Forty people were reached by ${title}.`)
}

/** Asks the nominee from the entry's page. */
export async function askNominee(entrant: Visit, reference: string): Promise<void> {
  await entrant.go(`/my/nominations/${reference}`)
  await entrant.press("Ask now")
  await entrant.sees("Asked, no answer yet")
}

/** Somebody without an account reads what is said about them, and agrees. */
export async function consent(nominee: Visit, link: string): Promise<void> {
  await nominee.go(link)
  await nominee.arriveAt(/would like to nominate you for an award$/)
  await nominee.press("I agree")
  await nominee.sees("You agreed to be nominated.")
  await nominee.arriveAt(/would like to nominate you for an award$/)
}

/** A page that was open before the deadline: what it sends at the deadline is too late, and what was submitted stays. */
export async function isTooLate(entrant: Visit, title: string): Promise<void> {
  await entrant.press("Save and check your answers")
  await entrant.arriveAt(title)
  expect(await entrant.page.getByRole("button", { name: "Save and check your answers" }).count()).toBe(0)
  await entrant.follow("See exactly what you submitted")
  await entrant.arriveAt("What you submitted")
}
