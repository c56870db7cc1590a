import type { CommitmentMeasure, CommitmentScheme } from "@hub/prisma"
import type { DemoOrganisationSlug } from "../organisations.ts"

/** What an organisation pledges in public, and what it reported since. */
export type DemoCommitment = {
  organisation: DemoOrganisationSlug
  scheme: CommitmentScheme
  statement: string
  champion: string
  inPlace: readonly string[]
  madeDaysAgo: number
  ended?: { daysAgo: number; reason: string }
  reports: readonly { yearsAgo: number; account: string; figures: Partial<Record<CommitmentMeasure, number>> }[]
}

const placements = (applications: number, places: number, ofTargetGroups: number, inTouch?: number) => ({
  ...{ APPLICATIONS: applications, PLACES: places, PLACES_OF_TARGET_GROUPS: ofTargetGroups },
  ...(inTouch !== undefined && { STILL_IN_TOUCH: inTouch }),
})
const ambassadors = (count: number, activities: number, met: number) => ({ AMBASSADORS: count, ACTIVITIES: activities, PEOPLE_MET: met })

/** Who has committed to what. One has ended, and one owes its report. */
export const demoCommitments: readonly DemoCommitment[] = [
  {
    organisation: "ribblemere",
    scheme: "PRACTISE",
    statement:
      "Sixty week-long placements a year across nursing, therapies, laboratories and estates. Two in three are kept for pupils who have free school meals until a fortnight before they begin.",
    champion: "Chief nurse",
    inPlace: ["priority", "routes", "preparation", "structure", "values", "partners", "expenses"],
    madeDaysAgo: 800,
    reports: [
      {
        yearsAgo: 1,
        account:
          "Every school in the two towns sent somebody for the first time. Paying fares beforehand, and not afterwards, doubled take-up from the estate at the end of the bus line. We lost touch with most people after the summer and have asked a careers adviser to write each term.",
        figures: placements(212, 58, 37, 19),
      },
      {
        yearsAgo: 2,
        account: "A first year. Placements in laboratories filled last, because nobody knew what happens there; we now open with a film.",
        figures: placements(140, 41, 22),
      },
    ],
  },
  {
    organisation: "wharfedale-valley",
    scheme: "PRACTISE",
    statement:
      "Placements in community teams for young people who are not in school or work, three days a week for six weeks, with a mentor.",
    champion: "Director of people",
    inPlace: ["priority", "preparation", "structure", "contact", "expenses"],
    madeDaysAgo: 620,
    reports: [
      {
        yearsAgo: 1,
        account:
          "Fourteen of twenty-two finished. Those who left did so in the first week: we now meet each person twice before they start.",
        figures: placements(61, 22, 22, 14),
      },
    ],
  },
  {
    organisation: "trentside",
    scheme: "PRACTISE",
    statement: "One application form for all our sites, open for the same month each year, drawn by lot within each target group.",
    champion: "Medical director",
    inPlace: ["priority", "routes", "values"],
    madeDaysAgo: 510,
    reports: [],
  },
  {
    organisation: "lea-marshes",
    scheme: "PRACTISE",
    statement: "Thirty placements a year for people who return to work after caring for somebody, or after a long illness.",
    champion: "Head of widening participation",
    inPlace: ["priority", "preparation", "structure", "contact"],
    madeDaysAgo: 300,
    reports: [],
  },
  {
    organisation: "solentmere",
    scheme: "PRACTISE",
    statement: "Work experience in every department that trains students, with a place for each secondary school within ten miles.",
    champion: "Chief operating officer",
    inPlace: ["routes", "structure", "partners"],
    madeDaysAgo: 210,
    reports: [],
  },
  {
    organisation: "kennetside-gps",
    scheme: "PRACTISE",
    statement:
      "Two days in reception, two with the nurses, one with the pharmacist: the whole surgery in a week, in each of our nine practices.",
    champion: "Managing partner",
    inPlace: ["preparation", "structure"],
    madeDaysAgo: 90,
    reports: [],
  },
  {
    organisation: "mercian-ambulance",
    scheme: "HEALTH_AMBASSADOR",
    statement: "Crews, call handlers and mechanics visit schools in the ten wards from which fewest people work for us.",
    champion: "Chief executive",
    inPlace: ["champion", "coordinator", "time", "ambassadors", "activities"],
    madeDaysAgo: 700,
    reports: [
      {
        yearsAgo: 1,
        account:
          "Call handlers turned out to be the best ambassadors: pupils could imagine the job. Half a day a month of protected time was kept in every month but January.",
        figures: ambassadors(31, 64, 4180),
      },
    ],
  },
  {
    organisation: "ribblemere",
    scheme: "HEALTH_AMBASSADOR",
    statement: "Apprentices go back to the school they came from, in their first year with us.",
    champion: "Chief nurse",
    inPlace: ["champion", "coordinator", "ambassadors", "activities"],
    madeDaysAgo: 440,
    reports: [
      {
        yearsAgo: 1,
        account: "Twelve apprentices, twelve schools. Teachers asked for visits before options are chosen, so we moved them to the autumn.",
        figures: ambassadors(12, 26, 1350),
      },
    ],
  },
  {
    organisation: "brentwater",
    scheme: "HEALTH_AMBASSADOR",
    statement: "Ambassadors from eighteen language communities speak at places of worship and community centres, not only in schools.",
    champion: "Director of nursing",
    inPlace: ["champion", "coordinator", "ambassadors"],
    madeDaysAgo: 260,
    reports: [],
  },
  {
    organisation: "tamarside",
    scheme: "HEALTH_AMBASSADOR",
    statement: "Ambassadors reach villages without a bus by video, with a kit of things to hold that is posted beforehand.",
    champion: "Director of strategy",
    inPlace: ["coordinator", "time", "ambassadors", "activities", "case-study"],
    madeDaysAgo: 330,
    reports: [],
  },
  {
    organisation: "humberbank",
    scheme: "HEALTH_AMBASSADOR",
    statement: "Ten ambassadors from support services, and ten visits a year to colleges.",
    champion: "Director of estates",
    inPlace: ["champion"],
    madeDaysAgo: 640,
    ended: { daysAgo: 120, reason: "The coordinator's post ended and was not filled. We mean to begin again with a neighbouring trust." },
    reports: [
      {
        yearsAgo: 1,
        account: "Six ambassadors, four visits. Without protected time people came on their days off, and that did not last.",
        figures: ambassadors(6, 4, 230),
      },
    ],
  },
]
