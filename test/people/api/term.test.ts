import { Taxonomy } from "@hub/prisma"
import { makeInitiative, makeOrganisation, makePersonWithRole, makeTerm } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { everybody, expectRefusedToAllBut, globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let administrator: Client
beforeAll(async () => {
  administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
})

const fields = "... on Term { id slug label definition position retiredAt parent { slug } mergedInto { slug } }"
const create = `mutation ($taxonomy: Taxonomy!, $label: String!, $definition: String!, $parent: ID) { createTerm(taxonomy: $taxonomy, label: $label, definition: $definition, parent: $parent) { ${fields} } }`
const update = `mutation ($id: ID!, $label: String!, $definition: String!, $parent: ID) { updateTerm(id: $id, label: $label, definition: $definition, parent: $parent) { ${fields} } }`
const retire = `mutation ($id: ID!, $retired: Boolean!) { setTermRetired(id: $id, retired: $retired) { ${fields} } }`
const merge = `mutation ($from: ID!, $into: ID!) { mergeTerms(from: $from, into: $into) { ${fields} } }`
const idOf = (term: { id: string }) => globalId("Term", term)
const words = { label: "A label", definition: "What it covers." }

test("administrators keep the taxonomies, and nobody else", async () => {
  const [one, two] = [await makeTerm(hub), await makeTerm(hub)]
  const people = await everybody(hub, await makeOrganisation(hub))
  for (const [document, variables] of [
    [create, { taxonomy: "THEME", ...words }],
    [update, { id: idOf(one), ...words }],
    [retire, { id: idOf(one), retired: true }],
    [merge, { from: idOf(one), into: idOf(two) }],
  ] as const)
    await expectRefusedToAllBut(people, ["ADMINISTRATOR"], document, variables)
  expect(await hub.db.term.findUniqueOrThrow({ where: { id: one.id } })).toEqual(one)
})

describe("added and changed", () => {
  test.each(Object.values(Taxonomy))("a term of %s comes last, and its slug stays whatever it is called", async (taxonomy) => {
    await makeTerm(hub, { taxonomy })
    const made = await administrator.mutate(create, { taxonomy, label: "Young carers’ clubs", definition: "Clubs." })
    expect(made).toMatchObject({ slug: "young-carers-clubs", position: (await hub.db.term.count({ where: { taxonomy } })) - 1 })
    const changed = await administrator.mutate(update, { id: made.id, label: "Clubs", definition: "Other clubs." })
    expect(changed).toMatchObject({ slug: "young-carers-clubs", label: "Clubs" })
    const { id } = await hub.db.term.findUniqueOrThrow({ where: { taxonomy_slug: { taxonomy, slug: "young-carers-clubs" } } })
    expect(await hub.db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } })).toMatchObject([
      { action: "term.create", after: { taxonomy, label: "Young carers’ clubs" } },
      { action: "term.update", before: { label: "Young carers’ clubs" }, after: { label: "Clubs" } },
    ])
  })

  test.each([
    ["label", { label: " " }, "Enter the label"],
    ["label", { label: "a".repeat(81) }, "The label must be 80 characters or fewer"],
    ["definition", { definition: "" }, "Enter the definition"],
    ["definition", { definition: "a".repeat(501) }, "The definition must be 500 characters or fewer"],
  ])("%s is refused with what to do: %j", async (field, over, message) => {
    const term = await makeTerm(hub)
    for (const [document, variables] of [
      [create, { taxonomy: "THEME" }],
      [update, { id: idOf(term) }],
    ] as const) {
      const error = await administrator.refused("ValidationError", document, { ...variables, ...words, ...over })
      expect(error.issues).toEqual([{ field, message }])
    }
  })

  test("a label needs something to make an address from, and one that no other term has, retired or not", async () => {
    const label = async (text: string) =>
      (await administrator.refused("ValidationError", create, { taxonomy: "STAGE", label: text, definition: "x" })).issues[0]
    expect(await label("…")).toMatchObject({ field: "label", message: expect.stringContaining("letters or digits") })
    await makeTerm(hub, { taxonomy: "STAGE", slug: "sixth-form", retiredAt: hub.clock.now() })
    expect(await label("Sixth form")).toMatchObject({ field: "label", message: expect.stringContaining("perhaps a retired one") })
  })

  test("a parent is a top-level term of the same taxonomy", async () => {
    const [parent, child, elsewhere] = [await makeTerm(hub), await makeTerm(hub), await makeTerm(hub, { taxonomy: "AIM" })]
    const made = await administrator.mutate(update, { id: idOf(child), ...words, parent: idOf(parent) })
    expect(made.parent.slug).toBe(parent.slug)
    for (const [id, to] of [
      [child, elsewhere],
      [child, child],
      [parent, child],
      [await makeTerm(hub), child],
    ] as const) {
      const error = await administrator.refused("ValidationError", update, { id: idOf(id), ...words, parent: idOf(to) })
      expect(error.issues[0].field).toBe("parentId")
    }
  })
})

const search = `query ($themes: [String!]) { initiatives(filter: { themes: $themes }, first: 10) { totalCount facets { name values { value count } } } }`
const found = async (theme: string): Promise<number> => (await hub.visitor.query(search, { themes: [theme] })).initiatives.totalCount

describe("retired", () => {
  test("offered no more, kept by what carries it, its links work, and it comes back", async () => {
    const term = await makeTerm(hub)
    await makeInitiative(hub, { content: { themes: [term.slug] } })
    const id = idOf(term)
    expect((await administrator.mutate(retire, { id, retired: true })).retiredAt).not.toBeNull()
    await administrator.refused("WrongStateError", retire, { id, retired: true })
    await hub.runJobs()
    const offered = async () =>
      (await hub.visitor.query("{ terms(taxonomy: THEME) { slug } }")).terms.some(({ slug }: { slug: string }) => slug === term.slug)
    expect(await offered()).toBe(false)
    expect(await found(term.slug)).toBe(1)
    expect((await administrator.mutate(retire, { id, retired: false })).retiredAt).toBeNull()
    await administrator.refused("WrongStateError", retire, { id, retired: false })
    expect(await offered()).toBe(true)
  })
})

describe("merged", () => {
  test("what carried the old term is found by the new one and by links with the old; chains stay one step long", async () => {
    const [a, b, c] = [await makeTerm(hub), await makeTerm(hub), await makeTerm(hub)]
    const child = await makeTerm(hub, { parentId: a.id })
    await makeInitiative(hub, { content: { themes: [a.slug] } })
    await makeInitiative(hub, { content: { themes: [b.slug] } })
    await administrator.mutate(merge, { from: idOf(a), into: idOf(b) })
    await hub.runJobs()
    expect(await found(b.slug)).toBe(2)
    await administrator.mutate(merge, { from: idOf(b), into: idOf(c) })
    await hub.runJobs()
    expect(await found(c.slug)).toBe(2)
    for (const old of [a, b]) {
      const { node } = await hub.visitor.query("query ($id: ID!) { node(id: $id) { ... on Term { retiredAt mergedInto { slug } } } }", {
        id: idOf(old),
      })
      expect(node).toEqual({ retiredAt: expect.any(String), mergedInto: { slug: c.slug } })
      expect(await found(old.slug), "a link with the old value").toBe(2)
    }
    expect((await hub.db.term.findUniqueOrThrow({ where: { id: child.id } })).parentId).toBe(c.id)
    await administrator.refused("WrongStateError", merge, { from: idOf(a), into: idOf(c) })
    await administrator.refused("WrongStateError", retire, { id: idOf(a), retired: false })
  })

  test("only into another term in use of the same taxonomy", async () => {
    const term = await makeTerm(hub)
    const retired = await makeTerm(hub, { retiredAt: hub.clock.now() })
    for (const into of [term, await makeTerm(hub, { taxonomy: "AIM" }), retired]) {
      const error = await administrator.refused("ValidationError", merge, { from: idOf(term), into: idOf(into) })
      expect(error.issues[0].field).toBe("intoId")
    }
  })

  test.each(["no uuid", crypto.randomUUID()])("a term that is not there (%s) is not found", async (gone) => {
    const id = idOf({ id: gone })
    await administrator.refused("NotFoundError", update, { id, ...words })
    await administrator.refused("NotFoundError", retire, { id, retired: true })
    await administrator.refused("NotFoundError", merge, { from: id, into: id })
  })
})

test("terms are listed in as many statements for three as for one", async () => {
  const ask = () => hub.visitor.query("{ terms(taxonomy: PROFESSION) { slug parent { slug } mergedInto { slug } } }")
  const parent = await makeTerm(hub, { taxonomy: "PROFESSION" })
  await makeTerm(hub, { taxonomy: "PROFESSION", parentId: parent.id })
  const few = await hub.statements(ask)
  for (let n = 0; n < 2; n++) await makeTerm(hub, { taxonomy: "PROFESSION", parentId: parent.id })
  expect(await hub.statements(ask)).toHaveLength(few.length)
})
