import { makeInitiative, makePerson, makeTerm } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

let initiativeId: string
beforeAll(async () => {
  await makeTerm(hub, { slug: "mentoring", label: "Mentoring" })
  initiativeId = (await makeInitiative(hub, { content: { title: "Mentors for midwives", themes: ["mentoring"] } })).id
})

test("a search is saved below its list, named after what it asks for, and told of as often as chosen", async () => {
  const person = await makePerson(hub)
  const list = await (await site.visitor(person)).visit("/initiatives?q=midwives&themes=mentoring&page=1")
  expect(list.$('#name, input[name="name"]').attr("value")).toBe("midwives, Mentoring")
  const saved = await list.submit("Save this search", { frequency: "DAILY" })
  expect(saved.path).toBe("/my/searches")
  expect(saved.text("body")).toContain("The search “midwives, Mentoring” is saved.")
  expect(saved.text("main li")).toContain("Daily")
  expect(await hub.db.savedSearch.findMany({ where: { personId: person.id } })).toMatchObject([
    { query: "q=midwives&themes=mentoring", frequency: "DAILY" },
  ])
})

test("a search that is saved a second time says since when it is kept, and what is changed", async () => {
  const person = await makePerson(hub)
  const visitor = await site.visitor(person)
  const saved = await (await visitor.visit("/initiatives?q=midwives")).submit("Save this search", { name: "Midwives" })
  expect(saved.text("body")).not.toContain("already")
  await hub.db.savedSearch.updateMany({ where: { personId: person.id }, data: { createdAt: new Date("2015-05-03T09:00:00Z") } })
  const again = await (await visitor.visit("/initiatives?q=midwives")).submit("Save this search", { name: "More midwives" })
  expect(again.text("body")).toContain(
    "You saved this search already, on 3 May 2015. It is called “More midwives” now and tells you as you have just chosen.",
  )
  expect(again.text("main li")).toContain("Saved on 3 May 2015.")
})

test("a search without a name is asked for one, and nothing is lost", async () => {
  const person = await makePerson(hub)
  const list = await (await site.visitor(person)).visit("/initiatives?q=midwives")
  const refused = await list.submit("Save this search", { name: " ", frequency: "AT_ONCE" })
  expect(refused.text(".nhsuk-error-summary")).toContain("Enter a name for this search")
  expect(refused.$('.nhsuk-error-summary a[href="#name"]')).toHaveLength(1)
  expect(refused.$('input[value="AT_ONCE"]').attr("checked")).toBeDefined()
  const saved = await refused.submit("Save", { name: "Midwives" })
  expect(saved.text("main li")).toContain("Midwives")
  expect(await hub.db.savedSearch.count({ where: { personId: person.id, query: "q=midwives", frequency: "AT_ONCE" } })).toBe(1)
})

test("what is new is counted until the search is opened, which leads to its list, newest first", async () => {
  const person = await makePerson(hub)
  const visitor = await site.visitor(person)
  await (await visitor.visit("/initiatives?q=midwives")).submit("Save this search", { name: "Midwives" })
  const { id } = await hub.db.savedSearch.findFirstOrThrow({ where: { personId: person.id } })
  await hub.db.savedSearchMatch.create({ data: { searchId: id, initiativeId, foundAt: hub.clock.now() } })
  const mine = await visitor.visit("/my/searches")
  expect(mine.text("main li .nhsuk-tag")).toBe("1 new")
  expect((await mine.follow("Midwives")).path).toBe("/initiatives?q=midwives&sort=newest")
  expect((await visitor.visit("/my/searches")).$("main li .nhsuk-tag")).toHaveLength(0)
})

test("it is changed, and deleted after a question", async () => {
  const person = await makePerson(hub)
  const visitor = await site.visitor(person)
  const saved = await (await visitor.visit("/initiatives")).submit("Save this search")
  const change = await saved.follow("Change Everything new")
  const refused = await change.submit("Save", { name: "", frequency: "NEVER" })
  expect(refused.text(".nhsuk-error-summary")).toContain("Enter a name")
  const changed = await refused.submit("Save", { name: "Anything" })
  expect(changed.text("main li")).toContain("Anything")
  expect(await hub.db.savedSearch.count({ where: { personId: person.id, name: "Anything", frequency: "NEVER" } })).toBe(1)
  const question = await changed.follow("Delete Anything")
  expect(await hub.db.savedSearch.count({ where: { personId: person.id } })).toBe(1)
  const gone = await question.submit("Delete the search")
  expect(gone.text("main")).toContain("Nothing saved yet")
})

test("visitors are led to sign in and back to their list; another's search is not found", async () => {
  const nobody = await site.visitor()
  const list = await nobody.visit("/initiatives?q=midwives")
  expect(list.$("#save-search + p a").attr("href")).toBe("/sign-in?next=%2Finitiatives%3Fq%3Dmidwives%23save-search")
  const owner = await makePerson(hub)
  await (await (await site.visitor(owner)).visit("/initiatives?q=midwives")).submit("Save this search")
  const { id } = await hub.db.savedSearch.findFirstOrThrow({ where: { personId: owner.id } })
  const address = `/my/searches/${encodeURIComponent(Buffer.from(`SavedSearch:${id}`).toString("base64"))}`
  const stranger = await site.visitor(await makePerson(hub))
  for (const path of [address, `${address}/change`, `${address}/delete`]) {
    expect((await stranger.visit(path)).status, path).toBe(404)
    expect((await nobody.fetch(path)).headers.get("location"), path).toMatch(/^\/sign-in\?next=/)
  }
  expect((await nobody.fetch("/my/searches")).headers.get("location")).toMatch(/^\/sign-in\?next=/)
})
