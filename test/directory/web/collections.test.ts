import { makeInitiative, makePerson } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

beforeAll(async () => {
  for (const name of ["cadets", "mentors", "visits"]) await makeInitiative(hub, { slug: name, content: { title: `About ${name}` } })
})

test("its owner puts initiatives in, orders them, notes why they are there, and shares the link", async () => {
  const owner = await site.visitor(await makePerson(hub, { name: "Amara Okafor" }))
  let page = await (await owner.visit("/my/collections")).submit("Begin", { title: "For our cadets", visibility: "LINK" })
  expect(page.text("main")).toContain("Whoever has the address of this page can read it.")
  for (const name of ["cadets", "mentors"]) page = await page.submit("Add", { address: `${site.url}/initiatives/${name}` })
  const refused = await page.submit("Save the note", { "note-cadets": "a".repeat(1001) })
  expect(refused.text(".nhsuk-error-summary")).toContain("Note must be 1000 characters or fewer")
  expect(refused.$('.nhsuk-error-summary a[href="#note-cadets"]')).toHaveLength(1)
  expect(refused.$("#note-cadets").text()).toHaveLength(1001)
  page = await refused.submit("Save the note", { "note-cadets": "The nearest to us" })
  page = await page.submit("Move up: About mentors")
  expect(page.text("body")).toContain("“About mentors” is now number 1 of 2.")

  const reader = await site.visitor()
  const read = await reader.visit(page.path)
  expect(
    read
      .$("main h2 a")
      .toArray()
      .map((link) => read.$(link).text()),
  ).toEqual(["About mentors", "About cadets"])
  expect(read.text("main")).toContain("The nearest to us")
  expect(read.$('meta[name="robots"]').attr("content")).toBe("noindex")
  expect(read.$("main form")).toHaveLength(0)
  expect((await reader.fetch(read.$('main a[href$=".csv"]').attr("href") ?? "")).status).toBe(200)

  const asked = await page.follow("Give it a new address")
  expect(asked.text("h1")).toBe("Give this collection a new address?")
  const renewed = await asked.submit("Give it a new address")
  expect((await reader.visit(page.path)).status).toBe(404)
  expect((await reader.visit(renewed.path)).status).toBe(200)
})

test("what everybody may read is listed, newest first, a page at a time", async () => {
  const person = await makePerson(hub, { name: "Hannah Whitfield" })
  for (let number = 1; number <= 22; number++) {
    const at = new Date(hub.clock.now().getTime() + number)
    await hub.db.collection.create({
      data: {
        ownerId: person.id,
        title: `Number ${number}`,
        visibility: number === 20 ? "LINK" : "PUBLIC",
        linkToken: `number-${number}`,
        createdAt: at,
        updatedAt: at,
      },
    })
  }
  const visitor = await site.visitor()
  const page = await visitor.visit("/collections")
  const titles = page
    .$("main h2 a")
    .toArray()
    .map((link) => page.$(link).text())
  expect(titles.slice(0, 3)).toEqual(["Number 22", "Number 21", "Number 19"])
  expect(page.text("main")).toContain("put together by Hannah Whitfield")
  expect(titles).toHaveLength(20)
  expect((await page.follow("Number 21")).text("h1")).toBe("Number 21")
  expect((await visitor.visit(page.$('a[rel="next"]').attr("href") ?? "")).text("main h2")).toBe("Number 1")
})

test("words being typed are completed, and titles that hold them are offered", async () => {
  const answer = await (await site.visitor()).fetch("/suggestions?q=ment")
  expect(((await answer.json()) as { suggestions: string[] }).suggestions).toContain("About mentors")
})
