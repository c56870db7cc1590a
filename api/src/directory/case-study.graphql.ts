import { builder } from "../platform/builder.ts"
import { type CaseStudy, costBands, measureUnits, pictureConsents, workStatuses } from "./case-study.input.ts"

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
