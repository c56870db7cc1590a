import { z } from "zod"

/** Why it was decided so; needed when it goes against the ranking. */
export const decisionReason = z
  .string()
  .transform((value) => value.replaceAll("\0", "").trim())
  .pipe(z.string().max(2000, "The reason must be 2,000 characters or fewer"))
