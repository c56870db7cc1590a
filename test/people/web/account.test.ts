import { makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"
import { linkTo, memberWithPassword, password, problems } from "../account-pages.ts"
import { codeFor } from "../authenticator.ts"

const hub = useHub()
const site = useSite(hub)

test("somebody signs in with a password, goes on to where they wanted, and signs out", async () => {
  const person = await memberWithPassword(hub, { name: "Amara Okafor" })
  const visitor = await site.visitor()
  const asked = await visitor.visit("/my/notifications?from=mail")
  expect(asked.path).toBe("/sign-in?next=%2Fmy%2Fnotifications%3Ffrom%3Dmail")
  const there = await asked.submit("Sign in", { email: person.email.toUpperCase(), password })
  expect(there.path).toBe("/my/notifications?from=mail")
  expect(there.text(".hub-header__menu summary")).toBe("Signed in as Amara Okafor")
  expect((await visitor.visit("/sign-in?next=/about")).path).toBe("/about")
  const out = await there.submit("Sign out")
  expect(out.path).toBe("/")
  expect(out.text(".nhsuk-notification-banner")).toContain("You are signed out.")
  expect(out.text("header")).toContain("Create an account")
  expect(await hub.db.session.count({ where: { personId: person.id } })).toBe(0)
})

test("a wrong sign-in says the same whoever has an account, keeps the address and never sends the password back", async () => {
  const person = await memberWithPassword(hub)
  const page = await (await site.visitor()).visit("/sign-in")
  const wrong = await page.submit("Sign in", { email: person.email, password: "not my password" })
  const unknown = await page.submit("Sign in", { email: "nobody@example.org", password: "not my password" })
  expect(problems(wrong)).toEqual({ summary: ["The e-mail address or the password is not right. Check both and try again"], fields: [] })
  expect(problems(unknown)).toEqual(problems(wrong))
  expect(unknown.status).toBe(wrong.status)
  expect(wrong.$("#email").attr("value")).toBe(person.email)
  expect(wrong.html).not.toContain("not my password")
  const empty = await page.submit("Sign in", { email: "somebody", password: "" })
  expect(problems(empty).fields).toEqual(["Enter an e-mail address in the right format, like name@example.nhs.uk", "Enter your password"])
  expect(empty.$('.nhsuk-error-summary a[href="#password"]')).toHaveLength(1)
})

test.each(["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example", "javascript:alert(1)"])(
  "signing in leads nowhere but to this site: %j",
  async (next) => {
    const person = await memberWithPassword(hub)
    const visitor = await site.visitor()
    const body = new URLSearchParams({ email: person.email, password })
    const address = `/sign-in?next=${encodeURIComponent(next)}`
    const answer = await visitor.fetch(address, { method: "POST", body, headers: { origin: site.url } })
    expect(answer.status).toBe(302)
    expect(answer.headers.get("location")).toBe("/")
    expect((await visitor.fetch(address)).headers.get("location")).toBe("/")
  },
)

test("forms that another site sends are refused", async () => {
  const person = await memberWithPassword(hub)
  const visitor = await site.visitor(person)
  const body = new URLSearchParams({ email: person.email, password })
  for (const path of ["/sign-in", "/sign-out", "/sign-in/by-mail", "/sign-in/two-factor", "/sign-in/link?token=x", "/my/settings/erase"]) {
    for (const header of [
      ["origin", "https://elsewhere.example"],
      ["origin", "null"],
      ["sec-fetch-site", "cross-site"],
    ] as const) {
      const answer = await visitor.fetch(path, { method: "POST", body, headers: [[...header]] })
      expect([path, answer.status]).toEqual([path, 403])
    }
  }
  expect(await hub.db.session.count({ where: { personId: person.id } })).toBe(1)
})

test("a link by mail signs in when its button is pressed; opening it uses nothing up", async () => {
  const person = await makePerson(hub)
  const visitor = await site.visitor()
  const form = await (await visitor.visit("/sign-in?next=/calls")).follow("Get a link by e-mail")
  const sent = await form.submit("Send the link", { email: person.email })
  expect(sent.path).toBe("/check-your-mail/sign-in")
  expect(sent.text("main")).toContain(`If ${person.email} has an account, a message is on its way to it.`)
  const link = await linkTo(hub, person.email)
  const scanner = await site.visitor()
  for (let n = 0; n < 2; n++) expect((await scanner.visit(link)).status).toBe(200)
  const page = await visitor.visit(link)
  expect(page.$('meta[name="referrer"]').attr("content")).toBe("same-origin")
  expect((await page.submit("Sign in")).path).toBe("/calls")
  const used = await (await scanner.visit(link)).submit("Sign in")
  expect(problems(used).summary).toEqual(["This link has been used already or is too old. Ask for a new one"])
  expect((await used.follow("Get a new link by e-mail")).path).toBe("/sign-in/by-mail?next=%2Fcalls")
})

test("asking for a link looks the same when the address has no account", async () => {
  const page = await (await site.visitor()).visit("/sign-in/by-mail")
  const sent = await page.submit("Send the link", { email: "nobody-at-all@example.org" })
  expect(sent.path).toBe("/check-your-mail/sign-in")
  expect(sent.text("main")).toContain("If nobody-at-all@example.org has an account, a message is on its way to it.")
  expect(problems(await page.submit("Send the link", { email: "" })).fields).toEqual(["Enter an e-mail address"])
})

test("two-step sign-in asks for the app's code, or a backup code, and then goes on", async () => {
  const person = await memberWithPassword(hub)
  const owner = hub.as(person)
  const setUp = `mutation ($password: String!) { setUpTwoFactor(password: $password) { ... on TwoFactorSetup { key } } }`
  const { key } = await owner.mutate(setUp, { password })
  const { codes } = await owner.mutate("mutation ($code: String!) { confirmTwoFactor(code: $code) { ... on BackupCodes { codes } } }", {
    code: codeFor(key),
  })
  const visitor = await site.visitor()
  const signIn = () => visitor.visit("/sign-in?next=/calls").then((page) => page.submit("Sign in", { email: person.email, password }))
  const asked = await signIn()
  expect(asked.path).toBe("/sign-in/two-factor?next=%2Fcalls")
  const wrong = await asked.submit("Sign in", { code: "000000" })
  expect(problems(wrong).fields).toEqual(["That code is not right. Enter the 6 digits that your app shows now"])
  expect(wrong.$("#code").attr("value")).toBe("000000")
  const there = await wrong.submit("Sign in", { code: codeFor(key) })
  expect(there.path).toBe("/calls")
  await there.submit("Sign out")
  const backup = await (await signIn()).follow("I do not have my app: use a backup code")
  expect((await backup.submit("Sign in", { code: codes[0] })).path).toBe("/calls")
  const late = await (await site.visitor()).visit("/sign-in/two-factor")
  expect(problems(await late.submit("Sign in", { code: codeFor(key) })).summary).toEqual([
    "The time for entering a code is over. Sign in again to get another try.",
  ])
})

test("the organisation's way in is offered where it is set up, and says so when it fails", async () => {
  const visitor = await site.visitor()
  expect((await visitor.visit("/sign-in")).text("main")).not.toContain("Trust login")
  const { env } = hub.platform
  Object.assign(env, { OIDC_ISSUER: "http://127.0.0.1:9", OIDC_NAME: "Trust login" })
  try {
    const page = await (await visitor.visit("/sign-in?next=/my")).follow("Sign in with Trust login")
    expect(page.path).toBe("/sign-in?next=%2Fmy&error=unavailable")
    expect(problems(page).summary).toEqual(["Signing in with Trust login did not work. Try again, or sign in another way."])
  } finally {
    delete env.OIDC_ISSUER
  }
})

test("a form sent after the session ended keeps what was typed until it is sent again", async () => {
  const person = await memberWithPassword(hub)
  const visitor = await site.visitor(person)
  const page = await visitor.visit("/my/collections")
  await hub.db.session.deleteMany({ where: { personId: person.id } })
  const kept = await page.submit("Begin", { title: "For the open day in May" })
  expect(kept.status).toBe(401)
  expect(kept.text("h1")).toBe("You are signed out, and nothing is lost")
  const signIn = await kept.follow("Sign in (opens in a new tab)")
  expect((await signIn.submit("Sign in", { email: person.email, password })).text("h1")).toBe("You are signed in")
  const saved = await kept.submit("Send it again")
  expect(saved.status).toBe(200)
  expect(saved.text("main")).toContain("For the open day in May")
})
