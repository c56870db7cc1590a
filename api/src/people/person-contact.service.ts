import { randomUUID } from "node:crypto"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { button, paragraph, quote, sendMail } from "../platform/mail/mail.service.ts"
import { type RateLimit, spend } from "../platform/rate-limit.ts"
import { type MessageInput, messageInput } from "./message.input.ts"

const messagesByPerson: RateLimit = { name: "person-contact:person", points: 10, seconds: 24 * 60 * 60 }

/** Relays a message to a peer who is willing to be contacted, who can reply to the sender's address. Their own address is shown to nobody. Returns their id. */
export async function contactPerson(context: Context, { handle, ...input }: MessageInput & { handle: string }): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { message } = parseInput(messageInput, input)
  const person = await context.db.person.findUnique({
    where: { handle, suspendedAt: null, erasedAt: null, emailVerified: true },
    select: { id: true, name: true, email: true, isContactable: true },
  })
  if (!person) throw new NotFoundError("The person")
  if (person.id === viewer.id) throw new WrongStateError("This is you.", "OWN")
  if (!person.isContactable) throw new WrongStateError("They do not want to be contacted at the moment.", "NOT_CONTACTABLE")
  const sender = await context.db.person.findUniqueOrThrow({ where: { id: viewer.id }, select: { handle: true } })
  await spend(context, messagesByPerson, viewer.id)
  const messageId = randomUUID()
  await act(context, async (unit) => {
    await sendMail(unit, {
      kind: "person.contacted",
      dedupeKey: `person.contacted:${messageId}`,
      to: { address: person.email, name: person.name },
      replyTo: viewer.email,
      subject: `${viewer.name} writes to you through the hub`,
      parts: [
        paragraph(`${viewer.name} found your page on the hub and wrote:`),
        quote(message),
        paragraph("Reply to this e-mail to answer. They see your address only if you do."),
        button(`See the page of ${viewer.name}`, `/people/${sender.handle}`),
      ],
      reason: "You get this because your page says that you are willing to be contacted. You can change that in your settings.",
    })
    // That somebody wrote and not what: the log is kept for ever and holds no personal data.
    await unit.audit({ action: "person.contact", subjectType: "Person", subjectId: person.id })
  })
  return person.id
}
