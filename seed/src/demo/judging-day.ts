import { type DemoEntry, type DemoJudge, type DemoRound, recognition } from "./award.ts"

/** A round in the middle of judging. */
export const judgingDay: DemoRound = {
  ...recognition,
  round: {
    slug: "recognition-award-demonstration",
    title: "Recognition Award (demonstration round)",
    summary: "A round in the middle of judging, to try the hub with.",
    guidance:
      "Each criterion has a described scale. When readers’ own sheets are in they see each other’s, discuss, and may revise. The award manager decides with the panel’s figures and reasons in front of them.",
  },
}

/** What is judged. */
export const entries: readonly DemoEntry[] = [
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
]

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
