import type { CaseStudy, CaseStudyField } from "./case-study.input.ts"

/** Something a case study lacks: what, and why readers want it. */
export type Gap = {
  field: CaseStudyField
  missing: string
  why: string
  /** True when it cannot be submitted without. */
  isRequired: boolean
}

type Check = Gap & { isMet(caseStudy: CaseStudy): boolean }

const has = (field: CaseStudyField) => (caseStudy: CaseStudy) => {
  const value = caseStudy[field]
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== ""
}
const must = (field: CaseStudyField, missing: string, why: string, isMet = has(field)): Check => ({
  field,
  missing,
  why,
  isRequired: true,
  isMet,
})
const should = (field: CaseStudyField, missing: string, why: string, isMet = has(field)): Check => ({
  field,
  missing,
  why,
  isRequired: false,
  isMet,
})

/**
 * What makes a case study useful to somebody who wants to do the same. The strategy's literature review found undefined
 * target groups and weak methods; its survey lost a third of the answers to incompleteness.
 */
const checks: readonly Check[] = [
  must("title", "Give it a title", "It is what people see in a list of results"),
  must("summary", "Sum it up in a few sentences", "Most readers decide from the summary whether to read on"),
  must("aims", "Choose the aim it serves", "People search by what they want to achieve"),
  must("themes", "Choose at least one theme", "People find entries by theme"),
  must("targetGroups", "Choose whom it was for", "“People like ours” is the first thing people search for"),
  must("regions", "Choose where it runs", "People look for neighbours they can visit"),
  must("workStatus", "Say whether it is planned, running, completed or stopped", "Readers want to know whether they can see it at work"),
  must("need", "Say why it was needed", "Others judge from this whether their situation is like yours"),
  must("activity", "Say what you did, step by step", "Others cannot repeat what is not described"),
  must("results", "Say what came of it", "Results, good or bad, are why people come here"),
  must("costBand", "Say what it costs, or that you cannot state it", "Cost decides whether others can afford it"),
  must(
    "pictureConsent",
    "Say whether the people in your pictures agreed",
    "Pictures of people are published only with their consent",
    (it) => it.attachments.length === 0 || it.pictureConsent !== "not-answered",
  ),
  must(
    "measures",
    "Finish each measure: what was measured, and its value",
    "A figure without words, or words without a figure, cannot be shown",
    (it) => it.measures.every((measure) => measure.what !== "" && measure.value !== null),
  ),
  must("links", "Finish each link: its text and its address", "Half a link leads nowhere", (it) =>
    it.links.every((link) => link.label !== "" && link.url !== ""),
  ),
  must("partners", "Name each partner", "A partner without a name cannot be asked", (it) =>
    it.partners.every((partner) => partner.name !== ""),
  ),
  must("attachments", "Describe each attachment", "People who cannot see a picture need its description", (it) =>
    it.attachments.every((file) => file.description !== ""),
  ),
  must(
    "endedOn",
    "Check the dates: it ended before it began",
    "Dates show how long it takes",
    (it) => !it.startedOn || !it.endedOn || it.endedOn >= it.startedOn.slice(0, it.endedOn.length),
  ),
  should(
    "measures",
    "Give at least one figure",
    "Entries with figures are found, compared and adopted more often",
    (it) => it.measures.length > 0,
  ),
  should(
    "measures",
    "Say of how many, or compared with what",
    "“45 into jobs” says more when it is 45 of 60",
    (it) => it.measures.length === 0 || it.measures.some((measure) => measure.denominator !== null || measure.baseline !== null),
  ),
  should("measures", "Say how each figure was collected", "Readers, and the editor who rates the evidence, need to know", (it) =>
    it.measures.every((measure) => measure.method !== ""),
  ),
  should("evaluation", "Say how you know", "The strength of the evidence is rated from this"),
  should("adviceToAdopters", "Say what others should know before copying it", "This is what people ask first when they ring"),
  should("lessons", "Say what you would do differently", "Others need not repeat your mistakes"),
  should("interventions", "Choose what kind of activity it was", "People search for “summer school” or “mentoring”"),
  should("stages", "Choose the stage of life it is for", "A school and a job centre look for different things"),
  should("professions", "Choose the professions it leads to", "Many readers work for one profession"),
  should("startedOn", "Say when it began", "Readers want to know how long it has stood the test"),
  should(
    "costNote",
    "Say what the money went on",
    "Others budget from it",
    (it) => it.costBand === null || it.costBand === "not-stated" || it.costNote !== "",
  ),
]

/** Everything a case study still lacks, what is required first. Empty when nothing is missing. */
export function gapsOf(caseStudy: CaseStudy): Gap[] {
  return checks
    .filter((check) => !check.isMet(caseStudy))
    .map(({ field, missing, why, isRequired }) => ({ field, missing, why, isRequired }))
    .toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
}

/** What people call each field; also the order in which they are shown and compared. */
export const fieldNames: Record<CaseStudyField, string> = {
  title: "Title",
  summary: "Summary",
  aims: "Aims of the call",
  themes: "Themes",
  interventions: "Kinds of activity",
  targetGroups: "Target groups",
  stages: "Stages of life",
  professions: "Professions",
  regions: "Regions",
  workStatus: "Status of the work",
  startedOn: "Start",
  endedOn: "End",
  need: "Why it was needed",
  activity: "What was done",
  results: "Results",
  measures: "Figures",
  evaluation: "How we know",
  lessons: "Lessons",
  adviceToAdopters: "Before you copy it",
  costBand: "Cost",
  costNote: "What the money went on",
  fundingSources: "Funding",
  partners: "Partners",
  links: "Links",
  attachments: "Attachments",
  pictureConsent: "Consent for pictures",
  contactPersonId: "Contact",
}
