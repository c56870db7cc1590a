import type { SpaceKind, ThreadKind } from "../../platform/api/generated/graphql.ts"
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
