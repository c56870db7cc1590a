import { z } from "zod"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, RateLimitedError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { button, paragraph, quote, sendMail } from "../platform/mail/mail.service.ts"
import { whoAnswers } from "./contact.reads.ts"
import { dayInMilliseconds, messagesPerDay, waitSeconds } from "./contact.rules.ts"
import { readCaseStudy } from "./submission.reads.ts"

const message = z
  .string()
  .transform((value) => value.replaceAll("\0", "").trim())
  .pipe(
    z
      .string()
      .min(20, "Write at least a sentence or two, so that the contact knows how to help")
      .max(4000, "The message must be 4000 characters or fewer"),
  )

const contactInput = z.object({ message })

/**
 * Relays a message to the named contact of an initiative, or to the leads of its organisation when nobody is named. Neither side sees the other's address: who answers
 * replies to the sender, whose address the form says will be shared.
 */
export async function contactOwner(context: Context, input: { initiativeId: string; message: string }): Promise<void> {
  const viewer = requireViewer(context.viewer)
  const { message: body } = parseInput(contactInput, { message: input.message })
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
      data: { initiativeId: initiative.id, fromId: viewer.id, toId: contact?.id ?? null, body, createdAt: at },
    })
    const mails = recipients.map(({ id, email, name }) => ({
      kind: "initiative.contacted",
      dedupeKey: `initiative.contacted:${row.id}:${id}`,
      to: { address: email, name },
      replyTo: viewer.email,
      subject: `${viewer.name} asks about “${title}”`,
      parts: [
        paragraph(`${viewer.name} found “${title}” in the hub and wrote to you:`),
        quote(body),
        paragraph("Reply to this e-mail to answer. They see your address only if you do."),
        button("See the initiative", `/initiatives/${initiative.slug}`),
      ],
      reason: contact
        ? "You are the named contact of this initiative."
        : "You lead the organisation that owns this initiative, and it has no named contact.",
    }))
    await sendMail(unit, ...mails)
    await unit.audit({ action: "initiative.contact", subjectType: "Initiative", subjectId: initiative.id, after: { messageId: row.id } })
  })
}
