import { joinOrganisation, makeOrganisation, makePerson, makePost, makeSpace, makeThread } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import { useBrowser, type Visit } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"
import { drawing } from "../platform/sample-files.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))
let space: { id: string }
beforeAll(async () => {
  space = await makeSpace(hub, { slug: "placements", name: "Placements" })
})

/** Somebody who is known, with a thread before them. */
async function inThread(title: string, posts: readonly string[] = []): Promise<{ visit: Visit; thread: { id: string }; path: string }> {
  const person = await makePerson(hub, { name: "Priya Raman" })
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  const thread = await makeThread(hub, { spaceId: space.id, title })
  for (const body of posts) await makePost(hub, thread, { body })
  const visit = await browser.open({ as: person })
  const path = `/forum/placements/${thread.slug}`
  await visit.go(path)
  await visit.arriveAt(title)
  await visit.page.getByRole("toolbar", { name: "Formatting" }).waitFor()
  return { visit, thread, path }
}

/** The box says this, by and by. */
const says = (visit: Visit, text: string | RegExp) =>
  expect.poll(() => typed(visit), { timeout: 15_000 }).toMatch(typeof text === "string" ? new RegExp(`^${text}$`) : text)
const typed = (visit: Visit) => visit.field("Your reply").inputValue()

/** Holds back what the page sends until the test lets it go. */
async function holdReplies({ page }: Visit): Promise<{ isSent: Promise<void>; letGo(): void }> {
  let letGo = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let sent = () => {}
  const isSent = new Promise<void>((resolve) => {
    sent = resolve
  })
  await page.route(/\/forum\/placements\//, async (route) => {
    const request = route.request()
    if (request.method() !== "POST" || !request.postDataBuffer()?.includes('name="intent"\r\n\r\nreply')) return route.continue()
    sent()
    await released
    await route.continue()
  })
  return { isSent, letGo }
}

test("what is typed while a reply is being sent begins the next one", async () => {
  const { visit } = await inThread("Uniforms")
  const { isSent, letGo } = await holdReplies(visit)
  await visit.fill("Your reply", "We lend ours.")
  await visit.press("Post the reply")
  await isSent
  await visit.field("Your reply").focus()
  await visit.page.keyboard.press("Control+End")
  await visit.page.keyboard.type(" And the shoes")
  letGo()
  await visit.page.getByRole("article").getByText("We lend ours.").waitFor()
  await says(visit, "And the shoes")
  await visit.page.keyboard.type(" too")
  expect(await typed(visit), "the cursor is where it was").toBe("And the shoes too")
  await visit.press("Post the reply")
  await visit.page.getByRole("article").getByText("And the shoes too").waitFor()
  await says(visit, "")
  expect(await visit.page.getByRole("article").count()).toBe(3)
})

test("a text that is changed while it is being sent is kept whole, and so is one that is refused because the thread was locked meanwhile", async () => {
  const { visit, thread } = await inThread("Buses")
  const { isSent, letGo } = await holdReplies(visit)
  await visit.fill("Your reply", "We pay the fare.")
  await visit.press("Post the reply")
  await isSent
  await visit.fill("Your reply", "We paid the fare in 2014.")
  letGo()
  await visit.page.getByRole("article").getByText("We pay the fare.").waitFor()
  await visit.page.waitForURL(/post=/)
  expect(await typed(visit)).toBe("We paid the fare in 2014.")
  await hub.db.thread.update({ where: { id: thread.id }, data: { state: "LOCKED", stateReason: "All is said." } })
  await visit.press("Post the reply")
  await visit.page.getByRole("alert").getByText("locked").waitFor()
  await visit.sees("A moderator has locked this thread")
  expect(await typed(visit), "to be copied from").toBe("We paid the fare in 2014.")
})

test("quoting a post and following the link to one keep what is being typed", async () => {
  const { visit } = await inThread("Lunches", ["Ours bring their own."])
  await visit.fill("Your reply", "So do ours.")
  await visit.page
    .getByRole("link", { name: /Link to this post/ })
    .last()
    .click()
  await visit.page.waitForURL(/post=/)
  expect(await typed(visit)).toBe("So do ours.")
  await visit.page
    .getByRole("link", { name: /^Quote/ })
    .last()
    .click()
  await says(visit, /> Ours bring their own\.\n\nSo do ours\.$/)
  await visit.press("Post the reply")
  await visit.page.getByRole("article").getByText("So do ours.").waitFor()
  await says(visit, "")
})

test("a picture that is pasted is asked for its description, shown in the preview and posted with it", async () => {
  const { visit } = await inThread("Posters")
  const picture = (await drawing("png")).toString("base64")
  await visit.fill("Your reply", "Ours hangs here:")
  await visit.page.evaluate(`{
    const bytes = Uint8Array.from(atob("${picture}"), (letter) => letter.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], "poster.png", { type: "image/png" }))
    document.getElementById("body").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  }`)
  await visit.page.locator("#pictureAlt:focus").waitFor()
  await visit.press("Put it into the text")
  await visit.sees("Say what the picture shows")
  await visit.fill("What the picture shows", "A poster in a corridor")
  await visit.press("Put it into the text")
  await says(visit, /!\[A poster in a corridor\]/)
  await visit.page.getByLabel("Preview").getByRole("img", { name: "A poster in a corridor" }).waitFor()
  await visit.arriveAt("Posters")
  await visit.press("Post the reply")
  const shown = visit.page.getByRole("article").getByRole("img", { name: "A poster in a corridor" })
  await shown.waitFor()
  await expect.poll(() => visit.page.evaluate<number>('document.querySelector("article img").naturalWidth')).toBeGreaterThan(0)
  await says(visit, "")
})
