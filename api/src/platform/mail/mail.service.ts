import type { Act } from "../act.ts"
import { type MailContent, oneLine, renderMail } from "./content.ts"
import { sendMailJob } from "./deliver.job.ts"

export type { MailContent, MailListItem, MailPart, MailReason, MailSetting } from "./content.ts"
export { button, heading, list, paragraph, quote } from "./content.ts"

/** A message to write. */
export type Mail = Omit<MailContent, "greeting"> & {
  to: { address: string; name?: string | null | undefined }
  /** noun.verb, for example "submission.published"; lets an administrator see what kind of mail went out. */
  kind: string
  /** A second message with the same key is never written, however often the act that causes it runs. */
  dedupeKey: string
  /** Default: "Hello <name>". Null for none. */
  greeting?: string | null
  replyTo?: string
  /** Further headers, for example List-Id. */
  headers?: Record<string, string>
  /** Holds a way in (sign-in link, reset link): removed from the outbox once it is sent. */
  isSecret?: boolean
}

/** Messages written in one statement: making a statement of texts takes memory that is never given back. */
const mostAtOnce = 25

/**
 * Writes a message in the act's transaction and sends it after it commits. Without a mail server (SMTP_URL) it is kept
 * for an administrator to read and goes to nobody. Returns the ids of what was written: a key used before writes nothing.
 */
export async function sendMail(act: Act, ...mails: Mail[]): Promise<string[]> {
  if (mails.length === 0) return []
  const { tx, at, env } = act
  const status = env.SMTP_URL ? "QUEUED" : "KEPT"
  const ids: string[] = []
  for (let from = 0; from < mails.length; from += mostAtOnce) {
    const written = await tx.mailMessage.createManyAndReturn({
      data: mails.slice(from, from + mostAtOnce).map((mail) => ({ ...row(mail, env.PUBLIC_URL), status, createdAt: at })),
      skipDuplicates: true,
      select: { id: true },
    })
    ids.push(...written.map(({ id }) => id))
  }
  if (status === "QUEUED") {
    await act.enqueueAll(
      sendMailJob,
      ids.map((mailId) => ({ mailId })),
    )
  }
  return ids
}

function row(mail: Mail, publicUrl: string) {
  const subject = oneLine(mail.subject)
  const greeting = mail.greeting !== undefined ? mail.greeting : mail.to.name ? `Hello ${oneLine(mail.to.name)}` : "Hello"
  const [nearest] = mail.unsubscribe ?? []
  const unsubscribe = nearest && {
    "List-Unsubscribe": `<${publicUrl}${nearest.path}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  }
  const headers = Object.entries({ ...mail.headers, ...unsubscribe }).map(([name, value]) => [name, oneLine(value, 900)])
  return {
    dedupeKey: mail.dedupeKey,
    kind: mail.kind,
    toAddress: mail.to.address,
    toName: mail.to.name ? oneLine(mail.to.name) : null,
    replyTo: mail.replyTo ?? null,
    subject,
    ...renderMail({ ...mail, subject, greeting }, publicUrl),
    headers: Object.fromEntries(headers) as Record<string, string>,
    isSecret: mail.isSecret ?? false,
  }
}

/** Removes every message to an address, sent or not; for the erasure of an account. Run it before the farewell is written. */
export async function forgetMail({ tx }: Pick<Act, "tx">, address: string): Promise<void> {
  await tx.mailMessage.deleteMany({ where: { toAddress: address } })
}
