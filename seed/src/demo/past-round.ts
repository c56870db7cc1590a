import { type DecidedEntry, type DemoJudge, type DemoRound, recognition } from "./award.ts"

/** Last year's round, with its results out. */
export const pastRound: DemoRound = {
  ...recognition,
  round: {
    slug: "recognition-award-last-year",
    title: "Recognition Award, last year’s round",
    summary: "Results are out, with feedback for everybody who entered.",
    guidance: "Each criterion has a described scale. Three readers score every entry by themselves before they see what the others gave.",
  },
}

/** What was entered and how it ended. */
export const pastEntries: readonly DecidedEntry[] = [
  {
    initiative: "ten-weeks-to-a-first-shift",
    category: "widening-access",
    quality: 4.6,
    outcome: "WINNER",
    feedback:
      "The same programme, run in three places with the same result: the readers could ask for nothing more. Its costs are set out so that a fourth trust could begin next month.",
  },
  {
    initiative: "stepping-up-summer-school",
    category: "widening-access",
    quality: 4.1,
    outcome: "HIGHLY_COMMENDED",
    feedback:
      "Readers admired how pupils were found, and that fares were paid before anybody had to ask. A comparison with pupils who did not get a place would make the figures as strong as the work.",
  },
  {
    initiative: "supported-internships-three-hospitals",
    category: "widening-access",
    quality: 3.7,
    outcome: "FINALIST",
    feedback: "A careful account of what each intern needed. Say more about who pays once the first funding ends.",
  },
  {
    initiative: "clinical-cadets-at-sixteen",
    category: "widening-access",
    quality: 3.1,
    outcome: "NOT_SHORTLISTED",
    feedback: "Cadets speak well of it, and readers believed them. What became of those who left early is not said, and it should be.",
  },
  {
    initiative: "placements-by-need",
    category: "widening-access",
    quality: 2.8,
    outcome: "NOT_SHORTLISTED",
    feedback:
      "The rule for giving out placements is clear and fair. One year of figures is little to judge it by; enter again with a second.",
  },
  {
    initiative: "two-hundred-ambassadors-one-booking-page",
    category: "widening-access",
    quality: 2.3,
    outcome: "NOT_SHORTLISTED",
    feedback: "Easy to take up elsewhere. The entry counts visits; readers looked for what pupils did afterwards.",
  },
  {
    initiative: "next-step-positive-action",
    category: "career-progression",
    quality: 4.5,
    outcome: "WINNER",
    feedback: "Promotions doubled, against a comparison that holds, and staff who took part now sit on the panels. Exemplary.",
  },
  {
    initiative: "band-two-to-registered-nurse",
    category: "career-progression",
    quality: 3.9,
    outcome: "HIGHLY_COMMENDED",
    feedback:
      "Staying on the payroll is what makes this possible, and the entry shows what it costs. Advice for smaller employers would help others to follow.",
  },
]

/** The panel, all of whose sheets are in. */
export const pastJudges: readonly DemoJudge[] = [
  { handle: "delroy-simmonds", severity: -0.6, share: 1, maximumLoad: null },
  { handle: "anjali-menon", severity: 0.4, share: 1, maximumLoad: null },
  { handle: "huw-bevan", severity: 0.1, share: 1, maximumLoad: null },
]

/** What the managers said with the results. */
export const pastMessage =
  "Thank you to everybody who entered, and to three readers who gave their evenings. Every entrant finds feedback beside their entry."
