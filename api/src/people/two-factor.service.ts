import { act } from "../platform/act.ts"
import { requireViewer, type Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError, WrongStateError } from "../platform/errors.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { type RateLimit, spend } from "../platform/rate-limit.ts"
import { twoFactorMail } from "./account.mail.ts"
import { answerOf, authOf } from "./auth.ts"
import { demandPassword, hasPassword } from "./password.service.ts"

/** What an authenticator app needs to know. */
export type TwoFactorSetup = { key: string; uri: string; qrCode: string }

const codesByPerson: RateLimit = { name: "two-factor:person", points: 20, seconds: 15 * 60 }

/** Makes a secret for the viewer's authenticator app. Two-step sign-in is on only after `confirmTwoFactor`. */
export async function setUpTwoFactor(context: Context, password: string): Promise<TwoFactorSetup> {
  const viewer = requireViewer(context.viewer)
  if (viewer.twoFactorEnabled) throw new WrongStateError("Two-step sign-in is on already. Turn it off first to set it up anew.", "ON")
  await confirmItIsThem(context, viewer, password)
  const { headers } = context
  const response = await authOf(context).api.enableTwoFactor({ headers, body: { password, method: "totp" }, asResponse: true })
  const { ok, body } = await answerOf<{ totpURI?: string }>(context, response)
  if (!ok || !body.totpURI) throw new Error(`Two-step sign-in could not be set up: ${body.code}`)
  const { default: QRCode } = await import("qrcode")
  const key = new URL(body.totpURI).searchParams.get("secret") ?? ""
  return { key, uri: body.totpURI, qrCode: await QRCode.toString(body.totpURI, { type: "svg", margin: 2 }) }
}

/** Turns two-step sign-in on with a first code of the app. Returns the backup codes, which are shown once. */
export async function confirmTwoFactor(context: Context, typed: string): Promise<{ personId: string; backupCodes: string[] }> {
  const viewer = requireViewer(context.viewer)
  if (viewer.twoFactorEnabled) throw new WrongStateError("Two-step sign-in is on already.", "ON")
  await spend(context, codesByPerson, viewer.id)
  const { api } = authOf(context)
  const { headers } = context
  const response = await api.verifyTOTP({ headers, body: { code: typed.replaceAll(/\s/g, "") }, asResponse: true })
  const { ok, body } = await answerOf(context, response)
  if (body.code === "TOTP_NOT_ENABLED") throw new WrongStateError("Begin by adding the key to your authenticator app.", "NOT_BEGUN")
  if (!ok) throw new ValidationError([{ field: "code", message: "That code is not right. Enter the 6 digits that your app shows now" }])
  await record(context, viewer, true)
  const { backupCodes } = await api.viewBackupCodes({ body: { userId: viewer.id } })
  return { personId: viewer.id, backupCodes: [...backupCodes] }
}

/** Replaces the viewer's backup codes. */
export async function renewBackupCodes(context: Context, password: string): Promise<{ personId: string; backupCodes: string[] }> {
  const viewer = requireViewer(context.viewer)
  if (!viewer.twoFactorEnabled) throw new WrongStateError("Two-step sign-in is off.", "OFF")
  await confirmItIsThem(context, viewer, password)
  const { headers } = context
  const response = await authOf(context).api.generateBackupCodes({ headers, body: { password }, asResponse: true })
  const { ok, body } = await answerOf<{ backupCodes?: string[] }>(context, response)
  if (!ok || !body.backupCodes) throw new Error(`Backup codes could not be made: ${body.code}`)
  return { personId: viewer.id, backupCodes: body.backupCodes }
}

/** Turns two-step sign-in off. Returns the viewer's id. */
export async function disableTwoFactor(context: Context, password: string): Promise<string> {
  const viewer = requireViewer(context.viewer)
  if (!viewer.twoFactorEnabled) throw new WrongStateError("Two-step sign-in is off already.", "OFF")
  await confirmItIsThem(context, viewer, password)
  const { headers } = context
  const response = await authOf(context).api.disableTwoFactor({ headers, body: { password }, asResponse: true })
  const { ok, body } = await answerOf(context, response)
  if (!ok) throw new Error(`Two-step sign-in could not be turned off: ${body.code}`)
  await record(context, viewer, false)
  return viewer.id
}

/** People without a password have shown who they are by their mail or their organisation. */
async function confirmItIsThem(context: Context, viewer: Viewer, password: string): Promise<void> {
  if (await hasPassword(context, viewer.id)) await demandPassword(context, viewer, password, "password")
}

function record(context: Context, viewer: Viewer, isOn: boolean): Promise<void> {
  return act(context, async (a) => {
    await a.audit({ action: isOn ? "person.turnOnTwoFactor" : "person.turnOffTwoFactor", subjectType: "Person", subjectId: viewer.id })
    await sendMail(a, twoFactorMail(viewer, isOn, `${viewer.id}:${a.at.getTime()}`))
  })
}
