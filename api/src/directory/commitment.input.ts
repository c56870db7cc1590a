import { CommitmentMeasure } from "@hub/prisma"
import { z } from "zod"

const clean = z.string().transform((value) => value.replaceAll("\0", "").trim())
const text = (max: number, empty: string) =>
  clean.pipe(
    z
      .string()
      .min(1, empty)
      .max(max, `Use at most ${max.toLocaleString("en-GB")} characters`),
  )

export const commitmentInput = z.object({
  statement: text(2000, "Say what your organisation will do"),
  champion: text(120, "Enter the job title of the senior person who champions it"),
  applyUrl: clean.pipe(
    z
      .string()
      .max(500, "Use at most 500 characters")
      .refine(
        (value) => value === "" || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
        "Enter a web address that starts with https:// or http://, or leave it empty",
      )
      .transform((value) => value || null),
  ),
  inPlace: z.array(z.string()).max(20, "Choose from the list"),
})

export type CommitmentInput = z.input<typeof commitmentInput>

export const endInput = z.object({ reason: text(500, "Say why it ends; it is shown on its page") })

/** Most that one figure can be: more people than there are in the country is a slip of the finger. */
const mostPeople = 100_000_000

export const reportInput = z.object({
  year: z.int(),
  account: text(4000, "Say how it went: what worked, what did not, and what you will change"),
  figures: z
    .array(
      z.object({
        measure: z.enum(CommitmentMeasure),
        value: z.int("Enter a whole number").min(0, "Enter 0 or more").max(mostPeople, "Check this number: it is too large"),
      }),
    )
    .max(20, "Give each figure once"),
})

export type ReportInput = z.input<typeof reportInput>
