import { giveRole, makeOrganisation, makePerson, makePersonWithRole, makeRegion } from "@hub/seed/builders"
import { afterEach, describe, expect, test } from "vitest"
import { everybody, expectRefusedToAllBut, globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
afterEach(() => hub.reset())

const update = `mutation ($id: ID!, $version: Int!, $about: String!, $contactHandle: String!) { updateRegion(id: $id, version: $version, about: $about, contactHandle: $contactHandle) {
  ... on Region { about version contact { name } } ... on ConflictError { currentVersion current } } }`
const contact = `mutation ($id: ID!, $message: String!) { contactRegion(id: $id, message: $message) { ... on Region { name } } }`
const idOf = (region: { id: string }) => globalId("Region", region)
const message = "We would like to hear about your summer schools."

test("regions come in their order, in as many statements whether there is one or three", async () => {
  const named = async () => makePerson(hub)
  await makeRegion(hub, { name: "Wessex", slug: "wessex", position: 2, contactPersonId: (await named()).id })
  const ask = () => hub.visitor.query("{ regions { slug name contact { name } } }")
  const one = await hub.statements(ask)
  await makeRegion(hub, { name: "North West", slug: "north-west", position: 1, contactPersonId: (await named()).id })
  await makeRegion(hub, { name: "National", slug: "national", position: 3 })
  const three = await hub.statements(ask)
  expect(three).toHaveLength(one.length)
  expect(await hub.visitor.query("{ regions { slug name } }")).toEqual({
    regions: [
      { slug: "north-west", name: "North West" },
      { slug: "wessex", name: "Wessex" },
      { slug: "national", name: "National" },
    ],
  })
})

describe("its page", () => {
  test("is kept by its regional lead and administrators, and nobody else", async () => {
    const region = await makeRegion(hub)
    const people = await everybody(hub, await makeOrganisation(hub, { regionId: region.id }))
    const elsewhere = await makePerson(hub)
    await giveRole(hub, elsewhere, "REGIONAL_LEAD", { region: await makeRegion(hub) })
    const variables = { id: idOf(region), version: 1, about: "What we offer", contactHandle: "" }
    // Held for the whole hub, as no grant of the hub's is, the role counts in every region.
    await expectRefusedToAllBut(people, ["ADMINISTRATOR", "REGIONAL_LEAD"], update, variables)
    await hub.as(elsewhere).expectForbidden(update, variables)
    const lead = await makePerson(hub)
    await giveRole(hub, lead, "REGIONAL_LEAD", { region })
    expect(await hub.as(lead).mutate(update, variables)).toMatchObject({ about: "What we offer", version: 2 })
    await people.ADMINISTRATOR.mutate(update, { ...variables, version: 2, contactHandle: `@${lead.handle}` })
    expect(await hub.db.auditEvent.findMany({ where: { subjectId: region.id }, orderBy: { id: "asc" } })).toMatchObject([
      { action: "region.update", actorId: lead.id, before: { about: null }, after: { about: "What we offer" } },
      { action: "region.update", before: { contactPersonId: null }, after: { contactPersonId: lead.id } },
    ])
  })

  test("is refused with what to do, and not overwritten unseen", async () => {
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    const suspended = await makePerson(hub, { suspendedAt: hub.clock.now() })
    const region = await makeRegion(hub)
    const variables = { id: idOf(region), version: 1, about: "", contactHandle: "" }
    const field = async (over: object) =>
      (await administrator.refused("ValidationError", update, { ...variables, ...over })).issues[0].field
    expect(await field({ about: "a".repeat(4001) })).toBe("about")
    for (const contactHandle of ["nobody", suspended.handle]) expect(await field({ contactHandle })).toBe("contactHandle")
    for (const id of ["no uuid", crypto.randomUUID()])
      await administrator.refused("NotFoundError", update, { ...variables, id: idOf({ id }) })
    await administrator.mutate(update, { ...variables, about: "Saved first" })
    const conflict = await administrator.refused("ConflictError", update, { ...variables, about: "Saved late" })
    expect(conflict).toMatchObject({ currentVersion: 2, current: { about: "Saved first" } })
  })
})

describe("its single point of contact", () => {
  test("gets a message and can reply to who wrote it; their own address is shown to nobody", async () => {
    const priya = await makePerson(hub, { name: "Priya Raman" })
    const region = await makeRegion(hub, { name: "Wessex", slug: "wessex", contactPersonId: priya.id })
    const ada = await makePerson(hub, { name: "Ada Lovelace" })
    await hub.as(ada).mutate(contact, { id: idOf(region), message: ` ${message} ` })
    expect(await hub.mail(priya.email)).toMatchObject([
      { subject: "Ada Lovelace asks about Wessex", replyTo: ada.email, text: expect.stringContaining(message) },
    ])
    expect(await hub.db.auditEvent.findFirstOrThrow({ where: { action: "region.contact" } })).toMatchObject({
      actorId: ada.id,
      after: null,
    })
    const people = await everybody(hub, await makeOrganisation(hub))
    for (const [standing, client] of Object.entries(people)) {
      const { region: seen } = await client.query('{ region(slug: "wessex") { contact { name email } } }')
      expect(seen.contact, standing).toEqual({ name: "Priya Raman", email: standing === "ADMINISTRATOR" ? priya.email : null })
    }
  })

  test("is written to by people who are signed in, some sentences, ten times a day, where there is one", async () => {
    const region = await makeRegion(hub, { contactPersonId: (await makePerson(hub)).id })
    const id = idOf(region)
    await hub.visitor.expectUnauthenticated(contact, { id, message })
    const ada = hub.as(await makePerson(hub))
    for (const short of ["Hello", "a".repeat(4001)]) {
      const error = await ada.refused("ValidationError", contact, { id, message: short })
      expect(error.issues[0].field).toBe("message")
    }
    await ada.refused("NotFoundError", contact, { id: idOf({ id: "no uuid" }), message })
    await ada.refused("WrongStateError", contact, { id: idOf(await makeRegion(hub)), message })
    const left = await makeRegion(hub, { contactPersonId: (await makePerson(hub, { suspendedAt: hub.clock.now() })).id })
    await ada.refused("WrongStateError", contact, { id: idOf(left), message })
    for (let n = 0; n < 10; n++) await ada.mutate(contact, { id, message })
    await ada.refused("RateLimitedError", contact, { id, message })
  })
})
