import { type Phase, phaseNames } from "./round-phases.ts"
import { type secrets, type ViewerName, viewers } from "./secret-round.ts"

export type Secret = keyof typeof secrets | "an outcome"

const from = (first: Phase, last: Phase = "archived") => phaseNames.slice(phaseNames.indexOf(first), phaseNames.indexOf(last) + 1)
const always = from("draft")

/** Who may read which secret, and when: everything there is to read is compared with it, both ways. */
export const mayRead: Record<Secret, Partial<Record<ViewerName, readonly Phase[]>>> = {
  "the set-up": Object.fromEntries(viewers.map((name) => [name, /^manager( with|$)/.test(name) ? always : from("open")])),
  "what an entry says": entry(),
  "a file of an entry": entry(),
  "why more time was given": {
    "entrant with more time": from("open"),
    manager: from("open"),
    // Until an entry of their own organisation is submitted they have no conflict of interest.
    "manager with a conflict": from("open", "open"),
    // It stands in a mail, and the outbox is theirs to keep going.
    administrator: from("open"),
  },
  "a conflict of interest": { manager: from("closed") },
  "a sheet that is not in": { "reader whose sheet is not in": from("others scored", "scored") },
  "a score's reason": judgement(),
  "a comment on a sheet": judgement(),
  "the discussion": judgement(),
  "why it was given back": { manager: from("scored"), administrator: from("announced") },
  "a reader on the panel": {
    ...judgement(),
    "reader whose sheet is in": always,
    "manager with a conflict": always,
    manager: always,
  },
  "a reader's account": {
    ...judgement(),
    "reader whose sheet is in": always,
    "manager with a conflict": always,
    manager: always,
    administrator: from("announced"),
  },
  "the reason of a decision": { manager: from("decided"), administrator: from("announced") },
  "the feedback": {
    manager: from("decided"),
    administrator: from("announced"),
    entrant: from("announced"),
    nominee: from("announced"),
    "lead of the organisation": from("announced"),
  },
  "the announcement": { ...Object.fromEntries(viewers.map((name) => [name, from("announced")])), manager: from("scheduled") },
  "an outcome": {
    ...Object.fromEntries(viewers.map((name) => [name, from("announced")])),
    "manager with a conflict": from("others scored"),
    manager: from("others scored"),
  },
}

/** What was submitted: for those who enter it, its readers and the managers. */
function entry(): Partial<Record<ViewerName, readonly Phase[]>> {
  return {
    entrant: from("open"),
    "lead of the organisation": from("open"),
    "reader whose sheet is in": from("allocated"),
    "reader whose sheet is not in": from("allocated"),
    "manager with a conflict": from("closed"),
    manager: from("closed"),
  }
}

/** What readers made of it: for the readers whose own sheet is in, and for managers without a conflict of interest. */
function judgement(): Partial<Record<ViewerName, readonly Phase[]>> {
  return {
    "reader whose sheet is in": from("scored"),
    "reader whose sheet is not in": from("decided"),
    manager: from("scored"),
  }
}

/** Nothing in a reading changes while these phases follow each other: not a count, not a time, not an order. */
export const noTrace: [phases: readonly Phase[], viewers: readonly ViewerName[]][] = [
  [
    from("allocated", "scheduled"),
    [
      "visitor",
      "member",
      "entrant",
      "entrant with more time",
      "nominee",
      "lead of the organisation",
      "editor",
      "administrator",
      "manager of another round",
    ],
  ],
  [from("others scored", "decided"), ["panel member with a conflict", "panel member who reads other entries", "manager with a conflict"]],
  [from("others scored", "scored"), ["reader whose sheet is not in"]],
]
