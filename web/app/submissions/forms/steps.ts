import type { CostBand, PictureConsent, Taxonomy, WorkStatus } from "../../platform/api/generated/graphql.ts"
import type { Option } from "../../ui/form/form.tsx"

/** The fields of a case study, as the API names them. */
export type CaseStudyField =
  | "title"
  | "summary"
  | "aims"
  | "themes"
  | "interventions"
  | "targetGroups"
  | "stages"
  | "professions"
  | "regions"
  | "workStatus"
  | "startedOn"
  | "endedOn"
  | "need"
  | "activity"
  | "results"
  | "evaluation"
  | "lessons"
  | "adviceToAdopters"
  | "measures"
  | "costBand"
  | "costNote"
  | "fundingSources"
  | "partners"
  | "links"
  | "attachments"
  | "pictureConsent"
  | "contactPersonId"

/** How a field is asked for. Lengths are shown while writing; the API enforces them. */
export type Question = { field: CaseStudyField; label: string; hint?: string } & (
  | { kind: "text"; max?: number; width?: 5 | 10 | 20 }
  | { kind: "long"; max: number; rows?: number }
  | { kind: "terms"; taxonomy: Taxonomy }
  | { kind: "regions" }
  | { kind: "choice"; options: readonly Option[] }
  | { kind: "measures" }
  | { kind: "partners" }
  | { kind: "links" }
  | { kind: "attachments" }
  | { kind: "contact" }
)

export type Step = { slug: string; title: string; lede: string; questions: readonly Question[] }

export const workStatusOptions: readonly (Option & { value: WorkStatus })[] = [
  { value: "PLANNED", label: "Planned" },
  { value: "RUNNING", label: "Running" },
  { value: "COMPLETED", label: "Completed" },
  { value: "STOPPED", label: "Stopped" },
]

export const costBandOptions: readonly (Option & { value: CostBand })[] = [
  { value: "COST_NONE", label: "Nothing beyond people’s time" },
  { value: "COST_UNDER_5K", label: "Under £5,000" },
  { value: "COST_5K_25K", label: "£5,000 to £25,000" },
  { value: "COST_25K_100K", label: "£25,000 to £100,000" },
  { value: "COST_OVER_100K", label: "Over £100,000" },
  { value: "COST_NOT_STATED", label: "We cannot state it" },
]

export const pictureConsentOptions: readonly (Option & { value: PictureConsent })[] = [
  { value: "NO_PEOPLE", label: "No people can be recognised" },
  { value: "CONSENT_HELD", label: "Yes, and we hold their consent in writing" },
  { value: "NOT_ANSWERED", label: "I do not know yet" },
]

/** The steps of writing a case study, in order. */
export const steps: readonly Step[] = [
  {
    slug: "about",
    title: "What it is",
    lede: "What people see in a list of results.",
    questions: [
      {
        kind: "text",
        field: "title",
        label: "Title",
        hint: "Say what it is and for whom, such as “Summer school for pupils on free school meals”",
        max: 120,
      },
      {
        kind: "long",
        field: "summary",
        label: "Summary",
        hint: "What you did, for whom, and the most important result",
        max: 400,
        rows: 4,
      },
      { kind: "terms", field: "aims", label: "Which aim does it serve?", taxonomy: "AIM" },
      { kind: "terms", field: "themes", label: "Themes", hint: "Choose up to five", taxonomy: "THEME" },
      { kind: "terms", field: "interventions", label: "What kind of activity was it?", taxonomy: "INTERVENTION" },
    ],
  },
  {
    slug: "who",
    title: "Whom it is for, and where",
    lede: "“People like ours” is the first thing readers search for.",
    questions: [
      { kind: "terms", field: "targetGroups", label: "Target groups", hint: "Only those it was meant for", taxonomy: "TARGET_GROUP" },
      { kind: "terms", field: "stages", label: "Stage of life", taxonomy: "STAGE" },
      { kind: "terms", field: "professions", label: "Professions it leads to", taxonomy: "PROFESSION" },
      { kind: "regions", field: "regions", label: "Where it runs" },
      { kind: "choice", field: "workStatus", label: "Where does the work stand?", options: workStatusOptions },
      { kind: "text", field: "startedOn", label: "When did it start?", hint: "A year, or a year and month: 2014 or 2014-09", width: 10 },
      { kind: "text", field: "endedOn", label: "When did it end?", hint: "Leave empty while it runs", width: 10 },
    ],
  },
  {
    slug: "story",
    title: "What you did",
    lede: "Write for somebody who wants to do the same. You can use headings, lists and links in Markdown.",
    questions: [
      { kind: "long", field: "need", label: "Why was it needed?", max: 6000 },
      { kind: "long", field: "activity", label: "What did you do, step by step?", max: 6000, rows: 12 },
      { kind: "long", field: "lessons", label: "What would you do differently?", max: 6000 },
      { kind: "long", field: "adviceToAdopters", label: "What should others know before they copy it?", max: 6000 },
    ],
  },
  {
    slug: "results",
    title: "What came of it",
    lede: "Good or bad, results are why people come here.",
    questions: [
      { kind: "long", field: "results", label: "What came of it?", max: 6000 },
      {
        kind: "measures",
        field: "measures",
        label: "Figures",
        hint: "One result each. Say of how many, and what it was before: “45 into jobs” says more when it is 45 of 60",
      },
      {
        kind: "long",
        field: "evaluation",
        label: "How do you know?",
        hint: "How the results were established. The strength of evidence is rated from this",
        max: 6000,
      },
    ],
  },
  {
    slug: "cost",
    title: "Cost and partners",
    lede: "Others budget from this.",
    questions: [
      { kind: "choice", field: "costBand", label: "What does a year of it cost?", options: costBandOptions },
      { kind: "long", field: "costNote", label: "What does the money go on?", max: 1000, rows: 4 },
      { kind: "terms", field: "fundingSources", label: "Who pays for it?", taxonomy: "FUNDING_SOURCE" },
      { kind: "partners", field: "partners", label: "Partners", hint: "Those you do it with" },
    ],
  },
  {
    slug: "files",
    title: "Links, files and contact",
    lede: "What readers can look at, and whom they can ask.",
    questions: [
      { kind: "links", field: "links", label: "Links" },
      { kind: "attachments", field: "attachments", label: "Files" },
      { kind: "choice", field: "pictureConsent", label: "Do your pictures show people?", options: pictureConsentOptions },
      {
        kind: "contact",
        field: "contactPersonId",
        label: "Who answers questions?",
        hint: "Their name is shown. Their e-mail address is not: messages are passed on",
      },
    ],
  },
]

export const stepOf = (slug: string | undefined) => steps.find((step) => step.slug === slug)
export const stepWithField = (field: string) =>
  steps.find((step) => step.questions.some((question) => question.field === field.split(".")[0]))
