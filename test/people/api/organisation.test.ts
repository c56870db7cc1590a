import { joinOrganisation, makeInitiative, makeOrganisation, makePerson, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { everybody, expectRefusedToAllBut, globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let administrator: Client
let region: { id: string; slug: string }

beforeAll(async () => {
  region = await makeRegion(hub)
  administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
})

const fields = "id slug name kind odsCode ukprn postcode website about closedAt version emailDomains region { slug }"
const create = `mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { ... on Organisation { ${fields} } } }`
const update = `mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { ... on Organisation { ${fields} } ... on ConflictError { currentVersion current } } }`
const updatePage = `mutation ($input: UpdateOrganisationPageInput!) { updateOrganisationPage(input: $input) { ... on Organisation { about website version } ... on ConflictError { currentVersion current } } }`
const close = `mutation ($id: ID!, $closed: Boolean!, $reason: String!) { setOrganisationClosed(id: $id, closed: $closed, reason: $reason) { ... on Organisation { closedAt } } }`
const list = `query ($filter: OrganisationFilter, $first: Int, $after: String) { organisations(filter: $filter, first: $first, after: $after) {
  totalCount edges { node { name kind odsCode emailDomains viewerCanEdit region { name } } } pageInfo { hasNextPage endCursor } } }`

const whole = (over: Record<string, unknown> = {}) => ({
  ...{ name: "Hill View College", kind: "FURTHER_EDUCATION_COLLEGE", region: globalId("Region", region) },
  ...{ odsCode: "", ukprn: "", postcode: "", website: "", about: "", emailDomains: [] },
  ...over,
})
const idOf = (organisation: { id: string }) => globalId("Organisation", organisation)
const events = (id: string) =>
  hub.db.auditEvent.findMany({ where: { subjectId: Buffer.from(id, "base64").toString().split(":")[1] ?? "" }, orderBy: { id: "asc" } })

describe("who keeps organisations", () => {
  test("administrators make, change and close them, and nobody else", async () => {
    const organisation = await makeOrganisation(hub)
    const people = await everybody(hub, organisation)
    const id = idOf(organisation)
    await expectRefusedToAllBut(people, ["ADMINISTRATOR"], create, { input: whole() })
    await expectRefusedToAllBut(people, ["ADMINISTRATOR"], update, { input: { id, version: 1, ...whole() } })
    await expectRefusedToAllBut(people, ["ADMINISTRATOR"], close, { id, closed: true, reason: "It merged." })
    expect(await hub.db.organisation.findUniqueOrThrow({ where: { id: organisation.id } })).toMatchObject({ version: 1, closedAt: null })
    expect(await events(id)).toEqual([])
  })

  test("its leads and administrators change its page, and nobody else", async () => {
    const organisation = await makeOrganisation(hub)
    const people = await everybody(hub, organisation)
    const input = { id: idOf(organisation), version: 1, about: "Who we are", website: "https://example.org" }
    await expectRefusedToAllBut(people, ["ADMINISTRATOR", "lead"], updatePage, { input })
    expect(await people.lead.mutate(updatePage, { input })).toMatchObject({ about: "Who we are", version: 2 })
    expect(await people.ADMINISTRATOR.mutate(updatePage, { input: { ...input, version: 2, about: "" } })).toMatchObject({ about: null })
  })

  test("domains are read by administrators only", async () => {
    const organisation = await makeOrganisation(hub, { domains: ["lead-reads-nothing.nhs.uk"] })
    const people = await everybody(hub, organisation)
    for (const [standing, client] of Object.entries(people)) {
      const { node } = await client.query("query ($id: ID!) { node(id: $id) { ... on Organisation { emailDomains } } }", {
        id: idOf(organisation),
      })
      expect(node.emailDomains, standing).toEqual(standing === "ADMINISTRATOR" ? ["lead-reads-nothing.nhs.uk"] : [])
    }
  })
})

describe("made and changed", () => {
  test("with its codes, region and domains tidied; the address comes from the name and stays", async () => {
    const made = await administrator.mutate(create, {
      input: whole({
        odsCode: " rx1 ",
        ukprn: "10001234",
        postcode: "m6 8hd",
        website: "https://hill.example",
        emailDomains: ["@HillView.ac.uk", ""],
      }),
    })
    expect(made).toMatchObject({
      ...{ slug: "hill-view-college", odsCode: "RX1", postcode: "M6 8HD", emailDomains: ["hillview.ac.uk"], version: 1 },
      region: { slug: region.slug },
    })
    const other = await makeRegion(hub)
    const changed = await administrator.mutate(update, {
      input: {
        id: made.id,
        version: 1,
        ...whole({ name: "Valley College", region: globalId("Region", other), emailDomains: ["valley.ac.uk"] }),
      },
    })
    expect(changed).toMatchObject({
      slug: "hill-view-college",
      name: "Valley College",
      odsCode: null,
      emailDomains: ["valley.ac.uk"],
      version: 2,
    })
    expect(await events(made.id)).toMatchObject([
      { action: "organisation.create", after: { name: "Hill View College", domains: ["hillview.ac.uk"] } },
      {
        action: "organisation.update",
        before: { name: "Hill View College", regionId: region.id, domains: ["hillview.ac.uk"] },
        after: { name: "Valley College", regionId: other.id, domains: ["valley.ac.uk"] },
      },
    ])
  })

  test("what readers see of its initiatives follows", async () => {
    const organisation = await makeOrganisation(hub)
    const { slug } = await makeInitiative(hub, { organisationId: organisation.id })
    await administrator.mutate(update, { input: { id: idOf(organisation), version: 1, ...whole({ name: "A name that readers see" }) } })
    await hub.runJobs()
    const { initiative } = await hub.visitor.query("query ($slug: String!) { initiative(slug: $slug) { organisation { name } } }", { slug })
    expect(initiative.organisation.name).toBe("A name that readers see")
  })

  test.each([
    ["name", { name: "  " }, "Enter the organisation's name"],
    ["name", { name: "a".repeat(201) }, "Name must be 200 characters or fewer"],
    ["odsCode", { odsCode: "R-M3" }, "An ODS code is 3 to 12 letters and digits, such as RM3"],
    ["ukprn", { ukprn: "123" }, "A UKPRN is 8 digits"],
    ["postcode", { postcode: "M6" }, "Enter a full UK postcode, such as M6 8HD"],
    ["website", { website: "javascript:alert(1)" }, "Website must be a web address that starts with https:// or http://"],
    ["about", { about: "a".repeat(4001) }, "About must be 4000 characters or fewer"],
    ["emailDomains.1", { emailDomains: ["fine.nhs.uk", "nhs.net"] }, "nhs.net is shared by many organisations"],
    ["emailDomains.0", { emailDomains: ["no domain"] }, "“no domain” is not an e-mail domain"],
    ["emailDomains", { emailDomains: Array.from({ length: 21 }, (_, n) => `d${n}.nhs.uk`) }, "Give 20 domains or fewer"],
  ])("%s is refused with what to do: %j", async (field, over, message) => {
    const organisation = await makeOrganisation(hub)
    for (const [document, input] of [
      [create, whole(over)],
      [update, { id: idOf(organisation), version: 1, ...whole(over) }],
    ] as const) {
      const error = await administrator.refused("ValidationError", document, { input })
      expect(error.issues).toEqual([{ field, message: expect.stringContaining(message) }])
    }
  })

  test("a code that another has, and a region that is not there, name their field", async () => {
    await administrator.mutate(create, { input: whole({ odsCode: "DUP1", ukprn: "20000001" }) })
    const refused = async (over: Record<string, unknown>) =>
      (await administrator.refused("ValidationError", create, { input: whole(over) })).issues[0].field
    expect(await refused({ odsCode: "dup1" })).toBe("odsCode")
    expect(await refused({ ukprn: "20000001" })).toBe("ukprn")
    expect(await refused({ region: globalId("Region", { id: crypto.randomUUID() }) })).toBe("regionId")
  })

  test("nobody overwrites what they have not seen: the later of two is given what is stored", async () => {
    const organisation = await makeOrganisation(hub, { name: "Before" })
    const lead = await makePerson(hub)
    await joinOrganisation(hub, lead, organisation, "LEAD")
    const id = idOf(organisation)
    await administrator.mutate(update, { input: { id, version: 1, ...whole({ name: "Saved first" }) } })
    const late = { input: { id, version: 1, ...whole({ name: "Saved late" }) } }
    const conflict = await administrator.refused("ConflictError", update, late)
    expect(conflict).toMatchObject({ currentVersion: 2, current: { name: "Saved first" } })
    const page = { input: { id, version: 1, about: "Late", website: "" } }
    expect(await hub.as(lead).refused("ConflictError", updatePage, page)).toMatchObject({ currentVersion: 2 })
    expect(await hub.db.organisation.findUniqueOrThrow({ where: { id: organisation.id } })).toMatchObject({
      name: "Saved first",
      about: null,
    })
  })

  test.each(["no uuid", crypto.randomUUID()])("what is not there (%s) is not found", async (id) => {
    const gone = globalId("Organisation", { id })
    await administrator.refused("NotFoundError", update, { input: { id: gone, version: 1, ...whole() } })
    await administrator.refused("NotFoundError", updatePage, { input: { id: gone, version: 1, about: "", website: "" } })
    await administrator.refused("NotFoundError", close, { id: gone, closed: true, reason: "x" })
  })
})

describe("closed", () => {
  test("with a reason, and opened again; the page stays and lists leave it out", async () => {
    const organisation = await makeOrganisation(hub, { name: "Closing down trust" })
    const id = idOf(organisation)
    const error = await administrator.refused("ValidationError", close, { id, closed: true, reason: "  " })
    expect(error.issues[0].field).toBe("reason")
    await administrator.mutate(close, { id, closed: true, reason: "It merged with another." })
    await administrator.refused("WrongStateError", close, { id, closed: true, reason: "again" })
    const named = (includeClosed: boolean) =>
      hub.visitor.query(list, { filter: { name: "closing down", includeClosed } }).then(({ organisations }) => organisations.totalCount)
    expect([await named(false), await named(true)]).toEqual([0, 1])
    const bySlug = "query ($slug: String!) { organisation(slug: $slug) { closedAt } }"
    expect((await hub.visitor.query(bySlug, { slug: organisation.slug })).organisation.closedAt).not.toBeNull()
    await administrator.mutate(close, { id, closed: false, reason: "It did not." })
    await administrator.refused("WrongStateError", close, { id, closed: false, reason: "again" })
    expect(await events(id)).toMatchObject([
      {
        action: "organisation.close",
        reason: "It merged with another.",
        before: { closedAt: null },
        after: { closedAt: expect.any(String) },
      },
      { action: "organisation.reopen", reason: "It did not.", after: { closedAt: null } },
    ])
  })
})

describe("listed", () => {
  test("by name, narrowed by name, code, kind and region, a page at a time", async () => {
    const here = await makeRegion(hub)
    for (const [name, kind, odsCode] of [
      ["Listed B", "CHARITY", "LISTB"],
      ["Listed A", "SCHOOL", "LISTA"],
      ["Listed C", "CHARITY", null],
    ] as const)
      await makeOrganisation(hub, { name, kind, odsCode, regionId: here.id })
    const found = async (filter: object) =>
      (await hub.visitor.query(list, { filter: { regions: [here.slug], ...filter } })).organisations.edges.map(
        ({ node }: { node: { name: string } }) => node.name,
      )
    expect(await found({})).toEqual(["Listed A", "Listed B", "Listed C"])
    expect(await found({ name: "listed b" })).toEqual(["Listed B"])
    expect(await found({ name: "lista" })).toEqual(["Listed A"])
    expect(await found({ kinds: ["CHARITY"] })).toEqual(["Listed B", "Listed C"])
    const first = (await hub.visitor.query(list, { filter: { regions: [here.slug] }, first: 2 })).organisations
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
    const second = await hub.visitor.query(list, { filter: { regions: [here.slug] }, first: 2, after: first.pageInfo.endCursor })
    expect(second.organisations.edges).toHaveLength(1)
  })

  test("in as many statements for three as for one, for administrators too", async () => {
    const here = await makeRegion(hub)
    const ask = () => administrator.query(list, { filter: { regions: [here.slug] } })
    await makeOrganisation(hub, { regionId: here.id, domains: ["one.nhs.uk"] })
    const one = await hub.statements(ask)
    for (const domain of ["two.nhs.uk", "three.nhs.uk"]) await makeOrganisation(hub, { regionId: here.id, domains: [domain] })
    expect(await hub.statements(ask)).toHaveLength(one.length)
  })
})
