import { makeInitiative, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"
import { problems } from "../../people/account-pages.ts"

const hub = useHub()
const site = useSite(hub)

test("an editor finds the way from an initiative to its rating, changes it with a reason, and readers see both", async () => {
  const { slug } = await makeInitiative(hub, { evidenceLevel: 2, content: { title: "Mentors for midwives" } })
  const editor = await site.visitor(await makePersonWithRole(hub, "EDITOR"))
  const form = await (await editor.visit(`/initiatives/${slug}`)).follow("Rate its evidence")
  expect(form.path).toBe(`/initiatives/${slug}/rate`)
  expect(form.$("input[name=level][checked]").attr("value")).toBe("2")
  const wrong = await form.submit("Save the rating", { level: "4", reason: "Well" })
  expect(problems(wrong).fields).toEqual(["Say in a sentence why; it is shown beside the rating"])
  expect(wrong.$("input[name=level][checked]").attr("value")).toBe("4")
  const rated = await wrong.submit("Save the rating", { reason: "Shown at two more colleges." })
  expect(rated.text("main")).toContain("Readers see your rating and the reason.")
  const reader = await (await site.visitor()).visit(`/initiatives/${slug}`)
  expect(reader.text(".hub-evidence-line")).toContain("Replicated")
  expect(reader.text("section:has(#evidence)")).toContain("Shown at two more colleges.")
})

test("who saw an older rating is shown the newer one, with what they typed kept", async () => {
  const { slug } = await makeInitiative(hub, { evidenceLevel: 2 })
  const [first, second] = [await makePersonWithRole(hub, "EDITOR"), await makePersonWithRole(hub, "EDITOR")]
  const open = await (await site.visitor(first)).visit(`/initiatives/${slug}/rate`)
  hub.clock.advance(60_000)
  await (await (await site.visitor(second)).visit(`/initiatives/${slug}/rate`)).submit("Save the rating", {
    level: "3",
    reason: "Compared with the ward next door.",
  })
  const refused = await open.submit("Save the rating", { level: "1", reason: "An account of why it works." })
  expect(problems(refused).summary[0]).toContain("Another editor has rated it since")
  expect(refused.text("main")).toContain("Compared with the ward next door.")
  expect(refused.$("textarea[name=reason]").text().trim()).toBe("An account of why it works.")
  const again = await refused.submit("Save the rating")
  expect(again.text("section:has(#evidence)")).toContain("An account of why it works.")
})

test("nobody else is led there, and the page is not there for them", async () => {
  const { slug } = await makeInitiative(hub)
  const member = await site.visitor(await makePerson(hub))
  expect((await member.visit(`/initiatives/${slug}`)).html).not.toContain(`/initiatives/${slug}/rate`)
  expect((await member.visit(`/initiatives/${slug}/rate`)).status).toBe(404)
  expect((await (await site.visitor()).visit(`/initiatives/${slug}/rate`)).path).toContain("/sign-in?next=")
})
