import { askForConfirmationJob } from "@hub/api/directory/confirmation.jobs"
import { joinOrganisation, makeInitiative, makeOrganisation, makePerson } from "@hub/seed/builders"
import { beforeEach, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
beforeEach(() => hub.reset())

const day = 24 * 60 * 60 * 1000
const confirm = `mutation ($id: ID!) { confirmInitiative(id: $id) { __typename } }`
const globalId = (id: string) => ({ id: Buffer.from(`Initiative:${id}`).toString("base64") })
const askNow = async () => askForConfirmationJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
const asked = (person: { id: string }) => hub.db.notification.count({ where: { kind: "initiative.confirm", personId: person.id } })
const standing = async ({ slug }: { slug: string }) =>
  (await hub.visitor.query(`query ($slug: String!) { initiative(slug: $slug) { isOverdueForConfirmation reviewBy } }`, { slug })).initiative

async function owned(own: Parameters<typeof makeInitiative>[1] = {}) {
  const organisation = await makeOrganisation(hub)
  const [contact, lead, member] = [await makePerson(hub), await makePerson(hub), await makePerson(hub)]
  await joinOrganisation(hub, contact, organisation)
  await joinOrganisation(hub, lead, organisation, "LEAD")
  await joinOrganisation(hub, member, organisation)
  const initiative = await makeInitiative(hub, { organisationId: organisation.id, contactPersonId: contact.id, ...own })
  return { initiative, contact, lead, member }
}

test("contact and leads are asked when a year has passed, not before, and again a month later while nobody answers", async () => {
  const { initiative, contact, lead, member } = await owned()
  await askNow()
  expect(await asked(contact)).toBe(0)
  hub.clock.set(new Date(initiative.reviewBy.getTime()))
  await askNow()
  await askNow()
  hub.clock.advance(29 * day)
  await askNow()
  expect([await asked(contact), await asked(lead), await asked(member)]).toEqual([1, 1, 0])
  hub.clock.advance(day)
  await askNow()
  expect(await asked(contact)).toBe(2)
  await hub.runJobs()
  const [mail] = await hub.mail(contact.email)
  expect(mail?.subject).toMatch(/^Is “.+” still current\?$/)
  expect(mail?.text).toContain(`Confirm, revise or archive it:\n${hub.platform.env.PUBLIC_URL}/initiatives/${initiative.slug}\n`)
})

test("an entry that nobody confirmed says so, until it is confirmed; then the owner has another year", async () => {
  const { initiative, member } = await owned()
  expect(await standing(initiative)).toMatchObject({ isOverdueForConfirmation: false })
  hub.clock.set(new Date(initiative.reviewBy.getTime() + day))
  await askNow()
  expect(await standing(initiative)).toMatchObject({ isOverdueForConfirmation: true })
  await hub.as(member).mutate(confirm, globalId(initiative.id))
  const after = await standing(initiative)
  expect(after.isOverdueForConfirmation).toBe(false)
  expect(Date.parse(after.reviewBy) - hub.clock.now().getTime()).toBeGreaterThanOrEqual(365 * day)
  await askNow()
  expect(await hub.db.notification.count({ where: { kind: "initiative.confirm" } })).toBe(2)
  expect(await hub.db.auditEvent.count({ where: { action: "initiative.confirm", subjectId: initiative.id } })).toBe(1)
})

test("what is archived is neither asked about nor confirmed", async () => {
  const { initiative, contact, member } = await owned({ archivedAt: hub.clock.now(), archiveReason: "It has ended." })
  hub.clock.set(new Date(initiative.reviewBy.getTime() + day))
  await askNow()
  expect(await asked(contact)).toBe(0)
  await hub.as(member).refused("WrongStateError", confirm, globalId(initiative.id))
})

test("a hundred and one entries that are due are all asked about", async () => {
  const { initiative, contact } = await owned()
  const { organisationId } = initiative
  for (let number = 0; number < 100; number++) await makeInitiative(hub, { organisationId, contactPersonId: contact.id })
  hub.clock.set(new Date(initiative.reviewBy.getTime() + day))
  await askNow()
  expect(await asked(contact)).toBe(101)
})
