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
const asQuotation = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())

type Encoding = "quoted-printable" | "base64" | "8bit"

const encoders: Record<Encoding, (text: string) => string> = {
  "8bit": (text) => text.replaceAll("\n", "\r\n"),
  base64: (text) =>
    crlf(
      Buffer.from(text.replaceAll("\n", "\r\n"))
        .toString("base64")
        .match(/.{1,76}/g) ?? [],
    ),
  "quoted-printable": (text) =>
    [...Buffer.from(text)]
      .map((byte) =>
        byte === 10
          ? "\r\n"
          : byte === 61 || byte > 126
            ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
            : String.fromCharCode(byte),
      )
      .join("")
      .split("\r\n")
      .flatMap(
        (line) => line.match(/.{1,72}(?![0-9A-F]{0,1}$)|.+/g)?.map((part, at, all) => (at < all.length - 1 ? `${part}=` : part)) ?? [""],
      )
      .join("\r\n"),
}

type Part = { type: string; encoding?: Encoding; text: string }

/** A part of a message: how it is to be read, and what it says. */
const partOf = ({ type, encoding = "8bit", text }: Part) => [
  `Content-Type: ${type}`,
  `Content-Transfer-Encoding: ${encoding}`,
  "",
  encoders[encoding](text),
]

/** A message with these headers and one part, or several between boundaries. */
export function message(headers: readonly string[], type: string, parts: readonly Part[]): string {
  const [only] = parts
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1]
  if (!boundary) return crlf([...headers, "MIME-Version: 1.0", ...(only ? partOf(only) : []), ""])
  const between = parts.flatMap((part) => [`--${boundary}`, ...partOf(part), ""])
  return crlf([...headers, "MIME-Version: 1.0", `Content-Type: ${type}`, "", ...between, `--${boundary}--`, ""])
}

const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>")
const hub = "Widening Participation Hub <hub@hub.example.org>"
const said = "We do, since 2014.\n\nAsk our HR team – it’s easy.\n"
const when = "Date: Tue, 24 Nov 2026 11:02:45 +0000"

/** The headers that every program writes, with its own. */
const headers = ({ from, to, messageId }: Letter, id: string, ...own: readonly string[]) => [
  `From: Neil Jolliffe <${from}>`,
  `To: ${to}`,
  ...(own.some((header) => header.startsWith("Subject:")) ? [] : ["Subject: Re: Amara Okafor mentions you"]),
  when,
  `Message-ID: ${messageId ?? id}`,
  ...own,
]
const answering = ["References: <original@hub.example.org>", "In-Reply-To: <original@hub.example.org>"]
const from = (words: { from: string; sent: string; to: string; subject: string }, { from }: Letter, sent: string) =>
  `${words.from}: ${hub}\n${words.sent}: ${sent}\n${words.to}: Neil Jolliffe <${from}>\n${words.subject}: Amara Okafor mentions you\n\n`
const english = { from: "From", sent: "Sent", to: "To", subject: "Subject" }
const german = { from: "Von", sent: "Gesendet", to: "An", subject: "Betreff" }
const onTheDay = "On 24 Nov 2026, at 10:15, Widening Participation Hub <hub@hub.example.org> wrote:"

/** The answer is "We do, since 2014." and, below an empty line, "Ask our HR team – it’s easy." in each. */
const programs = {
  "Gmail in a browser": (letter: Letter) =>
    message(headers(letter, "<CAGmail+abc=1@mail.gmail.com>", ...answering), 'multipart/alternative; boundary="000000000000a1b2c3"', [
      {
        type: 'text/plain; charset="UTF-8"',
        encoding: "quoted-printable",
        text: `${said}\nOn Tue, 24 Nov 2026 at 10:15, Widening Participation Hub <hub@hub.example.org>\nwrote:\n\n${asQuotation(letter.quoted).join("\n")}\n`,
      },
      {
        type: 'text/html; charset="UTF-8"',
        encoding: "quoted-printable",
        text: `<div dir="ltr">We do, since 2014.<div><br></div><div>Ask our HR team – it’s easy.</div></div><br><div class="gmail_quote"><blockquote>${html(letter.quoted)}</blockquote></div>`,
      },
    ]),
  "Outlook on Windows": (letter: Letter) =>
    message(
      headers(
        letter,
        "<LO2P123MB1234@LO2P123MB1234.GBRP123.PROD.OUTLOOK.COM>",
        ...["Subject: RE: Amara Okafor mentions you", "Thread-Topic: Amara Okafor mentions you", "Thread-Index: AQHbPn0xYz=="],
        ...["X-MS-Has-Attach:", "X-Auto-Response-Suppress: DR, OOF, AutoReply"],
      ),
      'multipart/alternative; boundary="_000_LO2P123MB1234_"',
      [
        {
          type: 'text/plain; charset="utf-8"',
          encoding: "base64",
          text: `${said}\n${from(english, letter, "24 November 2026 10:15")}${letter.quoted}`,
        },
        {
          type: 'text/html; charset="utf-8"',
          encoding: "base64",
          text: `<html><body><div class="WordSection1"><p class="MsoNormal">We do, since 2014.<o:p></o:p></p></div></body></html>`,
        },
      ],
    ),
  "Outlook in German": (letter: Letter) =>
    message(headers(letter, "<FR2P281MB@FR2P281MB.DEUP281.PROD.OUTLOOK.COM>", "Subject: AW: Amara Okafor mentions you"), "", [
      {
        type: 'text/plain; charset="iso-8859-1"',
        encoding: "quoted-printable",
        // This set has neither dash nor curly apostrophe: the program writes them so.
        text: `${said}\n________________________________\n${from(german, letter, "Dienstag, 24. November 2026 10:15")}${letter.quoted}\n`
          .replaceAll("–", "-")
          .replaceAll("’", "'")
          .replace(/[^\x20-\x7e\n]/g, "?"),
      },
    ]),
  "Outlook on a phone": (letter: Letter) =>
    message(headers(letter, "<AM0PR@AM0PR.eurprd.prod.outlook.com>"), "", [
      {
        type: 'text/plain; charset="utf-8"',
        encoding: "base64",
        text: `${said}\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\n${from(english, letter, "Tuesday, November 24, 2026 10:15:00 AM")}${letter.quoted}`,
      },
    ]),
  "Apple Mail": (letter: Letter) =>
    message(headers(letter, "<6F1B0C9E@example.org>", ...answering, "X-Mailer: Apple Mail (2.3774.600.62)"), "", [
      {
        type: "text/plain;\r\n\tcharset=utf-8",
        encoding: "quoted-printable",
        text: `${said}\n> ${onTheDay}\n> \n${asQuotation(letter.quoted).join("\n")}\n`,
      },
    ]),
  "iPhone Mail": (letter: Letter) =>
    message(headers(letter, "<0A1B2C3D@example.org>", "X-Mailer: iPhone Mail (22B91)"), "", [
      {
        type: "text/plain; charset=utf-8",
        encoding: "quoted-printable",
        text: `${said}\nSent from my iPhone\n\n> ${onTheDay}\n> \n> \n${asQuotation(letter.quoted).join("\n")}\n`,
      },
    ]),
  Thunderbird: (letter: Letter) =>
    message(headers(letter, "<5b0c2f3e-1111@example.org>", ...answering, "User-Agent: Mozilla Thunderbird"), "", [
      {
        type: "text/plain; charset=UTF-8; format=flowed",
        text: `${said}\nOn 24/11/2026 10:15, Widening Participation Hub wrote:\n${asQuotation(letter.quoted).join("\n")}\n\n-- \nNeil Jolliffe\nWessex Partnership\n`,
      },
    ]),
  "a web mailer that sends HTML alone": (letter: Letter) =>
    message(headers(letter, "<webmail.1@example.org>"), "", [
      {
        type: "text/html; charset=utf-8",
        encoding: "base64",
        text: `<html><body><div>We do, since 2014.</div><div><br></div><div>Ask our HR team – it’s easy.</div><hr><div><b>From:</b> ${html(hub)}<br><b>Sent:</b> 24 November 2026 10:15<br><b>To:</b> Neil<br><b>Subject:</b> Amara Okafor mentions you</div><div>${html(letter.quoted)}</div></body></html>`,
      },
    ]),
} as const

export const mailPrograms = Object.keys(programs) as MailProgram[]
export const answerFrom = (program: MailProgram, letter: Letter): string => programs[program](letter)
