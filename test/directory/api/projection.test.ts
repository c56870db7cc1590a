import { makeInitiative, makeOrganisation, makeTerm } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const documentOf = async (id: string) => {
  const [row] = await hub.platform.database.sql<{ audience: number[]; facets: string[]; marks: string[]; version: number }>(
    "test_document",
    `SELECT d.audience, d.version,
            ARRAY(SELECT f.facet || '=' || f.value FROM search_facet f WHERE f.number = ANY (d.facets) AND f.facet NOT IN ('audience', 'organisations')) AS facets,
            ARRAY(SELECT f.facet || '=' || f.value FROM search_facet f WHERE f.number = ANY (d.marks) AND f.facet = 'organisations') AS marks
       FROM search_document d WHERE d.kind = 'initiative' AND d.subject_id = $1::uuid`,
    [id],
  )
  if (!row) throw new Error("There is no document")
  return row
}

test("a document carries the values of its facets, the wider terms and what merged terms were called", async () => {
  const wider = await makeTerm(hub, { taxonomy: "TARGET_GROUP", label: "Young people" })
  const narrow = await makeTerm(hub, { taxonomy: "TARGET_GROUP", label: "Care leavers", parentId: wider.id })
  const gone = await makeTerm(hub, { taxonomy: "TARGET_GROUP", label: "Looked-after children", mergedIntoId: narrow.id })
  const organisation = await makeOrganisation(hub, { kind: "UNIVERSITY" })
  const initiative = await makeInitiative(hub, {
    organisationId: organisation.id,
    evidenceLevel: 2,
    content: { targetGroups: [gone.slug], workStatus: "running", costBand: "5k-25k", startedOn: "2013-09", endedOn: "2015" },
  })
  const { facets, marks, audience } = await documentOf(initiative.id)
  expect(audience).toHaveLength(1)
  expect(facets).toEqual(
    expect.arrayContaining([
      `targetGroups=${wider.slug}`,
      `targetGroups=${narrow.slug}`,
      `targetGroups=${gone.slug}`,
      "organisationKinds=university",
      "workStatus=running",
      "costBands=5k-25k",
      "evidence=2",
      "years=2013",
      "years=2014",
      "years=2015",
    ]),
  )
  expect(marks).toEqual([`organisations=${organisation.slug}`])
})

test("every projection comes with a later data version", async () => {
  const first = await documentOf((await makeInitiative(hub)).id)
  const second = await documentOf((await makeInitiative(hub)).id)
  expect(second.version).toBe(first.version + 1)
})

test("an archived initiative has no audience and no words", async () => {
  const { id } = await makeInitiative(hub, { archivedAt: hub.clock.now(), archiveReason: "It has ended." })
  expect(await documentOf(id)).toMatchObject({ audience: [], facets: [], marks: [] })
})
