import { createHmac, timingSafeEqual } from "node:crypto"
import { TZDate } from "@date-fns/tz"

const zone = "Europe/London"
/** The wall-clock hour in London at which digests go out. */
const digestHour = 7
const day = 24 * 60 * 60 * 1000

/** Nothing older than this goes into a digest: after a change of settings nobody is flooded with what they let lie. */
export const digestReach = 14 * day

/** The latest 07:00 in London that is not after `now`. */
export function lastDailyDigest(now: Date): Date {
  return digestTime(now, 0)
}

/** The latest Monday 07:00 in London that is not after `now`. */
export function lastWeeklyDigest(now: Date): Date {
  const daily = new TZDate(lastDailyDigest(now), zone)
  return digestTime(now, (daily.getDay() + 6) % 7)
}

function digestTime(now: Date, daysBack: number): Date {
  const local = new TZDate(now, zone)
  const today = at(local, 0)
  return at(local, daysBack + (today > now ? 1 : 0))
}

// Counted in calendar days: a day is 23 or 25 hours long when the clocks change.
function at(local: TZDate, daysBack: number): Date {
  return new Date(new TZDate(local.getFullYear(), local.getMonth(), local.getDate() - daysBack, digestHour, zone).getTime())
}

/** Proof that a person may end their own notification mail without signing in; good for that and nothing else. */
export function unsubscribeToken(personId: string, secret: string): string {
  return `${personId}.${signature(personId, secret)}`
}

/** The person a token was made for, or null when it was not made here. */
export function personOfUnsubscribeToken(token: string, secret: string): string | null {
  const [personId = "", given = ""] = token.split(".")
  const expected = Buffer.from(signature(personId, secret))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? personId : null
}

function signature(personId: string, secret: string): string {
  return createHmac("sha256", secret).update(`unsubscribe:${personId}`).digest("base64url")
}
