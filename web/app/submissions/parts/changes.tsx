import { Form } from "@remix-run/react"
import { formatMinute } from "../../platform/dates.ts"
import { Button, Select } from "../../ui/form/form.tsx"

type Change = { field: string; label: string; parts: { kind: "SAME" | "REMOVED" | "ADDED"; text: string }[] }
type Props = {
  changes: readonly Change[]
  snapshots: readonly { number: number; submittedAt: string }[]
  from: number | null
  to: number | null
  isRevision: boolean
}

/** Two versions compared word by word, and a form to choose which two. */
export function Changes({ changes, snapshots, from, to, isRevision }: Props) {
  const versions = snapshots.map(({ number, submittedAt }) => ({
    value: String(number),
    label: `Version ${number}, ${formatMinute(submittedAt)}`,
  }))
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">What changed</h2>
      <Form method="get" className="hub-actions">
        <Select
          name="from"
          label="From"
          defaultValue={String(from ?? "")}
          options={[...(isRevision ? [{ value: "", label: "What is published" }] : []), ...versions]}
        />
        <Select name="to" label="To" defaultValue={String(to ?? "")} options={[{ value: "", label: "What it says now" }, ...versions]} />
        <Button kind="secondary">Compare</Button>
      </Form>
      {changes.length === 0 ? (
        <p>Choose two versions. Where nothing is listed, they say the same.</p>
      ) : (
        <dl className="nhsuk-summary-list">
          {changes.map(({ field, label, parts }) => (
            <div key={field} className="nhsuk-summary-list__row">
              <dt className="nhsuk-summary-list__key">{label}</dt>
              <dd className="nhsuk-summary-list__value hub-changes">
                {parts.map(({ kind, text }, index) =>
                  kind === "SAME" ? (
                    text
                  ) : kind === "ADDED" ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
                    <ins key={index}>{text}</ins>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
                    <del key={index}>{text}</del>
                  ),
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
