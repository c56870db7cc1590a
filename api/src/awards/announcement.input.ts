import { z } from "zod"

/** Markdown above the results; may be empty. */
export const announcementInput = z
  .string()
  .transform((value) => value.replaceAll("\0", "").trim())
  .pipe(z.string().max(4000, "The message must be 4,000 characters or fewer"))
