import { makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const signUp = `mutation ($name: String!, $email: String!, $password: String!, $acceptTerms: Boolean!) {
  signUp(name: $name, email: $email, password: $password, acceptTerms: $acceptTerms) { ... on MailRequested { email } } }`
const verify = `mutation ($token: String!) { verifyEmail(token: $token) { ... on EmailVerified { email } } }`
const signIn = `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { ... on SignedIn { viewer { name handle emailVerified } } } }`
const form = { name: "Priya Nair", password: "three quiet otters", acceptTerms: true }

async function tokenTo(email: string): Promise<string> {
  const mail = (await hub.mail(email)).at(-1)
  return /\/verify-email\?token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "no link in the mail"
}

test("sign up, confirm the address, sign in", async () => {
  const email = "priya@example.org"
  expect(await hub.visitor.mutate(signUp, { ...form, email: " Priya@Example.org" })).toMatchObject({ email })
  const token = await tokenTo(email)
  expect(await hub.visitor.mutate(verify, { token })).toMatchObject({ email })
  const { viewer } = await hub.visitor.mutate(signIn, { email, password: form.password })
  expect(viewer).toEqual({ name: "Priya Nair", handle: "priya-nair", emailVerified: true })
  await hub.visitor.refused("ValidationError", verify, { token })
  const events = await hub.db.auditEvent.findMany({ where: { subjectType: "Person" }, orderBy: { id: "asc" } })
  expect(events.map(({ action }) => action)).toEqual(["person.signUp", "person.verifyEmail"])
  expect(JSON.stringify(events)).not.toContain("riya")
})

test("the same name gets another handle", async () => {
  await hub.visitor.mutate(signUp, { ...form, name: "Sam Hill", email: "sam1@example.org" })
  await hub.visitor.mutate(signUp, { ...form, name: "Sam Hill", email: "sam2@example.org" })
  const people = await hub.db.person.findMany({ where: { name: "Sam Hill" }, orderBy: { email: "asc" } })
  expect(people[0]?.handle).toBe("sam-hill")
  expect(people[1]?.handle).toMatch(/^sam-hill-\d{5}$/)
})

test("an address that has an account gets the same answer, keeps its password, and its holder is told", async () => {
  const holder = await makePerson(hub)
  const fresh = await hub.visitor.mutate(signUp, { ...form, email: "fresh@example.org" })
  const taken = await hub.visitor.mutate(signUp, { ...form, email: holder.email })
  expect({ ...taken, email: "" }).toEqual({ ...fresh, email: "" })
  expect((await hub.mail(holder.email)).map(({ kind, text }) => [kind, text.includes("token=")])).toEqual([
    ["account.already-signed-up", false],
  ])
  expect(await hub.db.account.count({ where: { personId: holder.id } })).toBe(0)
})

test("signing up again before confirming begins again: the newest link and password count", async () => {
  const email = "again@example.org"
  await hub.visitor.mutate(signUp, { ...form, email })
  const first = await tokenTo(email)
  await hub.visitor.mutate(signUp, { ...form, email, name: "Priya N", password: "four quiet otters" })
  await hub.visitor.refused("ValidationError", verify, { token: first })
  await hub.visitor.mutate(verify, { token: await tokenTo(email) })
  await hub.visitor.refused("ValidationError", signIn, { email, password: form.password })
  expect((await hub.visitor.mutate(signIn, { email, password: "four quiet otters" })).viewer.name).toBe("Priya N")
})

test("two presses of the button make one account", async () => {
  const email = "twice@example.org"
  await Promise.all([hub.visitor.mutate(signUp, { ...form, email }), hub.visitor.mutate(signUp, { ...form, email })])
  expect(await hub.db.person.count({ where: { email } })).toBe(1)
})

test("every field that cannot be accepted is named", async () => {
  const error = await hub.visitor.refused("ValidationError", signUp, { name: " ", email: "priya", password: "", acceptTerms: false })
  expect(error.issues.map(({ field }: { field: string }) => field)).toEqual(["name", "email", "password", "acceptTerms"])
  expect(await hub.db.person.count({ where: { email: "priya" } })).toBe(0)
})

test.each([
  ["short", "at least 10 characters"],
  ["priyanair99", "does not contain your name"],
  ["Password1234", "harder to guess"],
])("the password %s is refused", async (password, reason) => {
  const error = await hub.visitor.refused("ValidationError", signUp, { ...form, email: "weak@example.org", password })
  expect(error.issues).toEqual([{ field: "password", message: expect.stringContaining(reason) }])
})

test("a link to confirm is too old after three days", async () => {
  const email = "late@example.org"
  await hub.visitor.mutate(signUp, { ...form, email })
  hub.clock.advance(3 * 24 * 60 * 60 * 1000)
  await hub.visitor.refused("ValidationError", verify, { token: await tokenTo(email) })
})

test.each([
  ["/initiatives?q=a b", "&next=%2Finitiatives%3Fq%3Da%20b"],
  ["https://evil.example/", ""],
  ["//evil.example", ""],
  [null, ""],
])("the link in the mail leads on to a page of the site, and nowhere else: %j", async (next, end) => {
  const email = `${crypto.randomUUID()}@example.org`
  const document = `mutation ($email: String!, $next: String) {
    signUp(name: "Amina Shah", email: $email, password: "three quiet otters", acceptTerms: true, next: $next) { __typename } }`
  await hub.visitor.mutate(document, { email, next })
  const [mail] = await hub.mail(email)
  expect(/\/verify-email\?token=[\w-]+(\S*)/.exec(mail?.text ?? "")?.[1]).toBe(end)
  await hub.db.person.update({ where: { email }, data: { emailVerified: true } })
  await hub.visitor.mutate(document, { email, next })
  expect(/\/sign-in(\S*)/.exec((await hub.mail(email)).at(-1)?.text ?? "")?.[1]).toBe(end.replace("&", "?"))
})
