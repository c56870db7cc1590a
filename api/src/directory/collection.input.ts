import { CollectionVisibility } from "@hub/prisma"
import { z } from "zod"

/** Most initiatives in one collection, so that it can be shown and printed as one page. */
export const maxCollectionItems = 100

const line = (max: number, name: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().max(max, `${name} must be ${max} characters or fewer`))

export const collectionInput = z.object({
  title: line(120, "Title").refine((title) => title !== "", "Enter a title for the collection"),
  description: line(2000, "Description"),
  visibility: z.enum(CollectionVisibility),
})

export type CollectionInput = z.input<typeof collectionInput>

export const collectionNote = line(1000, "Note")
