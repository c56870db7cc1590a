// The package brings no types; a reference, so that who imports this file has them too.
/// <reference path="./email-reply-parser.d.ts" />
import EmailReplyParser from "email-reply-parser"

/** Stands at the top of mail that can be answered: what comes after it in an answer is what was answered. */
export const replyMark = "~ Answer by e-mail: write above this line ~"

/** Longer than any post; what comes after is quoted anyway. */
const longest = 60_000

/** What somebody wrote in an answer: without what they answered, the lines that introduce it, and their signature. */
export function answerIn(text: string): string {
  const whole = text.slice(0, longest).replaceAll("\r\n", "\n")
  const mark = whole.indexOf(replyMark)
  // Without its mark a quotation is told by its form; with it, only the lines that introduce it are left to find.
  const before = mark === -1 ? whole : withoutHeader(whole.slice(0, whole.lastIndexOf("\n", mark) + 1))
  return new EmailReplyParser()
    .read(before)
    .getVisibleText()
    .replace(/\n{3,}/g, "\n\n")
    .trim()
}

/** Without the block that Outlook puts above what is answered, in whatever language: two lines or more like "Von: …", perhaps below a rule. */
function withoutHeader(text: string): string {
  const lines = text.trimEnd().split("\n")
  let end = lines.length
  while (end > 0 && /^[>\s*]*\p{L}[\p{L} .-]{0,20}\*?\s?:\*?\s?.*@|^[>\s*]*\p{L}[\p{L} .-]{0,20}\*?\s?:\*?\s\S/u.test(lines[end - 1] ?? ""))
    end--
  if (lines.length - end < 2) return text
  while (end > 0 && /^[\s_>-]*$/.test(lines[end - 1] ?? "")) end--
  return `${lines.slice(0, end).join("\n")}\n`
}
