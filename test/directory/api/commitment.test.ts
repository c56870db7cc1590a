import { askForReportsJob } from "@hub/api/directory/commitment.jobs"
import { schemes } from "@hub/api/directory/commitment.rules"
import { joinOrganisation, makeCommitment, makeOrganisation, makePerson, makeRegion } from "@hub/seed/builders"
import { parse } from "csv-parse/sync"
import { beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const day = 24 * 60 * 60 * 1000

const what =
  "__typename ... on Commitment { id version statement champion applyUrl inPlace madeAt reportDueAt endedAt endReason reports { year account figures { measure value } } }"
const make = `mutation ($organisation: ID!, $scheme: CommitmentScheme!, $texts: CommitmentTexts!) {
  makeCommitment(organisation: $organisation, scheme: $scheme, texts: $texts) { ${what} } }`
const update = `mutation ($id: ID!, $version: Int!, $texts: CommitmentTexts!) { updateCommitment(id: $id, version: $version, texts: $texts) { ${what} } }`
const end = `mutation ($id: ID!, $reason: String!) { endCommitment(id: $id, reason: $reason) { ${what} } }`
const report = `mutation ($id: ID!, $year: Int!, $account: String!, $figures: [CommitmentFigureInput!]!) {
  reportOnCommitment(id: $id, year: $year, account: $account, figures: $figures) { ${what} } }`

const texts = (own: Record<string, unknown> = {}) => ({
  ...{ statement: "Forty placements.", champion: "Chief nurse", applyUrl: "", inPlace: ["priority"], ...own },
})

let trust: { id: string; slug: string }
let person: { id: string; email: string }
let lead: Client
beforeEach(async () => {
  await hub.reset()
  trust = await makeOrganisation(hub, { name: "Kennet Bridge Trust" })
  person = await makePerson(hub)
  await joinOrganisation(hub, person, trust, "LEAD")
  lead = hub.as(person)
})

const begin = (own: Record<string, unknown> = {}) => ({
  organisation: globalId("Organisation", trust),
  scheme: "PRACTISE",
  texts: texts(own),
})
const fieldsOf = ({ issues }: { issues: { field: string }[] }) => issues.map(({ field }) => field).toSorted()

describe("an organisation commits itself in public", () => {
  test("what it says can be read by everybody, on its own, with its organisation and in the register", async () => {
    await lead.mutate(make, begin({ applyUrl: " https://example.org/apply ", inPlace: ["expenses", "priority"] }))
    const { commitment, organisation, commitments } = await hub.visitor.query(
      `query ($slug: String!) {
        commitment(organisation: $slug, scheme: "practise") { statement applyUrl inPlace viewerCanChange scheme { name } }
        organisation(slug: $slug) { commitments { statement } viewerCanCommit }
        commitments { totalCount edges { node { organisation { slug } } } } }`,
      { slug: trust.slug },
    )
    expect(commitment).toEqual({
      statement: "Forty placements.",
      applyUrl: "https://example.org/apply",
      inPlace: ["priority", "expenses"],
      viewerCanChange: false,
      scheme: { name: schemes.PRACTISE.name },
    })
    expect(organisation).toEqual({ commitments: [{ statement: "Forty placements." }], viewerCanCommit: false })
    expect(commitments).toEqual({ totalCount: 1, edges: [{ node: { organisation: { slug: trust.slug } } }] })
  })

  test("bad input is refused, each beside its field, and nothing is kept", async () => {
    const error = await lead.refused(
      "ValidationError",
      make,
      begin({ statement: "\0 ", champion: "a".repeat(121), applyUrl: "javascript:alert(1)" }),
    )
    expect(fieldsOf(error)).toEqual(["applyUrl", "champion", "statement"])
    // What another scheme expects is not expected here.
    expect(fieldsOf(await lead.refused("ValidationError", make, begin({ inPlace: ["champion"] })))).toEqual(["inPlace"])
    expect(await hub.db.commitment.count()).toBe(0)
  })

  test("two clicks commit once; the second is shown the first", async () => {
    await lead.cookies()
    const answers = await Promise.all([1, 2].map(() => lead.raw(make, begin())))
    const results = answers.map(({ data }) => data.makeCommitment.__typename)
    expect(results.toSorted()).toEqual(["Commitment", "ConflictError"])
    expect(await hub.db.commitment.count()).toBe(1)
  })

  test("a closed organisation cannot", async () => {
    await hub.db.organisation.update({ where: { id: trust.id }, data: { closedAt: hub.clock.now() } })
    await lead.refused("WrongStateError", make, begin())
  })

  test("a change of an older version is refused with the text that is stored", async () => {
    const { id } = await lead.mutate(make, begin())
    expect(await lead.mutate(update, { id, version: 1, texts: texts({ statement: "Fifty." }) })).toMatchObject({
      version: 2,
      statement: "Fifty.",
    })
    const conflict = `${update.slice(0, -3)} ... on ConflictError { currentVersion current } } }`
    expect(await lead.refused("ConflictError", conflict, { id, version: 1, texts: texts({ statement: "Sixty." }) })).toMatchObject({
      currentVersion: 2,
      current: { statement: "Fifty." },
    })
  })

  test("what has ended stays with its reason, leaves the register, and can be made again", async () => {
    const { id } = await lead.mutate(make, begin())
    expect(fieldsOf(await lead.refused("ValidationError", end, { id, reason: " " }))).toEqual(["reason"])
    expect(await lead.mutate(end, { id, reason: "No coordinator." })).toMatchObject({ endReason: "No coordinator." })
    await lead.refused("WrongStateError", end, { id, reason: "Again" })
    await lead.refused("WrongStateError", update, { id, version: 2, texts: texts() })
    await lead.refused("WrongStateError", report, { id, year: hub.clock.now().getUTCFullYear(), account: "Well", figures: [] })
    const register = `query ($ended: Boolean) { commitments(filter: { includeEnded: $ended }) { totalCount } }`
    expect(await hub.visitor.query(register, {})).toEqual({ commitments: { totalCount: 0 } })
    expect(await hub.visitor.query(register, { ended: true })).toEqual({ commitments: { totalCount: 1 } })
    expect(await lead.mutate(make, begin({ statement: "Once more." }))).toMatchObject({
      id,
      endedAt: null,
      endReason: null,
      statement: "Once more.",
    })
    const actions = await hub.db.auditEvent.findMany({
      where: { subjectType: "Commitment" },
      orderBy: { id: "asc" },
      select: { action: true },
    })
    expect(actions.map(({ action }) => action)).toEqual(["commitment.make", "commitment.end", "commitment.make"])
  })
})

describe("a yearly report", () => {
  const year = () => hub.clock.now().getUTCFullYear()

  test("says what came of it, is due again a year later, and is replaced by a second one on the same year", async () => {
    const { id } = await lead.mutate(make, begin())
    hub.clock.advance(30 * day)
    const figures = [{ measure: "PLACES", value: 40 }]
    const first = await lead.mutate(report, { id, year: year(), account: "It went well.", figures })
    expect(first.reports).toEqual([{ year: year(), account: "It went well.", figures }])
    expect(Date.parse(first.reportDueAt) - hub.clock.now().getTime()).toBeGreaterThanOrEqual(365 * day)
    const second = await lead.mutate(report, { id, year: year(), account: "It went better.", figures: [] })
    expect(second.reports).toEqual([{ year: year(), account: "It went better.", figures: [] }])
    expect(await hub.db.auditEvent.findFirst({ where: { action: "commitment.report" }, orderBy: { id: "desc" } })).toMatchObject({
      before: { account: "It went well." },
      after: { account: "It went better." },
    })
  })

  test.each([
    ["a year before it was made", { years: -2 }, "year"],
    ["a year to come", { years: 1 }, "year"],
    ["a figure of another scheme", { figures: [{ measure: "AMBASSADORS", value: 5 }] }, "figures"],
    ["a figure given twice", { figures: [1, 2].map((value) => ({ measure: "PLACES", value })) }, "figures"],
    ["a figure below nothing", { figures: [{ measure: "PLACES", value: -1 }] }, "figures.0.value"],
    ["no account", { account: " " }, "account"],
  ])(
    "with %s is refused beside its field",
    async (_what, { years = 0, ...own }: { years?: number; account?: string; figures?: object[] }, field) => {
      const { id } = await lead.mutate(make, begin())
      expect(
        fieldsOf(await lead.refused("ValidationError", report, { id, year: year() + years, account: "Well", figures: [], ...own })),
      ).toEqual([field])
      expect(await hub.db.commitmentReport.count()).toBe(0)
    },
  )

  test("the register sums the latest report of each commitment that stands", async () => {
    const commitments = [await makeCommitment(hub), await makeCommitment(hub), await makeCommitment(hub)]
    const add = async ({ id }: { id: string }, of: number, value: number) =>
      hub.db.commitmentReport.create({
        data: {
          commitmentId: id,
          year: of,
          account: "Well",
          reportedById: person.id,
          reportedAt: hub.clock.now(),
          figures: { create: { measure: "PLACES", value } },
        },
      })
    await add(commitments[0]!, 2014, 1000)
    await add(commitments[0]!, 2015, 10)
    await add(commitments[1]!, 2014, 5)
    await add(commitments[2]!, 2015, 700)
    await hub.db.commitment.update({ where: { id: commitments[2]!.id }, data: { endedAt: hub.clock.now(), endReason: "No time." } })
    const { commitmentSchemes } = await hub.visitor.query(
      `{ commitmentSchemes { slug commitmentCount measures { measure sum reportCount } } }`,
    )
    const [practise, ambassadors] = commitmentSchemes
    expect(practise).toMatchObject({ slug: "practise", commitmentCount: 2 })
    expect(practise.measures).toContainEqual({ measure: "PLACES", sum: 15, reportCount: 2 })
    expect(practise.measures).toContainEqual({ measure: "APPLICATIONS", sum: null, reportCount: 0 })
    expect(ambassadors).toMatchObject({ commitmentCount: 0 })
  })

  test("leads are asked when it is due, once, and again a month later; the register says that it is overdue", async () => {
    const { id } = await lead.mutate(make, begin())
    const member = await makePerson(hub)
    await joinOrganisation(hub, member, trust)
    const ask = async () => askForReportsJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
    const asked = () => hub.db.notification.findMany({ where: { kind: "commitment.report" }, select: { personId: true, path: true } })
    const overdue = async () =>
      (await hub.visitor.query(`{ commitments { edges { node { isReportOverdue } } } }`)).commitments.edges[0].node
    await ask()
    expect([await asked(), await overdue()]).toEqual([[], { isReportOverdue: false }])
    hub.clock.advance(366 * day)
    await ask()
    await ask()
    const path = `/organisations/${trust.slug}/commitments/practise/report`
    expect([await asked(), await overdue()]).toEqual([[{ personId: person.id, path }], { isReportOverdue: true }])
    await hub.runJobs()
    const [mail] = await hub.mail(person.email)
    expect(mail?.text).toContain("Its yearly report is due")
    expect(mail?.text).toContain("Write the report:")
    expect(mail?.text).toContain("because you are a lead of this organisation")
    hub.clock.advance(30 * day)
    await ask()
    expect(await asked()).toHaveLength(2)
    await lead.mutate(report, { id, year: year(), account: "Well", figures: [] })
    hub.clock.advance(31 * day)
    await ask()
    expect([(await asked()).length, await overdue()]).toEqual([2, { isReportOverdue: false }])
  })
})

describe("the register", () => {
  test("is narrowed by organisation, kind, region and scheme, and leaves out closed organisations", async () => {
    const region = await makeRegion(hub)
    const university = await makeOrganisation(hub, { name: "Broads University", kind: "UNIVERSITY", regionId: region.id })
    const closed = await makeOrganisation(hub, { closedAt: hub.clock.now() })
    await makeCommitment(hub, { organisationId: trust.id })
    await makeCommitment(hub, { organisationId: university.id, scheme: "HEALTH_AMBASSADOR", inPlace: ["champion"] })
    await makeCommitment(hub, { organisationId: closed.id })
    const found = async (filter: object) =>
      (
        await hub.visitor.query(
          `query ($filter: CommitmentFilter) { commitments(filter: $filter) { totalCount edges { node { organisation { name } } } } }`,
          { filter },
        )
      ).commitments.edges.map(({ node }: { node: { organisation: { name: string } } }) => node.organisation.name)
    expect(await found({})).toEqual(["Broads University", "Kennet Bridge Trust"])
    expect(await found({ name: "kennet" })).toEqual(["Kennet Bridge Trust"])
    expect(await found({ kinds: ["UNIVERSITY"] })).toEqual(["Broads University"])
    expect(await found({ regions: [region.slug] })).toEqual(["Broads University"])
    expect(await found({ schemes: ["practise"] })).toEqual(["Kennet Bridge Trust"])
    expect(await found({ schemes: ["no-such-scheme"] })).toEqual([])
  })

  test("costs as many statements for three rows as for one", async () => {
    const list = `{ commitments { totalCount edges { node { organisation { name region { name } } scheme { commitmentCount } reports { year figures { value } } } } } }`
    await makeCommitment(hub)
    const one = await hub.statements(() => hub.visitor.query(list))
    await makeCommitment(hub)
    await makeCommitment(hub)
    expect(await hub.statements(() => hub.visitor.query(list))).toHaveLength(one.length)
  })

  test("can be taken away as a table, narrowed the same way, with formulas made harmless", async () => {
    const commitment = await makeCommitment(hub, { organisationId: trust.id, statement: "=1+1" })
    await makeCommitment(hub, { scheme: "HEALTH_AMBASSADOR", inPlace: [] })
    await hub.db.commitmentReport.create({
      data: {
        commitmentId: commitment.id,
        year: 2015,
        account: "Well",
        reportedById: person.id,
        reportedAt: hub.clock.now(),
        figures: { create: { measure: "PLACES", value: 40 } },
      },
    })
    const response = await hub.fetch("/export/commitments.csv?scheme=practise")
    const rows = parse(await response.text(), { bom: true, columns: true }) as Record<string, string>[]
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      Organisation: "Kennet Bridge Trust",
      "What it will do": "'=1+1",
      "Placements taken up": "40",
      "Last report on": "2015",
    })
    expect(rows[0]?.["Address"]).toMatch(new RegExp(`/organisations/${trust.slug}/commitments/practise$`))
  })
})
