import { makeInitiative, makeOrganisation, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import { parse } from "csv-parse/sync"
import { beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { everybody, expectRefusedToAllBut, globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import { etrFile, etrRow } from "../etr.ts"

const hub = useHub()
let administrator: Client

beforeEach(async () => {
  await hub.reset()
  for (const slug of ["north-west", "south-london"]) await makeRegion(hub, { slug })
  administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR", { name: "Ruth Ferreira" }))
})

const start = `mutation ($csv: String!, $fileName: String) { importOrganisations(csv: $csv, fileName: $fileName) { ... on OrganisationImport { id status rowCount refusedCount } } }`
const outcome = `query ($id: ID!) { node(id: $id) { ... on OrganisationImport { fileName status rowCount position created updated unchanged refusedCount
  reportPath startedBy { name } finishedAt refused(first: 100) { edges { node { line text reason } } } } } }`

async function run(csv: string) {
  const { id } = await administrator.mutate(start, { csv, fileName: "etr.csv" })
  await hub.runJobs()
  const { node } = await administrator.query(outcome, { id })
  return { ...node, id, refused: node.refused.edges.map((edge: { node: unknown }) => edge.node) }
}

const salford = { code: "RM3", name: "SALFORD ROYAL NHS FOUNDATION TRUST" }
const georges = { code: "RJ7", name: "ST GEORGE'S UNIVERSITY HOSPITALS NHS FOUNDATION TRUST", postcode: "SW17 0QT" }

describe("what is taken over", () => {
  test("the request only starts it; a job does it, and says how far it is", async () => {
    const started = await administrator.mutate(start, { csv: etrFile(salford, georges) })
    expect(started).toMatchObject({ status: "RUNNING", rowCount: 2, refusedCount: 0 })
    expect(await hub.db.organisation.count()).toBe(0)
    await hub.runJobs()
    const { node } = await administrator.query(outcome, { id: started.id })
    expect(node).toMatchObject({
      ...{ fileName: "etr.csv", status: "DONE", position: 2, created: 2, updated: 0, unchanged: 0, refusedCount: 0 },
      startedBy: { name: "Ruth Ferreira" },
    })
    expect(await hub.db.organisation.findMany({ orderBy: { odsCode: "asc" }, include: { region: true } })).toMatchObject([
      {
        odsCode: "RJ7",
        slug: "st-georges-university-hospitals-nhs-foundation-trust",
        region: { slug: "south-london" },
        kind: "NHS_TRUST",
      },
      { odsCode: "RM3", name: "Salford Royal NHS Foundation Trust", postcode: "M6 8HD", region: { slug: "north-west" }, closedAt: null },
    ])
  })

  test("the same file again changes nothing; a newer one changes name and closing, and leaves region, kind and page", async () => {
    await run(etrFile(salford, georges))
    const region = await makeRegion(hub)
    const set = { regionId: region.id, kind: "OTHER", about: "What we do" } as const
    await hub.db.organisation.update({ where: { odsCode: "RM3" }, data: set })
    expect(await run(etrFile(salford, georges))).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    const events = await hub.db.auditEvent.count({ where: { action: "organisation.import" } })
    expect(events, "nothing is recorded of what did not change").toBe(2)
    const newer = { ...salford, name: "NORTHERN CARE ALLIANCE NHS FOUNDATION TRUST", closed: "20150701" }
    expect(await run(etrFile(newer, georges))).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    expect(await hub.db.organisation.findUniqueOrThrow({ where: { odsCode: "RM3" } })).toMatchObject({
      ...set,
      name: "Northern Care Alliance NHS Foundation Trust",
      slug: "salford-royal-nhs-foundation-trust",
      closedAt: new Date("2015-07-01T00:00:00Z"),
    })
    expect(await hub.db.auditEvent.findFirst({ where: { action: "organisation.import" }, orderBy: { id: "desc" } })).toMatchObject({
      actorId: expect.any(String),
      before: { name: "Salford Royal NHS Foundation Trust", closedAt: null },
      after: { name: "Northern Care Alliance NHS Foundation Trust", closedAt: "2015-07-01T00:00:00.000Z" },
    })
  })

  test("what readers see of its initiatives follows a new name", async () => {
    await run(etrFile(salford))
    const { id } = await hub.db.organisation.findUniqueOrThrow({ where: { odsCode: "RM3" } })
    const { slug } = await makeInitiative(hub, { organisationId: id })
    await run(etrFile({ ...salford, name: "NEW NAME" }))
    const { initiative } = await hub.visitor.query("query ($slug: String!) { initiative(slug: $slug) { organisation { name } } }", { slug })
    expect(initiative.organisation.name).toBe("New Name")
  })

  test("organisations of one name get addresses of their own", async () => {
    await run(
      etrFile({ code: "AAA", name: "HEALTH & CARE" }, { code: "BBB", name: "HEALTH & CARE" }, { code: "CCC", name: "HEALTH AND CARE" }),
    )
    const slugs = await hub.db.organisation.findMany({ select: { slug: true }, orderBy: { odsCode: "asc" } })
    expect(slugs.map(({ slug }) => slug)).toEqual(["health-and-care", "health-and-care-2", "health-and-care-3"])
  })

  test("a job that is delivered twice, or goes on after it broke off, repeats nothing", async () => {
    const rows = Array.from({ length: 250 }, (_, n) => ({ code: `T${1000 + n}`, name: `TRUST ${n}` }))
    const { id } = await administrator.mutate(start, { csv: etrFile(...rows) })
    const importId = Buffer.from(id, "base64").toString().split(":")[1] ?? ""
    const { importOrganisationsJob } = await import("@hub/api/people/organisation-import.service")
    const context = await hub.contextAs(null)
    await Promise.all([1, 2].map(() => importOrganisationsJob.handle(context, { importId }, { number: 1, isLast: false })))
    await hub.runJobs()
    const { node } = await administrator.query(outcome, { id })
    expect(node).toMatchObject({ status: "DONE", position: 250, created: 250, unchanged: 0 })
    expect(await hub.db.organisation.count()).toBe(250)
    expect(await hub.db.auditEvent.count({ where: { action: "organisation.import" } })).toBe(250)
  })
})

describe("what is refused", () => {
  test.each([
    ["a row of another layout", "RM3,SALFORD ROYAL", "It has 2 columns; the layout of etr.csv has 27"],
    ["a code that is none", etrRow({ ...salford, code: "R-3" }), "The organisation code (column 1) is not an ODS code"],
    ["no name", etrRow({ ...salford, name: " " }), "The name (column 2) is empty"],
    ["a name beyond measure", etrRow({ ...salford, name: "A".repeat(201) }), "The name (column 2) is longer than 200 characters"],
    [
      "a postcode in Wales",
      etrRow({ ...salford, postcode: "CF14 4XW" }),
      "The postcode (column 10), “CF14 4XW”, is not in a region of England",
    ],
    ["a close date in words", etrRow({ ...salford, closed: "July 2015" }), "The close date (column 12), “July 2015”, is not like 20150701"],
    [
      "a day of no calendar",
      etrRow({ ...salford, closed: "20150230" }),
      "The close date (column 12), “20150230”, is not a day of the calendar",
    ],
    [
      "a region the hub has not got",
      etrRow({ ...salford, postcode: "NE1 4LP" }),
      "The hub has no region “north-east”, where its postcode lies",
    ],
  ])("%s, with its number and the reason; the others are taken over", async (_name, row, reason) => {
    const report = await run(`${etrRow(georges)}\n${row}\n`)
    expect(report.refused).toEqual([{ line: 2, text: expect.any(String), reason }])
    expect(report).toMatchObject({ status: "DONE", created: 1, refusedCount: 1 })
    expect(await hub.db.organisation.findMany({ select: { odsCode: true } })).toEqual([{ odsCode: "RJ7" }])
  })

  test("the earlier of two rows with one code, in the order of the file", async () => {
    const report = await run(etrFile(salford, { code: "XX", name: "SHORT" }, { ...salford, name: "SALFORD" }))
    expect(report.refused).toEqual([
      {
        line: 1,
        text: "RM3, Salford Royal NHS Foundation Trust",
        reason: "The organisation code (column 1) comes again in row 3, which counts",
      },
      { line: 2, text: "XX, SHORT", reason: "The organisation code (column 1) is not an ODS code" },
    ])
    expect(await hub.db.organisation.findMany({ select: { name: true } })).toEqual([{ name: "Salford" }])
  })

  test("an organisation that stands in the hub without its code, so that it does not stand there twice", async () => {
    const here = await makeOrganisation(hub, { name: "Salford Royal NHS Foundation Trust" })
    const report = await run(etrFile(salford))
    expect(report.refused).toMatchObject([{ line: 1, reason: expect.stringContaining("Give it the ODS code RM3 and import again") }])
    await hub.db.organisation.update({ where: { id: here.id }, data: { odsCode: "RM3", postcode: "M6 8HD" } })
    expect(await run(etrFile(salford))).toMatchObject({ unchanged: 1, refused: [] })
  })

  test.each([
    ["nothing", "", "The file is empty"],
    ["no CSV", 'RM3,"SALFORD', "The file is not CSV"],
    ["too many rows", "A\n".repeat(5001), "The file has 5001 rows; import up to 5000 at a time"],
  ])("%s, as a whole", async (_name, csv, message) => {
    const error = await administrator.refused("ValidationError", start, { csv })
    expect(error.issues).toEqual([{ field: "csv", message: expect.stringContaining(message) }])
    expect(await hub.db.organisationImport.count()).toBe(0)
  })
})

describe("who", () => {
  test("administrators start imports and read what came of them, and nobody else", async () => {
    const organisation = await makeOrganisation(hub)
    const people = await everybody(hub, organisation)
    await expectRefusedToAllBut(people, ["ADMINISTRATOR"], start, { csv: etrFile(salford) })
    const { id, reportPath } = await run(etrFile(salford))
    const list = "{ organisationImports(first: 5) { edges { node { id } } } }"
    await expectRefusedToAllBut(people, ["ADMINISTRATOR"], list, {})
    for (const [standing, client] of Object.entries(people)) {
      const { node } = await client.query("query ($id: ID!) { node(id: $id) { id } }", { id })
      expect(node, standing).toEqual(standing === "ADMINISTRATOR" ? { id } : null)
      expect((await hub.fetch(reportPath, { as: client })).status, standing).toBe(standing === "ADMINISTRATOR" ? 200 : 404)
    }
    expect((await administrator.query(list)).organisationImports.edges).toEqual([{ node: { id } }])
  })

  test("refused rows can be downloaded, and no spreadsheet runs what is in them", async () => {
    const { reportPath } = await run(`"=HYPERLINK(""http://example.org"")",x\n${etrRow(salford)}`)
    const answer = await hub.fetch(reportPath, { as: administrator })
    expect(answer.headers.get("content-disposition")).toContain("refused-rows.csv")
    expect(parse(await answer.text(), { bom: true })).toEqual([
      ["Row", "Begins with", "Why it was refused"],
      ["1", `'=HYPERLINK("http://example.org"), x`, "It has 2 columns; the layout of etr.csv has 27"],
    ])
    expect((await hub.fetch("/export/organisation-imports/no-id.csv", { as: administrator })).status).toBe(404)
  })

  test("as many statements for three imports as for one", async () => {
    const list = "{ organisationImports(first: 5) { edges { node { fileName status created refusedCount startedBy { name } } } } }"
    await run(etrFile(salford))
    const one = await hub.statements(() => administrator.query(list))
    for (let n = 0; n < 2; n++) await run(etrFile(salford))
    expect(await hub.statements(() => administrator.query(list))).toHaveLength(one.length)
  })

  test("an import that fails for good says so, and goes on when its job is tried again", async () => {
    const { id } = await administrator.mutate(start, { csv: etrFile(salford) })
    const importId = Buffer.from(id, "base64").toString().split(":")[1] ?? ""
    const { importOrganisationsJob } = await import("@hub/api/people/organisation-import.service")
    const context = await hub.contextAs(null)
    const clock = { now: () => new Date(Number.NaN) }
    await expect(importOrganisationsJob.handle({ ...context, clock }, { importId }, { number: 9, isLast: true })).rejects.toThrow()
    expect((await administrator.query(outcome, { id })).node).toMatchObject({ status: "FAILED", position: 0 })
    await importOrganisationsJob.handle(context, { importId }, { number: 1, isLast: false })
    expect((await administrator.query(outcome, { id })).node).toMatchObject({ status: "DONE", created: 1 })
    expect(globalId("OrganisationImport", { id: importId })).toBe(id)
  })
})

// Last: while it runs, connections of the tests before it go stale.
test("5,000 rows are started in one short request and taken over in the background", { timeout: 180_000 }, async () => {
  const csv = etrFile(
    ...Array.from({ length: 5000 }, (_, n) => ({ code: `T${10_000 + n}`, name: `TRUST NUMBER ${n} NHS FOUNDATION TRUST` })),
  )
  const began = performance.now()
  await administrator.mutate(start, { csv })
  // Row by row it takes half a minute; the bound leaves room for a busy machine.
  expect(performance.now() - began).toBeLessThan(10_000)
  await hub.runJobs()
  expect(await hub.db.organisationImport.findFirstOrThrow()).toMatchObject({ status: "DONE", created: 5000, rows: [] })
})
