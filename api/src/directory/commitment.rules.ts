import type { CommitmentMeasure, CommitmentScheme } from "@hub/prisma"
import { addYears } from "date-fns/addYears"

/** Something an organisation promises under a scheme. */
export type Expectation = { key: string; text: string }
/** Something its yearly report counts. */
export type Measure = { measure: CommitmentMeasure; label: string }

type Scheme = { slug: string; name: string; purpose: string; expectations: readonly Expectation[]; measures: readonly Measure[] }

/**
 * What organisations can commit themselves to and what each scheme expects of them, after the widening participation
 * strategy (Health Education England 2014): its Appendix 1 (Practise), Appendix 2 (Health Ambassador) and, for what
 * reports count, the monitoring asked for in its table 3.
 */
export const schemes: Record<CommitmentScheme, Scheme> = {
  PRACTISE: {
    slug: "practise",
    name: "Practise work experience commitment",
    purpose:
      "Work experience in health, offered openly and given out fairly, with support for people who find it hardest to get: pupils who had free school meals or the pupil premium, the first in their family to apply to university, young people not in education, employment or training, and adults who change career or return to work or practice.",
    expectations: [
      { key: "priority", text: "Requests from the target groups come first" },
      { key: "routes", text: "Everybody who comes hears about the range of careers and the ways into them" },
      { key: "preparation", text: "People know beforehand what to expect, and are prepared where that helps" },
      { key: "structure", text: "Placements are planned, and build personal, work and team skills" },
      { key: "values", text: "Placements show the values and behaviours that work in health asks for" },
      { key: "contact", text: "We stay in touch afterwards and help people to apply for training or jobs" },
      { key: "partners", text: "We work with local schools, colleges and outreach programmes" },
      { key: "expenses", text: "We help with travel and meals where people could not come otherwise" },
    ],
    measures: [
      { measure: "APPLICATIONS", label: "People who asked for work experience" },
      { measure: "PLACES", label: "Placements taken up" },
      { measure: "PLACES_OF_TARGET_GROUPS", label: "Placements taken up by the target groups" },
      { measure: "STILL_IN_TOUCH", label: "People still in touch after their placement" },
    ],
  },
  HEALTH_AMBASSADOR: {
    slug: "health-ambassador",
    name: "Health Ambassador commitment",
    purpose:
      "Staff of all kinds go to schools, colleges and communities, and speak to colleagues, about careers in health and the ways into them, with time and support from their employer.",
    expectations: [
      { key: "champion", text: "A senior champion promotes it, up to the board" },
      { key: "coordinator", text: "A local coordinator takes requests and passes them to ambassadors" },
      { key: "time", text: "Ambassadors have an agreed amount of protected time" },
      { key: "ambassadors", text: "At least five ambassadors are named, from different jobs and professions" },
      { key: "activities", text: "At least five events or activities are supported in a year" },
      { key: "case-study", text: "At least one case study of what they did is published" },
    ],
    measures: [
      { measure: "AMBASSADORS", label: "Ambassadors" },
      { measure: "ACTIVITIES", label: "Events and activities supported" },
      { measure: "PEOPLE_MET", label: "People met at them" },
    ],
  },
}

export const schemeOfSlug = (slug: string): CommitmentScheme | null =>
  (Object.keys(schemes) as CommitmentScheme[]).find((scheme) => schemes[scheme].slug === slug) ?? null

/** A commitment is reported on every year: a year after it was made, and a year after each report. */
export const nextReportDue = (from: Date): Date => addYears(from, 1)

export const isReportOverdue = ({ reportDueAt, endedAt }: { reportDueAt: Date; endedAt: Date | null }, now: Date): boolean =>
  endedAt === null && reportDueAt <= now

/** The measures that a scheme does not count. */
export const strangersAmong = (scheme: CommitmentScheme, measures: readonly CommitmentMeasure[]): CommitmentMeasure[] =>
  measures.filter((measure) => !schemes[scheme].measures.some((known) => known.measure === measure))
