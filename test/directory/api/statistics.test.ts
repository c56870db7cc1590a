import { joinOrganisation, makeInitiative, makeOrganisation, makePerson, makeTerm } from "@hub/seed/builders"
import { beforeAll, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
const ask = `{ directoryStatistics { initiativeCount organisationCount peopleReached adoptionCount facets(names: ["themes"]) { name values { value count } } } }`
const measure = { what: "Pupils who came", denominator: null, baseline: null, period: "", method: "", sourceUrl: "" }
const reached = (value: number) => [{ ...measure, value, unit: "COUNT" as const, isReach: true }]

let organisation: { id: string }
let initiative: { id: string }
beforeAll(async () => {
  await makeTerm(hub, { slug: "mentoring", label: "Mentoring" })
  organisation = await makeOrganisation(hub)
  initiative = await makeInitiative(hub, {
    organisationId: organisation.id,
    content: { themes: ["mentoring"], measures: [...reached(40), { ...measure, value: 90, unit: "PER_CENT", isReach: false }] },
  })
  await makeInitiative(hub, { organisationId: organisation.id, content: { measures: reached(2) } })
  await makeInitiative(hub, { archivedAt: hub.clock.now(), archiveReason: "It has ended.", content: { measures: reached(1000) } })
})

test("totals count what is published: people reached only from figures that count them, archived entries left out", async () => {
  const { directoryStatistics } = await hub.visitor.query(ask)
  expect(directoryStatistics).toMatchObject({ initiativeCount: 2, organisationCount: 1, peopleReached: 42, adoptionCount: 0 })
  expect(directoryStatistics.facets).toEqual([{ name: "themes", values: [{ value: "mentoring", count: 1 }] }])
})

test("they follow an adoption at once, from the pilot on, and a new entry", async () => {
  const adopters = await makeOrganisation(hub)
  const person = await makePerson(hub)
  await joinOrganisation(hub, person, adopters)
  const record = `mutation ($initiative: ID!, $organisation: ID!) {
    recordAdoption(initiative: $initiative, organisation: $organisation, stage: PILOTING) { __typename } }`
  await hub.as(person).mutate(record, {
    initiative: Buffer.from(`Initiative:${initiative.id}`).toString("base64"),
    organisation: Buffer.from(`Organisation:${adopters.id}`).toString("base64"),
  })
  await makeInitiative(hub)
  expect((await hub.visitor.query(ask)).directoryStatistics).toMatchObject({ initiativeCount: 3, organisationCount: 2, adoptionCount: 1 })
})

test("worked out once as long as nothing changes, however many ask", async () => {
  await hub.visitor.query(ask)
  const again = await hub.statements(() => Promise.all([hub.visitor.query(ask), hub.visitor.query(ask)]))
  expect(again.filter((statement) => /sum\(d\.reach\)/.test(statement))).toEqual([])
})
