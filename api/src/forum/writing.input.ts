import { ReactionKind, ThreadKind } from "@hub/prisma"
import { z } from "zod"

/** Text as people type it: lines end alike, and nothing in it that no database takes. */
export const typed = z.string().transform((value) => value.replaceAll("\0", "").toWellFormed().replaceAll("\r\n", "\n").trim())

export const longestBody = 20_000
export const longestTitle = 150
export const mostOptions = 10
export const mostTags = 10

const bodyInput = typed.pipe(
  z
    .string()
    .min(1, "Write something first")
    .max(longestBody, `Use at most ${longestBody.toLocaleString("en-GB")} characters; put longer texts into a second post`),
)

export const postInput = z.object({ body: bodyInput })

const optionText = typed.pipe(z.string().max(120, "Use at most 120 characters for an option"))

const pollInput = z.object({
  options: z
    .array(optionText)
    .max(mostOptions, `Give at most ${mostOptions} options`)
    .transform((options) => [...new Set(options.filter((option) => option !== ""))])
    .pipe(z.array(z.string()).min(2, "Give at least two options that differ")),
  isMultiple: z.boolean(),
  closesAt: z.date().nullable(),
})

export const threadInput = z
  .object({
    kind: z.enum(ThreadKind),
    title: typed
      .transform((value) => value.replace(/\s+/g, " "))
      .pipe(
        z
          .string()
          .min(8, "Say what it is about, in a few words: it is what others see in lists and search")
          .max(longestTitle, `Use at most ${longestTitle} characters; the rest belongs into the text`),
      ),
    body: bodyInput,
    termIds: z.array(z.uuid("Choose tags from the list")).max(mostTags, `Choose at most ${mostTags} tags`),
    poll: pollInput.nullable(),
  })
  .superRefine(({ kind, poll }, context) => {
    if (kind === "POLL" && !poll)
      context.addIssue({ code: "custom", path: ["poll", "options"], message: "Give at least two options that differ" })
    if (kind !== "POLL" && poll) context.addIssue({ code: "custom", path: ["kind"], message: "Only a poll has options" })
  })
export type ThreadInput = z.input<typeof threadInput>

export const threadChangeInput = z.object({
  title: threadInput.shape.title,
  termIds: threadInput.shape.termIds,
})

export const reactionInput = z.enum(ReactionKind)

/** What a draft is for; see PostDraft in the schema. */
export const draftTarget = z
  .string()
  .regex(
    /^(new(?::[a-z0-9=&-]{1,250})?|(?:thread|post):[0-9a-f-]{36})$/,
    "A draft is for a new thread (new, or new:<about>), a reply (thread:<id>) or an edit (post:<id>)",
  )

export const draftInput = z.object({
  title: z
    .string()
    .max(longestTitle * 2)
    .default(""),
  body: z.string().max(longestBody * 2, "This draft is too long to be kept"),
  kind: z.string().max(20).default(""),
  space: z.string().max(120).default(""),
  options: z
    .string()
    .max(mostOptions * 250)
    .default(""),
  terms: z.array(z.string().max(120)).max(100).default([]),
})
export type DraftInput = z.input<typeof draftInput>
export type Draft = z.output<typeof draftInput>
