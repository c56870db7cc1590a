import type { FormState } from "../../platform/forms.ts"
import { Checkboxes, TextInput } from "../../ui/form/form.tsx"

type Term = { slug: string; label: string; taxonomy: string }

/** What a panel member knows well and how much they can read. */
export function ExpertiseFields({
  terms,
  state,
  chosen = [],
  maximumLoad,
}: {
  terms: readonly Term[]
  state: FormState | null | undefined
  chosen?: readonly string[]
  maximumLoad?: number | null
}) {
  const options = (taxonomy: string) =>
    terms.filter((term) => term.taxonomy === taxonomy).map(({ slug, label }) => ({ value: slug, label }))
  const ticked = state?.values.expertise ?? chosen
  return (
    <>
      <Checkboxes name="expertise" label="Themes you know well" state={state} defaultValues={ticked} options={options("THEME")} small />
      <Checkboxes name="expertise" label="Professions you know well" defaultValues={ticked} options={options("PROFESSION")} small />
      <TextInput
        name="maximumLoad"
        label="The most entries you can read (optional)"
        inputMode="numeric"
        width={3}
        state={state}
        defaultValue={state?.values.maximumLoad?.[0] ?? String(maximumLoad ?? "")}
      />
    </>
  )
}
