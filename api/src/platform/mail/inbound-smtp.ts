import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { createContext, type Platform } from "../context.ts"
import { readAddress } from "./addresses.ts"
import { largestMail, receiveMail } from "./inbound.ts"

/**
 * Takes mail to the hub's own addresses by SMTP, for a mail server that passes them on. It takes nothing else, so it cannot be
 * used to send to others. Null without INBOUND_SMTP_PORT.
 */
export async function listenForMail(platform: Platform): Promise<{ port: number; stop(): Promise<void> } | null> {
  const { env, log } = platform
  if (env.INBOUND_SMTP_PORT === undefined) return null
  const { SMTPServer } = await import("smtp-server")
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    size: largestMail,
    maxClients: 20,
    closeTimeout: 3_000,
    onRcptTo({ address }, _session, answer) {
      if (readAddress(env, address)) answer()
      else answer(Object.assign(new Error("5.1.1 There is no such address here"), { responseCode: 550 }))
    },
    onData(stream, { envelope }, answer) {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => {
        // What is too large is read to its end and thrown away, so that the other side hears why.
        if (!stream.sizeExceeded) chunks.push(chunk)
      })
      stream.on("end", () => {
        if (stream.sizeExceeded) return answer(Object.assign(new Error("5.3.4 The message is too large"), { responseCode: 552 }))
        receiveMail(
          createContext(platform),
          Buffer.concat(chunks),
          envelope.rcptTo.map(({ address }) => address),
        ).then(
          () => answer(),
          (error: Error) => {
            log.error({ err: error }, "inbound mail failed")
            answer(Object.assign(new Error("4.3.0 Something went wrong here; try again later"), { responseCode: 451 }))
          },
        )
      })
    },
  })
  server.on("error", (error) => log.warn({ err: error }, "inbound SMTP"))
  server.listen(env.INBOUND_SMTP_PORT)
  await once(server.server, "listening")
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
