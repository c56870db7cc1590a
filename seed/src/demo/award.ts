import type { Outcome } from "@hub/prisma"

/** A criterion of a round, and which part of a case study answers it. */
export type DemoCriterion = {
  title: string
  question: string
  guidance: string
  weight: number
  answeredBy: "results" | "activity" | "adviceToAdopters"
  /** Labels and descriptions of the points 1 to 5. */
  scale: readonly (readonly [label: string, description: string])[]
}

export type DemoAward = { slug: string; name: string; summary: string; about: string }

/** A round as it is set up. */
export type DemoRound = {
  round: { slug: string; title: string; summary: string; guidance: string }
  categories: readonly { slug: string; title: string; about: string }[]
  criteria: readonly DemoCriterion[]
  questions: readonly { question: string; help: string | null; expectedAnswer: boolean }[]
}

/** An entry: made from a published initiative, and how good its readers find it, 1 to 5. */
export type DemoEntry = {
  initiative: string
  category: "widening-access" | "career-progression"
  quality: number
}

/** What became of an entry, and what its entrant reads about it. */
export type DecidedEntry = DemoEntry & { outcome: Exclude<Outcome, "SHORTLISTED">; feedback: string }

/** A panel member, how they mark compared with others, and how many of their sheets are in. */
export type DemoJudge = { handle: string; severity: number; share: number; maximumLoad: number | null }

/** The award for initiatives, with all of its rounds invented. */
export const recognitionAward: DemoAward = {
  slug: "recognition-award",
  name: "Widening Participation Recognition Award",
  summary: "Recognises what opens health careers to people who would not have found the door.",
  about:
    "Every year the award honours initiatives that widened access to health careers or helped staff to progress, that can show what came of it, and that others can take up.",
}

/** What every round of the recognition award asks and rewards. */
export const recognition = {
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
      guidance: "Readers look for figures with a baseline, of how many, and how they were collected.",
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
      guidance: "Readers look for people who would not have come by themselves, and for how they were found.",
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
      guidance: "Readers look for costs, advice, and what they would do differently.",
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
  ],
  questions: [],
} satisfies Omit<DemoRound, "round">
