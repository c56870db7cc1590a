import type { Taxonomy } from "@hub/prisma"
import { z } from "zod"

/**
 * What a case study says. The same shape is saved as a draft (with holes), frozen as a snapshot on each
 * submission and kept as a revision on publication. Taxonomy terms and regions are named by slug, which never changes.
 */

/** Longest texts, in characters. Pages show them; the schema below enforces them. */
export const limits = {
  title: 120,
  summary: 400,
  narrative: 6000,
  shortText: 200,
  measures: 20,
  partners: 20,
  links: 20,
  attachments: 10,
} as const

export const workStatuses = ["planned", "running", "completed", "stopped"] as const
export const costBands = ["none", "under-5k", "5k-25k", "25k-100k", "over-100k", "not-stated"] as const
export const measureUnits = ["COUNT", "PER_CENT", "POUNDS", "SCORE"] as const
export const pictureConsents = ["no-people", "consent-held", "not-answered"] as const

/** Text as people type it: no NUL, no lone surrogates, Windows line ends folded, outer blanks dropped. */
const clean = (value: string) => value.replaceAll("\0", "").toWellFormed().replaceAll("\r\n", "\n").trim()
const text = (max: number, name: string) =>
  z
    .string()
    .transform(clean)
    .pipe(z.string().max(max, `${name} must be ${max} characters or fewer`))
const slugs = (max: number, name: string) =>
  z
    .array(z.string().max(80))
    .max(max, `Choose ${max} or fewer for ${name}`)
    .transform((list) => [...new Set(list)])
const webAddress = (name: string) =>
  z
    .string()
    .transform(clean)
    .pipe(
      z
        .string()
        .max(2000, `${name} must be 2000 characters or fewer`)
        .refine((value) => value === "" || isWebAddress(value), `${name} must be a web address that starts with https:// or http://`),
    )
const month = (name: string) =>
  z
    .string()
    .transform(clean)
    .refine(
      (value) => value === "" || /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value),
      `${name} must be a year, or a year and month such as 2014-09`,
    )

const figure = (name: string) => {
  const message = `“${name}” must be between -100,000,000,000 and 100,000,000,000`
  return z.number().min(-1e11, message).max(1e11, message).nullable()
}

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return (protocol === "https:" || protocol === "http:") && hostname.includes(".")
}

export const impactMeasure = z.object({
  /** What was measured, in words: "Attenders who said they wanted a health career". */
  what: text(limits.shortText, "What was measured"),
  value: figure("Value"),
  unit: z.enum(measureUnits),
  /** Of how many. */
  denominator: z.number().min(0).max(1e11).nullable(),
  /** The same figure before, or without, the initiative. */
  baseline: figure("What it was before"),
  period: text(limits.shortText, "Period"),
  /** How the figure was collected. */
  method: text(limits.shortText, "How it was collected"),
  sourceUrl: webAddress("Source"),
  /** True when the value is a number of people the initiative reached; feeds "most people reached". */
  isReach: z.boolean(),
})

/**
 * What a save demands of a figure besides. What was stored before these rules stays readable. Without "of how many" a
 * percentage can be a change, such as +150%; with it, it is a share.
 */
const measureToSave = impactMeasure
  .extend({
    denominator: z
      .number()
      .gt(0, "“Of how many” must be more than 0")
      .max(1e11, "“Of how many” must be 100,000,000,000 or less")
      .nullable(),
  })
  .superRefine(({ value, unit, denominator }, context) => {
    if (value === null || denominator === null) return
    const refuse = (message: string) => context.addIssue({ code: "custom", path: ["value"], message })
    if (unit === "COUNT" && value > denominator)
      refuse("“Value” cannot be more than “Of how many”. Correct one of them, or leave “Of how many” empty")
    if (unit === "PER_CENT" && value > 100)
      refuse("“Value” cannot be more than 100 per cent of “Of how many”. Correct it, or leave “Of how many” empty if it is a change")
  })

export const partner = z.object({
  organisationId: z.uuid().nullable(),
  name: text(limits.shortText, "Partner's name"),
  role: text(limits.shortText, "What the partner does"),
})

export const link = z.object({
  label: text(limits.shortText, "Link text"),
  url: webAddress("Link"),
})

export const attachment = z.object({
  fileId: z.uuid(),
  /** For images the alternative text, for documents the title. */
  description: text(limits.shortText, "Description"),
})

/** Limits and forms only: anything may still be missing. Reads what is stored. */
export const caseStudyDraft = z.object({
  title: text(limits.title, "Title"),
  summary: text(limits.summary, "Summary"),
  aims: slugs(3, "aims of the call"),
  themes: slugs(5, "themes"),
  interventions: slugs(8, "interventions"),
  targetGroups: slugs(10, "target groups"),
  stages: slugs(7, "stages of life"),
  professions: slugs(12, "professions"),
  /** Where it runs. */
  regions: slugs(14, "regions"),
  workStatus: z.enum(workStatuses).nullable(),
  startedOn: month("Start"),
  endedOn: month("End"),
  /** Why it was needed. */
  need: text(limits.narrative, "The need"),
  /** What was done, step by step. */
  activity: text(limits.narrative, "What you did"),
  /** What came of it, in words. */
  results: text(limits.narrative, "Results"),
  /** How the results were established. */
  evaluation: text(limits.narrative, "Evaluation"),
  lessons: text(limits.narrative, "Lessons"),
  /** What others should know before copying it. */
  adviceToAdopters: text(limits.narrative, "Advice to adopters"),
  measures: z.array(impactMeasure).max(limits.measures, `Give ${limits.measures} measures or fewer`),
  costBand: z.enum(costBands).nullable(),
  costNote: text(1000, "What the money went on"),
  fundingSources: slugs(5, "funding sources"),
  partners: z.array(partner).max(limits.partners, `Name ${limits.partners} partners or fewer`),
  links: z.array(link).max(limits.links, `Give ${limits.links} links or fewer`),
  attachments: z.array(attachment).max(limits.attachments, `Attach ${limits.attachments} files or fewer`),
  pictureConsent: z.enum(pictureConsents),
  /** The named contact; e-mail is relayed, never shown. Null: the submitter. */
  contactPersonId: z.uuid().nullable(),
})

/** What every save takes. */
export const caseStudyToSave = caseStudyDraft.extend({
  measures: z.array(measureToSave).max(limits.measures, `Give ${limits.measures} measures or fewer`),
})

export type CaseStudy = z.output<typeof caseStudyDraft>
export type CaseStudyField = keyof CaseStudy

/** Which field names terms of which taxonomy. */
export const termFields = {
  aims: "AIM",
  themes: "THEME",
  interventions: "INTERVENTION",
  targetGroups: "TARGET_GROUP",
  stages: "STAGE",
  professions: "PROFESSION",
  fundingSources: "FUNDING_SOURCE",
} as const satisfies Partial<Record<keyof CaseStudy, Taxonomy>>

export const emptyCaseStudy: CaseStudy = {
  title: "",
  summary: "",
  aims: [],
  themes: [],
  interventions: [],
  targetGroups: [],
  stages: [],
  professions: [],
  regions: [],
  workStatus: null,
  startedOn: "",
  endedOn: "",
  need: "",
  activity: "",
  results: "",
  evaluation: "",
  lessons: "",
  adviceToAdopters: "",
  measures: [],
  costBand: null,
  costNote: "",
  fundingSources: [],
  partners: [],
  links: [],
  attachments: [],
  pictureConsent: "not-answered",
  contactPersonId: null,
}
