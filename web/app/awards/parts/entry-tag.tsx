import type { NominationState } from "../../platform/api/generated/graphql.ts"
import { Tag, type TagColour } from "../../ui/tag/tag.tsx"

const colours: Record<NominationState, TagColour> = {
  DRAFT: "yellow",
  SUBMITTED: "blue",
  INELIGIBLE: "red",
  ELIGIBLE: "grey",
  ALLOCATED: "yellow",
  SCORED: "blue",
  SHORTLISTED: "purple",
  NOT_SHORTLISTED: "white",
  WINNER: "green",
  HIGHLY_COMMENDED: "aqua-green",
  FINALIST: "orange",
  WITHDRAWN: "grey",
}

/** Where an entry stands, as a tag. */
export function EntryTag({ state, label }: { state: NominationState; label: string }) {
  return <Tag colour={colours[state]}>{label}</Tag>
}
