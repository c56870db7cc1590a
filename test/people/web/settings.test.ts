import { giveRole, joinOrganisation, makeOrganisation, makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"
import { linkTo, memberWithPassword, password, problems } from "../account-pages.ts"
import { codeFor } from "../authenticator.ts"

const hub = useHub()
const site = useSite(hub)

const personOf = ({ id }: { id: string }) => hub.db.person.findUniqueOrThrow({ where: { id } })
const pages = ["", "/profile", "/email", "/password", "/notifications", "/devices", "/two-factor", "/erase"].map(
  (end) => `/my/settings${end}`,
)

test("settings are for whoever is signed in", async () => {
  const visitor = await site.visitor()
  for (const path of pages) expect((await visitor.visit(path)).path).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
  const member = await site.visitor(await memberWithPassword(hub))
  for (const path of pages) expect([path, (await member.visit(path)).status]).toEqual([path, 200])
})

test("the profile is changed, with what is wrong beside its field and nothing lost", async () => {
  const person = await makePerson(hub, { name: "Amara Okafor" })
  const visitor = await site.visitor(person)
  const page = await (await visitor.visit("/my/settings")).follow("Change name")
  const long = "a".repeat(121)
  const wrong = await page.submit("Save", { name: "", jobTitle: long, about: "First line\nSecond <b>line</b>", isContactable: "yes" })
  expect(problems(wrong).fields).toEqual(["Enter your full name", "Use at most 120 characters"])
  expect(wrong.$("#jobTitle").attr("value")).toBe(long)
  expect(wrong.$("input[name=isContactable]").attr("checked")).toBe("checked")
  const saved = await wrong.submit("Save", { name: "Amara O.", jobTitle: "Lead" })
  expect(saved.path).toBe("/my/settings")
  expect(saved.text("main")).toContain("Your profile is saved.")
  expect(await personOf(person)).toMatchObject({
    name: "Amara O.",
    jobTitle: "Lead",
    about: "First line\nSecond <b>line</b>",
    isContactable: true,
  })
  const others = await (await site.visitor()).visit(`/people/${person.handle}`)
  expect(others.text("h1")).toBe("Amara O.")
  expect(others.text("main")).toContain("Second <b>line</b>")
  expect(others.html).not.toContain(person.email)
})

test("the page is hidden from others and shown again", async () => {
  const person = await makePerson(hub, { name: "Priya Nair", jobTitle: "Lead" })
  const [visitor, own] = [await site.visitor(), await site.visitor(person)]
  const path = `/people/${person.handle}`
  expect((await visitor.visit(path)).status).toBe(200)
  const form = await (await own.visit("/my/settings")).follow("Change your page")
  const hidden = await form.submit("Save", { isProfileHidden: "yes", isContactable: "yes" })
  expect(hidden.text("main")).toContain("Hidden from others")
  expect(hidden.text("main")).toContain("Willing, but nobody can: your page is hidden")
  expect((await visitor.visit(path)).status).toBe(404)
  const page = await own.visit(path)
  expect(page.text("main")).toContain("Your page is hidden: only you and administrators see it.")
  const shown = await (await page.follow("Change it")).submit("Save", { isProfileHidden: [] })
  expect(shown.text("main")).toContain("Everybody can see it")
  expect((await visitor.visit(path)).status).toBe(200)
})

test("how often e-mail comes is chosen", async () => {
  const person = await makePerson(hub)
  const page = await (await site.visitor(person)).visit("/my/settings/notifications")
  expect(page.$("input:checked").attr("value")).toBe("AT_ONCE")
  expect(problems(await page.submit("Save", { frequency: "HOURLY" })).fields).toEqual(["Choose how often"])
  expect(page.$("#hour option[selected]").text()).toBe("7am")
  expect(problems(await page.submit("Save", { frequency: "WEEKLY", hour: "25" })).fields).toEqual(["Choose an hour from the list"])
  const saved = await page.submit("Save", { frequency: "WEEKLY", hour: "18", weekday: "FRIDAY" })
  expect(await personOf(person)).toMatchObject({ notificationFrequency: "WEEKLY", digestHour: 18, digestWeekday: 5 })
  expect(saved.text("main")).toContain("Once a week, all in one message, on Friday at 6pm")
})

test("the password is changed by whoever knows it; who has none gets a link to set one", async () => {
  const person = await memberWithPassword(hub)
  const page = await (await site.visitor(person)).visit("/my/settings/password")
  const wrong = await page.submit("Change the password", { currentPassword: "not it at all", newPassword: "four quiet otters" })
  expect(problems(wrong).fields).toEqual(["That password is not right"])
  const done = await wrong.submit("Change the password", { currentPassword: password, newPassword: "four quiet otters" })
  expect(done.text("main")).toContain("every other device is signed out")
  const without = await makePerson(hub)
  const link = await (await (await site.visitor(without)).visit("/my/settings/password")).submit("Send the link")
  expect(link.path).toBe("/check-your-mail/password")
  expect(await linkTo(hub, without.email)).toMatch(/^\/reset-password/)
})

test("a new address counts once it is confirmed there", async () => {
  const person = await memberWithPassword(hub)
  const visitor = await site.visitor(person)
  const page = await visitor.visit("/my/settings/email")
  const wrong = await page.submit("Send the link", { email: "new@example.org", password: "not it at all" })
  expect(problems(wrong).fields).toEqual(["That password is not right"])
  expect(wrong.$("#email").attr("value")).toBe("new@example.org")
  const sent = await wrong.submit("Send the link", { email: "new@example.org", password })
  expect(sent.path).toBe("/check-your-mail/address")
  expect((await personOf(person)).email).toBe(person.email)
  const done = await (await visitor.visit(await linkTo(hub, "new@example.org"))).submit("Confirm")
  expect(done.path).toBe("/my/settings")
  expect(done.text("main")).toContain("You sign in with new@example.org from now on.")
})

test("one device is signed out, then all", async () => {
  const person = await makePerson(hub)
  const visitor = await site.visitor(person)
  const phone = await site.visitor(person)
  await phone.visit("/my")
  const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0"
  await hub.db.session.updateMany({ where: { personId: person.id }, data: { userAgent } })
  const page = await visitor.visit("/my/settings/devices")
  expect(page.$(".hub-rows li")).toHaveLength(2)
  expect(page.text(".hub-rows")).toContain("Firefox on Windows")
  const after = await page.submit("Sign out the device: Firefox on Windows")
  expect(after.$(".hub-rows li")).toHaveLength(1)
  expect((await phone.visit("/my")).path).toBe("/sign-in?next=%2Fmy")
  const gone = await after.submit("Sign out everywhere, here too")
  expect(gone.path).toBe("/sign-in")
  expect(await hub.db.session.count({ where: { personId: person.id } })).toBe(0)
})

test("two-step sign-in is set up, its codes are shown once, and it is turned off", async () => {
  const person = await memberWithPassword(hub)
  const visitor = await site.visitor(person)
  const begin = await visitor.visit("/my/settings/two-factor")
  expect(problems(await begin.submit("Begin", { password: "not it at all" })).fields).toEqual(["That password is not right"])
  const app = await begin.submit("Begin", { password })
  const key = app.text(".hub-key").replaceAll(" ", "")
  expect(app.$("img.hub-qr-code").attr("src")).toMatch(/^data:image\/svg\+xml,%3Csvg/)
  const wrong = await app.submit("Turn it on", { code: "000000" })
  expect(problems(wrong).fields).toHaveLength(1)
  expect(wrong.text(".hub-key").replaceAll(" ", "")).toBe(key)
  const codes = await wrong.submit("Turn it on", { code: codeFor(key) })
  expect(codes.path).toBe("/my/settings/two-factor/backup-codes")
  expect(codes.$(".hub-backup-codes li")).toHaveLength(10)
  expect(codes.headers.get("cache-control")).toBe("no-store")
  const again = await visitor.visit(codes.path)
  expect(again.$(".hub-backup-codes")).toHaveLength(0)
  const renewed = await again.submit("Make new codes", { password })
  expect(renewed.$(".hub-backup-codes li")).toHaveLength(10)
  expect(renewed.text(".hub-backup-codes")).not.toBe(codes.text(".hub-backup-codes"))
  const off = await visitor.visit("/my/settings/two-factor/turn-off")
  expect(problems(await off.submit("Turn it off", { password: "" })).fields).toEqual(["Enter your password"])
  expect((await off.submit("Turn it off", { password })).text("h1")).toBe("Set up two-step sign-in")
  expect((await personOf(person)).twoFactorEnabled).toBe(false)
})

test("where it is required, who has a role that decides is led to two-step sign-in until it is on", async () => {
  const { env } = hub.platform
  env.REQUIRE_TWO_FACTOR = true
  try {
    const person = await memberWithPassword(hub)
    await giveRole(hub, person, "EDITOR")
    const visitor = await site.visitor(person)
    const page = await (await visitor.visit("/initiatives")).follow("Set it up now")
    expect(page.path).toBe("/my/settings/two-factor")
    expect(page.text("main")).toContain("Directory editor")
    expect((await visitor.visit("/my/settings")).text("main")).toContain("Directory editor (waits for two-step sign-in)")
    const app = await page.submit("Begin", { password })
    await app.submit("Turn it on", { code: codeFor(app.text(".hub-key").replaceAll(" ", "")) })
    const after = await visitor.visit("/initiatives")
    expect(after.text("main")).not.toContain("Set it up now")
    expect(after.text("header")).toContain("Manage")
  } finally {
    env.REQUIRE_TWO_FACTOR = false
  }
})

test("one's data are downloaded, and the account is erased after it was confirmed", async () => {
  const person = await memberWithPassword(hub)
  const visitor = await site.visitor(person)
  const settings = await visitor.visit("/my/settings")
  const download = await visitor.fetch(settings.$('a[href$="my-data.json"]').attr("href") ?? "")
  expect(((await download.json()) as { person: { email: string } }).person.email).toBe(person.email)
  const page = await settings.follow("Erase your account")
  expect(page.text("main")).toContain("by “Former member”")
  const wrong = await page.submit("Erase my account", { confirmation: "not it at all" })
  expect(problems(wrong).fields).toEqual(["That password is not right"])
  expect(wrong.html).not.toContain("not it at all")
  const gone = await wrong.submit("Erase my account", { confirmation: password })
  expect(gone.path).toBe("/")
  expect(gone.text("header")).toContain("Create an account")
  expect((await personOf(person)).erasedAt).not.toBeNull()
  expect((await visitor.visit(`/people/${person.handle}`)).status).toBe(404)
})

test("a person's page shows their organisations and regions; there is none of whoever is suspended or not confirmed", async () => {
  const person = await makePerson(hub, { jobTitle: "Schools liaison", isDemonstration: true })
  const organisation = await makeOrganisation(hub)
  await joinOrganisation(hub, person, organisation)
  const visitor = await site.visitor()
  const page = await visitor.visit(`/people/${person.handle}`)
  expect(page.text("main")).toContain("Schools liaison")
  expect(page.text("main")).toContain("Demonstration")
  expect((await page.follow(organisation.name)).path).toBe(`/organisations/${organisation.slug}`)
  const settings = await (await site.visitor(person)).visit("/my/settings")
  expect((await settings.follow(organisation.name)).path).toBe(`/organisations/${organisation.slug}`)
  for (const own of [{ suspendedAt: hub.clock.now() }, { emailVerified: false }]) {
    const { handle } = await makePerson(hub, own)
    expect((await visitor.visit(`/people/${handle}`)).status).toBe(404)
  }
})
