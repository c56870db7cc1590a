import { z } from "zod"
import type { CaseStudyField } from "./case-study.input.ts"
import { fieldNames } from "./case-study.rules.ts"

const text = (max: number) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().max(max, `Write ${max} characters or fewer`))

export const reasonInput = z.object({
  reason: text(4000).refine((reason) => reason.length >= 10, "Give the reason in a sentence; the submitter will read it"),
})

export const archiveInput = z.object({
  reason: text(4000).refine((reason) => reason.length >= 10, "Give the reason in a sentence; readers of its page see it"),
})

export const commentInput = z.object({
  body: text(4000).refine((body) => body !== "", "Write a comment"),
  field: z
    .string()
    .nullable()
    .refine((field) => field === null || field in fieldNames, "This is not a field of a case study")
    .transform((field) => field as CaseStudyField | null),
})

export const evidenceInput = z.object({
  level: z.number().int().min(0, "Choose a rating from 0 to 4").max(4, "Choose a rating from 0 to 4"),
  reason: text(2000).refine((reason) => reason.length >= 10, "Say in a sentence why; it is shown beside the rating"),
})
