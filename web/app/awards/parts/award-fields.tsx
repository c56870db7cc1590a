import { type FormState, textOf, typedOr } from "../../platform/forms.ts"
import { TextArea, TextInput } from "../../ui/form/form.tsx"

type Texts = { name: string; summary: string; about: string }

/** What an award says of itself, to be written. */
export function AwardFields({ state, award }: { state: FormState | null | undefined; award?: Texts }) {
  return (
    <>
      <TextInput name="name" label="Name" maxLength={120} state={state} defaultValue={typedOr(state, "name", award?.name)} />
      <TextArea
        name="summary"
        label="Summary"
        rows={3}
        maxLength={400}
        state={state}
        defaultValue={typedOr(state, "summary", award?.summary)}
      />
      <TextArea name="about" label="What it is for" hint="Markdown" state={state} defaultValue={typedOr(state, "about", award?.about)} />
    </>
  )
}

/** What was written in these fields. */
export const readAward = (form: FormData): Texts => ({
  name: textOf(form, "name"),
  summary: textOf(form, "summary"),
  about: textOf(form, "about"),
})
