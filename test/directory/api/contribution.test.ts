import { makeInitiative, makePerson } from "@hub/seed/builders"
import { afterEach, expect, test } from "vitest"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
afterEach(() => hub.reset())

const page = `query ($handle: String!, $first: Int, $after: String) { person(handle: $handle) { contributions(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { initiative { title organisation { name } } } } } } }`
const byId =
  "query ($id: ID!) { node(id: $id) { ... on Person { name contributions { totalCount edges { node { initiative { title } } } } } } }"

const initiative = (contactPersonId: string, title: string, day: number, own: { archivedAt?: Date } = {}) =>
  makeInitiative(hub, {
    contactPersonId,
    firstPublishedAt: new Date(Date.UTC(2026, 0, day)),
    content: { title },
    ...own,
    ...(own.archivedAt && { archiveReason: "The funding has ended." }),
  })
const titles = (list: { edges: { node: { initiative: { title: string } } }[] }) => list.edges.map(({ node }) => node.initiative.title)

test("somebody's page lists what names them as contact, newest first, a page at a time", async () => {
  const [person, other] = [await makePerson(hub), await makePerson(hub)]
  for (const [day, title] of ["First", "Second", "Third"].entries()) await initiative(person.id, title, day + 1)
  await initiative(person.id, "Archived", 9, { archivedAt: hub.clock.now() })
  await initiative(other.id, "Of somebody else", 9)
  const { contributions } = (await hub.visitor.query(page, { handle: person.handle, first: 2 })).person
  expect(titles(contributions)).toEqual(["Third", "Second"])
  expect(contributions).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  const next = await hub.visitor.query(page, { handle: person.handle, first: 2, after: contributions.pageInfo.endCursor })
  expect(titles(next.person.contributions)).toEqual(["First"])
})

test.each([
  ["is suspended", "suspendedAt"],
  ["left", "erasedAt"],
])("nothing is listed of somebody who %s", async (_name, column) => {
  const person = await makePerson(hub)
  await initiative(person.id, "Summer school", 1)
  const id = globalId("Person", person)
  expect(titles((await hub.visitor.query(byId, { id })).node.contributions)).toEqual(["Summer school"])
  await hub.db.person.update({ where: { id: person.id }, data: { [column]: hub.clock.now() } })
  const { node } = await hub.visitor.query(byId, { id })
  expect(node).toMatchObject({ name: "Former member", contributions: { totalCount: 0, edges: [] } })
})

test("as many statements for three initiatives as for one", async () => {
  const person = await makePerson(hub)
  await initiative(person.id, "One", 1)
  const ask = () => hub.visitor.query(page, { handle: person.handle, first: 5 })
  const one = await hub.statements(ask)
  for (const [day, title] of ["Two", "Three"].entries()) await initiative(person.id, title, day + 2)
  expect(await hub.statements(ask)).toHaveLength(one.length)
  expect((await ask()).person.contributions.edges).toHaveLength(3)
})
