import { hubName } from "../hub.ts"

/** A part of a message. Text is plain: what people wrote is shown, never interpreted. */
export type MailPart =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "button"; label: string; path: string }
  | { kind: "list"; items: readonly MailListItem[] }
  | { kind: "quote"; text: string }

/** A line of a list; with a path, a link. */
export type MailListItem = { text: string; path?: string }

export const paragraph = (text: string): MailPart => ({ kind: "paragraph", text })
export const heading = (text: string): MailPart => ({ kind: "heading", text })
/** The one thing to do. `path` is a path on the web site, starting with "/". */
export const button = (label: string, path: string): MailPart => ({ kind: "button", label, path })
export const list = (items: readonly (string | MailListItem)[]): MailPart => ({
  kind: "list",
  items: items.map((item) => (typeof item === "string" ? { text: item } : item)),
})
/** Something a person wrote. */
export const quote = (text: string): MailPart => ({ kind: "quote", text })

export type MailContent = {
  subject: string
  /** How the letter begins: "Hello Priya". Null to begin with the first part. */
  greeting: string | null
  parts: readonly MailPart[]
  /** Why the person got it, as a sentence: "You get this because you asked for a link to sign in." */
  reason: MailReason
  /** Where they can change that they get it, if they can; the nearest to what it is about first. */
  settings?: readonly MailSetting[]
  /** Links that end mail without signing in, the one that ends least first; mail programs offer that too (RFC 8058), with one POST. */
  unsubscribe?: readonly MailSetting[]
}

/** In one form in all mail, so that people know where to look. */
export type MailReason = `You get this because ${string}`

/** A place where people change what they are mailed. */
export type MailSetting = { label: string; path: string }

/** The two bodies of a message, from one content, so that they always say the same. */
export function renderMail(content: MailContent, publicUrl: string): { text: string; html: string } {
  return { text: renderText(content, publicUrl), html: renderHtml(content, publicUrl) }
}

/** A link in mail. Only the hub's own pages are linked: a path on the site, or an address that starts with it. */
export function mailLink(path: string, publicUrl: string): string {
  if (/^\/(?![/\\])/.test(path)) return publicUrl + path
  if (path.startsWith(`${publicUrl}/`)) return path
  throw new Error('A link in mail must be a path of the web site, starting with "/"')
}

function renderText(content: MailContent, publicUrl: string): string {
  const blocks = [
    ...(content.greeting ? [content.greeting] : []),
    ...content.parts.map((part) => textOf(part, publicUrl)),
    ["-- ", hubName, publicUrl, content.reason, ...footerLinks(content, publicUrl).map(({ label, url }) => `${label}: ${url}`)].join("\n"),
  ]
  return `${blocks.join("\n\n")}\n`
}

/** What people can do about getting this. */
const footerLinks = ({ settings = [], unsubscribe = [] }: MailContent, publicUrl: string): { label: string; url: string }[] =>
  [...settings, ...unsubscribe].map(({ label, path }) => ({ label, url: mailLink(path, publicUrl) }))

function textOf(part: MailPart, publicUrl: string): string {
  switch (part.kind) {
    case "paragraph":
      return plain(part.text)
    case "heading":
      return `${plain(part.text)}\n${"-".repeat(Math.min(plain(part.text).length, 60))}`
    case "button":
      return `${plain(part.label)}:\n${mailLink(part.path, publicUrl)}`
    case "list":
      return part.items.map((item) => `* ${plain(item.text)}${item.path ? `\n  ${mailLink(item.path, publicUrl)}` : ""}`).join("\n")
    case "quote":
      return plain(part.text)
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n")
  }
}

const font = "font-family:Arial,Helvetica,sans-serif"
const styles = {
  body: `margin:0;padding:0;background:#f0f4f5;color:#212b32;${font};font-size:16px;line-height:1.5`,
  page: "max-width:600px;margin:0 auto;padding:24px;background:#ffffff",
  name: "margin:0 0 24px;font-size:18px;font-weight:bold;color:#003087",
  paragraph: "margin:0 0 16px",
  heading: "margin:24px 0 8px;font-size:18px",
  button: `display:inline-block;padding:12px 16px;background:#007f3b;color:#ffffff;text-decoration:none;font-weight:bold;${font}`,
  link: "color:#005eb8",
  address: "overflow-wrap:anywhere;word-break:break-word",
  list: "margin:0 0 16px;padding-left:24px",
  quote: "margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid #005eb8",
  footer: "margin:32px 0 0;padding-top:16px;border-top:1px solid #d8dde0;font-size:14px;color:#4c6272",
}

function renderHtml(content: MailContent, publicUrl: string): string {
  const links = [...footerLinks(content, publicUrl), { label: hubName, url: publicUrl }]
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(content.subject)}</title></head>
<body style="${styles.body}">
<div style="${styles.page}">
<p style="${styles.name}">${escapeHtml(hubName)}</p>
${content.greeting ? `<p style="${styles.paragraph}">${escapeHtml(content.greeting)}</p>\n` : ""}${content.parts.map((part) => htmlOf(part, publicUrl)).join("\n")}
<p style="${styles.footer}">${[escapeHtml(content.reason), ...links.map(({ label, url }) => linkOf(label, url))].join("<br>")}</p>
</div>
</body>
</html>
`
}

function htmlOf(part: MailPart, publicUrl: string): string {
  switch (part.kind) {
    case "paragraph":
      return `<p style="${styles.paragraph}">${lines(part.text)}</p>`
    case "heading":
      return `<h2 style="${styles.heading}">${escapeHtml(part.text)}</h2>`
    case "button": {
      const url = escapeHtml(mailLink(part.path, publicUrl))
      return `<p style="${styles.paragraph}"><a href="${url}" style="${styles.button}">${escapeHtml(part.label)}</a></p>
<p style="${styles.paragraph}">If the button does not work, copy this address into your browser:<br><a href="${url}" style="${styles.link};${styles.address}">${url}</a></p>`
    }
    case "list":
      return `<ul style="${styles.list}">${part.items.map((item) => `<li>${itemOf(item, publicUrl)}</li>`).join("")}</ul>`
    case "quote":
      return `<blockquote style="${styles.quote}">${lines(part.text)}</blockquote>`
  }
}

function itemOf(item: MailListItem, publicUrl: string): string {
  return item.path ? linkOf(item.text, mailLink(item.path, publicUrl)) : lines(item.text)
}

const linkOf = (label: string, url: string) => `<a href="${escapeHtml(url)}" style="${styles.link}">${escapeHtml(label)}</a>`

/** Control characters have no business in mail; line breaks stay. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[\p{Cc}\u2028\u2029]/gu, (found) => (found === "\n" ? "\n" : " "))
}

const lines = (text: string) => escapeHtml(plain(text)).replaceAll("\n", "<br>")

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

function escapeHtml(text: string): string {
  return plain(text).replace(/[&<>"']/g, (found) => entities[found] ?? "")
}

/** One line for a header: no line breaks (header injection), no control characters, not longer than `length`. */
export function oneLine(text: string, length = 200): string {
  const clean = text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
  return clean.length <= length ? clean : `${clean.slice(0, length - 1)}…`
}
