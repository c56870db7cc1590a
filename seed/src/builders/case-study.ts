import { type CaseStudy, caseStudyDraft, emptyCaseStudy } from "@hub/api/directory/case-study.input"
import { count, perCent, reached, type WrittenCaseStudy } from "../initiative.ts"
import { unique } from "./unique.ts"

// Terms and regions of the reference data, checked by the compiler.
const whole = {
  title: "Summer school for pupils on free school meals",
  summary: "Forty pupils in Year 12 spend a week on the wards and in the skills laboratory.",
  aims: ["widen-access"],
  themes: ["outreach", "work-experience"],
  interventions: ["summer-school", "hands-on"],
  targetGroups: ["free-school-meals", "first-generation"],
  stages: ["years-11-13"],
  professions: ["nursing", "allied-health"],
  regions: ["north-west"],
  workStatus: "running",
  startedOn: "2013-07",
  need: "Places on work experience went to pupils who knew somebody.",
  activity: "Schools name pupils. They spend four days in departments and one at the university.",
  results: "Thirty-eight of forty finished, and more than half applied for a health course.",
  evaluation: "Schools told us who had applied for what by the end of January.",
  lessons: "Pay for travel before the week, not after.",
  adviceToAdopters: "Tell departments eight weeks ahead.",
  measures: [
    reached("Pupils who finished the week", 38, { of: 40, period: "July 2014", method: "Daily register" }),
    perCent("Applied for a health course", 55, { of: 38, from: 31, period: "By January 2015", method: "Told by schools" }),
    count("Departments that took part", 12, { method: "Timetable" }),
  ],
  costBand: "5k-25k",
  costNote: "Bursaries, travel and lunches.",
  fundingSources: ["own-budget"],
  links: [{ label: "Timetable", url: "https://hospital.example.org/summer-school" }],
  pictureConsent: "no-people",
} satisfies WrittenCaseStudy

/**
 * A complete case study that can be submitted as it is, with a title of its own. It names terms and regions of the
 * reference data: where those are not loaded, leave it as a document or override them.
 */
export function buildCaseStudy(overrides: Partial<CaseStudy> = {}): CaseStudy {
  return caseStudyDraft.parse({
    ...emptyCaseStudy,
    ...whole,
    partners: [{ organisationId: null, name: "The local university", role: "Hosts one of the five days" }],
    title: `${whole.title} ${unique()}`,
    ...overrides,
  })
}
