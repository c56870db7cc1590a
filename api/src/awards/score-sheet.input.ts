import { z } from "zod"

const text = (max: number, name: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().max(max, `${name} must be ${max.toLocaleString("en-GB")} characters or fewer`))

export const scoreSheetInput = z.object({
  scores: z
    .array(z.object({ criterionId: z.string(), value: z.number().int().nullable(), reason: text(4000, "A reason") }))
    .max(100, "Send at most 100 scores"),
  /** For the other readers and the manager. */
  comment: text(4000, "Your comment"),
})

export type ScoreSheetInput = z.input<typeof scoreSheetInput>

export const discussionPostInput = z
  .string()
  .transform((value) => value.replaceAll("\0", "").trim())
  .pipe(z.string().min(1, "Write something to post").max(4000, "Your post must be 4,000 characters or fewer"))
