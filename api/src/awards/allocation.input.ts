import { z } from "zod"

/** Why a reading ended, for the manager and the record. */
export const endReason = z
  .string()
  .transform((value) => value.replaceAll("\0", "").trim())
  .pipe(z.string().min(1, "Say why").max(1000, "The reason must be 1,000 characters or fewer"))
