import type { SubmissionState } from "../../platform/api/generated/graphql.ts"
import { Tag, type TagColour } from "../../ui/tag/tag.tsx"

const colours: Record<SubmissionState, TagColour | undefined> = {
  DRAFT: "grey",
  SUBMITTED: "blue",
  UNDER_REVIEW: "blue",
  CHANGES_REQUESTED: "orange",
  RESUBMITTED: "blue",
  SCHEDULED: "aqua-green",
  PUBLISHED: "green",
  DECLINED: "red",
  WITHDRAWN: "grey",
}

export function StateTag({ state, label }: { state: SubmissionState; label: string }) {
  return <Tag colour={colours[state]}>{label}</Tag>
}
