import { button, type Mail, paragraph, quote } from "../platform/mail/mail.service.ts"

type Relayed = Pick<Mail, "kind" | "subject" | "reason"> & {
  /** Tells this message from every other. */
  messageId: string
  from: { email: string }
  to: { name: string; email: string }
  /** Who writes and why, before the message. */
  lead: string
  message: string
  /** What it is about. */
  see: { label: string; path: string } | null
}

/** A message passed on to somebody whose address the sender is not shown, and who can answer to the sender's. */
export function relayedMail({ kind, messageId, from, to, subject, lead, message, see, reason }: Relayed): Mail {
  return {
    kind,
    dedupeKey: `${kind}:${messageId}`,
    to: { address: to.email, name: to.name },
    replyTo: from.email,
    subject,
    parts: [
      paragraph(lead),
      quote(message),
      paragraph("Reply to this e-mail to answer. They see your address only if you do."),
      ...(see ? [button(see.label, see.path)] : []),
    ],
    reason,
  }
}
