import type { Prisma } from "@hub/prisma"
import { button, type Mail, paragraph, quote } from "../platform/mail/mail.service.ts"
import { hasProfile } from "./profile.rules.ts"

/** Who writes: what whoever gets the message has to know to place and answer it. */
export type Sender = {
  name: string
  email: string
  jobTitle: string | null
  organisations: readonly string[]
  /** Path of their page; null when they hide it. */
  path: string | null
}

/** The sender of a message. Of somebody who hides their profile no more is passed on than name and address. */
export async function senderOf(db: Pick<Prisma.TransactionClient, "person">, personId: string): Promise<Sender> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      ...{ name: true, email: true, handle: true, jobTitle: true, isProfileHidden: true, suspendedAt: true, erasedAt: true },
      memberships: {
        where: { status: "ACTIVE" },
        select: { organisation: { select: { name: true } } },
        orderBy: { requestedAt: "asc" },
        take: 3,
      },
    },
  })
  const { name, email } = person
  if (!hasProfile(person)) return { name, email, jobTitle: null, organisations: [], path: null }
  const organisations = person.memberships.map(({ organisation }) => organisation.name)
  return { name, email, jobTitle: person.jobTitle, organisations, path: `/people/${person.handle}` }
}

type Relayed = Pick<Mail, "kind" | "subject" | "reason"> & {
  /** Tells this message from every other. */
  messageId: string
  from: Sender
  to: { name: string; email: string }
  /** Who writes and why, before the message. */
  lead: string
  message: string
  /** What it is about. */
  see: { label: string; path: string } | null
}

/** A message passed on to somebody whose address the sender is not shown, and who can answer to the sender's. */
export function relayedMail({ kind, messageId, from, to, subject, lead, message, see, reason }: Relayed): Mail {
  const work = [from.jobTitle, ...from.organisations].filter(Boolean).join(", ")
  return {
    kind,
    dedupeKey: `${kind}:${messageId}`,
    to: { address: to.email, name: to.name },
    replyTo: from.email,
    subject,
    parts: [
      paragraph(lead),
      quote(message),
      paragraph([from.name, ...(work ? [work] : []), from.email].join("\n")),
      paragraph("Reply to this e-mail to answer. They see your address only if you do."),
      ...(see ? [button(see.label, see.path)] : []),
    ],
    reason,
  }
}
