import { joinOrganisation, makeInitiative, makeOrganisation, makePerson } from "@hub/seed/builders"
import { beforeEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
beforeEach(() => hub.reset())

const write = `mutation ($initiative: ID!, $message: String!) { contactOwner(initiative: $initiative, message: $message) { __typename } }`
const message = "We would like to run this for our own cadets. May we ask you about it?"
const to = (initiative: { id: string }, text = message) => ({
  initiative: Buffer.from(`Initiative:${initiative.id}`).toString("base64"),
  message: text,
})

async function owner() {
  const organisation = await makeOrganisation(hub, { name: "Otter Valley NHS Trust" })
  const people = [await makePerson(hub), await makePerson(hub), await makePerson(hub)] as const
  const [contact, lead, secondLead] = people
  await joinOrganisation(hub, contact, organisation)
  await joinOrganisation(hub, lead, organisation, "LEAD")
  await joinOrganisation(hub, secondLead, organisation, "LEAD")
  return { organisation, contact, lead, secondLead }
}

describe("messages to the owner are relayed: neither side is shown an address in the hub", () => {
  test("the named contact gets it, with the sender's address to answer to, and only the contact", async () => {
    const { organisation, contact, lead } = await owner()
    const initiative = await makeInitiative(hub, {
      organisationId: organisation.id,
      contactPersonId: contact.id,
      content: { title: "Cadets on the wards" },
    })
    const sender = await makePerson(hub, { name: "Amara Okafor", jobTitle: "Widening participation lead" })
    await joinOrganisation(hub, sender, await makeOrganisation(hub, { name: "Kennet Bridge College" }))
    await hub.as(sender).mutate(write, to(initiative))
    const [mail, ...more] = await hub.mail(contact.email)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ replyTo: sender.email, subject: "Amara Okafor asks about “Cadets on the wards”" })
    expect(mail?.text).toContain(message)
    expect(mail?.text).toContain(`Amara Okafor\nWidening participation lead, Kennet Bridge College\n${sender.email}\n`)
    expect(mail?.text).not.toContain(contact.email)
    expect(await hub.mail(lead.email)).toEqual([])
    expect(await hub.db.auditEvent.findMany({ where: { subjectId: initiative.id } })).toMatchObject([{ action: "initiative.contact" }])
  })

  test.each([
    ["nobody is named", {}],
    ["the contact's account is erased", { erasedAt: new Date() }],
    ["the contact is suspended", { suspendedAt: new Date() }],
  ])("where %s, the leads of the organisation get it", async (_why, state) => {
    const { organisation, contact, lead, secondLead } = await owner()
    const isNamed = Object.keys(state).length > 0
    await hub.db.person.update({ where: { id: contact.id }, data: state })
    const initiative = await makeInitiative(hub, { organisationId: organisation.id, contactPersonId: isNamed ? contact.id : null })
    await hub.as(await makePerson(hub)).mutate(write, to(initiative))
    for (const person of [lead, secondLead]) expect(await hub.mail(person.email)).toHaveLength(1)
    expect(await hub.mail(contact.email)).toEqual([])
    const shown = await hub.visitor.query(`{ initiative(slug: "${initiative.slug}") { contact { name } } }`)
    expect(shown.initiative.contact).toBeNull()
  })

  test("where nobody could answer, the sender is told so instead of writing in vain", async () => {
    const initiative = await makeInitiative(hub)
    const error = await hub.as(await makePerson(hub)).refused("WrongStateError", write, to(initiative))
    expect(error.message).toContain("no contact")
    expect(await hub.db.contactMessage.count()).toBe(0)
  })
})

test.each([
  ["too short", "Hello?"],
  ["nothing but blanks", " ".repeat(40)],
  ["too long", "a".repeat(4001)],
])("a message that is %s is refused beside its field, and nothing is sent", async (_why, text) => {
  const { organisation, contact } = await owner()
  const initiative = await makeInitiative(hub, { organisationId: organisation.id, contactPersonId: contact.id })
  const error = await hub.as(await makePerson(hub)).refused("ValidationError", write, to(initiative, text))
  expect(error.issues.map(({ field }: { field: string }) => field)).toEqual(["message"])
  expect(await hub.mail()).toEqual([])
})

test("ten messages a day, counted over all contacts; the eleventh waits until the day is over", async () => {
  const { organisation, contact } = await owner()
  const make = () => makeInitiative(hub, { organisationId: organisation.id, contactPersonId: contact.id })
  const [first, second] = [await make(), await make()]
  const sender = hub.as(await makePerson(hub))
  for (let number = 1; number <= 10; number++) await sender.mutate(write, to(number % 2 ? first : second))
  await sender.refused("RateLimitedError", write, to(first))
  expect(await hub.mail(contact.email)).toHaveLength(10)
  await hub.as(await makePerson(hub)).mutate(write, to(first))
  hub.clock.advance(24 * 60 * 60 * 1000 + 1000)
  await sender.mutate(write, to(second))
})

test("ten clicks at once beyond the limit do not get round it", async () => {
  const { organisation, contact } = await owner()
  const initiative = await makeInitiative(hub, { organisationId: organisation.id, contactPersonId: contact.id })
  const sender = hub.as(await makePerson(hub))
  await sender.cookies()
  const answers = await Promise.all(Array.from({ length: 14 }, () => sender.raw(write, to(initiative))))
  const outcomes = answers.map(({ data }) => data.contactOwner.__typename)
  expect(outcomes.filter((outcome) => outcome !== "RateLimitedError")).toHaveLength(10)
  expect(await hub.db.contactMessage.count()).toBe(10)
})
