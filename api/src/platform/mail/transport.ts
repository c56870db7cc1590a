import { createTransport, type Transporter } from "nodemailer"
import type { Env } from "../env.ts"
import type { DependencyState } from "../http/health.ts"

const transports = new Map<string, Transporter>()

/** The connection to the mail server, pooled per process; null when none is set up. */
export function mailTransport({ SMTP_URL }: Pick<Env, "SMTP_URL">): Transporter | null {
  if (!SMTP_URL) return null
  const existing = transports.get(SMTP_URL)
  if (existing) return existing
  const transport = createTransport({
    url: SMTP_URL,
    pool: true,
    maxConnections: 2,
    // Together well below the time a job may take: an attempt never runs into the next one.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // The hub writes every part itself; nothing is ever read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  transports.set(SMTP_URL, transport)
  return transport
}

/** Closes the connections to mail servers, when the process ends. */
export function closeMailTransports(): void {
  for (const transport of transports.values()) transport.close()
  transports.clear()
}

/** What a failed delivery means. */
export type DeliveryProblem = {
  isPermanent: boolean
  reason: string
  /** As in "5.1.1", where the server says so. */
  status: string
}

/**
 * A refusal of this message or its recipient (SMTP 5xx) is for good. Everything else – the server is away, busy, or does
 * not accept our password – can get better without touching the message, so it is tried again.
 */
export function deliveryProblem(error: unknown): DeliveryProblem {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message?: string }
  const isAboutUs = code === "EAUTH" || code === "ETLS" || code === "ECONNECTION"
  const isPermanent =
    !isAboutUs && ((responseCode !== undefined && responseCode >= 500) || (code === "EENVELOPE" && responseCode === undefined))
  const reason = String(message ?? error).slice(0, 500)
  return { isPermanent, reason, status: /\b5\.\d{1,3}\.\d{1,3}\b/.exec(reason)?.[0] ?? "5.0.0" }
}

/** Whether the mail server answers and takes our name and password. */
export async function mailHealth(env: Pick<Env, "SMTP_URL">): Promise<DependencyState> {
  const transport = mailTransport(env)
  if (!transport) return { state: "not configured", detail: "Mail is kept in the outbox" }
  try {
    await transport.verify()
    return { state: "up" }
  } catch (error) {
    // The code only: the message can name servers and accounts, and /health is open to everybody.
    return { state: "down", detail: (error as { code?: string }).code ?? "No connection" }
  }
}
