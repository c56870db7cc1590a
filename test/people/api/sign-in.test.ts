import { givePassword, makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const signIn = `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { ... on SignedIn { viewer { name email } } } }`
const requestLink = `mutation ($email: String!, $next: String) { requestSignInLink(email: $email, next: $next) { ... on MailRequested { email } } }`
const useLink = `mutation ($token: String!) { signInWithLink(token: $token) { ... on SignedIn { viewer { email } } } }`
const password = "correct horse battery staple"

async function memberWithPassword(own = {}) {
  const person = await makePerson(hub, own)
  await givePassword(hub, person, password)
  return person
}

/** The token in the newest mail to an address. */
async function tokenTo(email: string): Promise<string> {
  const mail = (await hub.mail(email)).at(-1)
  return /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "no link in the mail"
}

test("the right password signs in with a cookie that scripts and other sites cannot use", async () => {
  const person = await memberWithPassword()
  const browser = hub.visitor
  expect(await browser.query("{ viewer { name } }")).toEqual({ viewer: null })
  const answer = await browser.raw(signIn, { email: ` ${person.email.toUpperCase()} `, password })
  expect(answer.data.signIn).toEqual({ viewer: { name: person.name, email: person.email } })
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("hub.session_token="))
  expect(cookie).toMatch(/; HttpOnly/i)
  expect(cookie).toMatch(/; SameSite=Lax/i)
  expect(cookie).toMatch(/; Path=\//i)
  expect(cookie).not.toMatch(/Domain=/i)
  expect((await browser.query("{ viewer { handle } }")).viewer.handle).toBe(person.handle)
})

test("signing in again makes a new session and ends the old one", async () => {
  const person = await memberWithPassword()
  const browser = hub.visitor
  await browser.mutate(signIn, { email: person.email, password })
  const first = await browser.cookies()
  await browser.mutate(signIn, { email: person.email, password })
  const second = await browser.cookies()
  expect(second).not.toBe(first)
  expect(await hub.db.session.count({ where: { personId: person.id } })).toBe(1)
  const stale = await hub.fetch("/graphql?query={viewer{name}}", { headers: { cookie: first, "apollo-require-preflight": "1" } })
  expect(await stale.json()).toEqual({ data: { viewer: null } })
})

test("a wrong password and an unknown address look the same", async () => {
  const person = await memberWithPassword()
  const wrong = await hub.visitor.refused("ValidationError", signIn, { email: person.email, password: "not the password" })
  const unknown = await hub.visitor.refused("ValidationError", signIn, { email: "nobody@example.org", password: "not the password" })
  expect(wrong).toEqual(unknown)
  expect(wrong.issues[0].message).toContain("Check both")
})

test("an unusable address or an empty password names its field", async () => {
  const error = await hub.visitor.refused("ValidationError", signIn, { email: "not an address", password: "" })
  expect(error.issues.map(({ field }: { field: string }) => field)).toEqual(["email", "password"])
})

test("ten wrong passwords close the address for a while, for the right password too", async () => {
  const person = await memberWithPassword()
  for (let attempt = 0; attempt < 10; attempt++)
    await hub.visitor.refused("ValidationError", signIn, { email: person.email, password: `wrong ${attempt}` })
  const error = await hub.visitor.refused("RateLimitedError", signIn, { email: person.email, password })
  expect(error.message).toContain("15 minutes")
  const other = await memberWithPassword()
  await hub.visitor.mutate(signIn, { email: other.email, password })
  expect(JSON.stringify(await hub.db.rateLimit.findMany())).not.toContain(person.email)
})

test("a suspended or erased person cannot sign in, and is told only after the right password", async () => {
  const person = await memberWithPassword({ suspendedAt: hub.clock.now() })
  await hub.visitor.refused("ValidationError", signIn, { email: person.email, password: "not the password" })
  await hub.visitor.refused("WrongStateError", signIn, { email: person.email, password })
  expect(await hub.db.session.count({ where: { personId: person.id } })).toBe(0)
})

test("a session stops at once when its person is suspended", async () => {
  const person = await makePerson(hub)
  const browser = hub.as(person)
  expect((await browser.query("{ viewer { name } }")).viewer.name).toBe(person.name)
  await hub.db.person.update({ where: { id: person.id }, data: { suspendedAt: hub.clock.now() } })
  expect((await browser.query("{ viewer { name } }")).viewer).toBeNull()
})

test("an unconfirmed address cannot sign in and gets its link again", async () => {
  const person = await memberWithPassword({ emailVerified: false })
  const error = await hub.visitor.refused("WrongStateError", signIn, { email: person.email, password })
  expect(error.message).toContain("Confirm your e-mail address")
  expect((await hub.mail(person.email)).map(({ kind }) => kind)).toEqual(["account.verify-email"])
})

test("a link in mail signs in once", async () => {
  const person = await makePerson(hub)
  expect(await hub.visitor.mutate(requestLink, { email: person.email, next: "/my/saved" })).toMatchObject({ email: person.email })
  const [mail] = await hub.mail(person.email)
  expect(mail?.isSecret).toBe(true)
  expect(mail?.text).toContain("&next=%2Fmy%2Fsaved")
  const token = await tokenTo(person.email)
  const browser = hub.visitor
  expect((await browser.mutate(useLink, { token })).viewer.email).toBe(person.email)
  expect((await browser.query("{ viewer { email } }")).viewer.email).toBe(person.email)
  await hub.visitor.refused("ValidationError", useLink, { token })
})

test("a link stops working after 15 minutes, and when a newer one is asked for", async () => {
  const person = await makePerson(hub)
  await hub.visitor.mutate(requestLink, { email: person.email })
  const first = await tokenTo(person.email)
  hub.clock.advance(14 * 60 * 1000)
  await hub.visitor.mutate(requestLink, { email: person.email })
  const second = await tokenTo(person.email)
  await hub.visitor.refused("ValidationError", useLink, { token: first })
  hub.clock.advance(15 * 60 * 1000 + 1)
  await hub.visitor.refused("ValidationError", useLink, { token: second })
})

test("asking for a link answers the same whether or not there is an account, and mails nobody else", async () => {
  expect(await hub.visitor.mutate(requestLink, { email: "Nobody-here@example.org" })).toMatchObject({ email: "nobody-here@example.org" })
  expect(await hub.mail("nobody-here@example.org")).toEqual([])
  const suspended = await makePerson(hub, { suspendedAt: hub.clock.now() })
  await hub.visitor.mutate(requestLink, { email: suspended.email })
  expect(await hub.mail(suspended.email)).toEqual([])
})

test("a link leads nowhere but to this site", async () => {
  const person = await makePerson(hub)
  for (const next of ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"]) {
    await hub.visitor.mutate(requestLink, { email: person.email, next })
    expect((await hub.mail(person.email)).at(-1)?.text).not.toContain("elsewhere")
  }
})

test("the sixth message to one address within an hour waits, whoever asks", async () => {
  for (let attempt = 0; attempt < 5; attempt++) await hub.visitor.mutate(requestLink, { email: "flood@example.org" })
  const error = await hub.visitor.refused("RateLimitedError", requestLink, { email: "flood@example.org" })
  expect(error.message).toContain("60 minutes")
})

test("a link to an address that was never confirmed takes away the password set before", async () => {
  const person = await memberWithPassword({ emailVerified: false })
  await hub.visitor.mutate(requestLink, { email: person.email })
  await hub.visitor.mutate(useLink, { token: await tokenTo(person.email) })
  expect(await hub.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ emailVerified: true })
  await hub.visitor.refused("ValidationError", signIn, { email: person.email, password })
})

test("signing out everywhere ends every session", async () => {
  const person = await makePerson(hub)
  const [browser, phone] = [hub.as(person), hub.as(person)]
  await phone.query("{ viewer { name } }")
  expect(await browser.mutate("mutation { signOutEverywhere }")).toBe(true)
  expect((await phone.query("{ viewer { name } }")).viewer).toBeNull()
  expect(await browser.cookies()).toBe("")
  await hub.visitor.expectUnauthenticated("mutation { signOutEverywhere }")
})

test("people see their own sessions and can end one, and nobody else's", async () => {
  const [person, other] = [await makePerson(hub), await makePerson(hub)]
  const [browser, phone] = [hub.as(person), hub.as(person)]
  await phone.query("{ viewer { name } }")
  const { viewer } = await browser.query("{ viewer { sessions { id isThisOne } } }")
  expect(viewer.sessions).toHaveLength(2)
  const { id } = viewer.sessions.find(({ isThisOne }: { isThisOne: boolean }) => !isThisOne)
  const end = "mutation ($id: ID!) { endSession(id: $id) { ... on Viewer { sessions { isThisOne } } } }"
  await hub.as(other).refused("NotFoundError", end, { id })
  await hub.as(other).refused("NotFoundError", end, { id: "no id" })
  expect((await browser.mutate(end, { id })).sessions).toEqual([{ isThisOne: true }])
  expect((await phone.query("{ viewer { name } }")).viewer).toBeNull()
})
