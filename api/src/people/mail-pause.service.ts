import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { noteFailure, onDeadAddress } from "../platform/mail/bounce.ts"
import { onInboundMail } from "../platform/mail/inbound.ts"
import { notify } from "./notification.service.ts"

onInboundMail("bounce", async (context, { id, bounce }) => {
  if (bounce) await noteFailure(context, id, bounce)
})

// An address that takes no mail gets no more about what somebody follows. They are told in the site, and begin it again there.
onDeadAddress(async (unit, { address, reason }) => {
  const { tx, at } = unit
  const [person] = await tx.person.updateManyAndReturn({
    where: { email: address, mailPausedAt: null, erasedAt: null },
    data: { mailPausedAt: at },
    select: { id: true },
  })
  if (!person) return
  await unit.audit({ action: "person.pause_mail", subjectType: "Person", subjectId: person.id, reason })
  await notify(unit, {
    personIds: [person.id],
    kind: "person.mail_paused",
    title: "We cannot reach you by e-mail, so we have stopped trying",
    body: "Your mail provider sends back what we send. Check your address, then begin again in your settings.",
    path: "/my/settings/notifications",
    dedupeKey: `person.mail_paused:${at.getTime()}`,
  })
})

/** Sends mail to the viewer again after it was paused. What they were told in the last days comes in their next summary. */
export async function resumeMail(context: Context): Promise<string> {
  const { id } = requireViewer(context.viewer)
  return act(context, async ({ tx, audit }) => {
    const { count } = await tx.person.updateMany({ where: { id, mailPausedAt: { not: null } }, data: { mailPausedAt: null } })
    if (count > 0) await audit({ action: "person.resume_mail", subjectType: "Person", subjectId: id })
    return id
  })
}
