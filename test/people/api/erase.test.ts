import { givePassword, giveRole, joinOrganisation, makeOrganisation, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const password = "correct horse battery staple"
const erase = `mutation ($confirmation: String!) { eraseMyAccount(confirmation: $confirmation) { ... on AccountErased { done } } }`
const signIn = `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { ... on SignedIn { viewer { email } } } }`

test("somebody downloads everything about themselves, and nothing about others", async () => {
  const person = await makePerson(hub, { jobTitle: "Lead", about: "Something personal" })
  await givePassword(hub, person, password)
  const organisation = await makeOrganisation(hub)
  await joinOrganisation(hub, person, organisation)
  const other = await makePerson(hub)
  const response = await hub.fetch("/export/my-data.json", { as: person })
  expect(response.status, await response.clone().text()).toBe(200)
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"')
  expect(response.headers.get("cache-control")).toBe("no-store")
  const text = await response.text()
  const data = JSON.parse(text)
  expect(data.person).toMatchObject({
    email: person.email,
    about: "Something personal",
    memberships: [{ organisation: { name: organisation.name } }],
  })
  expect(Object.keys(data).sort()).toEqual(["acts", "awards", "directory", "exportedAt", "files", "forum", "mail", "person"])
  expect(text).not.toContain(other.email)
  const { password: hash } = await hub.db.account.findFirstOrThrow({ where: { personId: person.id } })
  expect(text).not.toContain(hash)
})

test("the download is for somebody signed in", async () => {
  const response = await hub.fetch("/export/my-data.json")
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({ error: "Sign in to do this." })
})

test("an erased account keeps its row and nothing personal", async () => {
  const person = await makePerson(hub, {
    name: "Priya Nair",
    jobTitle: "Lead at Somewhere",
    about: "Something personal",
    isContactable: true,
  })
  await givePassword(hub, person, password)
  const organisation = await makeOrganisation(hub)
  await joinOrganisation(hub, person, organisation)
  await giveRole(hub, person, "MODERATOR")
  const browser = hub.as(person)
  await browser.refused("ValidationError", erase, { confirmation: "not it" })
  expect(await browser.mutate(erase, { confirmation: password })).toMatchObject({ done: true })
  expect(await browser.cookies()).toBe("")
  expect((await browser.query("{ viewer { name } }")).viewer).toBeNull()
  const row = await hub.db.person.findUniqueOrThrow({
    where: { id: person.id },
    include: { sessions: true, accounts: true, memberships: true, roleGrants: true },
  })
  expect(row).toMatchObject({ name: "Former member", jobTitle: null, about: null, isContactable: false, sessions: [], accounts: [] })
  expect(row.email).toMatch(/^[0-9a-f-]{36}@erased\.invalid$/)
  expect(row.memberships).toMatchObject([{ status: "ENDED" }])
  expect(row.roleGrants[0]?.revokedAt).not.toBeNull()
  const events = await hub.db.auditEvent.findMany({ where: { subjectId: person.id } })
  expect(events.map(({ action }) => action)).toContain("person.erase")
  expect(JSON.stringify([row, events])).not.toMatch(/Priya|Nair|priya|Somewhere|personal/)
  await hub.visitor.refused("ValidationError", signIn, { email: person.email, password })
  const mails = await hub.mail(person.email)
  expect(mails.map(({ kind }) => kind)).toEqual(["account.erased"])
  await makePerson(hub, { email: person.email })
})

test("without a password the address confirms it", async () => {
  const person = await makePerson(hub)
  const browser = hub.as(person)
  await browser.refused("ValidationError", erase, { confirmation: "somebody@example.org" })
  await browser.mutate(erase, { confirmation: ` ${person.email.toUpperCase()}` })
  expect(await hub.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ name: "Former member" })
})

test("reading lists go with the account", async () => {
  const person = await makePerson(hub)
  await hub.db.savedSearch.create({
    data: {
      personId: person.id,
      name: "mine",
      query: "q=school",
      frequency: "DAILY",
      createdAt: hub.clock.now(),
    },
  })
  await hub.as(person).mutate(erase, { confirmation: person.email })
  expect(await hub.db.savedSearch.count({ where: { personId: person.id } })).toBe(0)
})

test("the last administrator stays", async () => {
  await hub.db.roleGrant.deleteMany({ where: { role: "ADMINISTRATOR" } })
  const person = await makePersonWithRole(hub, "ADMINISTRATOR", { twoFactorEnabled: false })
  const browser = hub.as(person)
  const error = await browser.refused("WrongStateError", erase, { confirmation: person.email })
  expect(error.message).toContain("only administrator")
  await makePersonWithRole(hub, "ADMINISTRATOR")
  await browser.mutate(erase, { confirmation: person.email })
})

test("it is for the signed-in person only", async () => {
  await hub.visitor.expectUnauthenticated(erase, { confirmation: "x" })
})

test("every night what has run out is swept, and accounts that were never confirmed", async () => {
  const now = hub.clock.now().getTime()
  const days = (count: number) => new Date(now - count * 24 * 60 * 60 * 1000)
  const [stale, recent, confirmed] = [
    await makePerson(hub, { emailVerified: false, createdAt: days(31) }),
    await makePerson(hub, { emailVerified: false, createdAt: days(29) }),
    await makePerson(hub, { createdAt: days(400) }),
  ]
  await hub.db.session.create({ data: { personId: confirmed.id, token: "over", expiresAt: days(1) } })
  const { sweepAccountsJob } = await import("@hub/api/people/sweep.jobs")
  await sweepAccountsJob.handle(await hub.contextAs(null), {}, { number: 1, isLast: false })
  const left = await hub.db.person.findMany({ where: { id: { in: [stale.id, recent.id, confirmed.id] } }, select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual([recent.id, confirmed.id].sort())
  expect(await hub.db.session.count({ where: { token: "over" } })).toBe(0)
})
