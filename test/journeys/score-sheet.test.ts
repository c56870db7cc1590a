import { makeJudgedRound, makeNomination, makePanelMember, makeReading } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useBrowser, type Visit } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

/** All that is typed into the form. */
async function typedIn({ page }: Visit): Promise<string> {
  const areas = await page.locator(".hub-sheet textarea").all()
  return (await Promise.all(areas.map((area) => area.inputValue()))).join("")
}

test("a sheet saves itself: for its entry alone, through a lost connection, and again after it could not be handed in", async () => {
  const judged = await makeJudgedRound(hub, { state: "JUDGING" })
  const member = await makePanelMember(hub, judged)
  const first = await makeNomination(hub, judged, { title: "First entry" })
  const second = await makeNomination(hub, judged, { title: "Second entry" })
  for (const entry of [first, second]) await makeReading(hub, judged, entry, member)
  const commentOn = async ({ id }: { id: string }) => (await hub.db.scoreSheet.findFirst({ where: { nominationId: id } }))?.comment
  const reader = await browser.open({ as: member.person })
  const { page } = reader

  await reader.go(`/awards/${judged.round.slug}/judge/${first.reference}`)
  await reader.arriveAt("First entry")
  await reader.fill(/^Anything else/, "Typed for the first.")
  await reader.sees(/^Saved on /)
  await reader.follow("Second entry")
  await reader.arriveAt("Second entry")
  expect(await typedIn(reader)).toBe("")

  await page.context().setOffline(true)
  await reader.fill(/^Anything else/, "Typed in a tunnel.")
  await reader.sees("No connection. What you typed is kept in this browser")
  await reader.fill(/^Anything else/, "Typed in a tunnel, and on.")
  await page.context().setOffline(false)
  await reader.sees(/^Saved on /)
  await expect.poll(() => commentOn(second), { timeout: 10_000 }).toBe("Typed in a tunnel, and on.")

  // The refusal brings the sheet anew. What is typed in the moment before anybody listens to it counts.
  await page.evaluate(`{
    const area = () => document.querySelector(".hub-sheet textarea[name=comment]")
    const before = area()
    new MutationObserver((_, observer) => {
      if (!area() || area() === before) return
      observer.disconnect()
      area().value = "Typed after a refusal."
      area().dispatchEvent(new Event("input", { bubbles: true }))
    }).observe(document, { childList: true, subtree: true })
  }`)
  await reader.press("Hand in the sheet")
  await reader.sees("There is a problem")
  await expect.poll(() => commentOn(second), { timeout: 10_000 }).toBe("Typed after a refusal.")

  // What is under way does not get in the way of the button.
  await page.route("**/autosave", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  await reader.fill(/^Anything else/, "Typed before a press.")
  await reader.sees("Saving…")
  await reader.fill(/^Anything else/, "Typed before a press, and on.")
  await reader.press("Save")
  await reader.sees("Saved.")
  expect([await commentOn(first), await commentOn(second)]).toEqual(["Typed for the first.", "Typed before a press, and on."])
})
