import { z } from "zod"

/** What the entrant will read; empty for nothing. */
export const feedbackBody = z
  .string()
  .transform((value) => value.replaceAll("\0", "").trim())
  .pipe(z.string().max(4000, "Feedback must be 4,000 characters or fewer"))
