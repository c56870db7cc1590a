import { z } from "zod"
import { awardLimits, requiredText, text } from "./award.input.ts"

/** Most of each, and the longest text of an answer in characters: word limits are checked when an entry is submitted. */
export const nominationLimits = { title: 120, summary: 400, response: 60_000, links: 5, attachments: 5, partners: 10 } as const

const webAddress = text(2000, "address").refine(
  (value) => value === "" || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).hostname.includes(".")),
  "The address must be a web address that starts with https:// or http://",
)

/** What an entrant writes. Anything may still be missing; answers to questions the round does not ask are left out. */
export const nominationAnswers = z.object({
  categoryId: z.uuid("Choose a category"),
  title: text(nominationLimits.title, "title"),
  summary: text(nominationLimits.summary, "summary"),
  /** One answer per criterion. */
  responses: z
    .array(z.object({ criterionId: z.uuid(), text: text(nominationLimits.response, "answer") }))
    .max(100)
    .refine((list) => new Set(list.map(({ criterionId }) => criterionId)).size === list.length, "Answer each question once"),
  /** Answers to the eligibility questions. */
  eligibility: z
    .array(z.object({ questionId: z.uuid(), answer: z.boolean() }))
    .max(100)
    .refine((list) => new Set(list.map(({ questionId }) => questionId)).size === list.length, "Answer each question once"),
  /** Organisations of the hub that it was done with; their members cannot judge it. */
  partnerIds: z
    .array(z.uuid())
    .max(nominationLimits.partners, `Name ${nominationLimits.partners} partners or fewer`)
    .transform((ids) => [...new Set(ids)]),
  links: z
    .array(z.object({ label: text(awardLimits.short, "link text"), url: webAddress }))
    .max(nominationLimits.links, `Give ${nominationLimits.links} links or fewer`),
  attachments: z
    .array(z.object({ fileId: z.uuid(), description: text(awardLimits.short, "description") }))
    .max(nominationLimits.attachments, `Attach ${nominationLimits.attachments} files or fewer`),
})

export type NominationAnswers = z.output<typeof nominationAnswers>
export type NominationField = keyof NominationAnswers

/** An entry of which nothing is written yet. */
export const emptyAnswers: Omit<NominationAnswers, "categoryId"> = {
  title: "",
  summary: "",
  responses: [],
  eligibility: [],
  partnerIds: [],
  links: [],
  attachments: [],
}

/** A name and, for somebody else who is nominated, an address to ask for consent. */
export const nomineeInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("MYSELF") }),
  z.object({ kind: z.literal("MY_TEAM"), name: requiredText(awardLimits.short, "name of the team") }),
  z.object({
    kind: z.literal("SOMEBODY_ELSE"),
    name: requiredText(awardLimits.short, "name of the person"),
    email: z
      .string()
      .transform((value) => value.trim().toLowerCase())
      .pipe(z.email("Enter the person’s e-mail address: they are asked whether they agree")),
  }),
])
export type NomineeInput = z.input<typeof nomineeInput>

/** What is frozen when an entry is submitted: the answers with the questions as they were, readable without any other row. */
export const snapshotContent = z.object({
  reference: z.string(),
  round: z.string(),
  category: z.object({ id: z.string(), title: z.string() }),
  organisation: z.object({ id: z.string(), name: z.string() }),
  entrant: z.string(),
  nominee: z.object({ kind: z.enum(["MYSELF", "MY_TEAM", "SOMEBODY_ELSE"]), name: z.string() }),
  initiative: z.object({ slug: z.string(), title: z.string() }).nullable(),
  title: z.string(),
  summary: z.string(),
  responses: z.array(
    z.object({
      criterionId: z.string(),
      title: z.string(),
      question: z.string(),
      wordLimit: z.number(),
      text: z.string(),
      words: z.number(),
    }),
  ),
  eligibility: z.array(z.object({ question: z.string(), answer: z.boolean(), expected: z.boolean() })),
  partners: z.array(z.object({ id: z.string(), name: z.string() })),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  attachments: z.array(z.object({ fileId: z.string(), description: z.string() })),
})
export type SnapshotContent = z.output<typeof snapshotContent>
