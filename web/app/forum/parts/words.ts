import type { FlagReason, SpaceKind, ThreadKind } from "../../platform/api/generated/graphql.ts"
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

/** What can be wrong with a post. */
export const flagReasons: readonly { value: FlagReason; label: string }[] = [
  { value: "SPAM", label: "It is advertising" },
  { value: "UNKIND", label: "It is unkind, or against somebody" },
  { value: "PERSONAL_DATA", label: "It says too much about a person: a pupil, a patient, an applicant" },
  { value: "OFF_TOPIC", label: "It does not belong here" },
  { value: "OTHER", label: "Something else" },
]
