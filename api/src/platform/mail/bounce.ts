import type { ParsedMail } from "mailparser"
import { type Act, act } from "../act.ts"
import type { Context } from "../context.ts"

/** What a mail server reports of a message it could not deliver. */
export type Bounce = {
  /** As in "5.1.1"; beginning with 4 it may still arrive. */
  status: string
  reason: string
}

/** The report in a message (RFC 3464): a part that says which recipient failed and how. Null when there is none, or when nothing failed. */
export function bounceIn(mail: Pick<ParsedMail, "attachments">): Bounce | null {
  const report = mail.attachments.find(({ contentType }) => contentType === "message/delivery-status")?.content.toString("utf8")
  if (!report) return null
  const field = (name: string) => new RegExp(`^${name}:\\s*(.+(?:\\r?\\n[ \\t].+)*)`, "im").exec(report)?.[1]?.replace(/\s+/g, " ").trim()
  if (field("Action")?.toLowerCase() !== "failed") return null
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(field("Status") ?? "")?.[1] ?? "5.0.0"
  return { status, reason: (field("Diagnostic-Code") ?? status).slice(0, 500) }
}

type DeadAddressRule = (unit: Act, dead: { address: string; reason: string }) => Promise<void>
const rules: DeadAddressRule[] = []

/** Says what happens when an address turns out to take no mail. */
export function onDeadAddress(rule: DeadAddressRule): void {
  rules.push(rule)
}

const day = 24 * 60 * 60 * 1000
/** Messages that fail for good within a month before an address counts as dead that was not said to be unknown. */
const failuresOfTheDead = 3

/** Notes that a message did not arrive, for good. An address that is unknown there, or fails again and again, is given up. */
export async function noteFailure(context: Context, mailId: string, { status, reason }: Bounce): Promise<void> {
  if (!status.startsWith("5")) return
  await act(context, async (unit) => {
    const { tx, at } = unit
    const [mail] = await tx.mailMessage.updateManyAndReturn({
      where: { id: mailId, status: { in: ["SENT", "QUEUED"] } },
      data: { status: "FAILED", error: reason },
    })
    if (!mail) return
    const { toAddress: address } = mail
    const failed = await tx.mailMessage.count({
      where: { toAddress: address, status: "FAILED", createdAt: { gt: new Date(at.getTime() - 30 * day) } },
    })
    if (status.startsWith("5.1.") || failed >= failuresOfTheDead) for (const rule of rules) await rule(unit, { address, reason })
  })
}
