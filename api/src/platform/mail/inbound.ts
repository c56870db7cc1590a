import type { HeaderValue, ParsedMail } from "mailparser"
import type { Context } from "../context.ts"
import { type AddressKind, readAddress } from "./addresses.ts"
import { type Bounce, bounceIn } from "./bounce.ts"

/** A message that came in, as far as the hub looks at it. */
export type InboundMail = {
  /** The thing that the address it was sent to stands for. */
  id: string
  /** The address it says it comes from. */
  from: string | null
  subject: string
  text: string
  messageId: string | null
  /** Sent by a machine: a note of absence, a list. */
  isAutomatic: boolean
  /** What a mail server says it could not deliver; null when it is no such report. */
  bounce: Bounce | null
}

type Handler = (context: Context, mail: InboundMail) => Promise<void>
const handlers = new Map<AddressKind, Handler>()

/** Says what becomes of mail to one kind of address. */
export function onInboundMail(kind: AddressKind, handler: Handler): void {
  handlers.set(kind, handler)
}

/** Largest message that is taken, attachments included. They are left aside. */
export const largestMail = 5 * 1024 * 1024

/**
 * Takes in one message as it came, with its headers. Once it returns, what comes of it is in the database: whoever brings it
 * may forget it. Returns whether it was for the hub; what is not, or was not signed here, does nothing.
 */
export async function receiveMail(context: Context, message: Buffer, envelopeTo: readonly string[] = []): Promise<boolean> {
  // Loaded when there is mail to read: most processes never get any.
  const { simpleParser } = await import("mailparser")
  const mail = await simpleParser(message, { skipImageLinks: true, maxHtmlLengthToParse: 500_000, keepDeliveryStatus: true })
  const to = [...envelopeTo, ...recipients(mail)].flatMap((address) => readAddress(context.env, address) ?? [])[0]
  const handler = to && handlers.get(to.kind)
  if (!to || !handler) {
    context.log.info({ for: to?.kind ?? "nobody" }, "mail not for us")
    return false
  }
  await handler(context, {
    id: to.id,
    from: mail.from?.value[0]?.address?.toLowerCase() ?? null,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    messageId: mail.messageId ?? null,
    isAutomatic: isAutomatic(mail),
    bounce: bounceIn(mail),
  })
  return true
}

/** Addresses of a message in the order in which they tell for whom it is. */
function recipients(mail: ParsedMail): string[] {
  const lists = [mail.to, mail.cc].flat().flatMap((list) => list?.value ?? [])
  const delivered = ["delivered-to", "x-original-to", "envelope-to"].map((name) => textOf(mail.headers.get(name)))
  return [...delivered, ...lists.flatMap(({ address }) => address ?? [])].map((address) => address.replace(/^.*<|>.*$/g, ""))
}

/** A header as text, whether it was read as one or as addresses. */
const textOf = (header: HeaderValue | undefined) =>
  typeof header === "object" && "text" in header ? String(header.text) : String(header ?? "")

function isAutomatic({ headers }: ParsedMail): boolean {
  const value = (name: string) => textOf(headers.get(name)).toLowerCase()
  const submitted = value("auto-submitted")
  return (
    (submitted !== "" && submitted !== "no") ||
    headers.has("x-autoreply") ||
    headers.has("x-autorespond") ||
    /^(bulk|junk|list|auto_reply)$/.test(value("precedence"))
  )
}
