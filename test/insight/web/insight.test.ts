import { makeInitiative, makePerson, makePersonWithRole, makeSpace, makeThread } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

test("the national team finds insight under Manage, with a table beside each drawing and all of it to take away", async () => {
  await makeInitiative(hub, { content: { title: "Cadets on the wards" } })
  const space = await makeSpace(hub, { slug: "open", name: "Open space" })
  await makeThread(hub, { slug: "who-has-cadets", spaceId: space.id, title: "Who has cadets?" })
  const visitor = await site.visitor(await makePersonWithRole(hub, "NATIONAL_TEAM"))
  const page = await (await visitor.visit("/manage")).follow("How the hub is used")
  expect(page.path).toBe("/manage/insight")
  expect(page.$("svg[role=img]")).toHaveLength(6)
  expect(page.$('table:contains("Initiatives published") tbody tr')).not.toHaveLength(0)
  expect(page.$('a[href="/forum/open/who-has-cadets"]').text()).toBe("Who has cadets?")
  expect(page.text("main")).toContain("Nothing was looked for in vain more than once.")
  const shorter = await page.submit("Show", { months: "3" })
  expect(shorter.path).toBe("/manage/insight?months=3")
  const addresses = shorter
    .$("a[download]")
    .map((_index, link) => shorter.$(link).attr("href"))
    .get()
  expect(addresses).toHaveLength(6)
  for (const address of addresses) expect((await visitor.fetch(address)).status, address).toBe(200)
})

test("others are told that it is not theirs", async () => {
  const visitor = await site.visitor(await makePerson(hub))
  const page = await visitor.visit("/manage/insight")
  expect(page.status).toBe(403)
  expect(page.text("main")).toContain("Only the national team can see how the hub is used.")
})
