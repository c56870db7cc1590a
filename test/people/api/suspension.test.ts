import { givePassword, makePerson, makePersonWithRole } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const suspend = `mutation ($id: ID!, $reason: String!) { suspendPerson(id: $id, reason: $reason) { ... on Person { name suspendedAt suspensionReason } } }`
const reinstate = `mutation ($id: ID!, $reason: String!) { reinstatePerson(id: $id, reason: $reason) { ... on Person { name suspendedAt } } }`
const signIn = `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { ... on SignedIn { viewer { email } } } }`
const requestLink = `mutation ($email: String!) { requestSignInLink(email: $email) { ... on MailRequested { email } } }`
const useLink = `mutation ($token: String!) { signInWithLink(token: $token) { ... on SignedIn { viewer { email } } } }`
const password = "correct horse battery staple"
const idOf = (person: { id: string }) => Buffer.from(`Person:${person.id}`).toString("base64")

test("suspending stops sessions and links at once and tells the person why; reinstating lets them in again", async () => {
  const person = await makePerson(hub)
  await givePassword(hub, person, password)
  const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const browser = hub.as(person)
  await browser.query("{ viewer { name } }")
  await hub.visitor.mutate(requestLink, { email: person.email })
  const token = /token=([\w-]+)/.exec((await hub.mail(person.email))[0]?.text ?? "")?.[1]

  const reason = "Posted other people's details"
  const seen = await administrator.mutate(suspend, { id: idOf(person), reason })
  expect(seen).toMatchObject({ name: person.name, suspensionReason: reason })
  expect((await browser.query("{ viewer { name } }")).viewer).toBeNull()
  await hub.visitor.refused("ValidationError", useLink, { token })
  await hub.visitor.refused("WrongStateError", signIn, { email: person.email, password })
  expect((await hub.mail(person.email)).at(-1)?.text).toContain(reason)
  expect((await hub.mail(person.email)).at(-1)?.text).toContain("write to the organisation that runs the hub")
  await administrator.refused("WrongStateError", suspend, { id: idOf(person), reason })

  await administrator.mutate(reinstate, { id: idOf(person), reason: "Agreed not to do it again" })
  await administrator.refused("WrongStateError", reinstate, { id: idOf(person), reason: "again" })
  await hub.visitor.mutate(signIn, { email: person.email, password })
  const events = await hub.db.auditEvent.findMany({ where: { subjectId: person.id }, orderBy: { id: "asc" } })
  expect(events.map(({ action, reason }) => [action, reason])).toEqual([
    ["person.suspend", reason],
    ["person.reinstate", "Agreed not to do it again"],
  ])
})

test("a reason is needed, and a person who exists", async () => {
  const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const person = await makePerson(hub)
  for (const mutation of [suspend, reinstate]) {
    await administrator.refused("ValidationError", mutation, { id: idOf(person), reason: " " })
    await administrator.refused("NotFoundError", mutation, { id: idOf({ id: crypto.randomUUID() }), reason: "x" })
    await administrator.refused("NotFoundError", mutation, { id: idOf({ id: "no uuid" }), reason: "x" })
  }
})

test("only administrators suspend, and not themselves; nobody else reads why", async () => {
  const person = await makePerson(hub)
  const administrator = await makePersonWithRole(hub, "ADMINISTRATOR")
  await hub.visitor.expectUnauthenticated(suspend, { id: idOf(person), reason: "x" })
  for (const role of ["EDITOR", "MODERATOR", "NATIONAL_TEAM"] as const)
    await hub.as(await makePersonWithRole(hub, role)).expectForbidden(suspend, { id: idOf(person), reason: "x" })
  await hub.as(person).expectForbidden(reinstate, { id: idOf(person), reason: "x" })
  await hub.as(administrator).expectForbidden(suspend, { id: idOf(administrator), reason: "x" })
  await hub.as(administrator).mutate(suspend, { id: idOf(person), reason: "a private reason" })
  const { node } = await hub.visitor.query("query ($id: ID!) { node(id: $id) { ... on Person { name suspendedAt suspensionReason } } }", {
    id: idOf(person),
  })
  expect(node).toEqual({ name: "Former member", suspendedAt: null, suspensionReason: null })
})
