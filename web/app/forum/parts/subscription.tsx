import { Form } from "@remix-run/react"
import type { SubscriptionLevel } from "../../platform/api/generated/graphql.ts"
import { Button, Select } from "../../ui/form/form.tsx"

const levels: readonly { value: SubscriptionLevel; label: string }[] = [
  { value: "EVERYTHING", label: "Everything" },
  { value: "DIGEST", label: "Everything, by mail in my summary only" },
  { value: "MENTIONS", label: "Only what names me" },
  { value: "MUTED", label: "Nothing" },
]

/** How much the viewer wants to hear of a thread or space. `otherwise` says what goes without a choice. */
export function Subscription({
  of,
  id,
  level,
  otherwise,
}: {
  of: "thread" | "space"
  id: string
  level: SubscriptionLevel | null
  otherwise: string
}) {
  return (
    <Form method="post" className="hub-filter-bar hub-no-print" preventScrollReset>
      <input type="hidden" name="intent" value="subscribe" />
      <input type="hidden" name={of} value={id} />
      <Select
        name="level"
        label={of === "thread" ? "Tell me about this thread" : "Tell me about this space"}
        options={[{ value: "", label: otherwise }, ...levels]}
        defaultValue={level ?? ""}
      />
      <Button kind="secondary">Save</Button>
    </Form>
  )
}
