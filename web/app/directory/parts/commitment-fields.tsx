import { type FormState, textOf, textsOf, typedOr } from "../../platform/forms.ts"
import { Checkboxes, TextArea, TextInput } from "../../ui/form/form.tsx"

type Scheme = { expectations: readonly { key: string; text: string }[] }
type Stored = { statement: string; champion: string; applyUrl: string | null; inPlace: readonly string[] }

/** What the form sends, as the API wants it. */
export const commitmentTexts = (form: FormData) => ({
  statement: textOf(form, "statement"),
  champion: textOf(form, "champion"),
  applyUrl: textOf(form, "applyUrl"),
  inPlace: textsOf(form, "inPlace"),
})

/** What a commitment says. */
export function CommitmentFields({
  scheme,
  state,
  stored,
}: {
  scheme: Scheme
  state: FormState | null | undefined
  stored: Stored | null
}) {
  return (
    <>
      <TextArea
        name="statement"
        label="What will your organisation do?"
        hint="In your own words: how many places or people, for whom, from when."
        maxLength={2000}
        state={state}
        defaultValue={typedOr(state, "statement", stored?.statement)}
      />
      <Checkboxes
        name="inPlace"
        label="What is in place already?"
        hint="The scheme expects all of it in time. Tick what people can rely on today."
        state={state}
        options={scheme.expectations.map(({ key, text }) => ({ value: key, label: text }))}
        defaultValues={state ? (state.values["inPlace"] ?? []) : (stored?.inPlace ?? [])}
      />
      <TextInput
        name="champion"
        label="Senior champion"
        hint="A job title, such as Chief Nurse. No name: it is public, and people move on."
        maxLength={120}
        state={state}
        defaultValue={typedOr(state, "champion", stored?.champion)}
      />
      <TextInput
        name="applyUrl"
        label="Where people apply or ask (optional)"
        inputMode="url"
        hint="A page of yours; starts with https://"
        state={state}
        defaultValue={typedOr(state, "applyUrl", stored?.applyUrl ?? "")}
      />
    </>
  )
}
