import { z } from "zod"

/** Longest texts, in characters. */
export const awardLimits = { title: 120, summary: 400, prose: 20_000, short: 200, guidance: 2000, reason: 1000 } as const

/** Text as people type it: no NUL, no lone surrogates, Windows line ends folded, outer blanks dropped. */
const clean = (value: string) => value.replaceAll("\0", "").toWellFormed().replaceAll("\r\n", "\n").trim()

/** Text that may be left out. */
export const text = (max: number, name: string) =>
  z
    .string()
    .transform(clean)
    .pipe(z.string().max(max, `The ${name} must be ${max} characters or fewer`))

/** Text that must be there. */
export const requiredText = (max: number, name: string) =>
  z
    .string()
    .transform(clean)
    .pipe(z.string().min(1, `Enter the ${name}`).max(max, `The ${name} must be ${max} characters or fewer`))

/** Why something is done; kept in the audit log. */
export const reasonText = z
  .string()
  .transform(clean)
  .pipe(z.string().min(1, "Say why; the reason is kept on record").max(awardLimits.reason, "The reason must be 1000 characters or fewer"))

/** An act that only needs a reason. */
export const reasonInput = z.object({ reason: reasonText })

const whole = (from: number, to: number, name: string) =>
  z
    .number()
    .int(`The ${name} must be a whole number`)
    .min(from, `The ${name} must be ${from} or more`)
    .max(to, `The ${name} must be ${to} or fewer`)

export const awardInput = z.object({
  name: requiredText(awardLimits.title, "name"),
  summary: requiredText(awardLimits.summary, "summary"),
  about: requiredText(awardLimits.prose, "description"),
})
export type AwardInput = z.input<typeof awardInput>

export const roundInput = z
  .object({
    title: requiredText(awardLimits.title, "title"),
    summary: text(awardLimits.summary, "summary"),
    guidance: text(awardLimits.prose, "description of the judging"),
    opensAt: z.date().nullable(),
    closesAt: z.date().nullable(),
    scoresDueAt: z.date().nullable(),
    resultsExpectedAt: z.date().nullable(),
    readersPerNomination: whole(1, 20, "number of readers"),
  })
  .superRefine(({ opensAt, closesAt, scoresDueAt, resultsExpectedAt }, refinement) => {
    const order = (path: string, message: string, earlier: Date | null, later: Date | null, mayBeEqual: boolean) => {
      if (earlier && later && (mayBeEqual ? later < earlier : later <= earlier))
        refinement.addIssue({ code: "custom", path: [path], message })
    }
    order("closesAt", "A round closes after it opens", opensAt, closesAt, false)
    order("scoresDueAt", "Readers finish after the round has closed", closesAt, scoresDueAt, true)
    order("resultsExpectedAt", "Results come after the round has closed", closesAt, resultsExpectedAt, true)
  })
export type RoundInput = z.input<typeof roundInput>

export const newRoundInput = z.object({ title: roundInput.shape.title })

export const categoryInput = z
  .object({
    title: requiredText(awardLimits.title, "title"),
    about: requiredText(awardLimits.prose, "description"),
    scope: z.enum(["NATIONAL", "PER_REGION"]),
    shortlistSize: whole(1, 100, "length of the shortlist"),
    winnerCount: whole(1, 100, "number of winners"),
  })
  .refine(({ winnerCount, shortlistSize }) => winnerCount <= shortlistSize, {
    path: ["winnerCount"],
    message: "There cannot be more winners than places on the shortlist",
  })
export type CategoryInput = z.input<typeof categoryInput>

export const scalePointInput = z.object({
  value: whole(0, 100, "value"),
  label: requiredText(awardLimits.short, "name of the point"),
  description: requiredText(awardLimits.guidance, "description of the point"),
})

export const criterionInput = z.object({
  categoryId: z.string().nullable(),
  title: requiredText(awardLimits.title, "title"),
  question: requiredText(awardLimits.summary, "question"),
  guidance: text(awardLimits.guidance, "guidance"),
  wordLimit: whole(1, 5000, "word limit"),
  weight: whole(1, 100, "weight"),
  isReasonRequired: z.boolean(),
  scale: z
    .array(scalePointInput)
    .min(2, "A scale has at least two points")
    .max(11, "A scale has 11 points or fewer")
    .refine(
      (points) => new Set(points.map(({ value }) => value)).size === points.length,
      "Each point of the scale needs a value of its own",
    ),
})
export type CriterionInput = z.input<typeof criterionInput>

export const eligibilityQuestionInput = z.object({
  question: requiredText(awardLimits.summary, "question"),
  help: text(awardLimits.guidance, "help"),
  expectedAnswer: z.boolean(),
})
export type EligibilityQuestionInput = z.input<typeof eligibilityQuestionInput>

/** The most parts a round has of each kind; pages and solvers rely on it. */
export const most = { categories: 20, criteria: 40, eligibilityQuestions: 20, panelMembers: 200 } as const
