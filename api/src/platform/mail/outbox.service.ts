import type { MailMessage, MailStatus, Prisma } from "@hub/prisma"
import { act } from "../act.ts"
import { demand } from "../auth.ts"
import type { Context } from "../context.ts"
import { NotFoundError, WrongStateError } from "../errors.ts"
import { isUuid } from "../input.ts"
import { canOperate } from "../operate.policy.ts"
import { sendMailJob } from "./deliver.job.ts"

export type OutboxFilter = { status?: MailStatus | null; address?: string | null }

/** Messages as the filter asks; part of an address is enough. */
export function outboxWhere({ status, address }: OutboxFilter): Prisma.MailMessageWhereInput {
  const part = address?.trim()
  return { ...(status && { status }), ...(part && { toAddress: { contains: part, mode: "insensitive" } }) }
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
