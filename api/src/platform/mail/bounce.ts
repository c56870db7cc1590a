import type { ParsedMail } from "mailparser"
import { type Act, act } from "../act.ts"
import type { Context } from "../context.ts"

/** What a mail server reports of a message it could not deliver. */
export type Bounce = {
  /** As in "5.1.1"; beginning with 4 it may still arrive. */
  status: string
  reason: string
}

/** The report in a message (RFC 3464): the first recipient whom it failed to reach for good or for now. Null when it is no such report, or nothing failed. */
export function bounceIn({ headers, attachments }: Pick<ParsedMail, "headers" | "attachments">): Bounce | null {
  const type = headers.get("content-type")
  const params = typeof type === "object" && "params" in type && type.value === "multipart/report" ? type.params : {}
  const isReport = "report-type" in params && params["report-type"] === "delivery-status"
  const report = isReport && attachments.find(({ contentType }) => /^message\/(global-)?delivery-status$/.test(contentType))
  if (!report) return null
  // The first group of fields is about the message, each of the others about one recipient.
  const [, ...recipients] = report.content
    .toString("utf8")
    .trim()
    .split(/\r?\n[ \t]*\r?\n/)
  for (const text of recipients) {
    const fields = fieldsOf(text)
    if (!/^failed\b/i.test(fields.get("action") ?? "")) continue
    const reason = (fields.get("diagnostic-code") ?? "").replace(/^\s*[\w-]+\s*;\s*/, "")
    const status = statusIn(fields.get("status")) ?? "5.0.0"
    // Some servers put the class alone there, and what happened into the words.
    const exact = status.endsWith(".0.0") ? (statusIn(reason) ?? status) : status
    return { status: exact, reason: (reason || exact).slice(0, 500) }
  }
  return null
}

const statusIn = (text: string | undefined) => /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text ?? "")?.[1]

/** Fields by their name in small letters, with lines that were folded made one. */
function fieldsOf(text: string): Map<string, string> {
  const lines = text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
      return name ? [[name.toLowerCase(), (value ?? "").trim()] as const] : []
    }),
  )
}

/** The codes that say that nobody is there (RFC 3463, RFC 7505); the others of 5.1 are about the sender. */
const nobodyThere = new Set(["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"])

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
    if (nobodyThere.has(status) || failed >= failuresOfTheDead) for (const rule of rules) await rule(unit, { address, reason })
  })
}
