import type { DemoSpace } from "./shape.ts"

/** Where the demonstration people talk. */
export const demoSpaces: readonly DemoSpace[] = [
  {
    slug: "introductions",
    name: "Introductions and questions",
    kind: "GENERAL",
    about: "New here, or not sure where your question belongs? Ask it here and somebody will know.",
    guidelines:
      "Say where you work and whom you work for. **Never name a pupil, a patient or an applicant**, nor say enough for others to guess.",
  },
  { slug: "news", name: "News of the hub", kind: "GENERAL", about: "Calls, dates and changes, from the national team." },
  {
    slug: "work-experience",
    name: "Work experience and placements",
    kind: "THEME",
    about: "Places, insurance, consent forms, and how to reach those who know nobody in the building.",
  },
  {
    slug: "outreach-and-ambassadors",
    name: "Outreach and ambassadors",
    kind: "THEME",
    about: "Going to schools and communities, and having them come to you.",
  },
  {
    slug: "apprenticeships-and-pre-employment",
    name: "Apprenticeships and pre-employment",
    kind: "THEME",
    about: "First jobs: cadets, traineeships, apprenticeships, and programmes for people who have been out of work.",
  },
  {
    slug: "admissions-and-retention",
    name: "Admissions and retention",
    kind: "THEME",
    about: "Getting in to courses, and staying on them.",
  },
  {
    slug: "measuring-what-works",
    name: "Measuring what works",
    kind: "THEME",
    about: "Evaluation without a research department: what to count, how, and what it does not tell you.",
    guidelines: "Share the method as well as the figure. A result that did not come out as hoped is as welcome as one that did.",
  },
  {
    slug: "north-west",
    name: "North West",
    kind: "REGION",
    region: "north-west",
    about: "Meetings, vacancies and neighbours in the North West.",
  },
  {
    slug: "south-west",
    name: "South West",
    kind: "REGION",
    region: "south-west",
    about: "Long roads, small schools, few buses: what works in the South West.",
  },
  {
    slug: "managers-corner",
    name: "Budgets and business cases",
    kind: "GENERAL",
    readers: "MEMBERS",
    about: "Talk among colleagues about money, boards and what went wrong. Only people with an account read this.",
  },
  {
    slug: "award-panels",
    name: "Award panels",
    kind: "PANEL",
    readers: "PANEL_MEMBER",
    about: "How panel members read and score. Never about a single nomination.",
  },
]
