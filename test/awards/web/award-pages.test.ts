import {
  answersFor,
  joinOrganisation,
  makeEntry,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeRound,
  type RoundWithSetup,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

let round: RoundWithSetup

beforeAll(async () => {
  round = await makeRound(hub, { slug: "opening-doors-2027", title: "Opening Doors 2027" })
})

describe("the award without JavaScript", () => {
  test("a visitor reads what it rewards, when it closes and how it is judged", async () => {
    const visitor = await site.visitor()
    const list = await visitor.visit("/awards")
    const page = await list.follow("Opening Doors 2027")
    expect(page.path).toBe("/awards/opening-doors-2027")
    expect(page.text("h1")).toContain("Opening Doors 2027")
    expect(page.html).toContain("What do you say about reach?")
    const category = await page.follow("Work with schools")
    expect(category.text("h1")).toBe("Work with schools")
    await makeRound(hub, { slug: "hidden", state: "DRAFT" })
    expect((await visitor.visit("/awards/hidden")).status).toBe(404)
    expect((await visitor.visit("/awards/opening-doors-2027/enter")).path).toMatch(/^\/sign-in/)
  })

  test("an entrant begins, keeps what is too long, checks, submits and gets a receipt; then withdraws", async () => {
    const person = await makePerson(hub)
    await joinOrganisation(hub, person, await makeOrganisation(hub))
    const browser = await site.visitor(person)
    const start = await browser.visit("/awards/opening-doors-2027/enter")
    expect((await start.submit("Begin", { categoryId: round.categories[0]?.id ?? "" })).text(".nhsuk-error-summary")).toContain(
      "Say whom you nominate",
    )
    const form = await start.submit("Begin", { categoryId: round.categories[0]?.id ?? "", kind: "MY_TEAM", name: "The outreach team" })
    expect(form.path).toMatch(/^\/my\/nominations\/AW-/)
    const [first, second] = round.criteria
    const long = Array.from({ length: 51 }, () => "word").join(" ")
    const fields = {
      title: "Mentors",
      summary: "Each has a mentor.",
      [`eligibility.${round.eligibilityQuestions[0]?.id}`]: "yes",
      [`responses.${first?.id}`]: long,
      [`responses.${second?.id}`]: "We counted.",
    }
    const check = await form.submit("Save and check your answers", fields)
    expect(check.path).toMatch(/\/check$/)
    expect(check.html).toContain("51 words, and 50 are allowed")
    expect((await check.submit("Submit the entry")).text(".nhsuk-error-summary")).toContain("51 words, and 50 are allowed")
    const again = await browser.visit(form.path)
    expect(again.$(`[name="responses.${first?.id}"]`).text()).toBe(long)
    const mended = await again.submit("Save and check your answers", { [`responses.${first?.id}`]: "We reached many." })
    const receipt = await mended.submit("Submit the entry")
    expect(receipt.path).toMatch(/\/submitted$/)
    expect(receipt.text("time")).toMatch(/\d{2}:\d{2}:\d{2}/)
    expect(receipt.html).toContain("We reached many.")
    const withdraw = await browser.visit(form.path.concat("/withdraw"))
    const gone = await withdraw.submit("Withdraw the entry")
    expect(gone.text(".nhsuk-tag")).toBe("Withdrawn")
  })

  test("a nominee without an account reads what is said and agrees", async () => {
    const person = await makePerson(hub)
    const organisation = await makeOrganisation(hub)
    await joinOrganisation(hub, person, organisation)
    const answers = answersFor(round)
    const nominee = { nomineeKind: "SOMEBODY_ELSE", nomineeName: "Ada", nomineeEmail: "ada@example.org" } as const
    const { reference } = await makeEntry(hub, round, {
      state: "DRAFT",
      entrantId: person.id,
      organisationId: organisation.id,
      answers,
      ...nominee,
    })
    await (await (await site.visitor(person)).visit(`/my/nominations/${reference}`)).submit("Ask now")
    const [mail] = await hub.mail("ada@example.org")
    const path = /\/awards\/consent\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? ""
    const page = await (await site.visitor()).visit(path)
    expect(page.html).toContain(answers.title)
    expect((await page.submit("I agree")).html).toContain("You agreed to be nominated.")
  })
})

describe("managing without JavaScript", () => {
  test("a manager sets a round up from nothing and approves it; nobody else has these pages", async () => {
    const manager = await site.visitor(await makePersonWithRole(hub, "AWARD_MANAGER"))
    const list = await manager.visit("/manage/awards")
    const withAward = await list.submit("Begin the award", { name: "Bright Start", summary: "For beginnings.", about: "Every year." })
    const overview = await withAward.submit("Begin the round", {
      award:
        withAward
          .$("select[name=award] option")
          .filter((_, option) => withAward.$(option).text() === "Bright Start")
          .attr("value") ?? "",
      title: "2030",
    })
    expect(overview.path).toBe("/manage/awards/bright-start-2030")
    expect(overview.html).toContain("Add a category")
    const category = await manager.visit(`${overview.path}/categories/new`)
    await category.submit("Save", { title: "Schools", about: "For schools." })
    const criterion = await manager.visit(`${overview.path}/criteria/new`)
    const wrong = await criterion.submit("Save", { title: "Reach", question: "Whom?", weight: "many" })
    expect(wrong.text(".nhsuk-error-summary")).toContain("The weight must be 1 or more")
    const points = Object.fromEntries(
      [0, 1].flatMap((n) => [
        [`scale.${n}.label`, `Point ${n}`],
        [`scale.${n}.description`, "So much."],
      ]),
    )
    await wrong.submit("Save", { weight: "2", ...points })
    const details = await manager.visit(`${overview.path}/details`)
    const date = (name: string, year: string) => ({
      [`${name}.day`]: "1",
      [`${name}.month`]: "7",
      [`${name}.year`]: year,
      [`${name}.time`]: "9:30",
    })
    const saved = await details.submit("Save", {
      summary: "Tell us.",
      guidance: "By three people.",
      ...date("opensAt", "2030"),
      ...date("closesAt", "2031"),
    })
    expect(saved.html).toContain("1 July 2031 at 9:30 am")
    expect((await saved.submit("Approve the round")).html).toContain("Take the approval back")
    expect((await (await site.visitor()).visit("/awards/bright-start-2030")).status).toBe(200)
    const stranger = await site.visitor(await makePerson(hub))
    for (const page of ["", "/details", "/panel", "/preview", "/entries", "/trail"])
      expect((await stranger.visit(`${overview.path}${page}`)).status, page).toBe(404)
    for (const page of ["/panel", "/preview", "/entries", "/trail"])
      expect((await manager.visit(`${overview.path}${page}`)).status, page).toBe(200)
  })

  test("the preview is the form that entrants get, for each category, and cannot be sent", async () => {
    const made = await makeRound(hub, { slug: "to-preview" })
    const { id: categoryId } = await hub.db.category.create({
      data: { roundId: made.id, slug: "colleges", title: "Work with colleges", about: "For colleges.", position: 1 },
    })
    const { id: own } = await hub.db.criterion.create({
      data: { roundId: made.id, categoryId, title: "Courses", question: "Which?", guidance: "", wordLimit: 20, weight: 1, position: 2 },
    })
    const preview = await (await site.visitor(await makePersonWithRole(hub, "AWARD_MANAGER"))).visit("/manage/awards/to-preview/preview")
    const controls = ({ $ }: typeof preview, where: string) =>
      $(`${where} :is(input, textarea, select):not([name=version])`)
        .toArray()
        .map((control) => `${$(control).attr("name")} ${$(control).attr("value")}`)
    for (const [page, category] of [
      [preview, made.categories[0]!.id],
      [await preview.follow("Work with colleges"), categoryId],
    ] as const) {
      const { reference, entrant } = await makeEntry(hub, made, {
        state: "DRAFT",
        answers: { categoryId: category, title: "", summary: "", responses: [], eligibility: [] },
      })
      const entry = await (await site.visitor(entrant)).visit(`/my/nominations/${reference}`)
      expect(controls(page, "main").length).toBeGreaterThan(10)
      expect(controls(page, "main")).toEqual(controls(entry, "form:has([name=version])"))
      expect(page.$(`textarea[name="responses.${own}"]`)).toHaveLength(category === categoryId ? 1 : 0)
      expect(page.$("main").find("form, button")).toHaveLength(0)
    }
  })

  test("a manager reads an entry, and says why it cannot take part", async () => {
    const manager = await site.visitor(await makePersonWithRole(hub, "AWARD_MANAGER"))
    const { reference, id } = await makeEntry(hub, round, { answers: { title: "A late idea" } })
    const page = await manager.visit(`/manage/awards/${round.slug}/entries/${reference}`)
    expect(page.text("h1")).toBe("A late idea")
    expect((await page.submit("It is not eligible")).text(".nhsuk-error-summary")).toContain("Say why")
    await page.submit("It is not eligible", { reason: "It has not begun." })
    expect(await hub.db.nomination.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "INELIGIBLE" })
  })

  test("a panel member is invited and joins with an account", async () => {
    const manager = await site.visitor(await makePersonWithRole(hub, "AWARD_MANAGER"))
    const panel = await manager.visit(`/manage/awards/${round.slug}/panel`)
    await panel.submit("Send the invitation", { name: "Kofi", email: "kofi@example.org" })
    const [mail] = await hub.mail("kofi@example.org")
    const path = /\/awards\/panel\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? ""
    expect((await (await site.visitor()).visit(path)).html).toContain("create an account")
    const invitation = await (await site.visitor(await makePerson(hub))).visit(path)
    expect((await invitation.submit("Join the panel", { maximumLoad: "8" })).html).toContain("This invitation has been accepted")
    expect((await manager.visit(`/manage/awards/${round.slug}/panel`)).html).toContain("On the panel")
  })

  test("once a round is closed its manager goes on to readers and results", async () => {
    const manager = await site.visitor(await makePersonWithRole(hub, "AWARD_MANAGER"))
    await makeRound(hub, { slug: "closed", title: "Closed", state: "CLOSED" })
    const page = await manager.visit("/manage/awards/closed")
    expect((await page.follow("Readers and their progress")).text("h1")).toBe("Readers of Closed")
    expect((await page.follow("Results")).status).toBe(200)
  })
})
