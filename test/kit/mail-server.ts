import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { type ParsedMail, simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"

/** A real mail server: what it was given, and how it answers to a recipient. */
export type MailServer = {
  port: number
  received: ParsedMail[]
  refuse: { code: number; text: string } | null
  close(): Promise<void>
}

export async function startMailServer(onPort = 0): Promise<MailServer> {
  const received: ParsedMail[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 50,
    onRcptTo(_address, _session, answer) {
      const { refuse } = state
      answer(refuse ? Object.assign(new Error(refuse.text), { responseCode: refuse.code }) : null)
    },
    onData(stream, _session, answer) {
      simpleParser(stream).then((mail) => {
        received.push(mail)
        answer()
      }, answer)
    },
  })
  smtp.on("error", () => {})
  smtp.listen(onPort, "127.0.0.1")
  await once(smtp.server, "listening")
  const state: MailServer = {
    port: (smtp.server.address() as AddressInfo).port,
    received,
    refuse: null,
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  }
  return state
}
