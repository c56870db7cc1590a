import { describe, expect, test } from "vitest"
import { useBrowser, type Visit } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { useSite } from "../kit/site.ts"
import { linkTo, memberWithPassword } from "../people/account-pages.ts"
import { codeFor } from "../people/authenticator.ts"

const hub = useHub()
const browser = useBrowser(hub, useSite(hub))

describe.each([
  { javaScript: true, width: 1280 },
  { javaScript: false, width: 1280 },
  { javaScript: true, width: 320 },
])("with JavaScript $javaScript, $width pixels wide", (options) => {
  test("somebody signs up, confirms, sets up two-step sign-in, signs in with a code, and replaces a forgotten password", async () => {
    const email = `priya-${options.javaScript}-${options.width}@example.org`
    const visitor = await browser.open(options)
    await visitor.go("/calls")
    await visitor.follow("Create an account")
    await visitor.arriveAt("Create an account")
    await visitor.press("Create an account")
    await visitor.sees("There is a problem")
    await visitor.arriveAt("Create an account")
    await visitor.fill("Full name", "Priya Nair")
    await visitor.fill("E-mail address", email)
    await visitor.fill("Password", "three quiet otters")
    await visitor.tick("I agree to the terms of use")
    await visitor.press("Create an account")
    await visitor.arriveAt("Check your e-mail")

    await visitor.go(await linkTo(hub, email))
    await visitor.arriveAt("Confirm your e-mail address")
    await visitor.press("Confirm")
    await visitor.arriveAt("Sign in")
    await signIn(visitor, email, "three quiet otters")
    await visitor.arriveAt("Calls for best practice")

    const key = await setUpTwoFactor(visitor)
    await visitor.page.locator(".hub-header__menu summary").click()
    await visitor.press("Sign out")
    await visitor.sees("You are signed out.")

    await visitor.go("/my/settings/devices")
    await visitor.arriveAt("Sign in")
    await signIn(visitor, email, "three quiet otters")
    await visitor.arriveAt("Enter the code from your app")
    await visitor.fill("Code", codeFor(key))
    await visitor.press("Sign in")
    await visitor.arriveAt("Devices you are signed in on")
    await visitor.press("Sign out everywhere, here too")
    await visitor.arriveAt("Sign in")

    await visitor.follow("I forgot my password")
    await visitor.arriveAt("Choose a new password")
    await visitor.fill("E-mail address", email)
    await visitor.press("Send the link")
    await visitor.arriveAt("Check your e-mail")
    await visitor.go(await linkTo(hub, email))
    await visitor.arriveAt("Choose a new password")
    await visitor.fill("New password", "four quiet otters")
    await visitor.press("Set the password")
    await visitor.arriveAt("Sign in")
    await signIn(visitor, email, "four quiet otters")
    await visitor.arriveAt("Enter the code from your app")
  }, 300_000)
})

async function signIn(visitor: Visit, email: string, password: string): Promise<void> {
  await visitor.fill("E-mail address", email)
  await visitor.fill("Password", password)
  await visitor.press("Sign in")
}

/** From any page to the backup codes and on; gives the key that the app keeps. */
async function setUpTwoFactor(visitor: Visit): Promise<string> {
  await visitor.page.locator(".hub-header__menu summary").click()
  await visitor.follow("Settings")
  await visitor.arriveAt("Settings")
  await visitor.follow("Change two-step sign-in")
  await visitor.arriveAt("Set up two-step sign-in")
  await visitor.fill("Your password", "three quiet otters")
  await visitor.press("Begin")
  await visitor.arriveAt("Add the hub to your app")
  const key = ((await visitor.page.locator(".hub-key").textContent()) ?? "").replaceAll(" ", "")
  await visitor.fill("Code", codeFor(key))
  await visitor.press("Turn it on")
  await visitor.arriveAt("Your backup codes")
  expect(await visitor.page.locator(".hub-backup-codes li").count()).toBe(10)
  await visitor.follow("I have kept them: go on to my settings")
  await visitor.arriveAt("Settings")
  return key
}

test("signing in, the menu and signing out need no mouse", async () => {
  const person = await memberWithPassword(hub, { name: "Amara Okafor" })
  const visitor = await browser.open()
  const { keyboard } = visitor.page
  await visitor.go("/sign-in?next=/about")
  await visitor.arriveAt("Sign in")
  await visitor.field("E-mail address").focus()
  await keyboard.type(person.email)
  await keyboard.press("Tab")
  await keyboard.type("not my password")
  await keyboard.press("Enter")
  await visitor.page.locator(".nhsuk-error-summary:focus").waitFor()
  await visitor.field("Password").fill("")
  await keyboard.type("three quiet otters")
  await keyboard.press("Tab")
  await keyboard.press("Space")
  expect(await visitor.field("Password").getAttribute("type")).toBe("text")
  await keyboard.press("Tab")
  await keyboard.press("Enter")
  await visitor.arriveAt("About the hub")

  await visitor.page.locator(".hub-header__menu summary").focus()
  await keyboard.press("Enter")
  await visitor.page.getByRole("link", { name: "My hub" }).waitFor()
  await keyboard.press("Tab")
  await keyboard.press("Escape")
  await visitor.page.getByRole("link", { name: "My hub" }).waitFor({ state: "hidden" })
  await keyboard.press("Enter")
  for (let n = 0; n < 3; n++) await keyboard.press("Tab")
  await keyboard.press("Enter")
  await visitor.sees("You are signed out.")
})

test("a form kept by an ended session is sent again after signing in in another tab", async () => {
  const person = await memberWithPassword(hub)
  const visitor = await browser.open({ as: person })
  await visitor.go("/my/settings/profile")
  await visitor.arriveAt("What others see of you")
  await visitor.fill("About you", "Ten years of work experience weeks.")
  await hub.db.session.deleteMany({ where: { personId: person.id } })
  await visitor.press("Save")
  await visitor.arriveAt("You are signed out, and nothing is lost")
  const [tab] = await Promise.all([visitor.page.waitForEvent("popup"), visitor.follow("Sign in (opens in a new tab)")])
  await tab.getByLabel("E-mail address", { exact: true }).fill(person.email)
  await tab.getByLabel("Password", { exact: true }).fill("three quiet otters")
  await tab.getByRole("button", { name: "Sign in", exact: true }).click()
  await tab.getByRole("heading", { name: "You are signed in" }).waitFor()
  await tab.close()
  await visitor.press("Send it again")
  await visitor.arriveAt("Settings")
  await visitor.sees("Ten years of work experience weeks.")
})
