import { messageInput, relayedMail, senderOf } from "../people/public.ts"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, RateLimitedError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { sendMail } from "../platform/mail/mail.service.ts"
import { whoAnswers } from "./contact.reads.ts"
import { dayInMilliseconds, messagesPerDay, waitSeconds } from "./contact.rules.ts"
import { readCaseStudy } from "./submission.reads.ts"

/**
 * Relays a message to the named contact of an initiative, or to the leads of its organisation when nobody is named. Their
 * address is shown to nobody; whoever answers replies to the sender, whose address the form says will be shared.
 */
export async function contactOwner(context: Context, input: { initiativeId: string; message: string }): Promise<void> {
  const viewer = requireViewer(context.viewer)
  const { message } = parseInput(messageInput, { message: input.message })
  const initiative = await context.db.initiative.findUnique({
    where: { id: input.initiativeId },
    include: { currentRevision: true },
  })
  if (!initiative) throw new NotFoundError("The initiative")
  const { contact, leads } = await whoAnswers(context.db, initiative)
  const recipients = contact ? [contact] : leads
  if (recipients.length === 0)
    throw new WrongStateError("This initiative has no contact at the moment, and its organisation nobody who leads it here.", "NO_CONTACT")
  const { title } = readCaseStudy(initiative.currentRevision?.content)
  const from = await senderOf(context.db, viewer.id)
  await act(context, async (unit) => {
    const { tx, at } = unit
    // The sender's row is locked so that two messages at once are counted one after the other.
    await tx.$queryRaw`select 1 from "Person" where id = ${viewer.id}::uuid for update`
    const recent = await tx.contactMessage.findMany({
      where: { fromId: viewer.id, createdAt: { gt: new Date(at.getTime() - dayInMilliseconds) } },
      select: { createdAt: true },
      orderBy: { createdAt: "desc" },
      take: messagesPerDay,
    })
    const wait = waitSeconds(
      recent.map((row) => row.createdAt),
      at,
    )
    if (wait > 0) throw new RateLimitedError(`You can send ${messagesPerDay} messages a day. Try again tomorrow.`, wait)
    const row = await tx.contactMessage.create({
      data: { initiativeId: initiative.id, fromId: viewer.id, toId: contact?.id ?? null, body: message, createdAt: at },
    })
    await sendMail(
      unit,
      ...recipients.map((to) =>
        relayedMail({
          kind: "initiative.contacted",
          messageId: `${row.id}:${to.id}`,
          from,
          to,
          subject: `${viewer.name} asks about “${title}”`,
          lead: `${viewer.name} found “${title}” in the hub and wrote to you:`,
          message,
          see: { label: "See the initiative", path: `/initiatives/${initiative.slug}` },
          reason: contact
            ? "You get this because you are the named contact of this initiative."
            : "You get this because you lead the organisation that owns this initiative, and it has no named contact.",
        }),
      ),
    )
    await unit.audit({ action: "initiative.contact", subjectType: "Initiative", subjectId: initiative.id, after: { messageId: row.id } })
  })
}
