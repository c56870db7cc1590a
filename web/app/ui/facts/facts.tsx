import type { ReactNode } from "react"

export type Fact = { label: string; value: ReactNode }

/** Short facts beside a text. Those without a value are left out. */
export function Facts({ heading, facts }: { heading: string; facts: readonly Fact[] }) {
  return (
    <section className="hub-facts">
      <h2 className="nhsuk-heading-s">{heading}</h2>
      <dl>
        {facts
          .filter(({ value }) => value !== null && value !== undefined && value !== "" && value !== false)
          .map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
