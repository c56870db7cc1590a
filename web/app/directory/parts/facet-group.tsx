import { useState } from "react"

export type FacetData = {
  name: string
  label: string
  values: readonly { value: string; label: string; count: number; isSelected: boolean }[]
}

/** One way to narrow the list: tick boxes with how many each would leave, folded away until wanted. */
export function FacetGroup({ facet: { name, label, values }, open }: { facet: FacetData; open: boolean }) {
  // Decided once: a group must not close under somebody's hands when the last tick is taken away.
  const [initiallyOpen] = useState(open)
  const selected = values.filter(({ isSelected }) => isSelected).length
  if (values.length === 0) return null
  return (
    <details className="hub-facet" open={initiallyOpen}>
      <summary>
        {label}
        {selected > 0 && (
          <span className="hub-facet__selected">
            {selected}
            <span className="nhsuk-u-visually-hidden"> chosen</span>
          </span>
        )}
      </summary>
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-u-visually-hidden">{label}</legend>
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
          {values.map(({ value, label: text, count, isSelected }) => {
            const id = `${name}-${value}`
            return (
              <div key={value} className="nhsuk-checkboxes__item">
                <input className="nhsuk-checkboxes__input" id={id} name={name} type="checkbox" value={value} defaultChecked={isSelected} />
                <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
                  {text} <span className="hub-facet__count">{`(${count.toLocaleString("en-GB")})`}</span>
                </label>
              </div>
            )
          })}
        </div>
      </fieldset>
    </details>
  )
}
