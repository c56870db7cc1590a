import type { CallStatus } from "../../platform/api/generated/graphql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { Tag } from "../../ui/tag/tag.tsx"

export function CallStatusTag({ status }: { status: CallStatus }) {
  if (status === "OPEN") return <Tag colour="green">Open</Tag>
  return status === "NOT_YET_OPEN" ? <Tag colour="yellow">Not open yet</Tag> : <Tag colour="grey">Closed</Tag>
}

/** When a call can be answered, in a sentence. */
export function callDates({ status, opensAt, closesAt }: { status: CallStatus; opensAt: string; closesAt: string }): string {
  if (status === "NOT_YET_OPEN") return `Opens on ${formatMinute(opensAt)}, closes on ${formatMinute(closesAt)}`
  return status === "OPEN" ? `Closes on ${formatMinute(closesAt)}` : `Closed on ${formatMinute(closesAt)}`
}
