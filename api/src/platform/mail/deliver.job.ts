import { z } from "zod"
import type { Context } from "../context.ts"
import { defineJob } from "../jobs/define.ts"
import { signedAddress } from "./addresses.ts"
import { noteFailure } from "./bounce.ts"
import { deliveryProblem, mailTransport } from "./transport.ts"

const day = 24 * 60 * 60 * 1000

/** Delivers one message to the mail server. Tried for more than a day; then the message is FAILED and an administrator can resend it. */
export const sendMailJob = defineJob({
  name: "send-mail",
  schema: z.object({ mailId: z.uuid() }),
  retries: 30,
  timeoutSeconds: 300,
  concurrency: 5,
  async handle(context, { mailId }, { isLast }) {
    const transport = mailTransport(context.env)
    // Counting the attempt claims the row: a message that is sent, failed or forgotten is left alone.
    const [mail] = await context.db.mailMessage.updateManyAndReturn({
      where: { id: mailId, status: "QUEUED" },
      data: { attempts: { increment: 1 } },
    })
    if (!mail) return
    if (!transport) {
      await settle(context, mailId, { status: "KEPT" })
      return
    }
    const returnPath = signedAddress(context.env, { kind: "bounce", id: mail.id })
    try {
      await transport.sendMail({
        from: context.env.MAIL_FROM,
        // A report that it did not arrive comes back to an address that says which message it is about.
        ...(returnPath && { envelope: { from: returnPath, to: mail.toAddress } }),
        to: { address: mail.toAddress, name: mail.toName ?? "" },
        replyTo: mail.replyTo ?? context.env.CONTACT_EMAIL,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // The same for every attempt: should we die between the server's "accepted" and our note of it, the copy is recognisable.
        messageId: messageId(mail.id, context.env.MAIL_FROM),
        date: mail.createdAt,
        headers: { "Auto-Submitted": "auto-generated", ...(mail.headers as Record<string, string>) },
      })
    } catch (error) {
      const { isPermanent, reason, status } = deliveryProblem(error)
      if (isPermanent || isLast) {
        context.log.error({ mailId, attempts: mail.attempts, isPermanent }, "mail failed")
        if (isPermanent) await noteFailure(context, mailId, { status, reason })
        else await settle(context, mailId, { status: "FAILED", error: reason })
        return
      }
      await context.db.mailMessage.updateMany({ where: { id: mailId, status: "QUEUED" }, data: { error: reason } })
      throw new Error("The mail server did not take the message; it is tried again", { cause: error })
    }
    const removed = "Removed once it was sent, because it held a way to sign in."
    await settle(context, mailId, {
      status: "SENT",
      sentAt: context.clock.now(),
      error: null,
      ...(mail.isSecret && { text: removed, html: removed }),
    })
  },
})

async function settle(
  context: Context,
  id: string,
  data: Parameters<Context["db"]["mailMessage"]["updateMany"]>[0]["data"],
): Promise<void> {
  await context.db.mailMessage.updateMany({ where: { id, status: "QUEUED" }, data })
}

function messageId(id: string, from: string): string {
  const domain = from.match(/@([^>\s]+)/)?.[1] ?? "localhost"
  return `<${id}@${domain}>`
}

/** Messages are personal data and are not kept longer than it takes to answer "did it go out?". */
export const forgetOldMailJob = defineJob({
  name: "forget-old-mail",
  schema: z.object({}),
  schedule: "20 3 * * *",
  async handle({ db, clock }) {
    await db.mailMessage.deleteMany({ where: { createdAt: { lt: new Date(clock.now().getTime() - 90 * day) }, status: { not: "QUEUED" } } })
  },
})
