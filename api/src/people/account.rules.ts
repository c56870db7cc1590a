import slugify from "@sindresorhus/slugify"
import type { Issue } from "../platform/errors.ts"

/** Characters of a password. Long ones are cut off by nothing: the limit only keeps the hash cheap. */
export const passwordLength = { min: 10, max: 128 }

/** How long a link in mail works, in seconds. */
export const linkSeconds = {
  "verify-email": 3 * 24 * 60 * 60,
  "sign-in": 15 * 60,
  "reset-password": 60 * 60,
  "change-email": 24 * 60 * 60,
}

// Words that come first in lists of leaked passwords, and the words of this site.
const obvious = new Set(
  `password passwords qwerty qwertyuiop asdfghjkl zxcvbnm letmein welcome iloveyou sunshine football baseball princess monkey dragon superman
  batman trustno administrator admin changeme secret topsecret login master hello abcdefgh abcdefghi abcdefghij abc liverpool arsenal chelsea
  everton manchester london england hospital nhs nhsengland summer winter spring autumn widening participation wideningparticipation hub`.split(
    /\s+/,
  ),
)

/** What is wrong with a new password; empty when it will do. No rule about kinds of characters: length is what protects. */
export function passwordProblems(password: string, person: { name: string; email: string }, field = "password"): Issue[] {
  const length = [...password].length
  if (length < passwordLength.min) return [{ field, message: `Enter a password with at least ${passwordLength.min} characters` }]
  if (length > passwordLength.max) return [{ field, message: `Enter a password with at most ${passwordLength.max} characters` }]
  const lower = password.toLowerCase()
  const own = [person.email.split("@")[0] ?? "", ...person.name.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4)
  if (lower.includes(person.email.toLowerCase()) || own.some((word) => lower.includes(word)))
    return [{ field, message: "Enter a password that does not contain your name or e-mail address" }]
  if (isObvious(lower))
    return [{ field, message: "Enter a password that is harder to guess, for example three words that do not belong together" }]
  return []
}

/** A well-known word with digits or signs around or in place of its letters, something short over and over, or a run such as 1234567890. */
function isObvious(lower: string): boolean {
  const unit = /^(.+?)\1+$/.exec(lower)?.[1] ?? lower
  if (unit.length <= 4 || new Set(lower).size <= 3) return true
  if ("01234567890123456789".includes(lower) || "98765432109876543210".includes(lower)) return true
  // What stands around a word is cut off first, or its signs would be read as letters: "p4$$w0rd!!!!".
  const cut = [unit, unit.replace(/[^a-z]+$/, ""), bare(unit)]
  return [unit, ...cut.map((text) => text.replace(/[013457@$!]/g, (sign) => letterFor[sign] ?? sign))].some((text) =>
    obvious.has(bare(text)),
  )
}

const bare = (text: string) => text.replaceAll(/^[^a-z]+|[^a-z]+$/g, "")

const letterFor: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" }

/** The start of somebody's handle: their name in lower-case letters, digits and hyphens. */
export function handleFrom(name: string): string {
  return slugify(name, { decamelize: false }).slice(0, 40).replace(/-+$/, "") || "member"
}

/** Where to go after signing in: a path of this site, or the start page for anything else ("//elsewhere.example" too). */
export function ownPath(next: string | null | undefined): string {
  if (!next || next.length > 2000 || !/^\/(?![/\\])/.test(next) || /[\p{Cc}\\]/u.test(next)) return "/"
  return next
}
