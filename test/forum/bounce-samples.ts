import { message } from "./mail-samples.ts"

/** What a mail server reports of a message that did not arrive (RFC 3464), in the form each writes it. */
export type Report = {
  to: string
  recipient: string
  status: string
  /** What the receiving server said. */
  text: string
}
export type MailServerName = keyof typeof servers

const report = (own: { headers: string[]; boundary: string; words: string; fields: string }) =>
  message(
    ["Return-Path: <>", "Date: Tue, 24 Nov 2026 11:02:45 +0000", ...own.headers],
    `multipart/report; report-type=delivery-status;\r\n\tboundary="${own.boundary}"`,
    [
      { type: "text/plain; charset=utf-8", text: own.words },
      { type: "message/delivery-status", text: own.fields },
      { type: "text/rfc822-headers", text: "Subject: Amara Okafor mentions you\n" },
    ],
  )
const action = (status: string) => (status.startsWith("4") ? "delayed" : "failed")

const servers = {
  Postfix: ({ to, recipient, status, text }: Report) =>
    report({
      headers: ["From: MAILER-DAEMON@mx.example.org (Mail Delivery System)", `To: ${to}`, "Subject: Undelivered Mail Returned to Sender"],
      boundary: "4Xy1.1732/mx.example.org",
      words: `I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<${recipient}>: ${text}\n`,
      fields: `Reporting-MTA: dns; mx.example.org
X-Postfix-Queue-ID: 4Xy1
X-Postfix-Sender: rfc822; ${to}
Arrival-Date: Tue, 24 Nov 2026 11:02:44 +0000 (GMT)

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: ${action(status)}
Status: ${status}
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; ${text}
`,
    }),
  "Exchange Online": ({ to, recipient, status, text }: Report) =>
    report({
      headers: [
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@trust.onmicrosoft.com>",
        `To: <${to}>`,
        "Subject: Undeliverable: Amara Okafor mentions you",
        "X-MS-Exchange-Message-Is-Ndr: ",
        "Auto-Submitted: auto-generated",
      ],
      boundary: "b6a3f1d2-77aa-4b1e-9a3c-8c2f3c1b2a90",
      words: `Your message to ${recipient} couldn't be delivered.\n`,
      fields: `Reporting-MTA: dns;LO2P123MB1234.GBRP123.PROD.OUTLOOK.COM
Received-From-MTA: dns;LO4P123MB5678.GBRP123.PROD.OUTLOOK.COM
Arrival-Date: Tue, 24 Nov 2026 11:02:44 +0000

Final-Recipient: rfc822;${recipient}
Action: ${action(status)}
Status: ${status}
Diagnostic-Code: smtp;${text}
X-Display-Name: Neil Jolliffe
`,
    }),
  Gmail: ({ to, recipient, status, text }: Report) =>
    report({
      headers: [
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        `To: ${to}`,
        "Auto-Submitted: auto-replied",
        "Subject: Delivery Status Notification (Failure)",
      ],
      boundary: "000000000000d4e5f6",
      words: `** Address not found **\n\nYour message wasn't delivered to ${recipient} because the address couldn't be found.\n`,
      fields: `Reporting-MTA: dns; googlemail.com
Arrival-Date: Tue, 24 Nov 2026 03:02:44 -0800 (PST)
X-Original-Message-ID: <original@hub.example.org>

Final-Recipient: rfc822; ${recipient}
Action: ${action(status)}
Status: ${status}
Remote-MTA: dns; gmail-smtp-in.l.google.com. (142.250.110.27, the server for
 the domain gmail.com.)
Diagnostic-Code: smtp; ${text.replaceAll(" ", "\n ")}
Last-Attempt-Date: Tue, 24 Nov 2026 03:02:45 -0800 (PST)
`,
    }),
  "a list server that names several": ({ to, recipient, status, text }: Report) =>
    report({
      headers: ["From: postmaster@lists.example.org", `To: ${to}`, "Subject: Delivery report"],
      boundary: "report",
      words: "Some recipients could not be reached.\n",
      fields: `Reporting-MTA: dns; lists.example.org

Final-Recipient: rfc822; archive@lists.example.org
Action: relayed
Status: 2.0.0

final-recipient: RFC822; ${recipient}
ACTION: ${action(status)} (gave up)
STATUS: ${status.startsWith("5") ? "5.0.0" : status} (permanent failure)
DIAGNOSTIC-CODE: X-Lists; ${text}
`,
    }),
} as const

export const mailServers = Object.keys(servers) as MailServerName[]
export const bounceFrom = (server: MailServerName, own: Report): string => servers[server](own)
