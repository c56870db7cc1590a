/** A criterion of the demonstration round, and which part of a case study answers it. */
export type DemoCriterion = {
  title: string
  question: string
  guidance: string
  weight: number
  answeredBy: "results" | "activity" | "adviceToAdopters"
  /** Labels and descriptions of the points 1 to 5. */
  scale: readonly (readonly [label: string, description: string])[]
}

/** An entry of the demonstration round: made from a published initiative, and how good its readers find it, 1 to 5. */
export type DemoEntry = { initiative: string; category: "widening-access" | "career-progression"; quality: number }

/** A panel member, how they mark compared with others, and how many of their sheets are in. */
export type DemoJudge = { handle: string; severity: number; share: number; maximumLoad: number | null }

/** A round in the middle of judging, with everything in it invented. */
export const judgingDay = {
  award: {
    slug: "recognition-award",
    name: "Widening Participation Recognition Award",
    summary: "Recognises what opens health careers to people who would not have found the door.",
    about:
      "Every year the award honours initiatives that widened access to health careers or helped staff to progress, that can show what came of it, and that others can take up.",
  },
  round: {
    slug: "recognition-award-demonstration",
    title: "Recognition Award (demonstration round)",
    summary: "A round in the middle of judging, to try the hub with.",
    guidance:
      "Each criterion has a described scale. When readers’ own sheets are in they see each other’s, discuss, and may revise. The award manager decides with the panel’s figures and reasons in front of them.",
  },
  categories: [
    {
      slug: "widening-access",
      title: "Widening access",
      about: "For initiatives that bring people into training or a first job in health.",
    },
    { slug: "career-progression", title: "Career progression", about: "For initiatives that help staff in Bands 1 to 4 to move on." },
  ],
  criteria: [
    {
      title: "Impact",
      question: "What changed for the people you worked with, and how do you know?",
      guidance: "Look for figures with a baseline, of how many, and how they were collected.",
      weight: 3,
      answeredBy: "results",
      scale: [
        ["Not shown", "It says that things got better, without anything to show it."],
        ["A little", "Some outcomes are counted, without a baseline."],
        ["Shown", "Outcomes before and after, for most who took part."],
        ["Well shown", "Outcomes against a comparison or a benchmark."],
        ["Beyond doubt", "Independently evaluated, or shown in more than one place."],
      ],
    },
    {
      title: "Reach",
      question: "Whom did you reach, and how did you find them?",
      guidance: "Look for people who would not have come by themselves, and for how they were found.",
      weight: 2,
      answeredBy: "activity",
      scale: [
        ["Open to all", "Whoever came was served; nobody was looked for."],
        ["Some aim", "A target group is named."],
        ["Aimed", "It is shown that the target group came."],
        ["Well aimed", "Barriers such as fares, hours and forms were found and removed."],
        ["Exemplary", "The people it is for helped to shape it."],
      ],
    },
    {
      title: "Can be taken up elsewhere",
      question: "What would somebody need to do the same?",
      guidance: "Look for costs, advice, and what they would do differently.",
      weight: 1,
      answeredBy: "adviceToAdopters",
      scale: [
        ["Hard to see", "It hangs on one person or one place."],
        ["With much help", "The outline is there; the detail is not."],
        ["With some help", "Somebody could begin with a telephone call."],
        ["Ready", "Costs, steps and pitfalls are written down."],
        ["Taken up", "Others do it already."],
      ],
    },
  ] satisfies DemoCriterion[],
  entries: [
    { initiative: "one-careers-desk-nine-employers", category: "widening-access", quality: 4.4 },
    { initiative: "foundation-year-into-medicine", category: "widening-access", quality: 4.1 },
    { initiative: "men-into-midwifery-evenings", category: "widening-access", quality: 3.2 },
    { initiative: "paramedic-access-route", category: "widening-access", quality: 3.7 },
    { initiative: "thursday-interview-circuits", category: "widening-access", quality: 2.6 },
    { initiative: "deaf-friendly-open-days", category: "widening-access", quality: 3.9 },
    { initiative: "contextual-offers-five-programmes", category: "widening-access", quality: 3.4 },
    { initiative: "teachers-day-on-the-wards", category: "widening-access", quality: 2.9 },
    { initiative: "dental-nurse-to-therapist", category: "career-progression", quality: 4.2 },
    { initiative: "reach-for-pharmacy", category: "career-progression", quality: 3.1 },
    { initiative: "compact-with-twelve-colleges", category: "career-progression", quality: 3.6 },
    { initiative: "adjustments-asked-for-once", category: "career-progression", quality: 2.8 },
  ] satisfies DemoEntry[],
}

/** The panel: one severe, one generous, one who has finished, one who has not begun. */
export const judges: readonly DemoJudge[] = [
  { handle: "esther-goldberg", severity: 0, share: 0.6, maximumLoad: null },
  { handle: "delroy-simmonds", severity: -0.9, share: 1, maximumLoad: null },
  { handle: "anjali-menon", severity: 0.7, share: 0.8, maximumLoad: 9 },
  { handle: "huw-bevan", severity: 0.2, share: 0.8, maximumLoad: null },
  { handle: "zainab-sesay", severity: -0.2, share: 0, maximumLoad: 6 },
]

/** What a panel member declared: they may not judge this entry and see nothing of how it is judged. */
export const declaredConflict = {
  handle: "esther-goldberg",
  initiative: "one-careers-desk-nine-employers",
  reason: "I advised the desk in its first year.",
}
