import type { ReactNode } from "react"
import { fileFacts } from "../../directory/public.ts"
import { OrganisationInput } from "../../people/public.ts"
import { controlId, type FormState, issueOf, typedOr } from "../../platform/forms.ts"
import { Select, TextInput } from "../../ui/form/form.tsx"
import { units } from "../forms/numbers.ts"
import type { WrittenSubmission } from "../forms/submission.server.ts"

type Content = WrittenSubmission["content"]
type RowsProps<T> = {
  name: string
  label: string
  hint?: string | undefined
  state: FormState | null | undefined
  rows: readonly T[]
  blanks: number
}

const text = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value))

export function MeasureRows(props: RowsProps<Content["measures"][number]>) {
  return (
    <Rows {...props} noun="Figure">
      {(row, name) => (
        <>
          <TextInput
            name={`${name}.what`}
            label="What was measured"
            hint="Such as “people who went into work”"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.what`, row?.what)}
          />
          <TextInput
            name={`${name}.value`}
            label="Value"
            width={10}
            inputMode="decimal"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.value`, text(row?.value))}
          />
          <Select
            name={`${name}.unit`}
            label="It is"
            state={props.state}
            options={units}
            defaultValue={typedOr(props.state, `${name}.unit`, row?.unit ?? "COUNT")}
          />
          <TextInput
            name={`${name}.denominator`}
            label="Of how many (optional)"
            width={10}
            inputMode="decimal"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.denominator`, text(row?.denominator))}
          />
          <TextInput
            name={`${name}.baseline`}
            label="What it was before (optional)"
            width={10}
            inputMode="decimal"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.baseline`, text(row?.baseline))}
          />
          <TextInput
            name={`${name}.period`}
            label="Over what period (optional)"
            width={20}
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.period`, row?.period)}
          />
          <TextInput
            name={`${name}.method`}
            label="How it was collected"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.method`, row?.method)}
          />
          <TextInput
            name={`${name}.sourceUrl`}
            label="Where it is published (optional)"
            hint="A web address"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.sourceUrl`, row?.sourceUrl)}
          />
          <Tick name={`${name}.isReach`} label="The value is a number of people reached" checked={row?.isReach ?? false} />
        </>
      )}
    </Rows>
  )
}

export function PartnerRows(props: RowsProps<Content["partners"][number]>) {
  return (
    <Rows {...props} noun="Partner">
      {(row, name) => (
        <>
          <OrganisationInput
            name={`${name}.name`}
            label="Name"
            hint="As in the list of organisations, if it is there: the two pages then lead to each other"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.name`, row?.name)}
          />
          <TextInput
            name={`${name}.role`}
            label="What they do (optional)"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.role`, row?.role)}
          />
        </>
      )}
    </Rows>
  )
}

export function LinkRows(props: RowsProps<Content["links"][number]>) {
  return (
    <Rows {...props} noun="Link">
      {(row, name) => (
        <>
          <TextInput
            name={`${name}.label`}
            label="What it leads to"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.label`, row?.label)}
          />
          <TextInput
            name={`${name}.url`}
            label="Address"
            inputMode="url"
            hint="Starts with https://"
            state={props.state}
            defaultValue={typedOr(props.state, `${name}.url`, row?.url)}
          />
        </>
      )}
    </Rows>
  )
}

/** Files that are attached, each with its description, and a control to add one more. */
export function AttachmentRows(props: Omit<RowsProps<Content["attachments"][number]>, "blanks">) {
  const error = issueOf(props.state, "file")
  return (
    <>
      <Rows {...props} blanks={0} noun="File">
        {(row, name) => (
          <>
            <p>
              <a href={`/files/${row?.fileId}`}>{row?.file?.name ?? "Look at the file"}</a>{" "}
              {row?.file && <span className="hub-muted">({fileFacts(row.file)})</span>}
            </p>
            <input type="hidden" name={`${name}.fileId`} value={row?.fileId} />
            <TextInput
              name={`${name}.description`}
              label="Describe it"
              hint="For a picture, say what it shows; for a document, give its title"
              state={props.state}
              defaultValue={typedOr(props.state, `${name}.description`, row?.description)}
            />
          </>
        )}
      </Rows>
      <div className={`nhsuk-form-group${error ? " nhsuk-form-group--error" : ""}`}>
        <label className="nhsuk-label" htmlFor="file">
          Add a file
        </label>
        <div className="nhsuk-hint" id="file-hint">
          PDF, picture, Word, Excel or PowerPoint, up to 10 MB. It is uploaded when you save
        </div>
        {error && (
          <span className="nhsuk-error-message" id="file-error">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {error}
          </span>
        )}
        <input
          className="nhsuk-file-upload"
          type="file"
          id="file"
          name="file"
          aria-describedby={error ? "file-hint file-error" : "file-hint"}
        />
      </div>
    </>
  )
}

/** Rows of several controls: those that are stored, then empty ones. Without JavaScript "Add another" saves and offers one more. */
function Rows<T>({
  name,
  label,
  hint,
  state,
  rows,
  blanks,
  noun,
  children,
}: RowsProps<T> & { noun: string; children(row: T | undefined, name: string): ReactNode }) {
  const typed = Object.keys(state?.values ?? {}).flatMap((key) => (key.startsWith(`${name}.`) ? [Number(key.split(".")[1]) + 1] : []))
  const count = Math.max(rows.length + blanks, ...typed)
  return (
    <section aria-labelledby={`${controlId(name)}-heading`} id={controlId(name)}>
      <h2 className="nhsuk-heading-m" id={`${controlId(name)}-heading`}>
        {label}
      </h2>
      {hint && <p className="nhsuk-hint">{hint}</p>}
      {issueOf(state, name) && <p className="nhsuk-error-message">{issueOf(state, name)}</p>}
      {Array.from({ length: count }, (_unused, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place: the names of its controls hold it
        <fieldset key={index} className="nhsuk-fieldset hub-card nhsuk-u-margin-bottom-4">
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
            {noun} {index + 1}
          </legend>
          {children(rows[index], `${name}.${index}`)}
          {index < rows.length && <Tick name={`${name}.${index}.remove`} label={`Remove this ${noun.toLowerCase()}`} checked={false} />}
        </fieldset>
      ))}
      {blanks > 0 && (
        <button className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit" name="intent" value={`add:${name}`}>
          Add another {noun.toLowerCase()}
        </button>
      )}
    </section>
  )
}

function Tick({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  const id = controlId(name)
  return (
    <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
      <div className="nhsuk-checkboxes__item">
        <input className="nhsuk-checkboxes__input" id={id} name={name} type="checkbox" value="yes" defaultChecked={checked} />
        <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
          {label}
        </label>
      </div>
    </div>
  )
}
