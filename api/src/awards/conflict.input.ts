import { z } from "zod"

/** Why there is a conflict, for the record. */
export const conflictReason = z
  .string()
  .transform((value) => value.replaceAll("\0", "").trim())
  .pipe(z.string().min(1, "Say what the conflict is").max(1000, "What the conflict is must be 1,000 characters or fewer"))

export const declarationInput = z.object({
  conflicts: z.array(z.object({ nominationId: z.string(), reason: conflictReason })).max(500, "Declare at most 500 conflicts at once"),
})
