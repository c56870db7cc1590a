import type { AppealState, FlagReason, SpaceKind, ThreadKind } from "../../platform/api/generated/graphql.ts"
import type { TagColour } from "../../ui/tag/tag.tsx"

/** What people call the kinds of threads. */
export const threadKinds: Record<ThreadKind, { label: string; colour: TagColour }> = {
  QUESTION: { label: "Question", colour: "blue" },
  DISCUSSION: { label: "Discussion", colour: "grey" },
  ANNOUNCEMENT: { label: "Announcement", colour: "purple" },
  POLL: { label: "Poll", colour: "aqua-green" },
}

/** Headings of the kinds of spaces, in the order in which they are shown. */
export const spaceKinds: readonly { kind: SpaceKind; heading: string }[] = [
  { kind: "GENERAL", heading: "For everybody" },
  { kind: "THEME", heading: "Themes" },
  { kind: "REGION", heading: "Regions" },
  { kind: "PANEL", heading: "Working groups" },
]

export const countOf = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`

/** The beginning of a text, enough to know it by. */
export const beginning = (body: string) => (body.length > 100 ? `${body.slice(0, 100).trimEnd()} …` : body)

/** What can be wrong with a post. */
export const flagReasons: readonly { value: FlagReason; label: string }[] = [
  { value: "SPAM", label: "It is advertising" },
  { value: "UNKIND", label: "It is unkind, or against somebody" },
  { value: "PERSONAL_DATA", label: "It says too much about a person: a pupil, a patient, an applicant" },
  { value: "OFF_TOPIC", label: "It does not belong here" },
  { value: "OTHER", label: "Something else" },
]

/** What became of an appeal. */
export const appealWords: Record<AppealState, { label: string; sentence: string; colour: TagColour }> = {
  OPEN: { label: "Appeal waits", sentence: "another moderator has yet to decide.", colour: "yellow" },
  UPHELD: { label: "Appeal failed", sentence: "the decision stands.", colour: "grey" },
  OVERTURNED: { label: "Appeal succeeded", sentence: "the decision does not stand.", colour: "green" },
}

/** For how long somebody can be kept from writing. */
export const suspensionDays: readonly { value: string; label: string }[] = [
  { value: "1", label: "One day" },
  { value: "7", label: "One week" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
]
