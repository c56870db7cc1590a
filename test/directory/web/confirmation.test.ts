import { joinOrganisation, makeInitiative, makeOrganisation, makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

test("an entry that nobody confirmed says so on its page and in lists, until its owner confirms it there", async () => {
  const [organisation, member] = [await makeOrganisation(hub), await makePerson(hub)]
  await joinOrganisation(hub, member, organisation)
  const { reviewBy } = await makeInitiative(hub, {
    slug: "cadets",
    organisationId: organisation.id,
    content: { title: "Cadets on the wards" },
  })
  const visitor = await site.visitor()
  const shown = async () => {
    const [page, list] = [await visitor.visit("/initiatives/cadets"), await visitor.visit("/initiatives?q=cadets")]
    return [page.text("main").includes("Nobody has confirmed lately"), list.text(".hub-card").includes("Not confirmed lately")]
  }
  expect(await shown()).toEqual([false, false])
  hub.clock.set(new Date(reviewBy.getTime() + 1000))
  expect(await shown()).toEqual([true, true])
  const owner = await site.visitor(member)
  const page = await owner.visit("/initiatives/cadets")
  expect(page.text(".hub-notice:first-of-type")).toContain("until you confirm it, or revise it.")
  expect(page.$("button[value=confirm]")).toHaveLength(1)
  const confirmed = await page.submit("Confirm that it is still right")
  expect(confirmed.text("main")).toContain("Thank you. Readers see that it is still right.")
  expect(await shown()).toEqual([false, false])
})
