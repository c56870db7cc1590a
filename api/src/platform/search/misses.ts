import { z } from "zod"
import type { Context } from "../context.ts"
import { defineJob } from "../jobs/define.ts"

const longest = 100
const daysKept = 1100

/**
 * Notes that words found nothing, so that somebody learns what people look for in vain. Who looked is not kept, nor are
 * addresses. It must not cost anybody their answer: what cannot be noted is left out.
 */
export async function noteMiss({ database, clock, log }: Context, kind: string, typed: string): Promise<void> {
  const text = typed.toLowerCase().replace(/\s+/g, " ").trim().slice(0, longest)
  if (text === "" || text.includes("@")) return
  await database
    .sql(
      "search_miss",
      `INSERT INTO "SearchMiss" (kind, text, day) VALUES ($1, $2, ($3::timestamptz AT TIME ZONE 'Europe/London')::date)
         ON CONFLICT (kind, text, day) DO UPDATE SET count = "SearchMiss".count + 1`,
      [kind, text, clock.now()],
    )
    .catch((error: unknown) => log.warn({ err: error }, "a search that found nothing could not be noted"))
}

/** Forgets searches that found nothing after three years. */
export const forgetOldMissesJob = defineJob({
  name: "forget-old-misses",
  schema: z.object({}),
  schedule: "40 3 * * *",
  async handle({ db, clock }) {
    await db.searchMiss.deleteMany({ where: { day: { lt: new Date(clock.now().getTime() - daysKept * 86_400_000) } } })
  },
})
