import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { checkUnspent, type RateLimit, spend, unspend } from "../platform/rate-limit.ts"
import { emailInput, signInInput } from "./account.input.ts"
import { signInLinkMail, verifyEmailMail } from "./account.mail.ts"
import { ownPath } from "./account.rules.ts"
import { spendMail, tokensByCaller } from "./account.service.ts"
import { answerOf, authOf, sessionCookieName } from "./auth.ts"
import { issueLink, redeemLink } from "./mail-link.service.ts"
import { TwoFactorRequired } from "./session.errors.ts"

// Counted when the password is wrong only: whole hospitals share one address on the internet.
const wrongPasswordsByCaller: RateLimit = { name: "sign-in:caller", points: 100, seconds: 15 * 60 }
const wrongPasswordsByAddress: RateLimit = { name: "sign-in:address", points: 10, seconds: 15 * 60 }
const codesByCaller: RateLimit = { name: "two-factor:caller", points: 30, seconds: 15 * 60 }

const suspended = () =>
  new WrongStateError(
    "Your account is suspended, so you cannot sign in. The message you got about it says why and whom to ask.",
    "SUSPENDED",
  )

/** Signs in with a password. The old session of the request, if any, ends. Returns the id of the person. */
export async function signIn(context: Context, input: unknown): Promise<string> {
  const { email, password } = parseInput(signInInput, input)
  const caller = context.ip ?? ""
  await checkUnspent(context, wrongPasswordsByCaller, caller)
  await checkUnspent(context, wrongPasswordsByAddress, email)
  const { headers } = context
  const response = await authOf(context).api.signInEmail({ headers, body: { email, password }, asResponse: true })
  const answer = await answerOf<{ user?: { id: string }; twoFactorRedirect?: boolean }>(context, response)
  const { twoFactorRedirect, user, code } = answer.body
  if (twoFactorRedirect) {
    await endOldSession(context)
    throw new TwoFactorRequired()
  }
  if (code === "EMAIL_NOT_VERIFIED") {
    await remindToVerify(context, email)
    throw new WrongStateError("Confirm your e-mail address first: use the link in the message we have just sent you.", "EMAIL_NOT_VERIFIED")
  }
  if (code === "FAILED_TO_CREATE_SESSION") throw suspended()
  if (!answer.ok || !user) {
    await spend(context, wrongPasswordsByCaller, caller)
    await spend(context, wrongPasswordsByAddress, email)
    throw new ValidationError([{ field: "", message: "The e-mail address or the password is not right. Check both and try again" }])
  }
  await unspend(context, wrongPasswordsByAddress, email)
  await endOldSession(context)
  return user.id
}

async function remindToVerify(context: Context, email: string): Promise<void> {
  await spendMail(context, email)
  await act(context, async (a) => {
    const person = await a.tx.person.findUnique({ where: { email, emailVerified: false }, select: { id: true, name: true } })
    if (person) await sendMail(a, verifyEmailMail({ ...person, email }, await issueLink(a, "verify-email", person.id), "/"))
  })
}

/** Mails a link that signs in, when the address has an account; the answer is the same when it has none. */
export async function requestSignInLink(
  context: Context,
  input: { email: string; next?: string | null | undefined },
): Promise<{ email: string }> {
  const email = parseEmail(input.email)
  await spendMail(context, email)
  await act(context, async (a) => {
    const person = await a.tx.person.findUnique({ where: { email, suspendedAt: null, erasedAt: null }, select: { id: true, name: true } })
    if (!person) return
    await sendMail(a, signInLinkMail({ name: person.name, email }, await issueLink(a, "sign-in", person.id), ownPath(input.next)))
  })
  return { email }
}

/** A typed address, cleaned; throws a ValidationError on the field "email". */
export function parseEmail(email: string): string {
  const result = emailInput.safeParse(email)
  if (result.success) return result.data
  throw new ValidationError([{ field: "email", message: result.error.issues[0]?.message ?? "Enter an e-mail address" }])
}

/** Signs in with the token of a link. It also shows that the address is the person's. Returns the id of the person. */
export async function signInWithLink(context: Context, token: string): Promise<string> {
  await spend(context, tokensByCaller, context.ip ?? "")
  const personId = await act(context, async (a) => {
    const link = await redeemLink(a, "sign-in", token)
    if (!link) throw new ValidationError([{ field: "token", message: "This link has been used already or is too old. Ask for a new one" }])
    const { count } = await a.tx.person.updateMany({ where: { id: link.personId, emailVerified: false }, data: { emailVerified: true } })
    if (count > 0) {
      // Whoever set the password of an address that nobody had confirmed may not be the one who reads its mail.
      await a.tx.account.deleteMany({ where: { personId: link.personId } })
      await a.audit({ action: "person.verifyEmail", subjectType: "Person", subjectId: link.personId })
    }
    return link.personId
  })
  const { headers } = context
  const response = await authOf(context).api.startSession({ headers, body: { personId }, asResponse: true })
  const { body } = await answerOf<{ outcome?: string }>(context, response)
  if (body.outcome === "refused") throw suspended()
  await endOldSession(context)
  if (body.outcome === "second-factor") throw new TwoFactorRequired()
  return personId
}

/** Answers the challenge that a sign-in ended in, with a code of the app or a backup code. Returns the id of the person. */
export async function verifySecondFactor(context: Context, input: { code: string; isBackupCode: boolean }): Promise<string> {
  await spend(context, codesByCaller, context.ip ?? "")
  const { api } = authOf(context)
  const code = input.isBackupCode ? input.code.trim() : input.code.replaceAll(/\s/g, "")
  const headers = withoutSession(context)
  const response = input.isBackupCode
    ? await api.verifyBackupCode({ headers, body: { code }, asResponse: true })
    : await api.verifyTOTP({ headers, body: { code }, asResponse: true })
  const { ok, body } = await answerOf<{ user?: { id: string } }>(context, response)
  if (ok && body.user) return body.user.id
  switch (body.code) {
    case "INVALID_TWO_FACTOR_COOKIE":
    case "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE":
      throw new WrongStateError("The time for entering a code is over. Sign in again to get another try.", "NO_CHALLENGE")
    case "ACCOUNT_TEMPORARILY_LOCKED":
      throw new WrongStateError("There were too many wrong codes. Wait 15 minutes, then sign in again.", "LOCKED")
    case "FAILED_TO_CREATE_SESSION":
      throw suspended()
    default:
      throw new ValidationError([
        {
          field: "code",
          message: input.isBackupCode
            ? "That backup code is not right, or it was used before"
            : "That code is not right. Enter the 6 digits that your app shows now",
        },
      ])
  }
}

/** The headers of the request without its session: a challenge is answered by somebody who is not signed in yet. */
function withoutSession({ headers }: Context): Headers {
  const copy = new Headers(headers)
  const kept = (headers.get("cookie") ?? "").split(/;\s*/).filter((cookie) => !cookie.split("=")[0]?.endsWith(sessionCookieName))
  copy.set("cookie", kept.join("; "))
  return copy
}

/** A sign-in replaces the session it was made in. */
async function endOldSession({ db, viewer }: Context): Promise<void> {
  if (viewer) await db.session.deleteMany({ where: { id: viewer.sessionId } })
}

/** Ends the session of the request and takes its cookie back. */
export async function signOut(context: Context): Promise<void> {
  if (!context.viewer) return
  const { headers } = context
  await answerOf(context, await authOf(context).api.signOut({ headers, asResponse: true }))
}

/** Ends all sessions of the viewer, this one too. */
export async function signOutEverywhere(context: Context): Promise<void> {
  const viewer = requireViewer(context.viewer)
  await act(context, async ({ tx, audit }) => {
    await tx.session.deleteMany({ where: { personId: viewer.id } })
    await audit({ action: "person.signOutEverywhere", subjectType: "Person", subjectId: viewer.id })
  })
  await signOut(context)
}

/** Ends one session of the viewer; returns the viewer's id. */
export async function endSession(context: Context, id: string): Promise<string> {
  const viewer = requireViewer(context.viewer)
  if (!isUuid(id)) throw new NotFoundError("That session")
  const { count } = await context.db.session.deleteMany({ where: { id, personId: viewer.id } })
  if (count === 0) throw new NotFoundError("That session")
  return viewer.id
}
