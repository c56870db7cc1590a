import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"
import { StoredFile } from "../platform/storage/file.graphql.ts"
import { attachedFile } from "./attachment.reads.ts"
import { type CaseStudy, type CaseStudyField, costBands, measureUnits, pictureConsents, workStatuses } from "./case-study.input.ts"

/** GraphQL names of our lower-case values; the prefix serves those that start with a digit. */
const enumValues = <const T extends readonly string[]>(values: T, prefix = "") =>
  Object.fromEntries(values.map((value) => [`${prefix}${value.toUpperCase().replaceAll("-", "_")}`, { value }])) as Record<
    string,
    { value: T[number] }
  >

export const WorkStatus = builder.enumType("WorkStatus", {
  description: "Where the work itself stands.",
  values: enumValues(workStatuses),
})

export const CostBand = builder.enumType("CostBand", {
  description: "What a year of it costs, in bands of pounds.",
  values: enumValues(costBands, "COST_"),
})

export const MeasureUnit = builder.enumType("MeasureUnit", { description: "The unit of an impact measure.", values: measureUnits })

export const PictureConsent = builder.enumType("PictureConsent", {
  description: "Whether the people pictured in the attachments have agreed to it.",
  values: enumValues(pictureConsents),
})

export const ImpactMeasure = builder.objectRef<CaseStudy["measures"][number]>("ImpactMeasure").implement({
  description: "A structured figure: what was measured, how much of what, of how many, compared with what.",
  fields: (t) => ({
    what: t.exposeString("what", { description: "What was measured, in words." }),
    value: t.exposeFloat("value", { nullable: true, description: "The figure, in `unit`; null only in drafts." }),
    unit: t.expose("unit", { type: MeasureUnit, description: "The unit of value and baseline." }),
    denominator: t.exposeFloat("denominator", { nullable: true, description: "Of how many." }),
    baseline: t.exposeFloat("baseline", { nullable: true, description: "The same figure before, or without, the initiative." }),
    period: t.exposeString("period", { description: "When it was measured; may be empty." }),
    method: t.exposeString("method", { description: "How it was collected; may be empty." }),
    sourceUrl: t.exposeString("sourceUrl", { description: "Where it is published; may be empty." }),
    isReach: t.exposeBoolean("isReach", { description: "True when the value is a number of people reached." }),
  }),
})

type Partner = CaseStudy["partners"][number]
const Partner = builder.objectRef<Partner>("CaseStudyPartner").implement({
  description: "Somebody it is done with.",
  fields: (t) => ({
    organisationId: t.id({
      nullable: true,
      description: "The partner's id, when it is an organisation of the hub.",
      resolve: ({ organisationId }) => organisationId && encodeGlobalID("Organisation", organisationId),
    }),
    name: t.exposeString("name", { description: "Its name." }),
    role: t.exposeString("role", { description: "What it does; may be empty." }),
  }),
})

const Link = builder.objectRef<CaseStudy["links"][number]>("CaseStudyLink").implement({
  description: "A web address with its text.",
  fields: (t) => ({
    label: t.exposeString("label", { description: "The text." }),
    url: t.exposeString("url", { description: "The address." }),
  }),
})

const Attachment = builder.objectRef<CaseStudy["attachments"][number]>("CaseStudyAttachment").implement({
  description: "A file; read it at /files/<fileId>.",
  fields: (t) => ({
    fileId: t.exposeString("fileId", { description: "The file's id." }),
    description: t.exposeString("description", { description: "Alternative text of a picture, title of a document." }),
    file: t.field({
      type: StoredFile,
      nullable: true,
      description: "What it is; null when it is gone.",
      resolve: ({ fileId }, _args, context) => attachedFile(context, fileId),
    }),
  }),
})

const list = "Slugs of terms. At most 12."
const narrative = "Markdown; empty while nothing is written."

export const CaseStudyType = builder.objectRef<CaseStudy>("CaseStudy").implement({
  description: "What a case study says. In a draft anything may be empty.",
  fields: (t) => ({
    title: t.exposeString("title", { description: "Title, at most 120 characters." }),
    summary: t.exposeString("summary", { description: "Summary, at most 400 characters." }),
    aims: t.exposeStringList("aims", { description: list }),
    themes: t.exposeStringList("themes", { description: list }),
    interventions: t.exposeStringList("interventions", { description: list }),
    targetGroups: t.exposeStringList("targetGroups", { description: list }),
    stages: t.exposeStringList("stages", { description: list }),
    professions: t.exposeStringList("professions", { description: list }),
    regions: t.exposeStringList("regions", { description: "Slugs of the regions where it runs. At most 14." }),
    workStatus: t.expose("workStatus", { type: WorkStatus, nullable: true, description: "Where the work stands." }),
    startedOn: t.exposeString("startedOn", { description: "Year, or year and month: 2014-09. May be empty." }),
    endedOn: t.exposeString("endedOn", { description: "Year, or year and month. Empty while it runs." }),
    need: t.exposeString("need", { description: narrative }),
    activity: t.exposeString("activity", { description: narrative }),
    results: t.exposeString("results", { description: narrative }),
    evaluation: t.exposeString("evaluation", { description: narrative }),
    lessons: t.exposeString("lessons", { description: narrative }),
    adviceToAdopters: t.exposeString("adviceToAdopters", { description: narrative }),
    measures: t.field({ type: [ImpactMeasure], description: "At most 20.", resolve: ({ measures }) => measures }),
    costBand: t.expose("costBand", { type: CostBand, nullable: true, description: "What a year of it costs." }),
    costNote: t.exposeString("costNote", { description: "What the money goes on." }),
    fundingSources: t.exposeStringList("fundingSources", { description: list }),
    partners: t.field({ type: [Partner], description: "At most 20.", resolve: ({ partners }) => partners }),
    links: t.field({ type: [Link], description: "At most 20.", resolve: ({ links }) => links }),
    attachments: t.field({ type: [Attachment], description: "At most 10.", resolve: ({ attachments }) => attachments }),
    pictureConsent: t.expose("pictureConsent", { type: PictureConsent, description: "Whether the people pictured agreed." }),
    contactPersonId: t.id({
      nullable: true,
      description: "The named contact.",
      resolve: ({ contactPersonId }) => contactPersonId && encodeGlobalID("Person", contactPersonId),
    }),
  }),
})

const ImpactMeasureInput = builder.inputType("ImpactMeasureInput", {
  description: "A structured figure. It may be unfinished in a draft.",
  fields: (t) => ({
    what: t.string({ required: true, description: "What was measured, in words." }),
    value: t.float({ description: "The figure." }),
    unit: t.field({ type: MeasureUnit, required: true, description: "Its unit." }),
    denominator: t.float({ description: "Of how many." }),
    baseline: t.float({ description: "The same figure before, or without, the initiative." }),
    period: t.string({ defaultValue: "", description: "When it was measured." }),
    method: t.string({ defaultValue: "", description: "How it was collected." }),
    sourceUrl: t.string({ defaultValue: "", description: "Where it is published." }),
    isReach: t.boolean({ defaultValue: false, description: "The value is a number of people reached." }),
  }),
})

const PartnerInput = builder.inputType("CaseStudyPartnerInput", {
  description: "Somebody it is done with.",
  fields: (t) => ({
    organisationId: t.globalID({ description: "When it is an organisation of the hub." }),
    name: t.string({ required: true, description: "Its name." }),
    role: t.string({ defaultValue: "", description: "What it does." }),
  }),
})

const LinkInput = builder.inputType("CaseStudyLinkInput", {
  description: "A web address with its text.",
  fields: (t) => ({
    label: t.string({ required: true, description: "The text." }),
    url: t.string({ required: true, description: "The address, https:// or http://." }),
  }),
})

const AttachmentInput = builder.inputType("CaseStudyAttachmentInput", {
  description: "A file uploaded before.",
  fields: (t) => ({
    fileId: t.string({ required: true, description: "The file's id." }),
    description: t.string({ required: true, description: "Alternative text of a picture, title of a document." }),
  }),
})

const saved = "Left out: stays as it is."

export const CaseStudyInput = builder.inputType("CaseStudyInput", {
  description: "Fields of a case study to save. What is left out stays as it is.",
  fields: (t) => ({
    title: t.string({ description: saved }),
    summary: t.string({ description: saved }),
    aims: t.stringList({ description: saved }),
    themes: t.stringList({ description: saved }),
    interventions: t.stringList({ description: saved }),
    targetGroups: t.stringList({ description: saved }),
    stages: t.stringList({ description: saved }),
    professions: t.stringList({ description: saved }),
    regions: t.stringList({ description: saved }),
    workStatus: t.field({ type: WorkStatus, description: saved }),
    startedOn: t.string({ description: saved }),
    endedOn: t.string({ description: saved }),
    need: t.string({ description: saved }),
    activity: t.string({ description: saved }),
    results: t.string({ description: saved }),
    evaluation: t.string({ description: saved }),
    lessons: t.string({ description: saved }),
    adviceToAdopters: t.string({ description: saved }),
    measures: t.field({ type: [ImpactMeasureInput], description: saved }),
    costBand: t.field({ type: CostBand, description: saved }),
    costNote: t.string({ description: saved }),
    fundingSources: t.stringList({ description: saved }),
    partners: t.field({ type: [PartnerInput], description: saved }),
    links: t.field({ type: [LinkInput], description: saved }),
    attachments: t.field({ type: [AttachmentInput], description: saved }),
    pictureConsent: t.field({ type: PictureConsent, description: saved }),
    contactPersonId: t.globalID({ description: saved }),
  }),
})

type CaseStudyInputShape = typeof CaseStudyInput.$inferInput

/** The input as the service takes it: only what was given, ids without their type. */
export function savedFields(input: CaseStudyInputShape): Partial<Record<CaseStudyField, unknown>> {
  const { contactPersonId, partners, measures, ...rest } = input
  const given = {
    ...rest,
    contactPersonId: contactPersonId === undefined ? undefined : (contactPersonId?.id ?? null),
    partners: partners?.map(({ organisationId, name, role }) => ({ organisationId: organisationId?.id ?? null, name, role: role ?? "" })),
    measures: measures?.map((measure) => ({
      ...measure,
      value: measure.value ?? null,
      denominator: measure.denominator ?? null,
      baseline: measure.baseline ?? null,
    })),
  }
  const nullable: readonly string[] = ["workStatus", "costBand", "contactPersonId"]
  return Object.fromEntries(
    Object.entries(given).filter(([field, value]) => value !== undefined && (value !== null || nullable.includes(field))),
  )
}
