import { joinOrganisation, makeInitiative, makeOrganisation, makePerson, makeRegion, makeTerm } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type Page, useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

beforeAll(async () => {
  const wessex = await makeRegion(hub, { slug: "wessex", name: "Wessex", tileColumn: 1, tileRow: 1 })
  await makeTerm(hub, { slug: "mentoring", label: "Mentoring" })
  await makeTerm(hub, { slug: "outreach", label: "Outreach" })
  const trust = await makeOrganisation(hub, { slug: "itchen-vale", name: "Itchen Vale Trust", regionId: wessex.id })
  await makeInitiative(hub, {
    slug: "mentors-for-midwives",
    organisationId: trust.id,
    evidenceLevel: 2,
    content: {
      title: "Mentors for midwives",
      summary: "Each applicant has a mentor.",
      themes: ["mentoring"],
      need: "Few apply. <script>alert(1)</script>",
      measures: [
        {
          what: "Offers of a place",
          value: 60,
          unit: "PER_CENT",
          denominator: 40,
          baseline: 20,
          period: "",
          method: "",
          sourceUrl: "",
          isReach: false,
        },
      ],
    },
  })
  await makeInitiative(hub, { slug: "school-visits", organisationId: trust.id, content: { title: "School visits", themes: ["outreach"] } })
})

describe("the directory without JavaScript", () => {
  test("narrows by a facet, and a chip takes it away again", async () => {
    const visitor = await site.visitor()
    const narrowed = await visitor.visit("/initiatives?themes=mentoring")
    expect(narrowed.text("h2 [role=status]")).toBe("1 initiative")
    expect(narrowed.$('input[name="themes"][value="mentoring"]').attr("checked")).toBeDefined()
    expect(narrowed.$(".hub-chip--remove").attr("href")).toBe("/initiatives")
    expect((await visitor.visit("/initiatives")).text("h2 [role=status]")).toBe("2 initiatives")
  })

  test("marks what was found and offers the same list as a file and a feed", async () => {
    const page = await (await site.visitor()).visit("/initiatives?q=midwives")
    expect(page.text(".hub-result mark")).toContain("midwives")
    expect(page.html).toContain("/export/initiatives.csv?q=midwives")
    expect(page.html).toContain("/feeds/initiatives.atom?q=midwives")
  })

  test("words are answered by the best match, until somebody chooses another order", async () => {
    const order = ({ $ }: { $: Page["$"] }) => $('select[name="sort"] option:selected').text()
    const list = await (await site.visitor()).visit("/initiatives")
    expect(order(list)).toBe("Newest first")
    const found = await list.submit("Search", { q: "midwives" })
    expect(order(found)).toBe("Best match")
    const chosen = await found.submit("Search", { sort: "newest" })
    expect(order(chosen)).toBe("Newest first")
    expect(order(await chosen.submit("Search", { q: "visits" }))).toBe("Newest first")
    expect(order(await chosen.submit("Search", { q: "" }))).toBe("Newest first")
  })

  test("says what to give up when nothing matches", async () => {
    const page = await (await site.visitor()).visit("/initiatives?themes=mentoring&evidence=4")
    expect(page.text("h2 [role=status]")).toBe("0 initiatives")
    expect(page.html).not.toContain("/export/initiatives.csv")
    expect(page.text(".hub-panel")).toContain("(1 initiative)")
    const links = page
      .$(".hub-panel a")
      .toArray()
      .map((link) => page.$(link).attr("href"))
    expect(links).toContain("/initiatives?themes=mentoring")
  })
})

describe("the page of an initiative", () => {
  test("draws its figures, explains its evidence and describes itself to machines", async () => {
    const page = await (await site.visitor()).visit("/initiatives/mentors-for-midwives")
    expect(page.status).toBe(200)
    expect(page.text("title")).toBe("Mentors for midwives – Widening Participation Hub")
    expect(page.text(".hub-figure__value")).toBe("60% of 40")
    expect(page.$(".hub-bar--before .hub-bar__share").attr("width")).toBe("20")
    expect(page.text(".hub-evidence-line")).toContain("Measured 2 of 4")
    expect(page.html).not.toContain("<script>alert(1)")
    expect(page.$('link[rel="canonical"]').attr("href")).toMatch(/\/initiatives\/mentors-for-midwives$/)
    expect(JSON.parse(page.$('script[type="application/ld+json"]').text())).toMatchObject({ headline: "Mentors for midwives" })
  })

  test("is not found under a slug that nobody has", async () => {
    expect((await (await site.visitor()).visit("/initiatives/nowhere")).status).toBe(404)
  })

  test("lets a member of another organisation record that it adapts the work, and asks what was changed", async () => {
    const person = await makePerson(hub)
    await joinOrganisation(hub, person, await makeOrganisation(hub, { name: "Kennet Bridge College" }))
    const page = await (await site.visitor(person)).visit("/initiatives/mentors-for-midwives")
    const refused = await page.submit("Record", { stage: "ADAPTED", outcome: "Too early to say" })
    expect(refused.text(".nhsuk-error-summary")).toContain("what you changed")
    expect(refused.$("#outcome").text()).toBe("Too early to say")
    const recorded = await refused.submit("Record", { localChanges: "Evenings instead of afternoons" })
    expect(recorded.text("section:has(#adoptions)")).toContain("Kennet Bridge College has adapted it")
  })
})

test("initiatives stand side by side, and one can be taken out", async () => {
  const page = await (await site.visitor()).visit("/compare?initiative=mentors-for-midwives&initiative=school-visits&initiative=nowhere")
  expect(page.$("thead th").length).toBe(2)
  expect(page.$("thead th .hub-compare__remove a").first().attr("href")).toBe("/compare?initiative=school-visits")
})

test("the home page counts the initiatives of each region", async () => {
  const page = await (await site.visitor()).visit("/")
  expect(page.text(".hub-map__list")).toContain("Wessex 2 initiatives")
})

test("somebody's page lists what they are contact of, a page at a time, forwards and back", async () => {
  const contact = await makePerson(hub, { handle: "priya-with-many" })
  for (let number = 1; number <= 11; number++)
    await makeInitiative(hub, { contactPersonId: contact.id, content: { title: `Evening ${number}` } })
  const titles = (page: Awaited<ReturnType<typeof visit>>) =>
    page
      .$("#contributions + ul a")
      .get()
      .map((link) => page.$(link).text())
  const visitor = await site.visitor()
  const visit = (path: string) => visitor.visit(path)
  const first = await visit("/people/priya-with-many")
  const second = await first.follow("Next page →")
  expect([titles(first).length, titles(second).length]).toEqual([10, 1])
  const back = await second.follow("← Previous page")
  expect(titles(back)).toEqual(titles(first))
  expect(back.$("a[rel=prev]").length).toBe(0)
})

test("whom to write to about the hub itself stands at the foot of every page, and where people look for it", async () => {
  const visitor = await site.visitor()
  for (const path of ["/", "/initiatives", "/sign-in"])
    expect((await visitor.visit(path)).$("footer a[href^='mailto:']").attr("href"), path).toBe("mailto:office@hub.example.org")
  for (const path of ["/accessibility", "/privacy"])
    expect((await visitor.visit(path)).$("main a[href^='mailto:']").text(), path).toBe("office@hub.example.org")
})

test("somebody asks to join an organisation and its lead accepts", async () => {
  const organisation = await makeOrganisation(hub, { slug: "grand-union", name: "Grand Union Pharmacy" })
  const [lead, asker] = [await makePerson(hub), await makePerson(hub, { name: "Ada Field" })]
  await joinOrganisation(hub, lead, organisation, "LEAD")
  const asked = await (await (await site.visitor(asker)).visit("/organisations/grand-union")).submit("Join Grand Union Pharmacy", {
    message: "I run the work placements.",
  })
  expect(asked.text("aside")).toContain("Its leads have not decided yet")
  const members = await (await site.visitor(lead)).visit("/organisations/grand-union/members")
  expect(members.text("main")).toContain("I run the work placements.")
  await members.submit("Accept Ada Field")
  expect((await (await site.visitor(asker)).visit("/organisations/grand-union")).text("aside")).toContain("You are a member")
})

test("up to four are compared side by side; a fifth is left out, and a list of four offers no fifth", async () => {
  const slugs: string[] = []
  for (let number = 0; number < 5; number++) slugs.push((await makeInitiative(hub)).slug)
  const address = (count: number) =>
    `/compare?${slugs
      .slice(0, count)
      .map((slug) => `initiative=${slug}`)
      .join("&")}`
  const visitor = await site.visitor()
  const columns = async (count: number) => (await visitor.visit(address(count))).$("thead th").length
  expect([await columns(1), await columns(4), await columns(5)]).toEqual([1, 4, 4])
  const offersAnother = async (count: number) => (await visitor.visit(address(count))).$("#find").length > 0
  expect([await offersAnother(3), await offersAnother(4)]).toEqual([true, false])
})
