import { randomUUID } from "node:crypto"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { type RateLimit, spend } from "../platform/rate-limit.ts"
import { type MessageInput, messageInput } from "./message.input.ts"
import { profilesVisibleTo } from "./person.policy.ts"
import { relayedMail, senderOf } from "./relayed-mail.ts"

const messagesByPerson: RateLimit = { name: "person-contact:person", points: 10, seconds: 24 * 60 * 60 }

/** Relays a message to a peer who is willing to be contacted, who can reply to the sender's address. Their own address is shown to nobody. Returns their id. */
export async function contactPerson(context: Context, { handle, ...input }: MessageInput & { handle: string }): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { message } = parseInput(messageInput, input)
  const person = await context.db.person.findUnique({
    where: { handle, emailVerified: true, AND: [profilesVisibleTo(viewer)] },
    select: { id: true, name: true, email: true, isContactable: true },
  })
  if (!person) throw new NotFoundError("The person")
  if (person.id === viewer.id) throw new WrongStateError("This is you.", "OWN")
  if (!person.isContactable) throw new WrongStateError("They do not want to be contacted at the moment.", "NOT_CONTACTABLE")
  const from = await senderOf(context.db, viewer.id)
  await spend(context, messagesByPerson, viewer.id)
  await act(context, async (unit) => {
    await sendMail(
      unit,
      relayedMail({
        kind: "person.contacted",
        messageId: randomUUID(),
        from,
        to: person,
        subject: `${viewer.name} writes to you through the hub`,
        lead: `${viewer.name} found your page on the hub and wrote:`,
        message,
        see: from.path ? { label: `See the page of ${viewer.name}`, path: from.path } : null,
        reason: "You get this because your page says that you are willing to be contacted. You can change that in your settings.",
      }),
    )
    // That somebody wrote and not what: the log is kept for ever and holds no personal data.
    await unit.audit({ action: "person.contact", subjectType: "Person", subjectId: person.id })
  })
  return person.id
}
