import { nextStages } from "@hub/api/directory/adoption.rules"
import { AdoptionStage } from "@hub/prisma"
import { joinOrganisation, makeInitiative, makeOrganisation, makePerson } from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString("base64")

const record = `mutation ($initiative: ID!, $organisation: ID!, $stage: AdoptionStage!, $localChanges: String, $outcome: String) {
  recordAdoption(initiative: $initiative, organisation: $organisation, stage: $stage, localChanges: $localChanges, outcome: $outcome) {
    __typename ... on Adoption { id version stage } ... on ConflictError { currentVersion current } } }`
const update = `mutation ($id: ID!, $version: Int!, $stage: AdoptionStage!, $localChanges: String!, $outcome: String!) {
  updateAdoption(id: $id, version: $version, stage: $stage, localChanges: $localChanges, outcome: $outcome) {
    __typename ... on Adoption { version stage localChanges outcome steps { stage } } ... on ConflictError { currentVersion current } } }`

let adopters: { id: string }
let member: { id: string }
let amara: Client
let lead: Client
let initiative: { id: string; slug: string }

beforeEach(async () => {
  await hub.reset()
  adopters = await makeOrganisation(hub, { name: "Kennet Bridge College" })
  member = await makePerson(hub)
  await joinOrganisation(hub, member, adopters)
  const person = await makePerson(hub)
  await joinOrganisation(hub, person, adopters, "LEAD")
  ;[amara, lead] = [hub.as(member), hub.as(person)]
  initiative = await makeInitiative(hub, { content: { title: "Mentors" } })
})

const begin = (input: Record<string, unknown> = {}) => ({
  initiative: globalId("Initiative", initiative.id),
  organisation: globalId("Organisation", adopters.id),
  stage: "INTERESTED",
  ...input,
})
const next = (id: string, version: number, input: Record<string, unknown> = {}) => ({
  id,
  version,
  stage: "PILOTING",
  localChanges: "",
  outcome: "",
  ...input,
})

describe("interested → piloting → adopted → adapted → stopped, with what was changed locally and what came of it", () => {
  test("each step is kept, counted on the initiative and audited", async () => {
    const { id } = await amara.mutate(record, begin())
    await amara.mutate(update, next(id, 1))
    await amara.mutate(update, next(id, 2, { stage: "ADOPTED" }))
    const localChanges = "Two evenings instead of a week."
    await amara.mutate(update, next(id, 3, { stage: "ADAPTED", localChanges }))
    const stopped = await amara.mutate(update, next(id, 4, { stage: "STOPPED", localChanges, outcome: "The funding ended." }))
    expect(stopped).toMatchObject({ version: 5, stage: "STOPPED", localChanges, outcome: "The funding ended." })
    expect(stopped.steps.map(({ stage }: { stage: string }) => stage)).toEqual(["INTERESTED", "PILOTING", "ADOPTED", "ADAPTED", "STOPPED"])
    expect(
      await hub.db.auditEvent.findMany({ where: { subjectType: "Adoption" }, select: { action: true }, orderBy: { id: "asc" } }),
    ).toEqual([{ action: "adoption.record" }, ...Array.from({ length: 4 }, () => ({ action: "adoption.update" }))])
  })

  test("every move of the table is taken, every other refused", async () => {
    const { id } = await amara.mutate(record, begin())
    const row = Buffer.from(id, "base64").toString().split(":")[1]
    const texts = { localChanges: "Two evenings.", outcome: "The funding ended." }
    for (const from of Object.values(AdoptionStage))
      for (const stage of Object.values(AdoptionStage)) {
        const { version } = await hub.db.adoption.update({ where: { id: row! }, data: { stage: from } })
        const { data } = await amara.raw(update, next(id, version, { stage, ...texts }))
        expect(data.updateAdoption.__typename, `${from} to ${stage}`).toBe(
          from === stage || nextStages[from].includes(stage) ? "Adoption" : "WrongStateError",
        )
      }
  })

  test.each([
    ["ADAPTED", "localChanges"],
    ["STOPPED", "outcome"],
  ])("“%s” without saying more is refused beside %s, and nothing is kept", async (stage, field) => {
    const error = await amara.refused("ValidationError", record, begin({ stage, localChanges: "\0  ", outcome: " " }))
    expect(error.issues.map((issue: { field: string }) => issue.field)).toEqual([field])
    expect(await hub.db.adoption.count()).toBe(0)
  })

  test("texts that are too long are refused, each beside its field", async () => {
    const long = "a".repeat(4001)
    const error = await amara.refused("ValidationError", record, begin({ localChanges: long, outcome: long }))
    expect(error.issues.map((issue: { field: string }) => issue.field).toSorted()).toEqual(["localChanges", "outcome"])
  })
})

describe("two people at once", () => {
  test("a change of an older version is refused with the text that is stored; nothing is overwritten", async () => {
    const { id } = await amara.mutate(record, begin())
    await lead.mutate(update, next(id, 1, { outcome: "The lead's words" }))
    const conflict = await amara.refused("ConflictError", update, next(id, 1, { outcome: "Amara's words" }))
    expect(conflict).toMatchObject({ currentVersion: 2, current: { stage: "PILOTING", outcome: "The lead's words" } })
    expect(await hub.db.adoption.findMany()).toMatchObject([{ outcome: "The lead's words", version: 2 }])
    expect(await hub.db.adoptionStep.count()).toBe(2)
  })

  test("two clicks record once; the second is shown the first", async () => {
    await Promise.all([amara.cookies(), lead.cookies()])
    const answers = await Promise.all([amara, lead].map((client) => client.raw(record, begin())))
    const results = answers.map(({ data }) => data.recordAdoption)
    expect(results.map(({ __typename }) => __typename).toSorted()).toEqual(["Adoption", "ConflictError"])
    expect(results.find(({ __typename }) => __typename === "ConflictError")).toMatchObject({ currentVersion: 1 })
    expect(await hub.db.adoption.count()).toBe(1)
  })
})

test("an archived initiative is not newly taken up; who has, keeps the record current", async () => {
  const { id } = await amara.mutate(record, begin())
  await hub.db.initiative.update({ where: { id: initiative.id }, data: { archivedAt: hub.clock.now(), archiveReason: "It has ended." } })
  const others = await makeOrganisation(hub)
  await joinOrganisation(hub, member, others)
  const error = await hub.as(member).refused("WrongStateError", record, begin({ organisation: globalId("Organisation", others.id) }))
  expect(error.message).toContain("archived")
  expect(await amara.mutate(update, next(id, 1))).toMatchObject({ stage: "PILOTING" })
})

test("what was never there is not found", async () => {
  const nowhere = crypto.randomUUID()
  await amara.refused("NotFoundError", record, begin({ initiative: globalId("Initiative", nowhere) }))
  await amara.refused("NotFoundError", update, next(globalId("Adoption", nowhere), 1))
  await amara.refused("NotFoundError", `mutation ($id: ID!) { removeAdoption(id: $id) { __typename } }`, {
    id: globalId("Adoption", nowhere),
  })
})

test("where an initiative has no contact, the leads of its organisation hear of each step", async () => {
  const { organisationId } = await hub.db.initiative.findUniqueOrThrow({ where: { id: initiative.id } })
  const [ownerLead, ownerMember] = [await makePerson(hub), await makePerson(hub)]
  await joinOrganisation(hub, ownerLead, { id: organisationId }, "LEAD")
  await joinOrganisation(hub, ownerMember, { id: organisationId })
  await amara.mutate(record, begin({ stage: "PILOTING" }))
  expect(await hub.db.notification.findMany({ where: { kind: "adoption.moved" } })).toMatchObject([
    { personId: ownerLead.id, title: "Kennet Bridge College is piloting “Mentors”" },
  ])
})

test("adoptions of an initiative and of one's own organisations take as many statements for three as for one", async () => {
  const ask = `{ initiative(slug: "${initiative.slug}") { adoptions { totalCount edges { node { organisation { name } viewerCanChange steps { stage } } } } }
    myAdoptions { edges { node { initiative { title } steps { stage } } } } }`
  const adopt = async (organisationId: string, at = initiative) =>
    hub.db.adoption.create({
      data: {
        initiativeId: at.id,
        organisationId,
        personId: member.id,
        stage: "PILOTING",
        createdAt: hub.clock.now(),
        updatedAt: hub.clock.now(),
        steps: { create: { stage: "PILOTING", at: hub.clock.now() } },
      },
    })
  await adopt(adopters.id)
  await amara.query(ask)
  const one = await hub.statements(() => amara.query(ask))
  for (let number = 0; number < 2; number++) {
    await adopt((await makeOrganisation(hub)).id)
    await adopt(adopters.id, await makeInitiative(hub))
  }
  let answer: { initiative: { adoptions: { totalCount: number } }; myAdoptions: { edges: unknown[] } } | undefined
  const three = await hub.statements(async () => {
    answer = await amara.query(ask)
  })
  expect([answer?.initiative.adoptions.totalCount, answer?.myAdoptions.edges.length]).toEqual([3, 3])
  expect(three.length, three.join("\n")).toBe(one.length)
})
