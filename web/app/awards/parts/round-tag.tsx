import type { RoundState } from "../../platform/api/generated/graphql.ts"
import { Tag, type TagColour } from "../../ui/tag/tag.tsx"

const colours: Partial<Record<RoundState, TagColour>> = {
  OPEN: "green",
  JUDGING: "blue",
  MODERATED: "blue",
  ANNOUNCED: "purple",
  DRAFT: "yellow",
}

/** How far a round is, as a tag. */
export function RoundTag({ state, label }: { state: RoundState; label: string }) {
  return <Tag colour={colours[state] ?? "grey"}>{label}</Tag>
}
