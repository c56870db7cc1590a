import { makeOrganisation, makePersonWithRole, makeTerm } from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import type { Client } from "../../kit/client.ts"
import { everybody, expectRefusedToAllBut, globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
let editor: Client

beforeEach(async () => {
  await hub.reset()
  await makeTerm(hub, { taxonomy: "AIM", slug: "widen-access", label: "Widen access" })
  editor = hub.as(await makePersonWithRole(hub, "EDITOR"))
})

const fields = "id slug title summary guidance aims opensAt closesAt version"
const create = `mutation ($input: CallInput!) { createCall(input: $input) { ... on Call { ${fields} } } }`
const update = `mutation ($id: ID!, $version: Int!, $input: CallInput!) { updateCall(id: $id, version: $version, input: $input) {
  ... on Call { ${fields} } ... on ConflictError { currentVersion current } } }`

const input = (over: Record<string, unknown> = {}) => ({
  ...{ title: "Call for best practice 2027", summary: "What has widened access where you are?", guidance: "Figures and lessons." },
  ...{ aims: ["widen-access"], opensAt: "2027-02-01T09:00:00.000Z", closesAt: "2027-06-30T23:00:00.000Z" },
  ...over,
})

test("a call is added and changed, each on record; its address stays", async () => {
  const call = await editor.mutate(create, { input: input({ title: " Call for best practice 2027 " }) })
  expect(call).toMatchObject({ ...input(), slug: "call-for-best-practice-2027", version: 1 })
  const changed = input({ title: "Second call", closesAt: "2027-07-31T16:00:00.000Z" })
  const { slug, version } = await editor.mutate(update, { id: call.id, version: 1, input: changed })
  expect({ slug, version }).toEqual({ slug: "call-for-best-practice-2027", version: 2 })
  expect(await hub.db.auditEvent.findMany({ where: { subjectType: "Call" }, orderBy: { id: "asc" } })).toMatchObject([
    { action: "call.create", actorId: expect.any(String), after: { title: "Call for best practice 2027" } },
    {
      action: "call.update",
      before: { title: "Call for best practice 2027", closesAt: "2027-06-30T23:00:00.000Z" },
      after: { title: "Second call", closesAt: "2027-07-31T16:00:00.000Z" },
    },
  ])
})

test("only editors and administrators of the whole hub keep calls", async () => {
  const people = await everybody(hub, await makeOrganisation(hub))
  const { id } = await people.ADMINISTRATOR.mutate(create, { input: input() })
  const allowed = ["ADMINISTRATOR", "EDITOR"] as const
  await expectRefusedToAllBut(people, allowed, create, { input: input({ title: "Another" }) })
  await expectRefusedToAllBut(people, allowed, update, { id, version: 1, input: input({ title: "Another" }) })
  expect(await hub.db.call.findMany({ select: { title: true, version: true } })).toEqual([{ title: input().title, version: 1 }])
  expect(await people.EDITOR.mutate(update, { id, version: 1, input: input() })).toMatchObject({ version: 2 })
})

describe("what is wrong is refused beside its field, and nothing is written", () => {
  test.each([
    ["title", "Enter the title", { title: " \u0000 " }],
    ["title", "The title must be 120 characters or fewer", { title: "a".repeat(121) }],
    ["title", "The title needs letters or digits", { title: "…" }],
    ["summary", "The summary must be 400 characters or fewer", { summary: "a".repeat(401) }],
    ["guidance", "Enter the guidance", { guidance: "" }],
    ["aims", "Choose at least one aim", { aims: [] }],
    ["aims", "Choose aims from the list", { aims: ["not-there"] }],
    ["closesAt", "A call closes after it opens", { closesAt: input().opensAt }],
  ])("%s: %s", async (field, message, over) => {
    const error = await editor.refused("ValidationError", create, { input: input(over) })
    expect(error.issues).toEqual([{ field, message: expect.stringContaining(message) }])
    expect(await hub.db.call.count()).toBe(0)
  })

  test("a title there has been before", async () => {
    await editor.mutate(create, { input: input() })
    const error = await editor.refused("ValidationError", create, { input: input() })
    expect(error.issues).toEqual([{ field: "title", message: "There has been a call of this title. Add the year" }])
    expect(await hub.db.auditEvent.count({ where: { action: "call.create" } })).toBe(1)
  })

  test("an aim that is retired, unless the call has it already", async () => {
    const { id } = await editor.mutate(create, { input: input() })
    await hub.db.term.updateMany({ data: { retiredAt: hub.clock.now() } })
    await editor.mutate(update, { id, version: 1, input: input({ summary: "Still open" }) })
    const error = await editor.refused("ValidationError", create, { input: input({ title: "Another" }) })
    expect(error.issues).toEqual([{ field: "aims", message: "Choose aims from the list" }])
  })
})

test("who saves late is shown what is stored, and overwrites nothing", async () => {
  const { id } = await editor.mutate(create, { input: input() })
  await editor.mutate(update, { id, version: 1, input: input({ summary: "Saved first" }) })
  const conflict = await editor.refused("ConflictError", update, { id, version: 1, input: input({ summary: "Saved late" }) })
  expect(conflict).toMatchObject({ currentVersion: 2, current: { summary: "Saved first" } })
  expect(await hub.db.call.findFirstOrThrow()).toMatchObject({ summary: "Saved first", version: 2 })
  expect(await hub.db.auditEvent.count({ where: { action: "call.update" } })).toBe(1)
})

test("a call that is not there cannot be changed", async () => {
  for (const id of ["no uuid", crypto.randomUUID()])
    await editor.refused("NotFoundError", update, { id: globalId("Call", { id }), version: 1, input: input() })
})
