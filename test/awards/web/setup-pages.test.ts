import {
  joinOrganisation,
  makeAward,
  makeEntry,
  makeInitiative,
  makeJudgedRound,
  makeNomination,
  makePanelMember,
  makePerson,
  makePersonWithRole,
  makeRound,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type Page, type SiteVisitor, useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

let manager: SiteVisitor

beforeAll(async () => {
  manager = await site.visitor(await makePersonWithRole(hub, "AWARD_MANAGER"))
})

const managed = (slug: string) => `/manage/awards/${slug}`

/** Ids that stand on a page more than once. */
function repeatedIds(page: Page): string[] {
  const ids = page
    .$("[id]")
    .map((_, element) => page.$(element).attr("id"))
    .get()
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}

const on = (name: string, [day, month, year, time]: readonly [string, string, string, string]) => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
  [`${name}.time`]: time,
})

describe("setting a round up", () => {
  test("next year's round takes the set-up of last year's, and not its dates", async () => {
    const award = await makeAward(hub, { name: "Wide Doors" })
    await makeRound(hub, { awardId: award.id, slug: "wide-doors-2026", title: "2026", state: "ARCHIVED" })
    const list = await manager.visit("/manage/awards")
    const copies = (await hub.db.round.findUniqueOrThrow({ where: { slug: "wide-doors-2026" } })).id
    const option = (text: string, name: string) =>
      list
        .$(`select[name=${name}] option`)
        .filter((_, element) => list.$(element).text() === text)
        .attr("value") ?? ""
    const from = option("Wide Doors: 2026", "copyOf")
    expect(Buffer.from(from, "base64").toString()).toContain(copies)
    const round = await list.submit("Begin the round", { award: option("Wide Doors", "award"), title: "2027", copyOf: from })
    expect(round.path).toBe(managed("wide-doors-2027"))
    for (const text of ["Work with schools", "Reach", "Evidence", "Is the work running?", "Sum the round up in a few sentences"])
      expect(round.html, text).toContain(text)
    expect(round.html).not.toContain("Tell us what worked.")
    expect(round.text("#missing + ul, #missing ~ ul")).toContain("opens")
    expect(
      round
        .$("dt")
        .filter((_, element) => round.$(element).text() === "Closes")
        .next()
        .text(),
    ).toBe("Not said")
  })

  test("what an award says of itself is changed on a page of its own, and nothing is overwritten unseen", async () => {
    const award = await makeAward(hub, { name: "Narrow Doors" })
    const list = await manager.visit("/manage/awards")
    const [mine, theirs] = [
      await list.follow("Change what Narrow Doors says of itself"),
      await list.follow("Change what Narrow Doors says of itself"),
    ]
    const refused = await mine.submit("Save", { name: " ", summary: "For all who open doors." })
    expect(refused.text(".nhsuk-error-summary")).toContain("name")
    expect(refused.text("textarea[name=summary]")).toBe("For all who open doors.")
    const saved = await refused.submit("Save", { name: "Wider Doors" })
    expect(saved.path).toBe("/manage/awards")
    expect(await hub.db.award.findUniqueOrThrow({ where: { id: award.id } })).toMatchObject({
      name: "Wider Doors",
      summary: "For all who open doors.",
    })
    const stale = await theirs.submit("Save", { name: "Doors" })
    expect(stale.text(".nhsuk-inset-text")).toContain("Wider Doors")
    expect(stale.$("input[name=name]").val()).toBe("Doors")
    await stale.submit("Save")
    expect((await hub.db.award.findUniqueOrThrow({ where: { id: award.id } })).name).toBe("Doors")
    const other = await site.visitor(await makePerson(hub))
    expect((await other.visit(`/manage/award/${award.slug}`)).status).toBe(404)
  })

  test("a category cannot have the address of another page of the round", async () => {
    await makeRound(hub, { slug: "addresses", state: "DRAFT" })
    const form = await manager.visit(`${managed("addresses")}/categories/new`)
    const refused = await form.submit("Save", { title: "Results", about: "For results." })
    expect(refused.text("#title-error")).toContain("is the address of another page of the round")
    expect(refused.text("[name=about]")).toBe("For results.")
    expect((await refused.submit("Save", { title: "Results of the year" })).path).toBe(managed("addresses"))
  })

  test("whoever saves second sees what is stored, and replaces it only then", async () => {
    await makeRound(hub, { slug: "two-managers", state: "DRAFT" })
    const overview = await manager.visit(managed("two-managers"))
    const address = overview.$('a[href*="/categories/"]').first().attr("href") ?? ""
    const [first, second] = [await manager.visit(address), await manager.visit(address)]
    await first.submit("Save", { about: "What the first wrote." })
    const stale = await second.submit("Save", { about: "What the second wrote." })
    expect(stale.text(".nhsuk-error-summary")).toContain("Somebody else changed the set-up")
    expect(stale.text(".nhsuk-inset-text")).toContain("What the first wrote.")
    expect(stale.text("[name=about]")).toBe("What the second wrote.")
    const saved = await stale.submit("Save")
    expect(saved.path).toBe(managed("two-managers"))
    expect(await hub.db.category.findFirst({ where: { round: { slug: "two-managers" } } })).toMatchObject({
      about: "What the second wrote.",
    })
  })

  test("what is wrong with a point of the scale stands at the point that was typed, whatever is empty before it", async () => {
    await makeRound(hub, { slug: "scales", state: "DRAFT" })
    const form = await manager.visit(`${managed("scales")}/criteria/new`)
    const refused = await form.submit("Save", {
      title: "Reach",
      question: "Whom?",
      "scale.1.label": "Some",
      "scale.1.description": "A few.",
      "scale.3.label": "Many",
    })
    expect(refused.text("#scale-3-description-error")).not.toBe("")
    expect(refused.text("#scale-1-description-error")).toBe("")
    const one = await form.submit("Save", { title: "Reach", question: "Whom?", "scale.1.label": "Some", "scale.1.description": "A few." })
    expect(one.text("#scale-error")).toContain("at least two points")
  })
})

test("a round whose opening time has passed says that it opens when it is approved, and that it has", async () => {
  const hour = 60 * 60 * 1000
  const opening = (hours: number) => ({ state: "DRAFT" as const, opensAt: new Date(hub.clock.now().getTime() + hours * hour) })
  await makeRound(hub, { slug: "overdue", ...opening(-11) })
  await makeRound(hub, { slug: "in-time", ...opening(11) })
  const overdue = await manager.visit(managed("overdue"))
  expect(overdue.text("[aria-labelledby=missing]")).toContain("It opens as soon as you approve it")
  expect(overdue.text("[aria-labelledby=missing]")).not.toContain("opens by itself")
  const opened = await overdue.submit("Approve the round")
  expect(opened.html).toContain("The round is approved and open: visitors can see it, and entries are taken.")
  const inTime = await manager.visit(managed("in-time"))
  expect(inTime.text("[aria-labelledby=missing]")).toContain("it opens by itself on")
  expect(inTime.html).not.toContain("It opens as soon as you approve it")
  expect((await inTime.submit("Approve the round")).html).toContain("Visitors can see it. It opens by itself on")
})

describe("who manages what", () => {
  test("somebody who manages one round finds it, and is offered nothing they may not begin", async () => {
    const { slug } = await makeRound(hub, { slug: "one-round", title: "One round" })
    const person = await makePerson(hub, { name: "Theo Park" })
    const page = await manager.visit(managed(slug))
    await page.submit("Make them a manager of this round", { email: person.email })
    const theirs = await (await site.visitor(person)).visit("/manage/awards")
    expect(theirs.text("tbody")).toContain("One round")
    expect(theirs.html).not.toContain("Begin the award")
    expect(theirs.html).not.toContain("Begin the round")
    expect((await theirs.follow("One round")).text("h1")).toBe("One round")
  })

  test("each manager of a round is dismissed with a reason of their own", async () => {
    const { slug } = await makeRound(hub, { slug: "two-of-them" })
    for (const name of ["Ann Ash", "Bo Birch"])
      await (await manager.visit(managed(slug))).submit("Make them a manager of this round", {
        email: (await makePerson(hub, { name })).email,
      })
    const page = await manager.visit(managed(slug))
    expect(repeatedIds(page)).toEqual([])
    const refused = await page.submit("End it for Bo Birch")
    expect(refused.text(".nhsuk-error-summary")).toContain("Say why")
    expect(refused.$(".nhsuk-form-group--error").text()).toContain("Bo Birch")
    const grant = refused.$(".nhsuk-form-group--error input").attr("name") ?? ""
    const ended = await refused.submit("End it for Bo Birch", { [grant]: "Moved on" })
    expect(ended.html).toContain("Ann Ash")
    expect(ended.html).not.toContain("Bo Birch")
  })

  test("a member is taken off the panel with a reason, asked beside it", async () => {
    const judged = await makeJudgedRound(hub, { slug: "panel-of-two" })
    const [, leaver] = [await makePanelMember(hub, judged, { name: "Stays" }), await makePanelMember(hub, judged, { name: "Leaver" })]
    const page = await manager.visit(`${managed("panel-of-two")}/panel`)
    expect(repeatedIds(page)).toEqual([])
    const refused = await page.submit("Take off Leaver")
    expect(refused.$("details[open]").text()).toContain("Take Leaver off the panel")
    const name = refused.$("details[open] input[type=text]").attr("name") ?? ""
    await refused.submit("Take off Leaver", { [name]: "On leave" })
    expect(await hub.db.panelMember.findUniqueOrThrow({ where: { id: leaver.id } })).toMatchObject({ state: "REMOVED" })
  })
})

describe("more time", () => {
  test("everybody gets it with a date and a reason, each asked for beside its field", async () => {
    const { slug } = await makeRound(hub, { slug: "longer" })
    const page = await manager.visit(managed(slug))
    expect((await page.submit("Extend the round", { reason: "Snow" })).text("#until-error")).toContain("Enter the new closing time")
    const until = on("until", ["1", "7", "2040", "17:00"])
    const unexplained = await page.submit("Extend the round", until)
    expect(unexplained.text("#reason-error")).toContain("Say why")
    expect(unexplained.$("[name='until.year']").attr("value")).toBe("2040")
    await unexplained.submit("Extend the round", { reason: "Snow closed the schools" })
    expect(await hub.db.extension.findFirst({ where: { round: { slug } } })).toMatchObject({ until: new Date("2040-07-01T16:00:00Z") })
  })

  test("one entry gets it, and the reason for that is not taken for one against it", async () => {
    const round = await makeRound(hub, { slug: "longer-for-one" })
    const { reference, id } = await makeEntry(hub, round)
    const page = await manager.visit(`${managed("longer-for-one")}/entries/${reference}`)
    const until = on("until", ["1", "12", "2040", "9:30"])
    const refused = await page.submit("Give more time", until)
    expect(refused.text("#extensionReason-error")).toContain("Say why")
    expect(refused.$("#reason-error").length).toBe(0)
    await refused.submit("Give more time", { extensionReason: "The entrant was ill" })
    expect(await hub.db.extension.findFirst({ where: { nominationId: id } })).toMatchObject({ reason: "The entrant was ill" })
  })
})

describe("the steps of a closed round", () => {
  test("judging starts after one more question, and not while an entry waits", async () => {
    const round = await makeRound(hub, { slug: "to-judge", state: "CLOSED" })
    const { id } = await makeEntry(hub, round)
    const asked = await (await manager.visit(managed("to-judge"))).follow("Start judging")
    expect(asked.text("h1")).toBe("Start judging?")
    const waiting = await asked.submit("Start judging")
    expect(waiting.text(".nhsuk-error-summary")).toContain("One entry waits for the eligibility check")
    await hub.db.nomination.update({ where: { id }, data: { state: "ELIGIBLE" } })
    const judging = await waiting.submit("Start judging")
    expect(judging.path).toBe(managed("to-judge"))
    expect((await judging.follow("Go to the results")).text("h1")).toContain("Results of")
    expect((await manager.visit(`${managed("to-judge")}/start-judging`)).path).toBe(managed("to-judge"))
    expect((await manager.visit(`${managed("to-judge")}/anything`)).status).toBe(404)
    const stranger = await site.visitor(await makePerson(hub))
    expect((await stranger.visit(`${managed("to-judge")}/archive`)).status).toBe(404)
  })

  test("an announced round is archived after one more question; its results stay", async () => {
    await makeRound(hub, { slug: "to-archive", title: "To archive", state: "ANNOUNCED" })
    const asked = await (await manager.visit(managed("to-archive"))).follow("Archive the round")
    expect(asked.text("h1")).toBe("Archive this round?")
    expect((await asked.follow("Cancel")).path).toBe(managed("to-archive"))
    await asked.submit("Archive the round")
    expect(await hub.db.round.findUniqueOrThrow({ where: { slug: "to-archive" } })).toMatchObject({ state: "ARCHIVED" })
    const visitor = await site.visitor()
    expect((await (await visitor.visit("/awards/to-archive")).follow("Read the results")).text("h1")).toBe("Results of To archive")
  })
})

test("a trail with nothing in it says why: nothing was done yet, or its reader has a conflict of interest", async () => {
  const judged = await makeJudgedRound(hub, { slug: "no-trail" })
  expect((await manager.visit(`${managed("no-trail")}/trail`)).text("main")).toContain("Nothing is on record yet.")
  const { organisationId } = await makeNomination(hub, judged)
  const person = await makePersonWithRole(hub, "AWARD_MANAGER")
  await joinOrganisation(hub, person, { id: organisationId })
  const page = await (await site.visitor(person)).visit(`${managed("no-trail")}/trail`)
  expect(page.text("main")).toContain("You have a conflict of interest with an entry of this round: another manager reads it.")
})

test("the public page leads panel members to their judging, and nobody else", async () => {
  const judged = await makeJudgedRound(hub, { slug: "for-readers", title: "For readers", state: "JUDGING" })
  const member = await site.visitor((await makePanelMember(hub, judged)).person)
  const page = await member.visit("/awards/for-readers")
  expect((await page.follow("Judge this round")).text("h1")).toBe("Judge For readers")
  for (const other of [await site.visitor(), await site.visitor(await makePerson(hub)), manager]) {
    const seen = await other.visit("/awards/for-readers")
    expect(seen.html).not.toContain("Judge this round")
    expect(seen.html).not.toContain("Read the results")
  }
})

test("honours stand on the pages of the initiative and the organisation once they are announced, not before", async () => {
  const initiative = await makeInitiative(hub, { slug: "night-classes", content: { title: "Night classes" } })
  const { slug: organisation } = await hub.db.organisation.findUniqueOrThrow({ where: { id: initiative.organisationId } })
  const judged = await makeJudgedRound(hub, { slug: "honoured", title: "Honoured", state: "MODERATED" })
  const own = { organisationId: initiative.organisationId, initiativeId: initiative.id }
  await makeNomination(hub, judged, { ...own, title: "Winning entry", state: "WINNER" })
  await makeNomination(hub, judged, { ...own, title: "Commended entry", state: "HIGHLY_COMMENDED" })
  await makeNomination(hub, judged, { ...own, title: "Passed over", state: "NOT_SHORTLISTED" })
  const visitor = await site.visitor()
  const pages = ["/initiatives/night-classes", `/organisations/${organisation}`]
  for (const path of pages) {
    const page = await visitor.visit(path)
    expect(page.status, path).toBe(200)
    expect(page.html, path).not.toContain("Winning entry")
    expect(page.$("#honours").length, path).toBe(0)
  }
  await hub.db.round.update({ where: { slug: "honoured" }, data: { state: "ANNOUNCED", announcedAt: hub.clock.now() } })
  for (const path of pages) {
    const honours = (await visitor.visit(path)).text("[aria-labelledby=honours]")
    expect(honours, path).toContain("Winner Honoured")
    expect(honours, path).toContain("Commended entry")
    expect(honours, path).not.toContain("Passed over")
  }
})
