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
