import type { MailMessage, MailStatus, Prisma } from "@hub/prisma"
import { act } from "../act.ts"
import { demand } from "../auth.ts"
import type { Context } from "../context.ts"
import type { Env } from "../env.ts"
import { NotFoundError, WrongStateError } from "../errors.ts"
import { isUuid } from "../input.ts"
import { canOperate } from "../operate.policy.ts"
import { sendMailJob } from "./deliver.job.ts"

export type OutboxFilter = { status?: MailStatus | null; address?: string | null }

const confidentialKinds: string[] = []

/** Domains name here, by how their kinds begin, messages of which not even an administrator may know whom they went to. */
export function keepMailConfidential(...kinds: readonly string[]): void {
  confidentialKinds.push(...kinds)
}

/**
 * True when whoever looks after the outbox may see where the message is on its way, and nothing else of it. Without a mail server
 * the outbox is where it is read.
 */
export function isConfidential({ kind, status }: Pick<MailMessage, "kind" | "status">, { SMTP_URL }: Pick<Env, "SMTP_URL">): boolean {
  return (SMTP_URL !== undefined || status !== "KEPT") && confidentialKinds.some((start) => kind.startsWith(start))
}

/** True when the message holds a way in that somebody may still use, or that was removed from it. */
export function isWithheld({ isSecret, status }: Pick<MailMessage, "isSecret" | "status">, { SMTP_URL }: Pick<Env, "SMTP_URL">): boolean {
  return isSecret && (SMTP_URL !== undefined || status !== "KEPT")
}

/** Where a message stands as mail programs show it. */
export const mailHtmlPath = ({ id }: Pick<MailMessage, "id">): string => `/export/mail/${id}.html`

/** A message as HTML, for whoever may read its text; null where there is none to show. */
export async function htmlOfMail({ db, viewer, env }: Context, id: string): Promise<string | null> {
  if (!canOperate(viewer).allowed || !isUuid(id)) return null
  const mail = await db.mailMessage.findUnique({ where: { id } })
  return mail && !isConfidential(mail, env) && !isWithheld(mail, env) ? mail.html : null
}

/**
 * Messages as the filter asks; part of an address is enough. What is confidential is there while it waits or has failed, since
 * somebody has to see to that, and cannot be found by its address.
 */
export function outboxWhere({ status, address }: OutboxFilter, { SMTP_URL }: Pick<Env, "SMTP_URL">): Prisma.MailMessageWhereInput {
  const part = address?.trim()
  const confidential: Prisma.MailMessageWhereInput = { OR: confidentialKinds.map((kind) => ({ kind: { startsWith: kind } })) }
  const isClosed: Prisma.MailMessageWhereInput = part ? (SMTP_URL ? {} : { status: { not: "KEPT" } }) : { status: "SENT" }
  return {
    ...(status && { status }),
    ...(part && { toAddress: { contains: part, mode: "insensitive" } }),
    NOT: { AND: [confidential, isClosed] },
  }
}

/** Sends again what failed, or what was kept because no mail server was set up. */
export async function resendMail(context: Context, id: string): Promise<MailMessage> {
  const { viewer, env } = context
  demand(viewer, canOperate(viewer))
  return act(context, async ({ tx, audit, enqueue }) => {
    const mail = isUuid(id) && (await tx.mailMessage.findUnique({ where: { id } }))
    if (!mail) throw new NotFoundError("The message")
    if (!env.SMTP_URL)
      throw new WrongStateError("No mail server is set up. Set SMTP_URL and start the hub again, then resend.", mail.status)
    const [queued] = await tx.mailMessage.updateManyAndReturn({
      where: { id, status: { in: ["FAILED", "KEPT"] } },
      data: { status: "QUEUED", error: null },
    })
    if (!queued) throw new WrongStateError("This message was sent already, or is waiting to be sent.", mail.status)
    await enqueue(sendMailJob, { mailId: id })
    await audit({ action: "mail.resend", subjectType: "MailMessage", subjectId: id, before: { status: mail.status } })
    return queued
  })
}
