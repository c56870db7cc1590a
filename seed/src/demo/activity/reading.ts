import type { CollectionVisibility, NotificationFrequency } from "@hub/prisma"

/** A list of initiatives with notes, shared as its owner chooses. */
export type DemoCollection = {
  /** Handle of the owner. */
  owner: string
  title: string
  description: string
  visibility: CollectionVisibility
  createdDaysAgo: number
  items: readonly { initiative: string; note: string }[]
}

export const demoCollections: readonly DemoCollection[] = [
  {
    owner: "amara-okafor",
    title: "Summer schools for pupils on free school meals",
    description: "What I read before we planned ours. The short version: pay them, draw lots, ring them in October.",
    visibility: "PUBLIC",
    createdDaysAgo: 210,
    items: [
      { initiative: "stepping-up-summer-school", note: "The only one with a fair comparison. Copy the bursary." },
      { initiative: "five-nights-on-campus", note: "Residential; expensive and convincing. Parents' supper on Thursday." },
      { initiative: "summer-school-on-a-hospital-site", note: "Closest to what we can do. The job passport is free." },
      { initiative: "behind-the-blood-test", note: "If you have a laboratory and fifteen-year-olds." },
      { initiative: "ten-till-two-summer-school", note: "For young carers. Read the part about respite." },
    ],
  },
  {
    owner: "amara-okafor",
    title: "To show the board in March",
    description: "",
    visibility: "PRIVATE",
    createdDaysAgo: 31,
    items: [
      { initiative: "placements-by-need", note: "They will ask about the draw. Bring the governors' letter from Trentside." },
      { initiative: "ten-weeks-to-a-first-shift", note: "Agency costs." },
      { initiative: "supported-internships-three-hospitals", note: "We have done this with five interns: say so." },
    ],
  },
  {
    owner: "imran-chaudhry",
    title: "Compared or replicated: the strongest evidence so far",
    description:
      "Entries with a comparison group, and those shown in more than one place. One of them found no effect, and belongs here for that.",
    visibility: "PUBLIC",
    createdDaysAgo: 120,
    items: [
      { initiative: "next-step-positive-action", note: "Nine trusts, independent evaluation, people drawn by lot." },
      { initiative: "contextual-offers-five-programmes", note: "Two universities, four intakes." },
      { initiative: "ten-weeks-to-a-first-shift", note: "Three trusts and a matched comparison." },
      { initiative: "toolkit-tested-on-form-tutors", note: "Schools drew lots." },
      { initiative: "reading-applications-blind", note: "No effect. More of this, please." },
    ],
  },
  {
    owner: "karen-metcalfe",
    title: "Costs next to nothing",
    description: "For colleagues who say that there is no money.",
    visibility: "PUBLIC",
    createdDaysAgo: 75,
    items: [
      { initiative: "student-midwives-who-are-parents", note: "" },
      { initiative: "jobcentre-advisers-morning", note: "Reading the rejected applications together: try it this week." },
      { initiative: "tours-that-end-in-the-canteen", note: "" },
      { initiative: "values-based-group-interviews", note: "" },
      { initiative: "night-shift-for-career-changers", note: "" },
    ],
  },
  {
    owner: "priya-raman",
    title: "For my clients over forty",
    description: "Ways in for adults, near enough to visit.",
    visibility: "LINK",
    createdDaysAgo: 52,
    items: [
      { initiative: "school-hours-jobs", note: "Ask for Folasade." },
      { initiative: "english-for-the-ward", note: "" },
      { initiative: "carers-know-more-than-they-think", note: "Far away, but the record could be used here." },
    ],
  },
  {
    owner: "gareth-pugh",
    title: "Men in nursing and care",
    description: "",
    visibility: "LINK",
    createdDaysAgo: 17,
    items: [
      { initiative: "men-into-midwifery-evenings", note: "Rugby club." },
      { initiative: "men-in-care-week", note: "" },
    ],
  },
]

/** A search somebody wants repeated for them. */
export type DemoSavedSearch = {
  person: string
  name: string
  /** The query string of /initiatives, canonical. */
  query: string
  frequency: NotificationFrequency
}

export const demoSavedSearches: readonly DemoSavedSearch[] = [
  {
    person: "amara-okafor",
    name: "Summer schools and free school meals",
    query: "q=summer+school+free+school+meals",
    frequency: "AT_ONCE",
  },
  { person: "amara-okafor", name: "Anything new in Yorkshire", query: "regions=yorkshire-and-the-humber", frequency: "WEEKLY" },
  {
    person: "priya-raman",
    name: "Adults seeking work, London",
    query: "regions=north-central-and-east-london&regions=north-west-london&stages=adults-seeking-work",
    frequency: "DAILY",
  },
  { person: "imran-chaudhry", name: "Strong evidence", query: "evidence=3&evidence=4&sort=strongest-evidence", frequency: "WEEKLY" },
  { person: "abdul-rahman-siddiqui", name: "NEET in the North West", query: "regions=north-west&targetGroups=neet", frequency: "NEVER" },
]

/** A bookmark, or a wish to hear of changes. */
export type DemoMark = { person: string; initiative: string; daysAgo: number }

/** Marks spread over people and entries, always in the same way: more on what many adopted, none before it was published. */
export function spreadMarks(
  kind: "saved" | "followed",
  people: readonly string[],
  initiatives: readonly { slug: string; publishedDaysAgo: number; adoptions: number }[],
): DemoMark[] {
  const marks: DemoMark[] = []
  for (const person of people)
    for (const { slug, publishedDaysAgo, adoptions } of initiatives) {
      const dice = hash(`${kind} ${person} ${slug}`)
      const chance = (kind === "saved" ? 4 : 2) + 5 * adoptions
      if (dice % 100 < chance)
        marks.push({ person, initiative: slug, daysAgo: 1 + (Math.floor(dice / 100) % Math.max(publishedDaysAgo - 1, 1)) })
    }
  return marks
}

// FNV-1a: the same everywhere, and enough to scatter marks.
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 0x01000193) >>> 0
  return value
}
