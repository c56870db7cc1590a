import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { spend } from "../platform/rate-limit.ts"
import { changePasswordInput, resetPasswordInput } from "./account.input.ts"
import { passwordChangedMail, resetPasswordMail } from "./account.mail.ts"
import { passwordProblems } from "./account.rules.ts"
import { spendMail, tokensByCaller } from "./account.service.ts"
import { issueLink, redeemLink, withdrawLinks } from "./mail-link.service.ts"
import { demandPassword, hashPassword, setPassword } from "./password.service.ts"
import { parseEmail } from "./session.service.ts"

/** Mails a link to choose a new password, when the address has an account; the answer is the same when it has none. */
export async function requestPasswordReset(context: Context, typed: string): Promise<{ email: string }> {
  const email = parseEmail(typed)
  await spendMail(context, email)
  await act(context, async (a) => {
    const person = await a.tx.person.findUnique({ where: { email, suspendedAt: null, erasedAt: null }, select: { id: true, name: true } })
    if (person) await sendMail(a, resetPasswordMail({ name: person.name, email }, await issueLink(a, "reset-password", person.id)))
  })
  return { email }
}

/** Sets a new password with the token of a link. Everybody is signed out; the link also shows that the address is theirs. */
export async function resetPassword(context: Context, input: unknown): Promise<{ email: string }> {
  const { token, password } = parseInput(resetPasswordInput, input)
  await spend(context, tokensByCaller, context.ip ?? "")
  const hash = await hashPassword(password)
  return act(context, async (a) => {
    const { tx, at, audit } = a
    const link = await redeemLink(a, "reset-password", token)
    if (!link) throw new ValidationError([{ field: "token", message: "This link has been used already or is too old. Ask for a new one" }])
    const person = await tx.person.findUniqueOrThrow({ where: { id: link.personId }, select: { name: true, email: true } })
    const problems = passwordProblems(password, person)
    // Thrown in here, so that the link is not used up.
    if (problems.length > 0) throw new ValidationError(problems)
    await tx.person.update({ where: { id: link.personId }, data: { emailVerified: true } })
    await setPassword(tx, link.personId, hash)
    await tx.session.deleteMany({ where: { personId: link.personId } })
    await withdrawLinks(a, link.personId)
    await audit({ action: "person.resetPassword", subjectType: "Person", subjectId: link.personId })
    await sendMail(a, passwordChangedMail(person, `${link.personId}:${at.getTime()}`))
    return { email: person.email }
  })
}

/** Replaces the viewer's password and signs every other device out. Returns the viewer's id. */
export async function changePassword(context: Context, input: unknown): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { currentPassword, newPassword } = parseInput(changePasswordInput, input)
  const problems = passwordProblems(newPassword, viewer, "newPassword")
  if (problems.length > 0) throw new ValidationError(problems)
  await demandPassword(context, viewer, currentPassword, "currentPassword")
  const hash = await hashPassword(newPassword)
  await act(context, async (a) => {
    const { tx, at, audit } = a
    await setPassword(tx, viewer.id, hash)
    await tx.session.deleteMany({ where: { personId: viewer.id, id: { not: viewer.sessionId } } })
    await withdrawLinks(a, viewer.id)
    await audit({ action: "person.changePassword", subjectType: "Person", subjectId: viewer.id })
    await sendMail(a, passwordChangedMail(viewer, `${viewer.id}:${at.getTime()}`))
  })
  return viewer.id
}
