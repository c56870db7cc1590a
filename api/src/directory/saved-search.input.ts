import { NotificationFrequency } from "@hub/prisma"
import { z } from "zod"

/** Most saved searches of one person. */
export const maxSavedSearches = 30

export const savedSearchInput = z.object({
  name: z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().min(1, "Enter a name for this search").max(120, "The name must be 120 characters or fewer")),
  frequency: z.enum(NotificationFrequency),
})
