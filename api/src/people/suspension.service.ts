import { act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { reinstatedMail, suspendedMail } from "./account.mail.ts"
import { withdrawLinks } from "./mail-link.service.ts"
import { noticesOf } from "./notification.live.ts"
import { personChanged } from "./person.events.ts"
import { canSuspend } from "./suspension.policy.ts"

type Input = { id: string; reason: string }

/** Keeps somebody out: their sessions and links stop at once, and they are told why. Returns their id. */
export function suspendPerson(context: Context, { id, reason: typed }: Input): Promise<string> {
  demand(context.viewer, canSuspend(context.viewer, { id }))
  const reason = checkedReason(typed, "Say why; the person is told, and it is kept in the audit log")
  return act(context, async (a) => {
    const { tx, at, audit } = a
    const person = await existing(a.tx, id)
    const { count } = await tx.person.updateMany({ where: { id, suspendedAt: null }, data: { suspendedAt: at, suspensionReason: reason } })
    if (count === 0) throw new WrongStateError("This person is suspended already.", "SUSPENDED")
    await tx.session.deleteMany({ where: { personId: id } })
    a.say(noticesOf(id))
    await withdrawLinks(a, id)
    await personChanged(a, id)
    await audit({ action: "person.suspend", subjectType: "Person", subjectId: id, reason })
    await sendMail(a, suspendedMail(person, reason, `${id}:${at.getTime()}`, context.env.CONTACT_EMAIL))
    return id
  })
}

/** Lets somebody in again. Returns their id. */
export function reinstatePerson(context: Context, { id, reason: typed }: Input): Promise<string> {
  demand(context.viewer, canSuspend(context.viewer, { id }))
  const reason = checkedReason(typed, "Say why; it is kept in the audit log")
  return act(context, async (a) => {
    const { tx, at, audit } = a
    const person = await existing(tx, id)
    const { count } = await tx.person.updateMany({
      where: { id, suspendedAt: { not: null } },
      data: { suspendedAt: null, suspensionReason: null },
    })
    if (count === 0) throw new WrongStateError("This person is not suspended.", "ACTIVE")
    await personChanged(a, id)
    await audit({ action: "person.reinstate", subjectType: "Person", subjectId: id, reason })
    await sendMail(a, reinstatedMail(person, `${id}:${at.getTime()}`))
    return id
  })
}

function checkedReason(typed: string, message: string): string {
  const reason = typed.trim()
  if (!reason) throw new ValidationError([{ field: "reason", message }])
  if (reason.length > 2000) throw new ValidationError([{ field: "reason", message: "Use at most 2000 characters" }])
  return reason
}

async function existing(tx: Parameters<Parameters<typeof act>[1]>[0]["tx"], id: string) {
  const person = isUuid(id) ? await tx.person.findUnique({ where: { id, erasedAt: null }, select: { name: true, email: true } }) : null
  if (!person) throw new NotFoundError("This person")
  return person
}
