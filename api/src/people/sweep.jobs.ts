import { z } from "zod"
import { defineJob } from "../platform/jobs/define.ts"
import { sweepRateLimits } from "../platform/rate-limit.ts"

const day = 24 * 60 * 60 * 1000

/** Removes every night what has run out: sessions, links, attempts, and accounts whose address was not confirmed within 30 days. */
export const sweepAccountsJob = defineJob({
  name: "sweep-accounts",
  schema: z.object({}),
  schedule: "40 3 * * *",
  async handle(context) {
    const { db, clock, log } = context
    const now = clock.now()
    const over = { where: { expiresAt: { lt: now } } }
    const [sessions, links, people] = await db.$transaction([
      db.session.deleteMany(over),
      db.verification.deleteMany(over),
      db.person.deleteMany({
        where: { emailVerified: false, erasedAt: null, isDemonstration: false, createdAt: { lt: new Date(now.getTime() - 30 * day) } },
      }),
    ])
    const rateLimits = await sweepRateLimits(context)
    log.info({ sessions: sessions.count, links: links.count, people: people.count, rateLimits }, "accounts swept")
  },
})
