import { forgetOldMissesJob } from "@hub/api/platform/search/misses"
import {
  joinOrganisation,
  makeCommitment,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makePost,
  makeRegion,
  makeSpace,
  makeThread,
} from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const now = new Date("2026-11-24T12:00:00Z")
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

const document = `query($months: Int) { insight(months: $months) {
  months { month postCount initiativeCount adoptionCount commitmentCount followCount personCount }
  spaces { slug threadCount postCount personCount }
  regions { slug initiativeCount adoptionCount commitmentCount postCount personCount }
  questions { askedCount answeredCount acceptedCount medianHoursToFirstAnswer }
  unansweredQuestions { slug }
  searchesWithoutResult { where text count lastOn }
  mostFollowed { count initiative { slug } }
  mostAdopted { count initiative { slug } }
} }`

const team = async () => hub.as(await makePersonWithRole(hub, "NATIONAL_TEAM"))
const insight = async (months = 12) => (await (await team()).query(document, { months })).insight

beforeAll(async () => {
  hub.clock.set(now)
  const wessex = await makeRegion(hub, { slug: "wessex", name: "Wessex" })
  const trust = await makeOrganisation(hub, { regionId: wessex.id })
  const [asker, helper] = [await makePerson(hub), await makePerson(hub)]
  await joinOrganisation(hub, helper, trust)
  const open = await makeSpace(hub, { slug: "open" })
  const panel = await makeSpace(hub, { slug: "panel", readers: "ROLE", readerRole: "PANEL_MEMBER" })
  const ask = (slug: string, hours: number, spaceId = open.id, state: "OPEN" | "HIDDEN" = "OPEN") =>
    makeThread(hub, {
      slug,
      spaceId,
      authorId: asker.id,
      kind: "QUESTION",
      createdAt: hoursAgo(hours),
      state,
      stateReason: state === "HIDDEN" ? "Spam." : null,
    })
  const quick = await ask("quick", 50)
  await makePost(hub, quick, { authorId: asker.id, createdAt: hoursAgo(49.5), body: "Nobody?" })
  await makePost(hub, quick, { authorId: helper.id, createdAt: hoursAgo(48) })
  const slow = await ask("slow", 40)
  const answer = await makePost(hub, slow, { authorId: helper.id, createdAt: hoursAgo(30) })
  await hub.db.thread.update({ where: { id: slow.id }, data: { acceptedPostId: answer.id, acceptedAt: hoursAgo(20) } })
  await ask("waiting", 30)
  await ask("waiting-longest", 60)
  await ask("hidden", 20, open.id, "HIDDEN")
  await ask("in-panel", 20, panel.id)
  await ask("long-ago", 24 * 200)
  const cadets = await makeInitiative(hub, { slug: "cadets", organisationId: trust.id, firstPublishedAt: hoursAgo(24 * 40) })
  const visits = await makeInitiative(hub, { slug: "visits", firstPublishedAt: hoursAgo(24 * 400) })
  for (const [initiativeId, personId, hours] of [
    [cadets.id, asker.id, 10],
    [cadets.id, helper.id, 10],
    [visits.id, asker.id, 10],
    [visits.id, helper.id, 24 * 400],
  ] as const)
    await hub.db.initiativeFollow.create({ data: { initiativeId, personId, createdAt: hoursAgo(hours) } })
  const madeAt = hoursAgo(24 * 40)
  await makeCommitment(hub, { organisationId: trust.id, scheme: "PRACTISE", madeAt })
  await makeCommitment(hub, { organisationId: trust.id, scheme: "HEALTH_AMBASSADOR", madeAt, endedAt: hoursAgo(10), endReason: "Merged." })
  const elsewhere = await makeOrganisation(hub, { regionId: (await makeRegion(hub)).id })
  await makeCommitment(hub, { organisationId: elsewhere.id, madeAt: hoursAgo(10) })
  await hub.db.adoption.create({
    data: {
      initiativeId: visits.id,
      organisationId: trust.id,
      personId: helper.id,
      stage: "PILOTING",
      createdAt: hoursAgo(5),
      updatedAt: now,
    },
  })
})

describe("insight", () => {
  test("counts what happened month by month, also months in which nothing did", async () => {
    const { months } = await insight(3)
    expect(months.map(({ month }: { month: string }) => month)).toEqual(["2026-09", "2026-10", "2026-11"])
    const [september, october, november] = months
    expect(september).toMatchObject({ postCount: 0, initiativeCount: 0, followCount: 0 })
    expect(october).toMatchObject({ initiativeCount: 1, adoptionCount: 0, commitmentCount: 2 })
    // Four questions of this month with three replies; what is hidden or for a panel only does not count.
    expect(november).toMatchObject({ postCount: 7, initiativeCount: 0, adoptionCount: 1, commitmentCount: 1, followCount: 3 })
  })

  test("begins with the first day of a month in Europe/London", async () => {
    hub.clock.set(new Date("2026-07-31T23:30:00Z"))
    expect((await insight(1)).months.map(({ month }: { month: string }) => month)).toEqual(["2026-08"])
    hub.clock.set(now)
  })

  test("counts spaces that the viewer may read, and no others", async () => {
    expect((await insight()).spaces).toEqual([{ slug: "open", threadCount: 5, postCount: 8, personCount: 2 }])
  })

  test("counts for a region what its organisations and their people did", async () => {
    const { regions } = await insight()
    expect(regions.find(({ slug }: { slug: string }) => slug === "wessex")).toEqual({
      slug: "wessex",
      initiativeCount: 1,
      adoptionCount: 1,
      commitmentCount: 2,
      postCount: 2,
      personCount: 1,
    })
  })

  test("measures how long questions wait: a reply of the asker is no answer", async () => {
    const { questions, unansweredQuestions } = await insight(3)
    // Answers came after 2 and 10 hours.
    expect(questions).toEqual({ askedCount: 4, answeredCount: 2, acceptedCount: 1, medianHoursToFirstAnswer: 6 })
    expect(unansweredQuestions.map(({ slug }: { slug: string }) => slug)).toEqual(["waiting-longest", "waiting"])
  })

  test("ranks what was followed and adopted in the period", async () => {
    const { mostFollowed, mostAdopted } = await insight(3)
    expect(mostFollowed).toEqual([
      { count: 2, initiative: { slug: "cadets" } },
      { count: 1, initiative: { slug: "visits" } },
    ])
    expect(mostAdopted).toEqual([{ count: 1, initiative: { slug: "visits" } }])
  })

  test("tells what was looked for in vain more than once, by visitors too, and not what was found or narrowed away", async () => {
    const look = (query: string, filter = {}) =>
      hub.visitor.query(
        `query($query: String, $filter: InitiativeFilter) { initiatives(query: $query, filter: $filter) { nodes { slug } } }`,
        { query, filter },
      )
    await look("Zumba  for midwives")
    await look("zumba for midwives")
    await look("only once xyzzy")
    await look("jane@example.org")
    await look("jane@example.org")
    await look("cadets", { hasFigures: true, years: ["1901"] })
    await look("cadets", { hasFigures: true, years: ["1901"] })
    await hub.visitor.query(`{ searchThreads(query: "quokkas") { totalCount } again: searchThreads(query: "Quokkas") { totalCount } }`)
    expect((await insight()).searchesWithoutResult).toEqual([
      { where: "thread", text: "quokkas", count: 2, lastOn: "2026-11-24" },
      { where: "initiative", text: "zumba for midwives", count: 2, lastOn: "2026-11-24" },
    ])
  })

  test("forgets what was looked for in vain after three years", async () => {
    await hub.db.searchMiss.create({ data: { kind: "initiative", text: "old", day: new Date("2023-01-01"), count: 9 } })
    await forgetOldMissesJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
    expect(await hub.db.searchMiss.count({ where: { text: "old" } })).toBe(0)
    expect(await hub.db.searchMiss.count()).toBeGreaterThan(0)
  })

  test("is for the national team and administrators", async () => {
    await hub.as(await makePersonWithRole(hub, "ADMINISTRATOR")).query(document)
    await hub.visitor.expectUnauthenticated(document)
    for (const role of ["EDITOR", "MODERATOR", "AWARD_MANAGER", "PANEL_MEMBER", "REGIONAL_LEAD"] as const)
      await hub.as(await makePersonWithRole(hub, role)).expectForbidden(document)
    await hub.as(await makePerson(hub)).expectForbidden(document)
  })
})

describe("tables of insight", () => {
  const get = async (path: string, who?: Awaited<ReturnType<typeof team>>) =>
    hub.fetch(path, { headers: who ? { cookie: await who.cookies() } : {} })

  test("hold what the page shows, and nothing that a spreadsheet would run", async () => {
    await hub.db.searchMiss.create({ data: { kind: "initiative", text: "=cmd()", day: now, count: 5 } })
    const who = await team()
    const searches = await (await get("/export/insight/searches.csv?months=12", who)).text()
    expect(searches).toContain("Searched,Words,Times,Last on\r\n")
    expect(searches).toContain("Directory,'=cmd(),5,2026-11-24")
    expect(await (await get("/export/insight/adopted.csv", who)).text()).toContain("/initiatives/visits")
    for (const table of ["months", "spaces", "regions", "followed"]) {
      const response = await get(`/export/insight/${table}.csv?months=3`, who)
      expect([response.status, response.headers.get("content-type")], table).toEqual([200, "text/csv; charset=utf-8"])
    }
  })

  test("do not exist for others, nor do tables that there are not", async () => {
    expect((await get("/export/insight/months.csv")).status).toBe(404)
    expect((await get("/export/insight/months.csv", hub.as(await makePerson(hub)))).status).toBe(404)
    expect((await get("/export/insight/constructor.csv", await team())).status).toBe(404)
  })
})
