import { joinOrganisation, makeCommitment, makeOrganisation, makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

test("a lead commits the organisation, reports, corrects the report and ends it; everybody reads it", async () => {
  const trust = await makeOrganisation(hub, { name: "Kennet Bridge Trust" })
  const person = await makePerson(hub)
  await joinOrganisation(hub, person, trust, "LEAD")
  const lead = await site.visitor(person)
  const form = await (await lead.visit(`/organisations/${trust.slug}`)).follow("Make the Practise work experience commitment")
  expect(form.text("h1")).toBe("Make the Practise work experience commitment")
  const typed = { statement: "Forty placements.", champion: "", applyUrl: "example", inPlace: "priority" }
  const refused = await form.submit("Make this commitment", typed)
  expect(refused.text(".nhsuk-error-summary")).toContain("Enter the job title of the senior person who champions it")
  expect(refused.$("#applyUrl-error").text()).toContain("starts with https://")
  expect(refused.$("[name=applyUrl]").attr("type"), "browsers would refuse it first, in words of their own").toBe("text")
  expect(refused.$("#statement").text()).toBe("Forty placements.")
  expect(refused.$('input[value="priority"]').attr("checked")).toBeDefined()
  let page = await refused.submit("Make this commitment", { champion: "Chief nurse", applyUrl: "https://example.org/apply" })
  expect(page.path).toBe(`/organisations/${trust.slug}/commitments/practise`)
  expect(page.text("main")).toContain("There is no report yet.")

  const report = await page.follow("Report on a year")
  const year = String(hub.clock.now().getUTCFullYear())
  const wrong = await report.submit("Publish the report", { year, PLACES: "many", account: "It went well." })
  expect(wrong.$("#PLACES-error").text()).toContain("Enter a whole number, or leave it empty")
  expect(wrong.$("#account").text()).toBe("It went well.")
  page = await wrong.submit("Publish the report", { PLACES: "1,200" })
  expect(page.text("main table")).toContain("1,200")
  const correct = await page.follow("Correct this report")
  expect(correct.$("#PLACES").attr("value")).toBe("1200")
  page = await correct.submit("Publish the report", { PLACES: "120" })
  expect(page.text("main table")).not.toContain("1,200")

  const visitor = await site.visitor()
  const read = await (await visitor.visit("/commitments")).follow("Kennet Bridge Trust: Practise work experience commitment")
  expect(read.text("main")).toContain("Forty placements.")
  expect(read.$('a[href="https://example.org/apply"]')).toHaveLength(1)
  expect(read.text("main")).not.toContain("Change it")
  for (const action of ["make", "edit", "report", "end"])
    expect((await (await site.visitor(await makePerson(hub))).visit(`${read.path}/${action}`)).status, action).toBe(404)

  const end = await page.follow("End it")
  page = await end.submit("End it", { reason: "No coordinator." })
  expect(page.text("main")).toContain("no longer stands by this commitment. No coordinator.")
  expect((await visitor.visit("/commitments")).text("main")).not.toContain("Kennet Bridge Trust")
  const again = await page.follow("Make it again")
  expect(again.$("#statement").text()).toBe("Forty placements.")
})

test("two people change it at once: the second sees what the first saved, and loses nothing", async () => {
  const trust = await makeOrganisation(hub)
  const person = await makePerson(hub)
  await joinOrganisation(hub, person, trust, "LEAD")
  await makeCommitment(hub, { organisationId: trust.id, madeById: person.id })
  const [one, two] = [await site.visitor(person), await site.visitor(person)]
  const path = `/organisations/${trust.slug}/commitments/practise/edit`
  const [first, second] = [await one.visit(path), await two.visit(path)]
  await first.submit("Save", { statement: "Fifty placements." })
  const stale = await second.submit("Save", { statement: "Sixty placements." })
  expect(stale.text("main")).toContain("Fifty placements.")
  expect(stale.$("#statement").text()).toBe("Sixty placements.")
  const saved = await stale.submit("Save")
  expect(saved.text("main")).toContain("Sixty placements.")
})

test("the register is narrowed from its page, and says what to do when nothing matches", async () => {
  const visitor = await site.visitor()
  const none = await (await visitor.visit("/commitments")).submit("Find", { name: "No such trust" })
  expect(none.text("main")).toContain("None matches.")
  expect((await none.follow("show the whole register")).text("h1")).toBe("Commitments")
})

test("a question about a commitment is asked from its page", async () => {
  const commitment = await makeCommitment(hub)
  const { slug, name } = await hub.db.organisation.findUniqueOrThrow({ where: { id: commitment.organisationId } })
  const asker = await site.visitor(await makePerson(hub))
  const form = await (await asker.visit(`/organisations/${slug}/commitments/practise`)).follow("Ask a question")
  expect(form.text("main")).toContain(`About the Practise work experience commitment of ${name}. The leads of the organisation are told.`)
})
