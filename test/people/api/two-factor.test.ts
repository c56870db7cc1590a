import { givePassword, giveRole, makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { codeFor } from "../authenticator.ts"

const hub = useHub()

const password = "correct horse battery staple"
const setUp = `mutation ($password: String!) { setUpTwoFactor(password: $password) { ... on TwoFactorSetup { key uri qrCode } } }`
const confirm = `mutation ($code: String!) { confirmTwoFactor(code: $code) { ... on BackupCodes { codes viewer { twoFactorEnabled } } } }`
const renew = `mutation ($password: String!) { renewBackupCodes(password: $password) { ... on BackupCodes { codes } } }`
const disable = `mutation ($password: String!) { disableTwoFactor(password: $password) { ... on Viewer { twoFactorEnabled } } }`
const signIn = `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { ... on SignedIn { viewer { email } } } }`
const verify = `mutation ($code: String!, $isBackupCode: Boolean!) {
  verifySecondFactor(code: $code, isBackupCode: $isBackupCode) { ... on SignedIn { viewer { email } } } }`
const requestLink = `mutation ($email: String!) { requestSignInLink(email: $email) { ... on MailRequested { email } } }`
const useLink = `mutation ($token: String!) { signInWithLink(token: $token) { ... on SignedIn { viewer { email } } } }`

/** Somebody with a password who has two-step sign-in on, and the key of their app. */
async function withTwoFactor() {
  const person = await makePerson(hub)
  await givePassword(hub, person, password)
  const browser = hub.as(person)
  const { key } = await browser.mutate(setUp, { password })
  const { codes } = await browser.mutate(confirm, { code: codeFor(key) })
  return { person, browser, key: key as string, codes: codes as string[] }
}

test("setting up needs the password, shows a drawing and a key, and is on after the first right code", async () => {
  const person = await makePerson(hub)
  await givePassword(hub, person, password)
  const browser = hub.as(person)
  await browser.refused("ValidationError", setUp, { password: "not it" })
  const setup = await browser.mutate(setUp, { password })
  expect(setup.qrCode).toMatch(/^<svg/)
  expect(setup.uri).toContain("otpauth://totp/Widening")
  expect((await browser.query("{ viewer { twoFactorEnabled } }")).viewer.twoFactorEnabled).toBe(false)
  await browser.refused("ValidationError", confirm, { code: "000000" })
  const before = await browser.cookies()
  const on = await browser.mutate(confirm, { code: codeFor(setup.key).replace(/^.../, "$& ") })
  expect(on).toMatchObject({ viewer: { twoFactorEnabled: true } })
  expect(new Set(on.codes).size).toBe(10)
  expect(await browser.cookies()).not.toBe(before)
  expect((await hub.mail(person.email)).map(({ kind }) => kind)).toEqual(["account.two-factor-on"])
  await browser.refused("WrongStateError", setUp, { password })
  const row = await hub.db.twoFactor.findFirstOrThrow({ where: { personId: person.id } })
  expect(JSON.stringify(row)).not.toContain(on.codes[0])
})

test("a password alone no longer signs in; the code finishes it, once", async () => {
  const { person, key } = await withTwoFactor()
  const browser = hub.visitor
  await browser.refused("TwoFactorRequired", signIn, { email: person.email, password })
  expect((await browser.query("{ viewer { email } }")).viewer).toBeNull()
  await browser.refused("ValidationError", verify, { code: "000000", isBackupCode: false })
  expect((await browser.mutate(verify, { code: codeFor(key), isBackupCode: false })).viewer.email).toBe(person.email)
  expect((await browser.query("{ viewer { email } }")).viewer.email).toBe(person.email)
  const error = await hub.visitor.refused("WrongStateError", verify, { code: codeFor(key), isBackupCode: false })
  expect(error.message).toContain("Sign in again")
})

test("a link in mail does not get round the second step", async () => {
  const { person, key } = await withTwoFactor()
  await hub.visitor.mutate(requestLink, { email: person.email })
  const token = /token=([\w-]+)/.exec((await hub.mail(person.email)).at(-1)?.text ?? "")?.[1]
  const browser = hub.visitor
  await browser.refused("TwoFactorRequired", useLink, { token })
  expect((await browser.query("{ viewer { email } }")).viewer).toBeNull()
  expect((await browser.mutate(verify, { code: codeFor(key), isBackupCode: false })).viewer.email).toBe(person.email)
})

test("after five wrong codes the sign-in has to be begun again", async () => {
  const { person, key } = await withTwoFactor()
  const browser = hub.visitor
  await browser.refused("TwoFactorRequired", signIn, { email: person.email, password })
  for (let attempt = 0; attempt < 5; attempt++) await browser.refused("ValidationError", verify, { code: "111111", isBackupCode: false })
  await browser.refused("WrongStateError", verify, { code: codeFor(key), isBackupCode: false })
})

test("a backup code works once, and new ones replace the old", async () => {
  const { person, codes, browser: owner } = await withTwoFactor()
  const [first, second] = codes
  const use = async (code: string | undefined) => {
    const browser = hub.visitor
    await browser.refused("TwoFactorRequired", signIn, { email: person.email, password })
    return browser.raw(`mutation ($code: String!) { verifySecondFactor(code: $code, isBackupCode: true) { __typename } }`, { code })
  }
  expect((await use(first)).data.verifySecondFactor.__typename).toBe("SignedIn")
  expect((await use(first)).data.verifySecondFactor.__typename).toBe("ValidationError")
  await owner.refused("ValidationError", renew, { password: "not it" })
  const { codes: renewed } = await owner.mutate(renew, { password })
  expect(renewed).toHaveLength(10)
  expect((await use(second)).data.verifySecondFactor.__typename).toBe("ValidationError")
  expect((await use(renewed[0])).data.verifySecondFactor.__typename).toBe("SignedIn")
})

test("turning it off needs the password and lets the password alone sign in again", async () => {
  const { person, browser } = await withTwoFactor()
  await browser.refused("ValidationError", disable, { password: "" })
  expect(await browser.mutate(disable, { password })).toMatchObject({ twoFactorEnabled: false })
  expect(await hub.db.twoFactor.count({ where: { personId: person.id } })).toBe(0)
  await hub.visitor.mutate(signIn, { email: person.email, password })
  await browser.refused("WrongStateError", disable, { password })
})

test("it is for the signed-in person only", async () => {
  await hub.visitor.expectUnauthenticated(setUp, { password })
  await hub.visitor.expectUnauthenticated(confirm, { code: "000000" })
  await hub.visitor.expectUnauthenticated(renew, { password })
  await hub.visitor.expectUnauthenticated(disable, { password })
})

test("where it is required, a deciding role counts once it is set up; demonstration people are exempt", async () => {
  const { env } = hub.platform
  env.REQUIRE_TWO_FACTOR = true
  try {
    const person = await makePerson(hub)
    await giveRole(hub, person, "ADMINISTRATOR")
    await givePassword(hub, person, password)
    const browser = hub.as(person)
    const roles = "{ viewer { roles { role isInEffect } } }"
    expect((await browser.query(roles)).viewer.roles).toEqual([{ role: "ADMINISTRATOR", isInEffect: false }])
    await browser.expectForbidden("{ people { edges { node { name } } } }")
    const { key } = await browser.mutate(setUp, { password })
    await browser.mutate(confirm, { code: codeFor(key) })
    expect((await browser.query(roles)).viewer.roles).toEqual([{ role: "ADMINISTRATOR", isInEffect: true }])
    await browser.query("{ people { edges { node { name } } } }")

    const demonstration = await makePerson(hub, { isDemonstration: true })
    await giveRole(hub, demonstration, "ADMINISTRATOR")
    await hub.as(demonstration).query("{ people { edges { node { name } } } }")
    const member = await makePerson(hub)
    await giveRole(hub, member, "MODERATOR")
    expect((await hub.as(member).query(roles)).viewer.roles).toEqual([{ role: "MODERATOR", isInEffect: true }])
  } finally {
    env.REQUIRE_TWO_FACTOR = false
  }
})
