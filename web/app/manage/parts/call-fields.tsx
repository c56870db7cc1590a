import { graphql } from "../../platform/api/generated/gql.ts"
import type { CallToManageFragment } from "../../platform/api/generated/graphql.ts"
import { londonLocal } from "../../platform/dates.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { DateInput } from "../../ui/date-input/date-input.tsx"
import { Checkboxes, TextArea, TextInput } from "../../ui/form/form.tsx"

graphql(`
  fragment CallToManage on Call {
    id
    slug
    title
    summary
    guidance
    aims
    opensAt
    closesAt
    status
    version
  }
`)

type Props = {
  state: FormState | null | undefined
  aims: readonly { slug: string; label: string; definition: string; retiredAt: string | null }[]
  stored?: CallToManageFragment
}

/** Everything there is to say of a call. */
export function CallFields({ state, aims, stored }: Props) {
  const field = (name: "title" | "summary" | "guidance") => ({ name, state, defaultValue: typedOr(state, name, stored?.[name] ?? "") })
  const offered = aims.filter(({ slug, retiredAt }) => !retiredAt || stored?.aims.includes(slug))
  return (
    <>
      <TextInput
        {...field("title")}
        label="Title"
        hint={stored ? "The address stays as it is" : "The address is made from it"}
        maxLength={120}
      />
      <TextArea {...field("summary")} label="Summary" hint="What it asks for, in a sentence or two" rows={3} maxLength={400} />
      <Checkboxes
        name="aims"
        label="Aims"
        hint="Up to three"
        state={state}
        options={offered.map(({ slug, label, definition }) => ({ value: slug, label, hint: definition }))}
        defaultValues={state ? (state.values.aims ?? []) : (stored?.aims ?? [])}
      />
      <TextArea
        {...field("guidance")}
        label="Guidance"
        hint="What you want to hear of and how answers are judged. Leave a line empty between paragraphs; start lines with “- ” for a list and with “## ” for a heading."
        rows={12}
        maxLength={20_000}
      />
      <DateInput
        name="opensAt"
        label="Opens"
        hint="A time in the United Kingdom"
        withTime
        state={state}
        {...(stored && { defaultValue: londonLocal(stored.opensAt) })}
      />
      <DateInput
        name="closesAt"
        label="Closes"
        hint="The first minute at which it is too late: for the end of 30 September enter 1 October, 0:00"
        withTime
        state={state}
        {...(stored && { defaultValue: londonLocal(stored.closesAt) })}
      />
    </>
  )
}
