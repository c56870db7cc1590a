import type { OrganisationImportStatus } from "../../platform/api/generated/graphql.ts"
import { Tag } from "../../ui/tag/tag.tsx"

export function ImportStatusTag({ status }: { status: OrganisationImportStatus }) {
  if (status === "DONE") return <Tag colour="green">Done</Tag>
  return status === "RUNNING" ? <Tag colour="blue">In progress</Tag> : <Tag colour="red">Stopped</Tag>
}
