import { createHmac, timingSafeEqual } from "node:crypto"
import { TZDate } from "@date-fns/tz"

const zone = "Europe/London"
/** When digests come to people who have chosen nothing else: Monday (1) is the day of weekly ones. */
export const usualDigest = { hour: 7, weekday: 1 }
const day = 24 * 60 * 60 * 1000

/** Nothing older than this goes into a digest: after a change of settings nobody is flooded with what they let lie. */
export const digestReach = 14 * day

/** The latest instant not after `now` at which the clock in London struck this hour. One that the clocks leave out strikes an hour later, one they repeat once. */
export function lastDailyDigest(now: Date, hour = usualDigest.hour): Date {
  return digestTime(now, hour, 0)
}

/** The same on a day of the week: 1 for Monday to 7 for Sunday. */
export function lastWeeklyDigest(now: Date, { hour, weekday } = usualDigest): Date {
  const daily = new TZDate(lastDailyDigest(now, hour), zone)
  return digestTime(now, hour, (daily.getDay() + 7 - weekday) % 7)
}

/** The hours that have struck in London after one instant and up to another, however long ago the first is. */
export function hoursStruck(after: Date, until: Date): number[] {
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => lastDailyDigest(until, hour) > after)
}

function digestTime(now: Date, hour: number, daysBack: number): Date {
  const local = new TZDate(now, zone)
  const today = at(local, hour, 0)
  return at(local, hour, daysBack + (today > now ? 1 : 0))
}

// Counted in calendar days: a day is 23 or 25 hours long when the clocks change.
function at(local: TZDate, hour: number, daysBack: number): Date {
  return new Date(new TZDate(local.getFullYear(), local.getMonth(), local.getDate() - daysBack, hour, zone).getTime())
}

/** Proof that a person may end their own notification mail without signing in; good for that and nothing else. */
export const unsubscribeToken = (personId: string, secret: string): string => mailToken("unsubscribe", [personId], secret)

/** The person a token was made for, or null when it was not made here. */
export const personOfUnsubscribeToken = (token: string, secret: string): string | null =>
  idsOfMailToken("unsubscribe", token, secret)?.[0] ?? null

/** A token for a link in mail: proof of what the mail is about, for one purpose and no other. It can be used again and again. */
export function mailToken(purpose: string, ids: readonly string[], secret: string): string {
  return [...ids, signature(purpose, ids, secret)].join(".")
}

/** What a token was made of for this purpose, or null when it was not made here. */
export function idsOfMailToken(purpose: string, token: string, secret: string): string[] | null {
  const ids = token.split(".")
  const actual = Buffer.from(ids.pop() ?? "")
  const expected = Buffer.from(signature(purpose, ids, secret))
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? ids : null
}

/** An address that its owner knows again and that tells others little, since mail is passed on with its links: "p…@example.org". */
export function shortenedAddress(email: string): string {
  const at = email.lastIndexOf("@")
  return `${[...email][0] ?? ""}…${email.slice(at)}`
}

function signature(purpose: string, ids: readonly string[], secret: string): string {
  return createHmac("sha256", secret)
    .update([purpose, ...ids].join(":"))
    .digest("base64url")
}
