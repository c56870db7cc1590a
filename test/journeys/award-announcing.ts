import { expect } from "vitest"
import type { Visit } from "../kit/browser.ts"
import { award, fillInstant, managed } from "./award-setup.ts"

type Entry = { reference: string; title: string }

/** Decides step by step about one entry. A reason that is needed is asked for. */
export async function decide(manager: Visit, { reference, title }: Entry, steps: readonly { choice: string; against?: string }[]) {
  for (const { choice, against } of steps) {
    await manager.go(`${managed}/results/${reference}`)
    await manager.tick(choice)
    await manager.press("Decide")
    if (against) {
      await manager.sees("This goes against the ranking. Give the reason")
      await manager.arriveAt(title)
      await manager.fill("Reason", against)
      await manager.press("Decide")
    }
    await manager.sees("Your decision is on record")
    if (against) await manager.sees("(against the ranking)")
  }
}

/** The manager looks at the results: drawn, in figures, as files. */
export async function readResults(manager: Visit): Promise<void> {
  await manager.go(managed)
  await manager.follow("Go to the results")
  await manager.arriveAt(`Results of ${award.title}`)
  await manager.page.getByRole("img", { name: /^Marks in Work with schools/ }).waitFor()
  for (const file of ["results.csv", "sheets.csv"])
    expect((await manager.page.request.get(`/export/awards/${award.slug}/${file}`)).headers()["content-type"], file).toContain("text/csv")
}

/** Writes what the entrant reads later. */
export async function writeFeedback(manager: Visit, { reference, title }: Entry, text: string): Promise<void> {
  await manager.go(`${managed}/results/${reference}`)
  await manager.fill("The entry as a whole", text)
  await manager.press("Save the feedback")
  await manager.sees("The feedback is saved.")
  await manager.arriveAt(title)
}

/** Ends the judging and has the results come out at that instant. */
export async function schedule(manager: Visit, at: Date): Promise<void> {
  await manager.go(`${managed}/results`)
  await manager.press("End the judging")
  await manager.sees("Judging has ended.")
  await manager.arriveAt(`Results of ${award.title}`)
  await manager.follow("Announce the results")
  await manager.arriveAt(`Announce the results of ${award.title}`)
  await manager.press("Schedule the announcement")
  await manager.sees("Enter when the results are to come out")
  await manager.arriveAt(`Announce the results of ${award.title}`)
  await manager.fill("What you say above the results (optional)", "Thank you for **every** entry.")
  await fillInstant(manager, "When (to schedule it)", at)
  await manager.press("Schedule the announcement")
  await manager.sees("The announcement is due on")
  await manager.arriveAt(`Results of ${award.title}`)
}

/** Before the announcement nobody finds anything. */
export async function findsNothing(visitor: Visit, paths: readonly string[], entries: readonly Entry[]): Promise<void> {
  await visitor.go(`/awards/${award.slug}/results`)
  await visitor.arriveAt(/not found/i)
  for (const path of paths) {
    await visitor.go(path)
    expect(await visitor.page.getByRole("heading", { name: "Recognition" }).count(), path).toBe(0)
  }
  for (const { reference } of entries)
    expect((await visitor.page.request.get(`/export/awards/${award.slug}/certificates/${reference}.pdf`)).status()).toBe(404)
}

/** After it everybody reads who won, on the results, the initiative and the organisation, and fetches a certificate. */
export async function readsHonours(
  visitor: Visit,
  honours: readonly (Entry & { honour: string })[],
  paths: readonly string[],
): Promise<void> {
  await visitor.go(`/awards/${award.slug}`)
  await visitor.arriveAt(award.title)
  await visitor.follow("Read the results")
  await visitor.arriveAt(`Results of ${award.title}`)
  await visitor.sees("Thank you for every entry.")
  for (const { reference, title, honour } of honours) {
    expect(await visitor.page.getByRole("listitem").filter({ hasText: title }).textContent()).toContain(honour)
    const certificate = await visitor.page.request.get(`/export/awards/${award.slug}/certificates/${reference}.pdf`)
    expect(certificate.headers()["content-type"]).toBe("application/pdf")
    expect((await certificate.body()).subarray(0, 5).toString()).toBe("%PDF-")
  }
  for (const path of paths) {
    await visitor.go(path)
    await visitor.arriveAt(/./)
    await visitor.page.getByRole("heading", { name: "Recognition" }).waitFor()
  }
}

/** Lays the round down; its results stay. */
export async function archive(manager: Visit): Promise<void> {
  await manager.go(managed)
  await manager.follow("Archive the round")
  await manager.arriveAt("Archive this round?")
  await manager.press("Archive the round")
  await manager.sees("The round is archived.")
  await manager.arriveAt(award.title)
  await manager.follow("Everything that was done")
  await manager.arriveAt("Everything that was done")
  await manager.sees("Round archived")
}
