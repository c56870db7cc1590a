import { createHmac } from "node:crypto"
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible"
import type { Context } from "./context.ts"
import { RateLimitedError } from "./errors.ts"

/** So many attempts in so many seconds, counted for each caller or thing it is spent for. */
export type RateLimit = {
  /** Tells this count from others, for example "sign-in:ip". */
  name: string
  points: number
  seconds: number
}

/**
 * Counts one attempt and throws a RateLimitedError when there were too many. The count is in the database, so all
 * processes share it. Call it outside a transaction: an attempt counts even when what it tried fails.
 */
export async function spend(context: Context, limit: RateLimit, subject: string): Promise<void> {
  try {
    await limiter(context, limit).consume(keyOf(context, subject))
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw tooMany(refusal.msBeforeNext)
  }
}

/** Throws a RateLimitedError when the count is used up, without counting. */
export async function checkUnspent(context: Context, limit: RateLimit, subject: string): Promise<void> {
  const state = await limiter(context, limit).get(keyOf(context, subject))
  if (state && state.consumedPoints >= limit.points) throw tooMany(state.msBeforeNext)
}

/** Forgets the attempts counted so far. */
export async function unspend(context: Context, limit: RateLimit, subject: string): Promise<void> {
  await limiter(context, limit).delete(keyOf(context, subject))
}

/** Removes counts that are over; returns how many. */
export async function sweepRateLimits(context: Context): Promise<number> {
  const { count } = await context.db.rateLimit.deleteMany({ where: { expire: { lt: new Date() } } })
  return count
}

function limiter({ db }: Context, { name, points, seconds }: RateLimit): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: db,
    tableName: "rateLimit",
    keyPrefix: name,
    points,
    duration: seconds,
    clearExpiredByTimeout: false,
  })
}

/** Keyed hash, so that the table holds no address of anybody. */
function keyOf({ env }: Context, subject: string): string {
  return createHmac("sha256", env.AUTH_SECRET).update(subject.trim().toLowerCase()).digest("base64url")
}

function tooMany(milliseconds: number): RateLimitedError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  const minutes = Math.ceil(seconds / 60)
  const wait =
    seconds < 60 ? "a minute" : minutes === 1 ? "1 minute" : minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
  return new RateLimitedError(`There were too many attempts. Wait ${wait}, then try again.`, seconds)
}
