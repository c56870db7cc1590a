import { givePassword, makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const password = "correct horse battery staple"
const request = `mutation ($email: String!) { requestPasswordReset(email: $email) { ... on MailRequested { email } } }`
const reset = `mutation ($token: String!, $password: String!) { resetPassword(token: $token, password: $password) { ... on PasswordReset { email } } }`
const change = `mutation ($currentPassword: String!, $newPassword: String!) {
  changePassword(currentPassword: $currentPassword, newPassword: $newPassword) { ... on Viewer { name } } }`
const changeEmail = `mutation ($email: String!, $password: String!) { changeEmail(email: $email, password: $password) { ... on MailRequested { email } } }`
const verify = `mutation ($token: String!) { verifyEmail(token: $token) { ... on EmailVerified { email } } }`
const signIn = `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { ... on SignedIn { viewer { email } } } }`

async function member() {
  const person = await makePerson(hub)
  await givePassword(hub, person, password)
  return person
}

async function tokenTo(email: string): Promise<string> {
  const mail = (await hub.mail(email)).findLast(({ text }) => text.includes("token="))
  return /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "no link in the mail"
}

test("a forgotten password is replaced by a link, which works once and signs every device out", async () => {
  const person = await member()
  const browser = hub.as(person)
  await browser.query("{ viewer { name } }")
  expect(await hub.visitor.mutate(request, { email: person.email })).toMatchObject({ email: person.email })
  const token = await tokenTo(person.email)
  const weak = await hub.visitor.refused("ValidationError", reset, { token, password: "password123" })
  expect(weak.issues[0].field).toBe("password")
  expect(await hub.visitor.mutate(reset, { token, password: "four quiet otters" })).toMatchObject({ email: person.email })
  const used = await hub.visitor.refused("ValidationError", reset, { token, password: "five quiet otters" })
  expect(used.issues[0].field).toBe("token")
  expect((await browser.query("{ viewer { name } }")).viewer).toBeNull()
  await hub.visitor.refused("ValidationError", signIn, { email: person.email, password })
  await hub.visitor.mutate(signIn, { email: person.email, password: "four quiet otters" })
  expect((await hub.mail(person.email)).at(-1)?.kind).toBe("account.password-changed")
})

test("a reset link is too old after an hour", async () => {
  const person = await member()
  await hub.visitor.mutate(request, { email: person.email })
  hub.clock.advance(60 * 60 * 1000)
  await hub.visitor.refused("ValidationError", reset, { token: await tokenTo(person.email), password: "four quiet otters" })
})

test("asking for a new password answers the same without an account", async () => {
  expect(await hub.visitor.mutate(request, { email: "nobody@example.org" })).toMatchObject({ email: "nobody@example.org" })
  expect(await hub.mail("nobody@example.org")).toEqual([])
  await hub.visitor.refused("ValidationError", request, { email: "nobody" })
})

test("changing the password needs the old one, keeps this device and signs the others out", async () => {
  const person = await member()
  const [browser, phone] = [hub.as(person), hub.as(person)]
  await phone.query("{ viewer { name } }")
  const wrong = await browser.refused("ValidationError", change, { currentPassword: "not it", newPassword: "four quiet otters" })
  expect(wrong.issues).toEqual([{ field: "currentPassword", message: "That password is not right" }])
  const weak = await browser.refused("ValidationError", change, { currentPassword: password, newPassword: "aaaaaaaaaaaa" })
  expect(weak.issues[0].field).toBe("newPassword")
  await browser.mutate(change, { currentPassword: password, newPassword: "four quiet otters" })
  expect((await browser.query("{ viewer { name } }")).viewer.name).toBe(person.name)
  expect((await phone.query("{ viewer { name } }")).viewer).toBeNull()
  await hub.visitor.mutate(signIn, { email: person.email, password: "four quiet otters" })
  await hub.visitor.expectUnauthenticated(change, { currentPassword: password, newPassword: "four quiet otters" })
})

test("guessing the old password at somebody's screen ends after ten tries", async () => {
  const browser = hub.as(await member())
  for (let attempt = 0; attempt < 10; attempt++)
    await browser.refused("ValidationError", change, { currentPassword: `guess ${attempt}`, newPassword: "four quiet otters" })
  await browser.refused("RateLimitedError", change, { currentPassword: password, newPassword: "four quiet otters" })
})

test("a new address counts once it is confirmed, and the old one is told", async () => {
  const person = await member()
  const browser = hub.as(person)
  await browser.refused("ValidationError", changeEmail, { email: "new@example.org", password: "not it" })
  await browser.refused("ValidationError", changeEmail, { email: person.email, password })
  await browser.mutate(changeEmail, { email: "New@example.org", password })
  expect((await browser.query("{ viewer { email } }")).viewer.email).toBe(person.email)
  const token = await tokenTo("new@example.org")
  expect(await hub.visitor.mutate(verify, { token })).toMatchObject({ email: "new@example.org" })
  expect((await browser.query("{ viewer { email } }")).viewer.email).toBe("new@example.org")
  expect((await hub.mail(person.email)).map(({ kind }) => kind)).toEqual(["account.email-changed"])
  await hub.visitor.refused("ValidationError", signIn, { email: person.email, password })
  await hub.visitor.mutate(signIn, { email: "new@example.org", password })
})

test("an address that has an account cannot be taken over, and the answer does not say so", async () => {
  const [person, holder] = [await member(), await makePerson(hub)]
  const browser = hub.as(person)
  expect(await browser.mutate(changeEmail, { email: holder.email, password })).toMatchObject({ email: holder.email })
  const [mail] = await hub.mail(holder.email)
  expect(mail?.kind).toBe("account.email-taken")
  expect(mail?.text).not.toContain("token=")
})

test("when the new address gets an account of its own meanwhile, the link is refused", async () => {
  const person = await member()
  await hub.as(person).mutate(changeEmail, { email: "contested@example.org", password })
  await makePerson(hub, { email: "contested@example.org" })
  await hub.visitor.refused("ValidationError", verify, { token: await tokenTo("contested@example.org") })
})
