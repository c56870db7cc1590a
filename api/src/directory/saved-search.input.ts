import { NotificationFrequency } from "@hub/prisma"
import { z } from "zod"
import { canonicalInitiativeQuery, parseInitiativeQuery } from "./initiative.query.ts"

/** Most saved searches of one person. */
export const maxSavedSearches = 30

const settings = {
  name: z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().min(1, "Enter a name for this search").max(120, "The name must be 120 characters or fewer")),
  frequency: z.enum(NotificationFrequency),
}

/** What can be changed of a saved search. */
export const savedSearchChange = z.object(settings)
export type SavedSearchChange = z.input<typeof savedSearchChange>

/** A search to save: what its address asks for, written in the one way that tells it from others. */
export const savedSearchInput = z.object({
  ...settings,
  query: z
    .string()
    .max(8000, "This search has too many filters to be saved. Take some away, then save it")
    .transform((query) => canonicalInitiativeQuery(parseInitiativeQuery(query))),
})
export type SavedSearchInput = z.input<typeof savedSearchInput>
