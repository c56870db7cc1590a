import { Role } from "@hub/prisma"
import { giveRole, makeOrganisation, makePerson, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import { afterEach, describe, expect, test } from "vitest"
import { everybody, expectRefusedToAllBut, globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
afterEach(() => hub.reset())

const grant = `mutation ($email: String!, $role: Role!, $region: ID) { grantRole(email: $email, role: $role, region: $region) { ... on RoleGrant { id role label region { name } } } }`
const revoke = `mutation ($id: ID!, $reason: String!) { revokeRole(id: $id, reason: $reason) { ... on RoleGrant { id } } }`
const people = `query ($text: String, $role: Role) { people(first: 10, text: $text, role: $role) { totalCount edges { node { name email roles { role region { name } isInEffect } } } } }`
const grantId = (row: { id: string }) => globalId("RoleGrant", row)

describe("given and taken", () => {
  test("by administrators and nobody else, whatever the role", async () => {
    const person = await makePerson(hub)
    const held = await giveRole(hub, person, "MODERATOR")
    const all = await everybody(hub, await makeOrganisation(hub))
    for (const role of Object.values(Role)) await expectRefusedToAllBut(all, ["ADMINISTRATOR"], grant, { email: person.email, role })
    await expectRefusedToAllBut(all, ["ADMINISTRATOR"], revoke, { id: grantId(held), reason: "x" })
    await expectRefusedToAllBut(all, ["ADMINISTRATOR"], people, {})
    expect(await hub.db.roleGrant.count({ where: { personId: person.id, revokedAt: null } })).toBe(1)
  })

  test("for a region: it counts there, the person is told, and the audit log says who, before and after", async () => {
    const region = await makeRegion(hub, { name: "Wessex" })
    const other = await makeRegion(hub)
    const administrator = await makePersonWithRole(hub, "ADMINISTRATOR")
    const person = await makePerson(hub)
    const variables = { email: person.email.toUpperCase(), role: "REGIONAL_LEAD", region: globalId("Region", region) }
    const given = await hub.as(administrator).mutate(grant, variables)
    expect(given).toMatchObject({ role: "REGIONAL_LEAD", label: "Regional lead", region: { name: "Wessex" } })
    await hub.as(administrator).refused("WrongStateError", grant, variables)
    const canEdit = async ({ slug }: { slug: string }) =>
      (await hub.as(person).query("query ($slug: String!) { region(slug: $slug) { viewerCanEdit } }", { slug })).region.viewerCanEdit
    expect([await canEdit(region), await canEdit(other)]).toEqual([true, false])
    await hub.runJobs()
    const subjects = async () => (await hub.mail(person.email)).map(({ subject }) => subject)
    expect(await subjects()).toEqual(["You now have the role “Regional lead” in Wessex"])

    await hub.as(administrator).mutate(revoke, { id: given.id, reason: "Moved to another region" })
    expect(await canEdit(region)).toBe(false)
    await hub.runJobs()
    expect((await subjects())[1]).toBe("You no longer have the role “Regional lead” in Wessex")
    await hub.as(administrator).refused("WrongStateError", revoke, { id: given.id, reason: "again" })
    const scope = { role: "REGIONAL_LEAD", organisationId: null, regionId: region.id }
    expect(await hub.db.auditEvent.findMany({ where: { subjectId: person.id }, orderBy: { id: "asc" } })).toMatchObject([
      { action: "role.grant", actorId: administrator.id, after: scope },
      { action: "role.revoke", actorId: administrator.id, before: scope, reason: "Moved to another region" },
    ])
    await hub.as(administrator).mutate(grant, variables)
  })

  test("what cannot be given says which field, and what to do", async () => {
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    const person = await makePerson(hub)
    const region = globalId("Region", await makeRegion(hub))
    const field = async (variables: Record<string, unknown>) =>
      (await administrator.refused("ValidationError", grant, { email: person.email, ...variables })).issues[0].field
    expect(await field({ role: "REGIONAL_LEAD" })).toBe("regionId")
    expect(await field({ role: "ADMINISTRATOR", region })).toBe("regionId")
    expect(await field({ role: "EDITOR", region: globalId("Region", { id: crypto.randomUUID() }) })).toBe("regionId")
    expect(await field({ role: "EDITOR", email: "nobody@example.org" })).toBe("email")
    const id = grantId(await giveRole(hub, person, "EDITOR"))
    const noReason = await administrator.refused("ValidationError", revoke, { id, reason: " " })
    expect(noReason.issues[0].field).toBe("reason")
    for (const gone of ["no uuid", crypto.randomUUID()])
      await administrator.refused("NotFoundError", revoke, { id: grantId({ id: gone }), reason: "x" })
  })
})

describe("the hub keeps an administrator", () => {
  const ownGrant = async (person: { id: string }) => {
    const row = await hub.db.roleGrant.findFirstOrThrow({ where: { personId: person.id, role: "ADMINISTRATOR" } })
    return { id: grantId(row), reason: "I am leaving" }
  }

  test("the only one cannot give the role up, nor when the other cannot sign in; with another who can, they may", async () => {
    const ruth = await makePersonWithRole(hub, "ADMINISTRATOR")
    const variables = await ownGrant(ruth)
    await hub.as(ruth).refused("WrongStateError", revoke, variables)
    const other = await makePersonWithRole(hub, "ADMINISTRATOR", { suspendedAt: hub.clock.now() })
    await hub.as(ruth).refused("WrongStateError", revoke, variables)
    await hub.db.person.update({ where: { id: other.id }, data: { suspendedAt: null } })
    await hub.as(ruth).mutate(revoke, variables)
    await hub.as(ruth).expectForbidden(people)
  })

  test("two who take the role from each other at once leave one", async () => {
    const [one, two] = [await makePersonWithRole(hub, "ADMINISTRATOR"), await makePersonWithRole(hub, "ADMINISTRATOR")]
    const attempts = [
      [one, await ownGrant(two)],
      [two, await ownGrant(one)],
    ] as const
    await Promise.all(attempts.map(([person, variables]) => hub.as(person).raw(revoke, variables)))
    expect(await hub.db.roleGrant.count({ where: { role: "ADMINISTRATOR", revokedAt: null } })).toBe(1)
  })
})

describe("people", () => {
  test("are found by part of a name or address and by a role they hold now", async () => {
    const ruth = await makePersonWithRole(hub, "ADMINISTRATOR", { name: "Ruth Ferreira" })
    const miriam = await makePersonWithRole(hub, "EDITOR", { name: "Miriam Adler" })
    const former = await giveRole(hub, await makePerson(hub, { name: "Ada Former" }), "EDITOR")
    await hub.db.roleGrant.update({ where: { id: former.id }, data: { revokedAt: hub.clock.now() } })
    const found = async (variables: object) =>
      (await hub.as(ruth).query(people, { ...variables })).people.edges.map(({ node }: { node: { name: string } }) => node.name)
    expect(await found({})).toEqual(["Ada Former", "Miriam Adler", "Ruth Ferreira"])
    expect(await found({ text: "ADLER" })).toEqual(["Miriam Adler"])
    expect(await found({ text: miriam.email.slice(0, 10) })).toContain("Miriam Adler")
    expect(await found({ role: "EDITOR" })).toEqual(["Miriam Adler"])
    expect(await found({ text: "100%" })).toEqual([])
  })

  test("come in as many statements whether there are one or three", async () => {
    const region = await makeRegion(hub)
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR", { name: "A" }))
    await administrator.query(people)
    const make = async () => giveRole(hub, await makePerson(hub), "REGIONAL_LEAD", { region })
    await make()
    const one = await hub.statements(() => administrator.query(people))
    await make()
    await make()
    expect(await hub.statements(() => administrator.query(people))).toHaveLength(one.length)
  })

  test("a role is seen by its holder and administrators through every field, and by nobody else", async () => {
    const holder = await makePerson(hub)
    const id = grantId(await giveRole(hub, holder, "MODERATOR"))
    const all = await everybody(hub, await makeOrganisation(hub))
    const sees =
      "query ($id: ID!, $person: ID!) { role: node(id: $id) { id } person: node(id: $person) { ... on Person { roles { id } } } }"
    const variables = { id, person: globalId("Person", holder) }
    for (const [standing, client] of [...Object.entries(all), ["holder", hub.as(holder)] as const]) {
      const { role, person } = await client.query(sees, variables)
      const visible = standing === "ADMINISTRATOR" || standing === "holder"
      expect([role, person.roles], standing).toEqual(visible ? [{ id }, [{ id }]] : [null, []])
    }
  })
})
