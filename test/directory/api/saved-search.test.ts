import { Role } from "@hub/prisma"
import { makePerson, makePersonWithRole, makeRegion, makeTerm } from "@hub/seed/builders"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { list, remove, save, savedSearchesOf, seen, update, wanted, wednesday } from "../saved-searches.ts"

const hub = useHub()
const { publish, told } = savedSearchesOf(hub)
beforeEach(() => hub.clock.set(wednesday))
afterEach(() => hub.reset())

const names = async (person: { id: string }) =>
  (await hub.as(person).query(list)).savedSearches.edges.map(({ node }: { node: { name: string } }) => node.name)

describe("anyone signed in can save a search", () => {
  test("visitors cannot", async () => {
    await hub.visitor.expectUnauthenticated(save, wanted)
    await hub.visitor.expectUnauthenticated(list)
  })

  test("it is kept in the one way to write it: sorted, without page and what means nothing", async () => {
    const person = hub.as(await makePerson(hub))
    const saved = await person.mutate(save, {
      ...wanted,
      query: "?themes=mentoring&page=3&nonsense=1&q=%20summer%20%20school&aims=b&aims=a",
    })
    expect(saved).toMatchObject({ name: "Summer schools", query: "aims=a&aims=b&q=summer+school&themes=mentoring", frequency: "AT_ONCE" })
  })

  test("saving the same search again changes its name and frequency, and makes no second one", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, wanted)
    await hub.as(person).mutate(save, { query: "sort=relevance&q=summer school", name: "Again", frequency: "WEEKLY" })
    const { savedSearches } = await hub.as(person).query(list)
    expect(savedSearches.edges).toMatchObject([{ node: { name: "Again", query: "q=summer+school", frequency: "WEEKLY" } }])
    await Promise.all([1, 2, 3].map((n) => hub.as(person).mutate(save, { ...wanted, query: "q=cadets", name: `Click ${n}` })))
    expect(await hub.db.savedSearch.count({ where: { personId: person.id, query: "q=cadets" } })).toBe(1)
  })

  test("what cannot be saved is named with its mend", async () => {
    const person = hub.as(await makePerson(hub))
    const issues = async (own: object) => (await person.refused("ValidationError", save, { ...wanted, ...own })).issues
    expect(await issues({ name: " \0 " })).toEqual([{ field: "name", message: "Enter a name for this search" }])
    expect(await issues({ name: "x".repeat(121) })).toEqual([{ field: "name", message: "The name must be 120 characters or fewer" }])
    expect((await issues({ query: `q=${"x".repeat(9000)}` }))[0]).toMatchObject({ field: "query" })
  })

  test("thirty are enough for anyone; one deleted makes room for another", async () => {
    const person = await makePerson(hub)
    const client = hub.as(person)
    await hub.db.savedSearch.createMany({
      data: Array.from({ length: 29 }, (_, at) => ({
        personId: person.id,
        name: `Search ${at}`,
        query: `q=${at}`,
        frequency: "NEVER" as const,
        createdAt: wednesday,
      })),
    })
    await client.query(list)
    const outcome = save.replace("{ ... on", "{ __typename ... on")
    const answers = await Promise.all(["a", "b"].map((q) => client.raw(outcome, { ...wanted, query: `q=${q}` })))
    expect(answers.map(({ data }) => data.saveSearch.__typename).toSorted()).toEqual(["SavedSearch", "ValidationError"])
    const error = await client.refused("ValidationError", save, { ...wanted, query: "q=more" })
    expect(error.issues[0]).toMatchObject({ field: "query", message: expect.stringContaining("up to 30") })
    const [{ node }] = (await client.query(list)).savedSearches.edges
    await client.mutate(remove, { id: node.id })
    await client.mutate(save, { ...wanted, query: "q=more" })
  })
})

describe("a saved search is its owner's alone", () => {
  test("it is changed, seen and deleted by its owner", async () => {
    const person = await makePerson(hub)
    const { id } = await hub.as(person).mutate(save, wanted)
    expect(await hub.as(person).mutate(update, { id, name: "Other", frequency: "DAILY" })).toMatchObject({
      name: "Other",
      frequency: "DAILY",
    })
    expect((await hub.as(person).refused("ValidationError", update, { id, name: "", frequency: "DAILY" })).issues[0].field).toBe("name")
    await hub.as(person).mutate(remove, { id })
    await hub.as(person).refused("NotFoundError", remove, { id })
    expect(await names(person)).toEqual([])
  })

  test.each(Object.values(Role))("for another person who is %s it is not there", async (role) => {
    const { id } = await hub.as(await makePerson(hub)).mutate(save, wanted)
    const other = await makePersonWithRole(hub, role)
    await hub.as(other).refused("NotFoundError", update, { id, name: "Mine now", frequency: "DAILY" })
    await hub.as(other).refused("NotFoundError", seen, { id })
    await hub.as(other).refused("NotFoundError", remove, { id })
    expect(await names(other)).toEqual([])
    for (const client of [hub.as(other), hub.visitor])
      expect((await client.query(`query ($id: ID!) { node(id: $id) { id } }`, { id })).node).toBeNull()
  })

  test("visitors can do nothing with it", async () => {
    const { id } = await hub.as(await makePerson(hub)).mutate(save, wanted)
    await hub.visitor.expectUnauthenticated(update, { id, name: "x", frequency: "DAILY" })
    for (const document of [seen, remove]) await hub.visitor.expectUnauthenticated(document, { id })
  })

  test("what somebody searches for is not in the audit log", async () => {
    const client = hub.as(await makePerson(hub))
    const { id } = await client.mutate(save, wanted)
    await client.mutate(update, { id, name: "Other", frequency: "DAILY" })
    await client.mutate(remove, { id })
    expect(await hub.db.auditEvent.count({ where: { subjectType: "SavedSearch" } })).toBe(0)
  })
})

describe("what is new in a saved search", () => {
  test("is counted until its owner looks, and costs as many statements for three searches as for one", async () => {
    const client = hub.as(await makePerson(hub))
    const { id } = await client.mutate(save, wanted)
    await publish("Summer school in Kendal")
    const gone = await publish("Summer school in Hull")
    await hub.runJobs()
    expect((await client.query(list)).savedSearches.edges[0].node.newCount).toBe(2)
    await hub.db.initiative.update({ where: { id: gone.id }, data: { archivedAt: wednesday } })
    const few = await hub.statements(() => client.query(list))
    for (const q of ["cadets", "school"]) await client.mutate(save, { ...wanted, query: `q=${q}` })
    expect(await hub.statements(() => client.query(list))).toHaveLength(few.length)
    expect(await client.mutate(seen, { id })).toMatchObject({ newCount: 0 })
    await publish("Summer school in Leeds")
    await hub.runJobs()
    expect(await client.mutate(update, { id, name: "Same", frequency: "NEVER" })).toMatchObject({ newCount: 1 })
  })

  test("was published after it was saved", async () => {
    await publish("Summer school of last year")
    hub.clock.advance(3_600_000)
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, wanted)
    await hub.runJobs()
    expect(await told(person)).toEqual([])
  })

  test("is what the list finds: by words, unfinished words and synonyms, by every facet and by merged terms", async () => {
    const [kept, old] = [await makeTerm(hub, { slug: "outreach" }), await makeTerm(hub, { slug: "old-outreach" })]
    await hub.db.term.update({ where: { id: old.id }, data: { mergedIntoId: kept.id } })
    await makeRegion(hub, { slug: "wessex", name: "Wessex" })
    const person = await makePerson(hub)
    const queries = {
      "q=summer+school": true,
      "q=summer+schoo": true,
      "q=school+summer": true,
      'q="school+summer"': false,
      "q=winter": false,
      "q=FSM": true,
      "q=%26%26": false,
      "themes=outreach": true,
      "themes=old-outreach": true,
      "themes=mentoring&themes=outreach": true,
      "q=summer&themes=mentoring": false,
      "regions=wessex&themes=outreach": true,
      "evidence=3&evidence=4": true,
      "evidenceAtLeast=4": false,
      "hasFigures=yes": false,
      "": true,
    }
    for (const query of Object.keys(queries)) await hub.as(person).mutate(save, { name: query || "all", query, frequency: "DAILY" })
    const initiative = await publish("Summer school", {
      evidenceLevel: 3,
      content: { summary: "For pupils on free school meals.", themes: ["outreach"], regions: ["wessex"] },
    })
    await hub.runJobs()
    const matches = await hub.db.savedSearchMatch.findMany({ where: { initiativeId: initiative.id }, select: { search: true } })
    const expected = Object.entries(queries).flatMap(([query, finds]) => (finds ? [query || "all"] : []))
    expect(matches.map(({ search: { name } }) => name).toSorted()).toEqual(expected.toSorted())
    for (const [query, finds] of Object.entries(queries)) {
      const rows = (await (await hub.fetch(`/export/initiatives.json?${query}`)).json()) as unknown[]
      expect(rows, query).toHaveLength(finds ? 1 : 0)
    }
  })

  test("is not found by words that only resemble it", async () => {
    const person = await makePerson(hub)
    await hub.as(person).mutate(save, { ...wanted, query: "q=sumner+scool" })
    await publish("Summer school")
    await hub.runJobs()
    expect(await told(person)).toEqual([])
  })
})
