import { OrganisationInput } from "../../people/public.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Checkboxes, Field, TextInput } from "../../ui/form/form.tsx"
import type { Entry } from "../forms/entry.server.ts"

type Part = { answers: Entry["draft"]["answers"]; state: FormState | null }

/** What an entry may have besides its answers: partners, links and attachments. */
export function EntryExtras(part: Part) {
  return (
    <>
      <Partners {...part} />
      <Links {...part} />
      <Attachments {...part} />
    </>
  )
}

function Partners({ answers: { partners }, state }: Part) {
  return (
    <>
      <h2 className="nhsuk-heading-m">Partner organisations (optional)</h2>
      <p>Name those you did it with. Nobody of theirs reads this entry for the panel.</p>
      {partners.length > 0 && (
        <Checkboxes
          name="partnerIds"
          label="Partners"
          hint="Untick one to take it away when you save"
          small
          state={state}
          defaultValues={state ? (state.values.partnerIds ?? []) : partners.map(({ id }) => id)}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {partners.length < 10 && (
        <OrganisationInput
          name="partnerName"
          label="Add a partner"
          hint="Its name, as in the list of organisations. It is added when you save."
          state={state}
          defaultValue={typedOr(state, "partnerName")}
        />
      )}
    </>
  )
}

function Links({ answers: { links }, state }: Part) {
  return (
    <>
      <h2 className="nhsuk-heading-m">Links (optional)</h2>
      {[...links, { label: "", url: "" }].slice(0, 5).map(({ label, url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
        <div key={index} className="hub-pair">
          <TextInput
            name={`links.${index}.label`}
            label={`Text of link ${index + 1}`}
            state={state}
            defaultValue={typedOr(state, `links.${index}.label`, label)}
          />
          <TextInput
            name={`links.${index}.url`}
            label={`Address of link ${index + 1}`}
            inputMode="url"
            hint="Starts with https://"
            state={state}
            defaultValue={typedOr(state, `links.${index}.url`, url)}
          />
        </div>
      ))}
    </>
  )
}

function Attachments({ answers: { attachments }, state }: Part) {
  return (
    <>
      <h2 className="nhsuk-heading-m">Attachments (optional)</h2>
      {attachments.map(({ fileId, description }) => (
        <div key={fileId} className="nhsuk-form-group">
          <a href={`/files/${fileId}`}>{description || "A file"}</a>
          <TextInput
            name={`attachment.${fileId}`}
            label="What it shows"
            state={state}
            defaultValue={typedOr(state, `attachment.${fileId}`, description)}
          />
          <Checkboxes
            name={`removed.${fileId}`}
            label="Remove it?"
            small
            defaultValues={state?.values[`removed.${fileId}`] ?? []}
            options={[{ value: "yes", label: `Take “${description || "this file"}” away when I save` }]}
          />
        </div>
      ))}
      {attachments.length < 5 && (
        <>
          <Field name="file" label="Attach a file" hint="Up to 10 MB. It is uploaded when you save." state={state}>
            {(control) => <input {...control} className="nhsuk-input" type="file" />}
          </Field>
          <TextInput
            name="fileDescription"
            label="What the new file shows"
            state={state}
            defaultValue={typedOr(state, "fileDescription")}
          />
        </>
      )}
    </>
  )
}
