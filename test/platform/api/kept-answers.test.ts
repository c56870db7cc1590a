import { makeInitiative, makeOrganisation, makePerson } from "@hub/seed/builders"
import { describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const list = "{ initiatives(first: 50) { totalCount nodes { title } } }"
const titles = async () => (await hub.visitor.query(list)).initiatives.nodes.map(({ title }: { title: string }) => title)
/** Statements of one answer. */
const statementsOf = (document: string) => hub.statements(() => hub.visitor.query(document))

describe("answers to visitors", () => {
  test("are worked out once", async () => {
    await makeInitiative(hub)
    expect((await statementsOf(list)).length).toBeGreaterThan(0)
    expect(await statementsOf(list)).toEqual([])
  })

  test("are worked out anew as soon as something is published, by this process or another", async () => {
    const before = await titles()
    await makeInitiative(hub, { content: { title: "Shadowing in the pharmacy" } })
    expect(await titles()).toEqual(["Shadowing in the pharmacy", ...before])
  })

  test("are never older than a minute, because some fields go by the clock", async () => {
    await statementsOf(list)
    hub.clock.set(new Date(hub.clock.now().getTime() + 61_000))
    expect((await statementsOf(list)).length).toBeGreaterThan(0)
  })

  test("are worked out anew for whoever asks for that", async () => {
    await statementsOf(list)
    const again = await hub.statements(() => hub.visitor.raw(list, {}, { headers: { "cache-control": "no-cache" } }))
    expect(again.length).toBeGreaterThan(0)
  })

  test("are not kept when anything beside the projection was read for them", async () => {
    const organisation = await makeOrganisation(hub, { about: "We run the summer school." })
    await makeInitiative(hub, { organisationId: organisation.id })
    const document = "{ initiatives(first: 1) { nodes { organisation { about } } } }"
    const about = async () => (await hub.visitor.query(document)).initiatives.nodes[0].organisation.about
    expect(await about()).toBe("We run the summer school.")
    await hub.db.organisation.update({ where: { id: organisation.id }, data: { about: "We stopped." } })
    expect(await about()).toBe("We stopped.")
  })

  test("are not kept when they say what went wrong", async () => {
    const document = "{ initiatives(first: 1) { nodes { slug } } organisations(first: -1) { nodes { slug } } }"
    const first = await hub.visitor.raw(document)
    expect(first.errors?.length).toBeGreaterThan(0)
    expect((await hub.visitor.raw(document)).errors).toEqual(first.errors)
    expect((await statementsOf("{ initiatives(first: 7) { nodes { slug } } }")).length).toBeGreaterThan(0)
  })

  test("are not given to people who are signed in, nor theirs to others", async () => {
    const person = hub.as(await makePerson(hub))
    const document = "{ initiatives(first: 3) { nodes { slug } } viewer { name } }"
    expect((await person.query(document)).viewer).not.toBeNull()
    expect((await hub.visitor.query(document)).viewer).toBeNull()
    expect((await person.query(document)).viewer).not.toBeNull()
    await statementsOf(list)
    expect((await hub.statements(() => person.query(list))).filter((text) => !text.includes("Session")).length).toBeGreaterThan(0)
  })
})
