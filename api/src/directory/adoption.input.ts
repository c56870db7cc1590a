import { AdoptionStage } from "@hub/prisma"
import { z } from "zod"

const text = (max: number, name: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().max(max, `${name} must be ${max} characters or fewer`))

export const adoptionInput = z.object({
  stage: z.enum(AdoptionStage),
  /** What the organisation did differently. */
  localChanges: text(4000, "What you changed locally"),
  /** What came of it. */
  outcome: text(4000, "What came of it"),
})

export type AdoptionInput = z.input<typeof adoptionInput>
