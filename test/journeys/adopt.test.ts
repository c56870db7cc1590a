import { buildCaseStudy, joinOrganisation, makeInitiative, makeOrganisation, makePerson } from "@hub/seed/builders"
import { loadBase } from "@hub/seed/load/worlds"
import { beforeAll, describe, expect, test } from "vitest"
import { useBrowser, type Visit } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

const freeSchoolMeals = "Eligible for free school meals or pupil premium"
const words = "summer school free school meals"

/** One initiative a journey, each in a region of its own, so that the region tells them apart. */
const regions = { "north-west": "North West", wessex: "Wessex", "south-west": "South West" } as const
type Region = keyof typeof regions

let owner: { id: string; email: string }
const titleIn = (region: Region) => `Ward summer school in the ${regions[region]}`

beforeAll(async () => {
  await loadBase(hub.db, hub.clock.now())
  const organisation = await makeOrganisation(hub, { name: "Ribblemere Hospitals NHS Trust" })
  owner = await makePerson(hub, { name: "Gareth Pugh", email: "gareth.pugh@ribblemere.example" })
  await joinOrganisation(hub, owner, organisation, "LEAD")
  for (const region of Object.keys(regions) as Region[])
    await makeInitiative(hub, {
      slug: `summer-${region}`,
      organisationId: organisation.id,
      contactPersonId: owner.id,
      evidenceLevel: 2,
      content: buildCaseStudy({ title: titleIn(region), regions: [region] }),
    })
})

describe.each([
  { javaScript: true, width: 1280, region: "north-west" as const },
  { javaScript: false, width: 1280, region: "wessex" as const },
  { javaScript: true, width: 320, region: "south-west" as const },
])("with JavaScript $javaScript, $width pixels wide", ({ region, ...options }) => {
  test("a widening participation lead finds, judges, asks about and takes up what others do", async () => {
    const trust = await makeOrganisation(hub, { name: `Harbour Trust in the ${regions[region]}` })
    const amara = await makePerson(hub, { name: "Amara Okafor", email: `amara-${region}@harbour.example` })
    await joinOrganisation(hub, amara, trust)
    const lead = await browser.open({ as: amara, ...options })
    const title = titleIn(region)

    await lead.go("/")
    await lead.arriveAt("Find what widens participation in health careers")
    await lead.page.getByRole("searchbox", { name: /^Search \d+ initiatives$/ }).fill(words)
    await lead.press("Search")
    await lead.arriveAt("Directory of initiatives")
    await lead.page.getByRole("link", { name: title }).waitFor()
    await narrow(lead, "Target group", freeSchoolMeals, options.javaScript)
    await narrow(lead, "Region", regions[region], options.javaScript)
    await lead.sees(/^1 initiative$/)
    await lead.arriveAt("Directory of initiatives")
    await lead.follow(title)

    await lead.arriveAt(title)
    await judge(lead)
    await write(lead, title)
    await takeUp(lead, trust.name)
    await lead.press("Save")
    await lead.sees("Saved to your list.")
    await lead.press("Follow")
    await lead.sees("You will be told when it changes or is taken up.")
    await collect(lead, title)
    await compare(lead, title)

    await lead.go(`/initiatives?q=${encodeURIComponent(words)}&regions=${region}&adoptedElsewhere=yes`)
    await lead.arriveAt("Directory of initiatives")
    await lead.sees("Adopted by 1 other organisation")
  })
})

/** Chooses a value of a facet, as far as possible the way a person does: what is folded away is opened first. */
async function narrow({ page, press }: Visit, facet: string, label: string, javaScript: boolean): Promise<void> {
  const group = page.locator("details.hub-facet", { has: page.locator("summary", { hasText: facet }) }).first()
  if (!(await group.locator("summary").isVisible())) await page.locator(".hub-filters__summary").click()
  const box = group.getByRole("checkbox", { name: new RegExp(`^${label} \\(`) })
  if (!(await box.isVisible())) await group.locator("summary").click()
  await box.check()
  if (!javaScript) await press("Apply filters")
  await page.getByRole("link", { name: `Remove the filter ${facet}: ${label}` }).waitFor()
}

/** Sees what it achieved, how that is known and how strong the evidence is; nobody's address is on the page. */
async function judge(lead: Visit): Promise<void> {
  await lead.sees("What came of it, in figures")
  await lead.sees("Pupils who finished the week")
  await lead.sees("Strength of evidence")
  await lead.sees("Outcomes for those who took part were measured, before and after.")
  await lead.sees("The figures are there.")
  expect(await lead.page.content()).not.toContain(owner.email)
}

/** A message that is too short is refused and kept; a longer one reaches the owner, who can answer it. */
async function write(lead: Visit, title: string): Promise<void> {
  const before = (await hub.mail(owner.email)).length
  await lead.page.locator("summary", { hasText: "Write to Gareth Pugh" }).click()
  await lead.fill("Your message", "Hello")
  await lead.press("Send")
  await lead.sees("There is a problem")
  await lead.arriveAt(title)
  expect(await lead.field("Your message").inputValue()).toBe("Hello")
  await lead.fill("Your message", "Hello! How did you choose the schools, and would you show us a day of it?")
  await lead.press("Send")
  await lead.sees("Your message is on its way. The answer comes to your e-mail address.")
  const mail = (await hub.mail(owner.email)).slice(before)
  expect(mail.map(({ subject, replyTo }) => ({ subject, replyTo }))).toEqual([
    { subject: `Amara Okafor asks about “${title}”`, replyTo: expect.stringMatching(/@harbour\.example$/) },
  ])
  expect(mail[0]?.text).toContain("How did you choose the schools")
  expect(await lead.field("Your message").inputValue(), "what is sent is not there to be sent again").toBe("")
  expect(await lead.page.content()).not.toContain(owner.email)
}

/** Records a pilot, then moves it on; "adapted" is refused until it says what was changed. */
async function takeUp(lead: Visit, trust: string): Promise<void> {
  await lead.page.locator("summary", { hasText: "Say that you are taking it up" }).click()
  await lead.field("How far are you?").selectOption({ label: "We are piloting it" })
  await lead.press("Record")
  await lead.sees("Thank you. It is recorded, and others can learn from it.")
  const record = lead.page.locator("#adoptions ~ ul li", { hasText: trust })
  expect(await record.textContent()).toContain(`${trust} is piloting it`)

  await lead.follow("Say how far you are")
  await lead.arriveAt(/^How far you are with/)
  await lead.field("How far are you?").selectOption({ label: "We have adapted it" })
  await lead.fill("What came of it?", "Eighteen of twenty pupils applied.")
  await lead.press("Save")
  await lead.sees("Say what you changed locally, so that others can learn from it")
  await lead.arriveAt(/^How far you are with/)
  expect(await lead.field("What came of it?").inputValue()).toBe("Eighteen of twenty pupils applied.")
  await lead.fill("What did you change?", "Three days, not five, because of the ferry.")
  await lead.press("Save")
  await lead.sees("Thank you. It is recorded, and others can learn from it.")
  const text = await record.textContent()
  expect(text).toContain(`${trust} has adapted it`)
  expect(text).toContain("What was changed: Three days, not five, because of the ferry.")
  expect(text).toContain("What came of it: Eighteen of twenty pupils applied.")
  await hub.runJobs()
  const told = await hub.db.notification.findMany({ where: { personId: owner.id, title: { startsWith: trust } }, select: { title: true } })
  expect(told.map(({ title }) => title).toSorted()).toEqual([
    expect.stringContaining(`${trust} has adapted`),
    expect.stringContaining(`${trust} is piloting`),
  ])
}

async function collect(lead: Visit, title: string): Promise<void> {
  await lead.page.locator("summary", { hasText: "Put it into a collection" }).click()
  await lead.fill("Title of the collection", "For our summer")
  await lead.fill("Why is it here? (optional)", "Nearest to us")
  await lead.press("Put it in")
  await lead.sees("It is in your collection.")
  await lead.go("/my")
  await lead.arriveAt("Amara Okafor")
  expect(await lead.page.getByRole("link", { name: title, exact: true }).count()).toBe(3)
  await lead.follow("Your collections")
  await lead.arriveAt("Your collections")
  await lead.follow("For our summer")
  await lead.arriveAt("For our summer")
  await lead.sees("Nearest to us")
  await lead.follow(title)
  await lead.arriveAt(title)
}

async function compare(lead: Visit, title: string): Promise<void> {
  await lead.follow("Compare with others")
  await lead.arriveAt("Compare initiatives")
  await lead.page.getByRole("link", { name: /^Add / }).first().click()
  await lead.page.getByRole("columnheader").nth(1).waitFor()
  await lead.arriveAt("Compare initiatives")
  expect(await lead.page.getByRole("columnheader", { name: title }).count()).toBe(1)
}

test("a record made by mistake, and a collection, go only after a question", async () => {
  const trust = await makeOrganisation(hub, { name: "Moorside Trust" })
  const person = await makePerson(hub)
  await joinOrganisation(hub, person, trust)
  const initiative = await hub.db.initiative.findUniqueOrThrow({ where: { slug: "summer-wessex" } })
  const now = { createdAt: hub.clock.now(), updatedAt: hub.clock.now() }
  const adoption = await hub.db.adoption.create({
    data: { initiativeId: initiative.id, organisationId: trust.id, personId: person.id, stage: "ADOPTED", ...now },
  })
  const collection = await hub.db.collection.create({
    data: { ownerId: person.id, title: "By mistake", linkToken: "moorside-by-mistake", ...now },
  })
  const lead = await browser.open({ as: person, javaScript: false })
  await lead.go("/my")
  await lead.page.getByRole("link", { name: /^Move it on/ }).click()
  await lead.arriveAt(/^How far you are with/)
  await lead.follow("Remove this record")
  await lead.arriveAt("Remove this record?")
  await lead.follow("Cancel")
  await lead.arriveAt(/^How far you are with/)
  await lead.follow("Remove this record")
  await lead.press("Remove the record")
  await lead.sees("The record is removed.")
  expect(await hub.db.adoption.count({ where: { id: adoption.id } })).toBe(0)

  await lead.go(`/collections/${collection.linkToken}`)
  await lead.arriveAt("By mistake")
  await lead.page.locator("summary", { hasText: "Change or delete the collection" }).click()
  await lead.follow("Delete the collection")
  await lead.arriveAt("Delete this collection for good?")
  await lead.press("Delete the collection")
  await lead.arriveAt("Your collections")
  expect(await hub.db.collection.count({ where: { id: collection.id } })).toBe(0)
})
