import { makeOrganisation, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { afterEach, describe, expect, test } from "vitest"
import { everybody, expectRefusedToAllBut, globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
afterEach(() => hub.reset())

const list = `query ($filter: AuditFilter, $first: Int, $after: String) { auditEvents(filter: $filter, first: $first, after: $after) {
  edges { node { at action subjectType subjectId reason before after actor { name } } } pageInfo { hasNextPage endCursor } } }`

let count = 0
/** An event as an act writes it. */
const record = (over: { action?: string; actorId?: string | null; subjectType?: string; subjectId?: string; at?: Date } = {}) =>
  hub.db.auditEvent.create({
    data: { action: "thing.do", subjectType: "Thing", subjectId: `thing-${++count}`, at: hub.clock.now(), ...over },
  })

test("administrators read it, and nobody else, by whatever way", async () => {
  const { id } = await record()
  const people = await everybody(hub, await makeOrganisation(hub))
  await expectRefusedToAllBut(people, ["ADMINISTRATOR"], list, {})
  for (const [standing, client] of Object.entries(people)) {
    const { node } = await client.query("query ($id: ID!) { node(id: $id) { id } }", { id: globalId("AuditEvent", { id }) })
    expect(node !== null, standing).toBe(standing === "ADMINISTRATOR")
  }
})

describe("narrowed", () => {
  test("by act, noun, person, kind of thing, thing and time, newest first, a page at a time", async () => {
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    const ada = await makePerson(hub, { name: "Ada Lovelace" })
    const found = async (filter: object) =>
      (await administrator.query(list, { filter })).auditEvents.edges.map(({ node }: { node: { action: string } }) => node.action)
    const at = (day: number) => new Date(Date.UTC(2026, 0, day, 12))
    await record({ action: "call.create", at: at(1), actorId: ada.id })
    await record({ action: "call.update", at: at(2), subjectType: "Person", subjectId: ada.id })
    await record({ action: "caller.greet", at: at(3) })
    expect(await found({})).toEqual(["caller.greet", "call.update", "call.create"])
    expect(await found({ action: "call" })).toEqual(["call.update", "call.create"])
    expect(await found({ action: "call.update" })).toEqual(["call.update"])
    expect(await found({ actorHandle: ada.handle })).toEqual(["call.create"])
    expect(await found({ actorHandle: "nobody" })).toEqual([])
    expect(await found({ subjectType: "Person" })).toEqual(["call.update"])
    expect(await found({ subjectId: ada.id })).toEqual(["call.update"])
    expect(await found({ subjectId: globalId("Person", ada) })).toEqual(["call.update"])
    expect(await found({ since: at(2), until: at(3) })).toEqual(["call.update"])
    const first = (await administrator.query(list, { first: 2 })).auditEvents
    expect(first.pageInfo.hasNextPage).toBe(true)
    const second = (await administrator.query(list, { first: 2, after: first.pageInfo.endCursor })).auditEvents
    expect(second.edges).toMatchObject([{ node: { action: "call.create", actor: { name: "Ada Lovelace" } } }])
  })

  test("in as many statements for three events as for one", async () => {
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    const make = async () => record({ actorId: (await makePerson(hub)).id })
    await make()
    const one = await hub.statements(() => administrator.query(list))
    await make()
    await make()
    expect(await hub.statements(() => administrator.query(list))).toHaveLength(one.length)
  })
})

test("an act and its event are written together or not at all", async () => {
  const { act } = await import("@hub/api/platform/act")
  const context = await hub.contextAs(null)
  const entry = { action: "thing.do", subjectType: "Thing", subjectId: "broken" }
  await expect(
    act(context, async ({ audit, auditAll }) => {
      await audit(entry)
      await auditAll([entry, entry])
      throw new Error("It broke off")
    }),
  ).rejects.toThrow("It broke off")
  expect(await hub.db.auditEvent.count()).toBe(0)
})

test.each([
  ["UPDATE", `UPDATE "AuditEvent" SET "action" = 'nothing.happened'`],
  ["DELETE", `DELETE FROM "AuditEvent"`],
  ["TRUNCATE", `TRUNCATE "AuditEvent"`],
])("the database refuses %s on it, whoever asks", async (_verb, sql) => {
  const { id, action } = await record()
  await expect(hub.db.$executeRawUnsafe(sql)).rejects.toThrow(/is refused: its rows are kept as they were written/)
  expect(await hub.db.auditEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({ action })
})
