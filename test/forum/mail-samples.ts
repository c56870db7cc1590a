/** Answers as common mail programs write them, after mail the hub sent. Headers, bodies and quotations are in the form each program gives them. */

type Letter = {
  from: string
  to: string
  /** What is answered, as it stands in the mail. */
  quoted: string
  messageId?: string
}
export type MailProgram = keyof typeof programs

const crlf = (lines: readonly string[]) => lines.join("\r\n")
const asQuotation = (text: string, mark = "> ") =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => (mark + line).trimEnd())
const quotedPrintable = (text: string) =>
  [...Buffer.from(text.replaceAll("\r\n", "\n"))]
    .map((byte) =>
      byte === 10 ? "\r\n" : byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}` : String.fromCharCode(byte),
    )
    .join("")
    .split("\r\n")
    .flatMap(
      (line) => line.match(/.{1,72}(?![0-9A-F]{0,1}$)|.+/g)?.map((part, at, all) => (at < all.length - 1 ? `${part}=` : part)) ?? [""],
    )
    .join("\r\n")
const base64 = (text: string) =>
  crlf(
    Buffer.from(text)
      .toString("base64")
      .match(/.{1,76}/g) ?? [],
  )
const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>")
const hub = "Widening Participation Hub <hub@hub.example.org>"

/** The answer is "We do, since 2014." and, below an empty line, "Ask our HR team – it’s easy." in each. */
const programs = {
  "Gmail in a browser": ({ from, to, quoted, messageId }: Letter) =>
    crlf([
      "MIME-Version: 1.0",
      `References: <original@hub.example.org>`,
      `In-Reply-To: <original@hub.example.org>`,
      `From: Neil Jolliffe <${from}>`,
      "Date: Tue, 24 Nov 2026 11:02:45 +0000",
      `Message-ID: ${messageId ?? "<CAGmail+abc=1@mail.gmail.com>"}`,
      "Subject: Re: Amara Okafor mentions you",
      `To: ${to}`,
      'Content-Type: multipart/alternative; boundary="000000000000a1b2c3"',
      "",
      "--000000000000a1b2c3",
      'Content-Type: text/plain; charset="UTF-8"',
      "Content-Transfer-Encoding: quoted-printable",
      "",
      quotedPrintable(
        [
          "We do, since 2014.",
          "",
          "Ask our HR team – it’s easy.",
          "",
          "On Tue, 24 Nov 2026 at 10:15, Widening Participation Hub <hub@hub.example.org>",
          "wrote:",
          "",
          ...asQuotation(quoted),
        ].join("\n"),
      ),
      "",
      "--000000000000a1b2c3",
      'Content-Type: text/html; charset="UTF-8"',
      "Content-Transfer-Encoding: quoted-printable",
      "",
      quotedPrintable(
        `<div dir="ltr">We do, since 2014.<div><br></div><div>Ask our HR team – it’s easy.</div></div><br><div class="gmail_quote"><blockquote>${html(quoted)}</blockquote></div>`,
      ),
      "",
      "--000000000000a1b2c3--",
      "",
    ]),
  "Outlook on Windows": ({ from, to, quoted, messageId }: Letter) =>
    crlf([
      `From: "Jolliffe, Neil" <${from}>`,
      `To: "Widening Participation Hub" <${to}>`,
      "Subject: RE: Amara Okafor mentions you",
      "Thread-Topic: Amara Okafor mentions you",
      "Thread-Index: AQHbPn0xYz==",
      "Date: Tue, 24 Nov 2026 11:02:45 +0000",
      `Message-ID: ${messageId ?? "<LO2P123MB1234@LO2P123MB1234.GBRP123.PROD.OUTLOOK.COM>"}`,
      "X-MS-Has-Attach:",
      "X-Auto-Response-Suppress: DR, OOF, AutoReply",
      'Content-Type: multipart/alternative; boundary="_000_LO2P123MB1234_"',
      "MIME-Version: 1.0",
      "",
      "--_000_LO2P123MB1234_",
      'Content-Type: text/plain; charset="utf-8"',
      "Content-Transfer-Encoding: base64",
      "",
      base64(
        `We do, since 2014.\r\n\r\nAsk our HR team – it’s easy.\r\n\r\nFrom: ${hub}\r\nSent: 24 November 2026 10:15\r\nTo: Jolliffe, Neil <${from}>\r\nSubject: Amara Okafor mentions you\r\n\r\n${quoted.replaceAll("\n", "\r\n")}`,
      ),
      "",
      "--_000_LO2P123MB1234_",
      'Content-Type: text/html; charset="utf-8"',
      "Content-Transfer-Encoding: base64",
      "",
      base64(`<html><body><div class="WordSection1"><p class="MsoNormal">We do, since 2014.<o:p></o:p></p></div></body></html>`),
      "",
      "--_000_LO2P123MB1234_--",
      "",
    ]),
  "Outlook in German": ({ from, to, quoted, messageId }: Letter) =>
    crlf([
      `From: Neil Jolliffe <${from}>`,
      `To: ${to}`,
      "Subject: AW: Amara Okafor mentions you",
      "Date: Tue, 24 Nov 2026 11:02:45 +0000",
      `Message-ID: ${messageId ?? "<FR2P281MB@FR2P281MB.DEUP281.PROD.OUTLOOK.COM>"}`,
      "MIME-Version: 1.0",
      'Content-Type: text/plain; charset="iso-8859-1"',
      "Content-Transfer-Encoding: quoted-printable",
      "",
      // This set has neither dash nor curly apostrophe: the program writes them so.
      "We do, since 2014.",
      "",
      "Ask our HR team - it's easy.",
      "",
      "________________________________",
      `Von: ${hub}`,
      "Gesendet: Dienstag, 24. November 2026 10:15",
      `An: Neil Jolliffe <${from}>`,
      "Betreff: Amara Okafor mentions you",
      "",
      ...quoted.split("\n").map((line) => line.replaceAll("=", "=3D").replace(/[^\x20-\x7e]/g, "?")),
      "",
    ]),
  "Outlook on a phone": ({ from, to, quoted, messageId }: Letter) =>
    crlf([
      `From: Neil Jolliffe <${from}>`,
      `To: ${to}`,
      "Subject: Re: Amara Okafor mentions you",
      "Date: Tue, 24 Nov 2026 11:02:45 +0000",
      `Message-ID: ${messageId ?? "<AM0PR@AM0PR.eurprd.prod.outlook.com>"}`,
      "MIME-Version: 1.0",
      'Content-Type: text/plain; charset="utf-8"',
      "Content-Transfer-Encoding: base64",
      "",
      base64(
        `We do, since 2014.\r\n\r\nAsk our HR team – it’s easy.\r\n\r\nGet Outlook for iOS<https://aka.ms/o0ukef>\r\n________________________________\r\nFrom: ${hub}\r\nSent: Tuesday, November 24, 2026 10:15:00 AM\r\nTo: Neil Jolliffe <${from}>\r\nSubject: Amara Okafor mentions you\r\n\r\n${quoted.replaceAll("\n", "\r\n")}`,
      ),
      "",
    ]),
  "Apple Mail": ({ from, to, quoted, messageId }: Letter) =>
    crlf([
      `From: Neil Jolliffe <${from}>`,
      "Content-Type: text/plain;",
      "\tcharset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3774.600.62\\))",
      "Subject: Re: Amara Okafor mentions you",
      "Date: Tue, 24 Nov 2026 11:02:45 +0000",
      "References: <original@hub.example.org>",
      `To: ${to}`,
      "In-Reply-To: <original@hub.example.org>",
      `Message-Id: ${messageId ?? "<6F1B0C9E@example.org>"}`,
      "X-Mailer: Apple Mail (2.3774.600.62)",
      "",
      quotedPrintable(
        [
          "We do, since 2014.",
          "",
          "Ask our HR team – it’s easy.",
          "",
          "> On 24 Nov 2026, at 10:15, Widening Participation Hub <hub@hub.example.org> wrote:",
          "> ",
          ...asQuotation(quoted),
        ].join("\n"),
      ),
      "",
    ]),
  "iPhone Mail": ({ from, to, quoted, messageId }: Letter) =>
    crlf([
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      `From: Neil Jolliffe <${from}>`,
      "Mime-Version: 1.0 (1.0)",
      "Date: Tue, 24 Nov 2026 11:02:45 +0000",
      "Subject: Re: Amara Okafor mentions you",
      `Message-Id: ${messageId ?? "<0A1B2C3D@example.org>"}`,
      `To: ${to}`,
      "X-Mailer: iPhone Mail (22B91)",
      "",
      quotedPrintable(
        [
          "We do, since 2014.",
          "",
          "Ask our HR team – it’s easy.",
          "",
          "Sent from my iPhone",
          "",
          "> On 24 Nov 2026, at 10:15, Widening Participation Hub <hub@hub.example.org> wrote:",
          "> ",
          "> ",
          ...asQuotation(quoted),
        ].join("\n"),
      ),
      "",
    ]),
  Thunderbird: ({ from, to, quoted, messageId }: Letter) =>
    crlf([
      `Message-ID: ${messageId ?? "<5b0c2f3e-1111@example.org>"}`,
      "Date: Tue, 24 Nov 2026 11:02:45 +0000",
      "MIME-Version: 1.0",
      "User-Agent: Mozilla Thunderbird",
      "Subject: Re: Amara Okafor mentions you",
      `To: ${to}`,
      "References: <original@hub.example.org>",
      `From: Neil Jolliffe <${from}>`,
      "In-Reply-To: <original@hub.example.org>",
      "Content-Type: text/plain; charset=UTF-8; format=flowed",
      "Content-Transfer-Encoding: 8bit",
      "",
      "We do, since 2014.",
      "",
      "Ask our HR team – it’s easy.",
      "",
      "On 24/11/2026 10:15, Widening Participation Hub wrote:",
      ...asQuotation(quoted),
      "",
      "-- ",
      "Neil Jolliffe",
      "Wessex Partnership",
      "",
    ]),
  "a web mailer that sends HTML alone": ({ from, to, quoted, messageId }: Letter) =>
    crlf([
      `From: Neil Jolliffe <${from}>`,
      `To: ${to}`,
      "Subject: Re: Amara Okafor mentions you",
      "Date: Tue, 24 Nov 2026 11:02:45 +0000",
      `Message-ID: ${messageId ?? "<webmail.1@example.org>"}`,
      "MIME-Version: 1.0",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      base64(
        `<html><body><div>We do, since 2014.</div><div><br></div><div>Ask our HR team – it’s easy.</div><hr><div><b>From:</b> ${html(hub)}<br><b>Sent:</b> 24 November 2026 10:15<br><b>To:</b> Neil<br><b>Subject:</b> Amara Okafor mentions you</div><div>${html(quoted)}</div></body></html>`,
      ),
      "",
    ]),
} as const

export const mailPrograms = Object.keys(programs) as MailProgram[]
export const answerFrom = (program: MailProgram, letter: Letter): string => programs[program](letter)

/** A report of a mail server that a message did not arrive, as Postfix writes it (RFC 3464). */
export const bounceReport = ({ to, recipient, status, text }: { to: string; recipient: string; status: string; text: string }): string =>
  crlf([
    "Return-Path: <>",
    "Date: Tue, 24 Nov 2026 11:02:45 +0000 (GMT)",
    "From: MAILER-DAEMON@mx.example.org (Mail Delivery System)",
    "Subject: Undelivered Mail Returned to Sender",
    `To: ${to}`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="4Xy1.1732/mx.example.org"',
    "Message-Id: <20261124110245.4Xy1@mx.example.org>",
    "",
    "This is a MIME-encapsulated message.",
    "",
    "--4Xy1.1732/mx.example.org",
    "Content-Description: Notification",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "I'm sorry to have to inform you that your message could not",
    "be delivered to one or more recipients.",
    "",
    `<${recipient}>: ${text}`,
    "",
    "--4Xy1.1732/mx.example.org",
    "Content-Description: Delivery report",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.org",
    "Arrival-Date: Tue, 24 Nov 2026 11:02:44 +0000 (GMT)",
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${status.startsWith("4") ? "delayed" : "failed"}`,
    `Status: ${status}`,
    "Remote-MTA: dns; mx.example.org",
    `Diagnostic-Code: smtp; ${text}`,
    "",
    "--4Xy1.1732/mx.example.org",
    "Content-Description: Undelivered Message Headers",
    "Content-Type: text/rfc822-headers",
    "",
    `To: ${recipient}`,
    "Subject: Amara Okafor mentions you",
    "",
    "--4Xy1.1732/mx.example.org--",
    "",
  ])
