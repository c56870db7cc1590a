import { makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"
import { linkTo, memberWithPassword, password, problems } from "../account-pages.ts"

const hub = useHub()
const site = useSite(hub)

const form = { name: "Priya Nair", password, acceptTerms: "yes" }

test("somebody signs up, confirms the address by the button behind the link, and signs in", async () => {
  const email = "priya@example.org"
  const visitor = await site.visitor()
  const sent = await (await visitor.visit("/sign-up")).submit("Create an account", { ...form, email })
  expect(sent.path).toBe("/check-your-mail/sign-up")
  expect(sent.text("main")).toContain(`We have written to ${email}.`)
  expect(sent.text("main")).toContain("This hub has no mail server yet")
  const link = await linkTo(hub, email)
  expect(link).toMatch(/^\/verify-email\?token=/)
  await (await site.visitor()).visit(link)
  const confirmed = await (await visitor.visit(link)).submit("Confirm")
  expect(confirmed.path).toBe("/sign-in")
  expect(confirmed.text("main")).toContain(`${email} is confirmed. Sign in with it.`)
  expect((await confirmed.submit("Sign in", { email, password })).text("header")).toContain("Priya Nair")
  const again = await (await (await site.visitor()).visit(link)).submit("Confirm")
  expect(problems(again).summary).toEqual(["This link has been used already or is too old. Ask for a new one."])
})

test("where somebody was going when they signed up is where they are once they are signed in, from any browser", async () => {
  const email = "amina@example.org"
  const going = "/initiatives?q=cadets&regions=wessex"
  const asked = await (await site.visitor()).visit(`/sign-in?next=${encodeURIComponent(going)}`)
  await (await asked.follow("Create an account")).submit("Create an account", { ...form, email })
  const elsewhere = await site.visitor()
  const confirmed = await (await elsewhere.visit(await linkTo(hub, email))).submit("Confirm")
  expect(confirmed.path).toBe(`/sign-in?next=${encodeURIComponent(going)}`)
  expect((await confirmed.submit("Sign in", { email, password })).path).toBe(going)
})

test("what is wrong stands beside each field, and nothing typed is lost but the password", async () => {
  const visitor = await site.visitor()
  const page = await visitor.visit("/sign-up")
  const wrong = await page.submit("Create an account", { name: "P", email: "priya", password: "short", acceptTerms: [] })
  expect(problems(wrong).fields).toEqual([
    "Enter your full name",
    "Enter an e-mail address in the right format, like name@example.nhs.uk",
    "Agree to the terms of use to create an account",
  ])
  expect(problems(wrong).summary).toEqual(problems(wrong).fields)
  expect([wrong.$("#name").attr("value"), wrong.$("#email").attr("value")]).toEqual(["P", "priya"])
  const weak = await wrong.submit("Create an account", { ...form, email: "p@example.org", password: "Password2026" })
  expect(problems(weak).fields).toEqual(["Enter a password that is harder to guess, for example three words that do not belong together"])
  expect(weak.$("input[name=acceptTerms]").attr("checked")).toBe("checked")
  expect(weak.html).not.toContain("Password2026")
})

test("signing up looks the same when the address has an account", async () => {
  const holder = await makePerson(hub)
  const page = await (await site.visitor()).visit("/sign-up")
  const sent = await page.submit("Create an account", { ...form, email: holder.email })
  expect(sent.path).toBe("/check-your-mail/sign-up")
  expect(sent.text(".nhsuk-notification-banner")).toContain(`We have written to ${holder.email}.`)
})

test("whoever is signed in has no use for the page", async () => {
  const visitor = await site.visitor(await makePerson(hub))
  expect((await visitor.visit("/sign-up?next=/calls")).path).toBe("/calls")
})

test("a forgotten password is replaced by a link, which opening does not use up", async () => {
  const person = await memberWithPassword(hub)
  const visitor = await site.visitor()
  const ask = await (await visitor.visit("/sign-in")).follow("I forgot my password")
  const nobody = await ask.submit("Send the link", { email: "nobody@example.org" })
  const sent = await ask.submit("Send the link", { email: person.email })
  expect([nobody.path, sent.path]).toEqual(["/check-your-mail/password", "/check-your-mail/password"])
  expect(nobody.text("main").replace("nobody@example.org", "")).toBe(sent.text("main").replace(person.email, ""))
  const link = await linkTo(hub, person.email)
  await (await site.visitor()).visit(link)
  const page = await visitor.visit(link)
  const weak = await page.submit("Set the password", { password: "1234567890" })
  expect(problems(weak).fields).toHaveLength(1)
  const done = await weak.submit("Set the password", { password: "four quiet otters" })
  expect(done.path).toBe("/sign-in")
  expect(done.text("main")).toContain(`Sign in as ${person.email}.`)
  expect((await done.submit("Sign in", { email: person.email, password: "four quiet otters" })).path).toBe("/")
  const used = await (await (await site.visitor()).visit(link)).submit("Set the password", { password: "five quiet otters" })
  expect(problems(used).summary).toEqual(["This link has been used already or is too old. Ask for a new one"])
  expect((await used.follow("Get a new link by e-mail")).path).toBe("/forgotten-password")
})

test("a page without its token leads to where one is asked for", async () => {
  const visitor = await site.visitor()
  expect((await visitor.visit("/reset-password")).path).toBe("/forgotten-password")
  expect((await visitor.visit("/sign-in/link")).path).toBe("/sign-in/by-mail")
  expect((await visitor.visit("/verify-email")).path).toBe("/sign-in")
  expect((await visitor.visit("/check-your-mail/anything")).path).toBe("/sign-in")
})

test("every address that e-mails about accounts lead to is a page", async () => {
  const visitor = await site.visitor()
  for (const path of ["/sign-in", "/sign-in/link?token=x", "/verify-email?token=x", "/reset-password?token=x", "/forgotten-password"])
    expect([path, (await visitor.visit(path)).status]).toEqual([path, 200])
})
