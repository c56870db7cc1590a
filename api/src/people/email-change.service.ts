import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { changeEmailInput } from "./account.input.ts"
import { confirmNewEmailMail, emailTakenMail } from "./account.mail.ts"
import { spendMail } from "./account.service.ts"
import { issueLink } from "./mail-link.service.ts"
import { demandPassword, hasPassword } from "./password.service.ts"

/**
 * Mails a link to the new address; the old one stays until it is used, and is told then. When the new address has an account
 * already its holder is told instead, and the answer is the same.
 */
export async function changeEmail(context: Context, input: unknown): Promise<{ email: string }> {
  const viewer = requireViewer(context.viewer)
  const { email, password } = parseInput(changeEmailInput, input)
  if (email === viewer.email) throw new ValidationError([{ field: "email", message: "Enter an address other than the one you use now" }])
  if (await hasPassword(context, viewer.id)) await demandPassword(context, viewer, password, "password")
  await spendMail(context, email)
  await act(context, async (a) => {
    const holder = await a.tx.person.findUnique({ where: { email }, select: { name: true } })
    if (holder) await sendMail(a, emailTakenMail({ name: holder.name, email }, `${viewer.id}:${a.at.getTime()}`))
    else await sendMail(a, confirmNewEmailMail({ name: viewer.name, email }, await issueLink(a, "change-email", viewer.id, email)))
  })
  return { email }
}
