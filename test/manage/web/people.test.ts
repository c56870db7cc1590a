import { giveRole, makePerson, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import { type SiteVisitor, useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)
afterEach(() => hub.reset())

let administrator: SiteVisitor
beforeEach(async () => {
  administrator = await site.visitor(await makePersonWithRole(hub, "ADMINISTRATOR", { name: "Ruth Ferreira" }))
})

test("a role is given for a region and taken away with a reason, and the log tells both", async () => {
  const region = globalId("Region", await makeRegion(hub, { name: "Wessex" }))
  const person = await makePerson(hub, { name: "Ada Lovelace" })
  const page = await administrator.visit("/manage/people?text=lovelace")
  expect(page.text("main")).toContain("1 person")
  const refused = await page.submit("Give the role", { email: person.email, role: "REGIONAL_LEAD" })
  expect(refused.text("#regionId-error")).toContain("Choose the region")
  expect(refused.$("#email").val()).toBe(person.email)
  const given = await refused.submit("Give the role", { regionId: region })
  expect(given.text("summary")).toContain("Regional lead, Wessex")
  const noReason = await given.submit("Take the role away")
  expect(noReason.text(".nhsuk-error-summary")).toContain("Say why")
  expect(noReason.$("details[open] input[aria-describedby]")).toHaveLength(1)
  const taken = await noReason.submit("Take the role away", { reason: "Moved on" })
  expect(taken.text("summary")).not.toContain("Regional lead")
  const history = await taken.follow("What was done to them (Ada Lovelace)")
  expect(
    history
      .$(".hub-rows strong")
      .map((_index, action) => history.$(action).text())
      .get(),
  ).toEqual(["role.revoke", "role.grant"])
  expect(history.text("main")).toContain("Reason: Moved on")
  expect(history.text("pre")).toContain("REGIONAL_LEAD")
})

test("the only administrator cannot lock themselves out", async () => {
  const page = await administrator.visit("/manage/people")
  expect(page.text("main")).not.toContain("Keep them out")
  const refused = await page.submit("Take the role away", { reason: "I am leaving" })
  expect(refused.text(".nhsuk-error-summary")).toContain("at least one administrator who can sign in")
  expect(refused.$("details[open] input[name=reason]").val()).toBe("I am leaving")
})

test("somebody is suspended with a reason, and let in again", async () => {
  await makePerson(hub, { name: "Bob Barnes" })
  const page = await administrator.visit("/manage/people?text=barnes")
  const out = await page.submit("Keep them out", { reason: "Posted other people's details" })
  expect(out.text("main")).toContain("Suspended because: Posted other people's details")
  const back = await out.submit("Let them in again", { reason: "Agreed not to" })
  expect(back.text(".hub-rows")).not.toContain("Suspended")
})

test("people are found by name and role, with pages there and back", async () => {
  for (let n = 10; n < 36; n++) await makePerson(hub, { name: `Searcher ${n}` })
  await giveRole(hub, await makePerson(hub, { name: "Miriam Adler" }), "EDITOR")
  expect((await administrator.visit("/manage/people?role=EDITOR")).text(".hub-rows")).toContain("Miriam Adler")
  expect((await administrator.visit("/manage/people?text=nobody-at-all")).text("main")).toContain("Nobody matches")
  const second = await (await administrator.visit("/manage/people?text=searcher")).follow("Next page →")
  expect(second.$(".hub-rows > li")).toHaveLength(1)
  expect((await second.follow("← Previous page")).$(".hub-rows > li")).toHaveLength(25)
})

describe("the audit log", () => {
  const record = (day: string, over: { action?: string; subjectType?: string } = {}) =>
    hub.db.auditEvent.create({ data: { action: "thing.do", subjectType: "Thing", subjectId: "1", at: new Date(day), ...over } })

  test("is narrowed by whole days in London, kind and act, and says what is no date", async () => {
    // Half past midnight in London is the day before in UTC.
    await record("2026-06-30T23:30:00Z", { action: "july.first" })
    await record("2026-06-30T22:30:00Z", { action: "june.last" })
    await record("2026-07-01T22:59:00Z", { action: "july.evening", subjectType: "Person" })
    const page = await administrator.visit("/manage/audit")
    const day = { "since.day": "1", "since.month": "7", "since.year": "2026", "until.day": "1", "until.month": "7", "until.year": "2026" }
    const narrowed = await page.submit("Show", day)
    expect(narrowed.text(".hub-rows")).toMatch(/july\.evening.*july\.first/)
    expect(narrowed.text(".hub-rows")).not.toContain("june.last")
    expect(narrowed.$("#since").val()).toBe("1")
    expect((await narrowed.submit("Show", { subjectType: "Person" })).text(".hub-rows")).not.toContain("july.first")
    const wrong = await page.submit("Show", { ...day, "since.day": "31", "since.month": "2" })
    expect(wrong.text("#since-error")).toContain("Enter a real date")
    expect((await page.submit("Show", { action: "nothing" })).text("main")).toContain("Nothing matches")
  })

  test("has pages that keep what it is narrowed to", async () => {
    const at = new Date("2026-01-01")
    const events = Array.from({ length: 60 }, (_, n) => ({ action: "thing.do", subjectType: "Thing", subjectId: String(n), at }))
    await hub.db.auditEvent.createMany({ data: events })
    const second = await (await administrator.visit("/manage/audit?action=thing")).follow("Next page →")
    expect(second.$(".hub-rows > li")).toHaveLength(10)
    expect(second.$("#action").val()).toBe("thing")
    expect((await second.follow("← Previous page")).$(".hub-rows > li")).toHaveLength(50)
  })
})

test("visitors are led to the sign-in page, and others are told that it is not for them", async () => {
  const visitor = await site.visitor()
  const editor = await site.visitor(await makePersonWithRole(hub, "EDITOR"))
  for (const path of ["/manage/people", "/manage/audit"]) {
    expect((await visitor.fetch(path)).headers.get("location"), path).toMatch(/^\/sign-in\?next=/)
    expect((await editor.visit(path)).status, path).toBe(403)
  }
})
