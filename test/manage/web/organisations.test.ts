import { makeOrganisation, makePerson, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import { type SiteVisitor, useSite } from "../../kit/site.ts"
import { etrFile } from "../../people/etr.ts"

const hub = useHub()
const site = useSite(hub)
afterEach(() => hub.reset())

let administrator: SiteVisitor
beforeEach(async () => {
  await makeRegion(hub, { slug: "north-west", name: "North West" })
  administrator = await site.visitor(await makePersonWithRole(hub, "ADMINISTRATOR"))
})

const typed = {
  name: "Hill View College",
  kind: "FURTHER_EDUCATION_COLLEGE",
  ukprn: "10001234",
  postcode: "M6 8HD",
  emailDomains: "hillview.ac.uk\nstudents.hillview.ac.uk",
}

test("an organisation is added, changed, closed and opened again", async () => {
  const regionId = globalId("Region", await hub.db.region.findFirstOrThrow())
  expect((await administrator.visit("/manage")).$("main a[href='/manage/organisations']")).toHaveLength(1)
  const list = await administrator.visit("/manage/organisations")
  const form = await list.follow("Add an organisation")
  const refused = await form.submit("Add", { ...typed, ukprn: "123", regionId })
  expect(refused.text(".nhsuk-error-summary")).toContain("A UKPRN is 8 digits")
  expect(refused.$("#ukprn").attr("aria-invalid")).toBe("true")
  expect(refused.$("#name").val()).toBe("Hill View College")
  expect(refused.$("#kind").val()).toBe("FURTHER_EDUCATION_COLLEGE")
  const made = await refused.submit("Add", { ukprn: "10001234" })
  expect(made.path).toBe("/manage/organisations/hill-view-college")
  expect(made.text("body")).toContain("Hill View College is added.")
  expect(made.$("#emailDomains").val()).toBe("hillview.ac.uk\nstudents.hillview.ac.uk")

  const wrong = await made.submit("Save", { emailDomains: "nhs.net" })
  expect(wrong.text("#emailDomains-error")).toContain("nhs.net is shared by many organisations")
  const saved = await wrong.submit("Save", { emailDomains: "valley.ac.uk", name: "Valley College" })
  expect(saved.text("h1")).toBe("Valley College")

  const sure = await saved.follow("Close it")
  expect((await sure.submit("Close it")).text(".nhsuk-error-summary")).toContain("Say why")
  const closed = await sure.submit("Close it", { reason: "It merged with another." })
  expect(closed.text("main")).toContain("Closed on")
  expect((await administrator.visit("/manage/organisations?name=valley")).text("main")).toContain("No organisation matches")
  expect((await administrator.visit("/manage/organisations?name=valley&closed=yes")).text("main")).toContain("1 organisation")
  const open = await (await closed.follow("Open it again")).submit("Open it again", { reason: "It did not." })
  expect(open.text("main")).not.toContain("Closed on")

  const history = await open.follow("What was done to it")
  for (const action of ["organisation.create", "organisation.update", "organisation.close", "organisation.reopen"])
    expect(history.text("main")).toContain(action)
})

test("a region has to be chosen, and nothing typed is lost", async () => {
  const form = await administrator.visit("/manage/organisations/new")
  const refused = await form.submit("Add", typed)
  expect(refused.text("#regionId-error")).toContain("Choose a region")
  expect(refused.$("#emailDomains").val()).toBe(typed.emailDomains)
})

test("who saves late sees what is stored and what they typed, and nothing is overwritten unseen", async () => {
  const { slug, id } = await makeOrganisation(hub, { name: "First", about: "As it was" })
  const form = await administrator.visit(`/manage/organisations/${slug}`)
  await (await administrator.visit(`/manage/organisations/${slug}`)).submit("Save", { about: "Saved by somebody else" })
  const late = await form.submit("Save", { about: "Typed late" })
  expect(late.text(".nhsuk-error-summary")).toContain("Somebody changed this organisation")
  expect(late.text("dl")).toContain("Saved by somebody else")
  expect(late.$("#about").val()).toBe("Typed late")
  expect((await hub.db.organisation.findUniqueOrThrow({ where: { id } })).about).toBe("Saved by somebody else")
  await late.submit("Save", { about: "Both" })
  expect((await hub.db.organisation.findUniqueOrThrow({ where: { id } })).about).toBe("Both")
})

test("somebody is put in as its first lead, and is told", async () => {
  const { slug, name } = await makeOrganisation(hub)
  const person = await makePerson(hub, { name: "Gareth Pugh" })
  const form = await administrator.visit(`/manage/organisations/${slug}`)
  const refused = await form.submit("Put them in", { email: "nobody@example.org", isLead: "yes" })
  expect(refused.text("#email-error")).toContain("Nobody has an account with this address")
  const done = await refused.submit("Put them in", { email: person.email, isLead: "yes" })
  expect(done.text("body")).toContain("Gareth Pugh is a lead now")
  const notifications = await (await site.visitor(person)).visit("/my/notifications")
  expect(notifications.text("main")).toContain(`You are now a lead of ${name}`)
})

test("long lists have pages, there and back", async () => {
  const { regionId } = await makeOrganisation(hub, { name: "Trust 10" })
  const others = Array.from({ length: 51 }, (_, n) => ({
    name: `Trust ${n + 11}`,
    slug: `trust-no-${n}`,
    kind: "NHS_TRUST" as const,
    regionId,
  }))
  await hub.db.organisation.createMany({ data: others })
  const first = await administrator.visit("/manage/organisations")
  expect(first.text("main")).toContain("52 organisations")
  const second = await first.follow("Next page →")
  expect(second.$("tbody tr")).toHaveLength(2)
  expect((await second.follow("← Previous page")).$("tbody tr")).toHaveLength(50)
})

describe("imports", () => {
  const csv = etrFile({ code: "RM3", name: "SALFORD ROYAL NHS FOUNDATION TRUST" }, { code: "RWM", name: "CARDIFF", postcode: "CF14 4XW" })
  const file = (text: string | Uint8Array<ArrayBuffer>, name = "etr.csv") => new File([text], name, { type: "text/csv" })

  test("a file is taken over in the background; the page says how far it is and what was refused", async () => {
    const page = await administrator.visit("/manage/organisation-imports")
    expect(page.text("main")).toContain("Nothing has been imported yet")
    const running = await page.submit("Import", { file: file(csv) })
    expect(running.path).toMatch(/^\/manage\/organisation-imports\/./)
    expect(running.text("main")).toContain("0 of 1 rows are done")
    await hub.runJobs()
    const done = await running.follow("Show how far it is now")
    expect(done.text("dl")).toContain("Added1")
    expect(done.text("table")).toContain("2RWM, CARDIFFThe postcode (column 10), “CF14 4XW”, is not in a region of England")
    const report = await administrator.fetch(done.$("a[download]").attr("href") ?? "")
    expect(await report.text()).toContain('2,"RWM, CARDIFF"')
    const again = await (await administrator.visit("/manage/organisation-imports")).submit("Import", { file: file(csv) })
    await hub.runJobs()
    expect((await again.follow("Show how far it is now")).text("dl")).toContain("Unchanged1")
    expect((await administrator.visit("/manage/organisation-imports")).$(".hub-rows li")).toHaveLength(2)
  })

  test("a file in the older encoding of Windows is read as it is meant", async () => {
    const bytes = new Uint8Array(Buffer.from(etrFile({ code: "RM3", name: "ST ANNE’S" }).replace("’", "\x92"), "latin1"))
    await (await administrator.visit("/manage/organisation-imports")).submit("Import", { file: file(bytes) })
    await hub.runJobs()
    expect((await hub.db.organisation.findFirstOrThrow()).name).toBe("St Anne’s")
  })

  test.each([
    ["no file", new File([], ""), "Choose the file to import"],
    ["an empty one", file(""), "The file is empty"],
    ["too large a one", file("x".repeat(1_500_001)), "larger than 1.5 MB"],
  ])("%s is refused beside the field", async (_name, sent, message) => {
    const page = await administrator.visit("/manage/organisation-imports")
    expect((await page.submit("Import", { file: sent })).text("#file-error")).toContain(message)
  })
})

test("visitors are led to the sign-in page, and others are told that it is not for them", async () => {
  const { slug } = await makeOrganisation(hub)
  const visitor = await site.visitor()
  const editor = await site.visitor(await makePersonWithRole(hub, "EDITOR"))
  for (const path of ["", "/new", `/${slug}`, `/${slug}/close`]
    .map((end) => `/manage/organisations${end}`)
    .concat("/manage/organisation-imports")) {
    expect((await visitor.fetch(path)).headers.get("location"), path).toMatch(/^\/sign-in\?next=/)
    expect((await editor.visit(path)).status, path).toBe(403)
  }
  for (const path of ["/manage/organisations/not-there", "/manage/organisations/not-there/close", "/manage/organisation-imports/not-there"])
    expect((await administrator.visit(path)).status, path).toBe(404)
})
