import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const update = `mutation ($name: String!, $jobTitle: String!, $about: String!, $isContactable: Boolean!) {
  updateProfile(name: $name, jobTitle: $jobTitle, about: $about, isContactable: $isContactable) { ... on Viewer { name jobTitle about isContactable } } }`
const page = `query ($handle: String!) { person(handle: $handle) {
  id name handle jobTitle about email isContactable isFormerMember organisations { name region { name } } } }`
const byId = `query ($id: ID!) { node(id: $id) { ... on Person { name handle jobTitle about email organisations { name } } } }`

test("people change what others see of them", async () => {
  const browser = hub.as(await makePerson(hub))
  const form = {
    name: "  Priya\u202e  Nair ",
    jobTitle: "Widening participation lead",
    about: "Line one\r\nLine two\u0000",
    isContactable: true,
  }
  expect(await browser.mutate(update, form)).toMatchObject({
    name: "Priya Nair",
    jobTitle: "Widening participation lead",
    about: "Line one\nLine two",
    isContactable: true,
  })
  expect(await browser.mutate(update, { ...form, jobTitle: " ", about: "" })).toMatchObject({ jobTitle: null, about: null })
  const error = await browser.refused("ValidationError", update, { ...form, name: "x", jobTitle: "x".repeat(121), about: "x".repeat(2001) })
  expect(error.issues.map(({ field }: { field: string }) => field)).toEqual(["name", "jobTitle", "about"])
  await hub.visitor.expectUnauthenticated(update, form)
})

test("people choose how often they get mail", async () => {
  const browser = hub.as(await makePerson(hub))
  const set = `mutation ($hour: Int, $weekday: Weekday) { updateNotificationSettings(frequency: WEEKLY, hour: $hour, weekday: $weekday) {
    ... on Viewer { notificationFrequency digestHour digestWeekday } } }`
  const weekly = { notificationFrequency: "WEEKLY", digestHour: 7, digestWeekday: "MONDAY" }
  expect(await browser.mutate(set)).toMatchObject(weekly)
  const own = { ...weekly, digestHour: 18, digestWeekday: "FRIDAY" }
  expect(await browser.mutate(set, { hour: 18, weekday: "FRIDAY" })).toMatchObject(own)
  expect(await browser.mutate(set), "what is left out stays").toMatchObject(own)
  for (const hour of [24, -1]) {
    const error = await browser.refused("ValidationError", set, { hour })
    expect(error.issues).toEqual([{ field: "hour", message: "Choose an hour from 0 to 23" }])
  }
  await hub.visitor.expectUnauthenticated(set)
})

test("anybody can read a profile, and nobody else's address is in it", async () => {
  const person = await makePerson(hub, { jobTitle: "Lead", about: "Hello", isContactable: true })
  const organisation = await makeOrganisation(hub)
  await joinOrganisation(hub, person, organisation)
  const { person: seen } = await hub.visitor.query(page, { handle: person.handle })
  expect(seen).toMatchObject({
    name: person.name,
    handle: person.handle,
    jobTitle: "Lead",
    about: "Hello",
    email: null,
    isContactable: true,
    isFormerMember: false,
    organisations: [{ name: organisation.name }],
  })
  expect((await hub.as(await makePerson(hub)).query(page, { handle: person.handle })).person.email).toBeNull()
  expect((await hub.as(person).query(page, { handle: person.handle })).person.email).toBe(person.email)
})

test.each([
  ["erased", { erasedAt: new Date() }],
  ["suspended", { suspendedAt: new Date() }],
])("somebody %s has no page, and is a former member wherever they are named", async (_state, own) => {
  const person = await makePerson(hub, { jobTitle: "Lead", about: "Hello", ...own })
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  expect((await hub.visitor.query(page, { handle: person.handle })).person).toBeNull()
  const id = Buffer.from(`Person:${person.id}`).toString("base64")
  expect((await hub.visitor.query(byId, { id })).node).toEqual({
    name: "Former member",
    handle: null,
    jobTitle: null,
    about: null,
    email: null,
    organisations: [],
  })
})

test("somebody who never confirmed their address has no page", async () => {
  const person = await makePerson(hub, { emailVerified: false })
  expect((await hub.visitor.query(page, { handle: person.handle })).person).toBeNull()
})

test("an administrator sees who is suspended", async () => {
  const person = await makePerson(hub, { suspendedAt: new Date() })
  const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const id = Buffer.from(`Person:${person.id}`).toString("base64")
  expect((await administrator.query(byId, { id })).node.name).toBe(person.name)
})

test("viewer: own details, roles and organisations, in one constant number of statements", async () => {
  const person = await makePersonWithRole(hub, "EDITOR")
  const query = "{ viewer { id name email roles { role } memberships { isLead organisation { name } } hasPassword notificationFrequency } }"
  const browser = hub.as(person)
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  let answer: { viewer: { roles: unknown[]; memberships: unknown[] } } | undefined
  const one = await hub.statements(async () => {
    answer = await browser.query(query)
  })
  expect(answer?.viewer).toMatchObject({
    email: person.email,
    roles: [{ role: "EDITOR" }],
    memberships: [{ isLead: false }],
    hasPassword: false,
  })
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  const three = await hub.statements(async () => {
    answer = await browser.query(query)
  })
  expect(answer?.viewer.memberships).toHaveLength(3)
  expect(three.length).toBe(one.length)
  expect(three.length).toBeLessThanOrEqual(16)
})
