import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { createApi } from "@hub/api/app"
import { makePerson } from "@hub/seed/builders"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Answer } from "../../kit/client.ts"
import { useHub } from "../../kit/hub.ts"
import { type OpenIdProvider, startOpenIdProvider } from "../openid-provider.ts"

const hub = useHub()
let provider: OpenIdProvider
let url: string
const stops: (() => unknown)[] = []

beforeAll(async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = await startOpenIdProvider(`${url}/api/auth/callback/organisation`)
  const { platform } = hub
  const api = await createApi({
    ...platform,
    database: { ...platform.database },
    env: {
      ...platform.env,
      PUBLIC_URL: url,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.client.id,
      OIDC_CLIENT_SECRET: provider.client.secret,
      OIDC_NAME: "Trust login",
    },
  })
  server.on("request", api.app)
  stops.push(
    () => server.closeAllConnections(),
    () => server.close(),
    () => api.stop(),
    () => provider.stop(),
  )
})
afterAll(async () => {
  for (const stop of stops) await stop()
})

/** A browser that has its cookies and follows the hub's redirects only when told. */
function browser() {
  const cookies = new Map<string, string>()
  const go = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")
    const response = await fetch(new URL(path, url), { redirect: "manual", ...init, headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";")
      const name = pair.slice(0, pair.indexOf("="))
      if (/max-age=0(;|$)/i.test(line)) cookies.delete(name)
      else cookies.set(name, pair.slice(name.length + 1))
    }
    return response
  }
  const ask = async (query: string, variables = {}) => {
    const body = JSON.stringify({ query, variables })
    const response = await go("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body })
    return ((await response.json()) as { data: Answer }).data
  }
  return { cookies, go, ask }
}

const start = `mutation ($next: String) { startOrganisationSignIn(next: $next) { ... on OrganisationSignIn { url } ... on UserError { code } } }`
const viewer = "{ viewer { name email hasPassword handle } }"

async function signInAs(login: string, next = "/my") {
  const b = browser()
  const begun = await b.ask(start, { next })
  const back = await provider.visit(begun.startOrganisationSignIn.url, login)
  const response = await b.go(back)
  return { ...b, back, location: response.headers.get("location") }
}

test("the way is offered where it is set up, and only there", async () => {
  const { hub: here } = await browser().ask("{ hub { signInMethods { kind label } } }")
  expect(here.signInMethods.at(-1)).toEqual({ kind: "ORGANISATION", label: "Trust login" })
  const elsewhere = await hub.visitor.query("{ hub { signInMethods { kind } } }")
  expect(elsewhere.hub.signInMethods).toHaveLength(2)
  await hub.visitor.refused("WrongStateError", start)
})

test("somebody new gets an account, somebody known gets in again", async () => {
  provider.accounts.set("amina", { email: "Amina@trust.example", email_verified: true, name: "Amina Yusuf" })
  const first = await signInAs("amina", "/my/saved")
  expect(first.location).toBe(`${url}/my/saved`)
  expect((await first.ask(viewer)).viewer).toMatchObject({ name: "Amina Yusuf", email: "amina@trust.example", hasPassword: false })
  const again = await signInAs("amina")
  expect((await again.ask(viewer)).viewer.handle).toMatch(/^amina-yusuf-\d{5}$/)
  const [event] = await hub.db.auditEvent.findMany({ where: { action: "person.signUp" } })
  const people = await hub.db.person.findMany({ where: { email: "amina@trust.example" }, include: { accounts: true } })
  expect(people).toHaveLength(1)
  expect(event?.subjectId).toBe(people[0]?.id)
  expect(people[0]?.accounts).toMatchObject([{ providerId: "organisation", accessToken: null, refreshToken: null, idToken: null }])
})

test("a verified address is linked to the account that has it", async () => {
  const person = await makePerson(hub, { email: "ben@trust.example" })
  provider.accounts.set("ben", { email: "ben@trust.example", email_verified: true, name: "Ben" })
  const { ask } = await signInAs("ben")
  expect((await ask(viewer)).viewer).toMatchObject({ handle: person.handle, name: person.name })
})

test.each([
  ["creates no account", false],
  ["does not open the account that has it", true],
])("an address that the provider has not verified %s", async (_what, exists) => {
  const email = `unverified-${exists}@trust.example`
  if (exists) await makePerson(hub, { email })
  provider.accounts.set(email, { email, email_verified: false, name: "Mallory" })
  const { ask, location } = await signInAs(email)
  expect(location).toContain(`${url}/sign-in?next=%2Fmy&error=`)
  expect((await ask(viewer)).viewer).toBeNull()
  expect(await hub.db.account.count({ where: { accountId: email } })).toBe(0)
  expect(await hub.db.person.count({ where: { email } })).toBe(exists ? 1 : 0)
})

test("somebody suspended does not get in this way either", async () => {
  provider.accounts.set("sam", { email: "sam@trust.example", email_verified: true, name: "Sam" })
  await makePerson(hub, { email: "sam@trust.example", suspendedAt: new Date() })
  const { ask, location } = await signInAs("sam")
  expect(location).toContain("error=")
  expect((await ask(viewer)).viewer).toBeNull()
})

test("two-step sign-in is asked for after the organisation's too", async () => {
  provider.accounts.set("tess", { email: "tess@trust.example", email_verified: true, name: "Tess" })
  await makePerson(hub, { email: "tess@trust.example", twoFactorEnabled: true })
  const { ask, cookies, location } = await signInAs("tess", "/my/saved?page=2")
  expect(location).toBe(`${url}/sign-in/two-factor?next=${encodeURIComponent("/my/saved?page=2")}`)
  expect((await ask(viewer)).viewer).toBeNull()
  expect([...cookies.keys()]).toContain("hub.two_factor")
  expect(await hub.db.session.count({ where: { person: { email: "tess@trust.example" } } })).toBe(0)
})

test("a way back with another state, or in another browser, is refused", async () => {
  provider.accounts.set("eve", { email: "eve@trust.example", email_verified: true, name: "Eve" })
  const begun = browser()
  const { startOrganisationSignIn } = await begun.ask(start)
  const back = new URL(await provider.visit(startOrganisationSignIn.url, "eve"))
  const stranger = browser()
  expect((await stranger.go(back.href)).headers.get("location")).toMatch(/\/sign-in.*error=/)
  expect((await stranger.ask(viewer)).viewer).toBeNull()
  back.searchParams.set("state", "made-up")
  expect((await begun.go(back.href)).headers.get("location")).toMatch(/\/sign-in.*error=/)
  expect((await begun.ask(viewer)).viewer).toBeNull()
  expect(await hub.db.person.count({ where: { email: "eve@trust.example" } })).toBe(0)
})

test("the address to go to afterwards is on this site", async () => {
  provider.accounts.set("amina", { email: "amina@trust.example", email_verified: true, name: "Amina Yusuf" })
  expect((await signInAs("amina", "//elsewhere.example/")).location).toBe(`${url}/`)
})

test("nothing else of the sign-in library can be reached from outside", async () => {
  for (const path of ["/api/auth/sign-up/email", "/api/auth/sign-in/email", "/api/auth/get-session", "/api/auth/callback/google"]) {
    const response = await browser().go(path, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" })
    expect(response.status, path).toBe(404)
  }
})
