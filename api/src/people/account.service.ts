import { violates } from "@hub/prisma"
import { act } from "../platform/act.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { type RateLimit, spend } from "../platform/rate-limit.ts"
import { signUpInput } from "./account.input.ts"
import { alreadySignedUpMail, emailChangedMail, verifyEmailMail } from "./account.mail.ts"
import { handleFrom, ownPath, passwordProblems } from "./account.rules.ts"
import { issueLink, redeemLink, withdrawLinks } from "./mail-link.service.ts"
import { hashPassword, setPassword } from "./password.service.ts"
import { randomSuffix } from "./random-suffix.ts"

// Whole hospitals share one address on the internet, so the limits per caller are generous; those per mail address are not.
const signUpsByCaller: RateLimit = { name: "sign-up:caller", points: 60, seconds: 60 * 60 }
/** Messages to one address that strangers can cause. */
export const mailsToAddress: RateLimit = { name: "account-mail:address", points: 5, seconds: 60 * 60 }
/** Tokens tried by one caller. They cannot be guessed; this stops the noise of trying. */
export const tokensByCaller: RateLimit = { name: "token:caller", points: 60, seconds: 15 * 60 }

/** Counts a request that makes the hub write to an address somebody typed. */
export async function spendMail(context: Context, email: string): Promise<void> {
  await spend(context, { name: "account-mail:caller", points: 120, seconds: 60 * 60 }, context.ip ?? "")
  await spend(context, mailsToAddress, email)
}

/**
 * Creates an account and mails a link that confirms its address. When the address has an account already, its holder is told
 * by mail instead, and the caller sees no difference. An account whose address was never confirmed is begun again.
 */
export async function signUp(
  context: Context,
  { next: wanted, ...input }: { next?: string | null | undefined } & Record<string, unknown>,
): Promise<{ email: string }> {
  const { name, email, password } = parseInput(signUpInput, input)
  const problems = passwordProblems(password, { name, email })
  if (problems.length > 0) throw new ValidationError(problems)
  await spend(context, signUpsByCaller, context.ip ?? "")
  await spendMail(context, email)
  const form = { name, email, hash: await hashPassword(password), next: ownPath(wanted) }
  try {
    await writeSignUp(context, form)
  } catch (error) {
    // Somebody else got the same address or handle between our look and our write, for example by pressing the button twice.
    if (!violates(error, "Person_email_key") && !violates(error, "Person_handle_key")) throw error
    await writeSignUp(context, form)
  }
  return { email }
}

type SignUp = { name: string; email: string; hash: string; next: string }

function writeSignUp(context: Context, { name, email, hash, next }: SignUp): Promise<void> {
  return act(context, async (a) => {
    const { tx, at, audit } = a
    const holder = await tx.person.findUnique({ where: { email }, select: { id: true, name: true, emailVerified: true } })
    if (holder?.emailVerified) {
      await sendMail(a, alreadySignedUpMail({ name: holder.name, email }, next, `${holder.id}:${at.getTime()}`))
      return
    }
    const wished = handleFrom(name)
    const isTaken = await tx.person.findUnique({ where: { handle: wished }, select: { id: true } })
    const { id } = holder
      ? await tx.person.update({ where: { id: holder.id }, data: { name }, select: { id: true } })
      : await tx.person.create({ data: { name, email, handle: isTaken ? `${wished}-${randomSuffix()}` : wished }, select: { id: true } })
    await setPassword(tx, id, hash)
    if (!holder) await audit({ action: "person.signUp", subjectType: "Person", subjectId: id })
    await sendMail(a, verifyEmailMail({ name, email }, await issueLink(a, "verify-email", id), next))
  })
}

const deadLink = () =>
  new ValidationError([{ field: "token", message: "This link has been used already or is too old. Ask for a new one." }])

/** Takes the link that confirms an address: of a new account, or the new address of an existing one. */
export async function verifyEmail(context: Context, token: string): Promise<{ email: string }> {
  await spend(context, tokensByCaller, context.ip ?? "")
  try {
    return await act(context, async (a) => {
      const { tx, audit, at } = a
      const first = await redeemLink(a, "verify-email", token)
      if (first) {
        const { email } = await tx.person.update({ where: { id: first.personId }, data: { emailVerified: true }, select: { email: true } })
        await audit({ action: "person.verifyEmail", subjectType: "Person", subjectId: first.personId })
        return { email }
      }
      const change = await redeemLink(a, "change-email", token)
      if (!change) throw deadLink()
      const before = await tx.person.findUniqueOrThrow({ where: { id: change.personId }, select: { name: true, email: true } })
      await tx.person.update({ where: { id: change.personId }, data: { email: change.detail, mailPausedAt: null } })
      // Links sent to the old address must not open the account any more.
      await withdrawLinks(a, change.personId)
      await audit({ action: "person.changeEmail", subjectType: "Person", subjectId: change.personId })
      await sendMail(a, emailChangedMail(before, `${change.personId}:${at.getTime()}`))
      return { email: change.detail }
    })
  } catch (error) {
    // The new address got an account of its own meanwhile.
    if (violates(error, "Person_email_key")) throw deadLink()
    throw error
  }
}
