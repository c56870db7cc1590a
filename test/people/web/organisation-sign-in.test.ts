import { makePerson } from "@hub/seed/builders"
import { afterAll, beforeAll, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type Page, type SiteVisitor, useSite } from "../../kit/site.ts"
import { theWorker } from "../../kit/worker.ts"
import { problems } from "../account-pages.ts"
import { type OpenIdProvider, startOpenIdProvider } from "../openid-provider.ts"

let provider: OpenIdProvider

// Before the hub starts, because the API reads once whether an organisation signs people in.
beforeAll(async () => {
  const { env } = (await theWorker()).platform
  provider = await startOpenIdProvider(`${env.PUBLIC_URL}/api/auth/callback/organisation`)
  const { issuer, client } = provider
  Object.assign(env, { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret, OIDC_NAME: "Trust login" })
})

const hub = useHub()
const site = useSite(hub)

afterAll(async () => {
  const { env } = (await theWorker()).platform
  for (const name of ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const) delete env[name]
  env.OIDC_NAME = "your organisation"
  await provider.stop()
})

/** From the sign-in page to the organisation, where somebody signs in, and back. */
async function signInAs(visitor: SiteVisitor, login: string, next: string): Promise<Page> {
  const page = await visitor.visit(`/sign-in?next=${encodeURIComponent(next)}`)
  const link = page.$("main a").filter((_index, element) => page.$(element).text() === "Sign in with Trust login")
  const begun = await visitor.fetch(link.attr("href") ?? "")
  expect(begun.headers.get("location")).toContain(provider.issuer)
  return visitor.visit(await provider.visit(begun.headers.get("location") ?? "", login))
}

test("somebody signs in with their organisation and goes on to where they wanted", async () => {
  provider.accounts.set("amina", { email: "amina@trust.example", email_verified: true, name: "Amina Yusuf" })
  const page = await signInAs(await site.visitor(), "amina", "/my/settings?from=mail")
  expect(page.path).toBe("/my/settings?from=mail")
  expect(page.text("header")).toContain("Amina Yusuf")
  expect(page.text("main")).toContain("PasswordNone")
})

test("two-step sign-in is asked for after it", async () => {
  await makePerson(hub, { email: "tess@trust.example", twoFactorEnabled: true })
  provider.accounts.set("tess", { email: "tess@trust.example", email_verified: true, name: "Tess" })
  const page = await signInAs(await site.visitor(), "tess", "/calls")
  expect(page.path).toBe("/sign-in/two-factor?next=%2Fcalls")
  expect(page.text("h1")).toBe("Enter the code from your app")
})

test("when it does not work, the sign-in page says so and keeps where they wanted to go", async () => {
  provider.accounts.set("mallory", { email: "mallory@trust.example", email_verified: false, name: "Mallory" })
  const page = await signInAs(await site.visitor(), "mallory", "/calls")
  expect(page.path).toMatch(/^\/sign-in\?next=%2Fcalls&error=/)
  expect(problems(page).summary).toEqual(["Signing in with Trust login did not work. Try again, or sign in another way."])
})
