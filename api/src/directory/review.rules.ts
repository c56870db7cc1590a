/** What an editor checks before publishing. The keys are kept with the submission, so they never change. */
export const reviewChecks = [
  { key: "target-group", label: "The target group is defined well enough to compare with others" },
  { key: "figures", label: "Each figure says what was counted, of how many and how" },
  { key: "claims", label: "The summary claims no more than the results show" },
  { key: "personal-data", label: "No participant can be recognised, or they agreed in writing" },
  { key: "pictures", label: "The people in pictures agreed to be shown" },
  { key: "contact", label: "The contact knows that they are named" },
  { key: "plain-english", label: "It is written in plain English, with abbreviations spelled out" },
  { key: "duplicate", label: "It is not in the directory already" },
] as const

export type ReviewCheckKey = (typeof reviewChecks)[number]["key"]

/** The editor's checklist as stored with a submission: who ticked what, and when. */
export type Checklist = Partial<Record<ReviewCheckKey, { byId: string; at: string }>>

/** The strength of evidence, 0 to 4, as the strategy's hub defines it. */
export const evidenceLevels = [
  { level: 0, label: "Not assessed", meaning: "Nobody has rated it yet" },
  { level: 1, label: "Described", meaning: "An account of why it should work" },
  { level: 2, label: "Measured", meaning: "Outcomes for the people who took part, before and after" },
  { level: 3, label: "Compared", meaning: "Set against a comparison group or a benchmark" },
  { level: 4, label: "Replicated", meaning: "Shown in more than one place, or evaluated independently" },
] as const
