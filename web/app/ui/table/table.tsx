import type { ReactNode } from "react"

export type Column<T> = { heading: string; cell(row: T): ReactNode; numeric?: boolean }

type TableProps<T> = {
  /** What the table holds, for everybody; `hideCaption` leaves it to screen readers where a heading says it already. */
  caption: string
  hideCaption?: boolean
  /** On a narrow screen each row becomes an entry of a list, with the headings beside its cells: for words, not for figures to compare. */
  stacks?: boolean
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf(row: T): string
}

/** Rows and columns. The first column names the row. A wide table scrolls by itself, also by keyboard, unless it `stacks`. */
export function Table<T>({ caption, hideCaption, stacks, columns, rows, keyOf }: TableProps<T>) {
  // What is shown as a list would not be read out as a table any more.
  const role = (name: "table" | "row" | "rowheader" | "cell") => (stacks ? { role: name } : {})
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="hub-table-wrap" aria-label={caption} tabIndex={0}>
      <table className={`nhsuk-table${stacks ? " hub-table--stacks" : ""}`} {...role("table")}>
        <caption className={hideCaption ? "nhsuk-u-visually-hidden" : "nhsuk-table__caption"}>{caption}</caption>
        <thead className="nhsuk-table__head">
          <tr>
            {columns.map(({ heading, numeric }) => (
              <th key={heading} scope="col" className={`nhsuk-table__header${numeric ? " nhsuk-table__header--numeric" : ""}`}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {rows.map((row) => (
            <tr key={keyOf(row)} className="nhsuk-table__row" {...role("row")}>
              {columns.map(({ heading, cell, numeric }, index) => {
                const shown = cell(row)
                if (index === 0)
                  return (
                    <th key={heading} scope="row" className="nhsuk-table__header hub-table__name" {...role("rowheader")}>
                      {shown}
                    </th>
                  )
                return (
                  <td key={heading} className={`nhsuk-table__cell${numeric ? " nhsuk-table__cell--numeric" : ""}`} {...role("cell")}>
                    {stacks && hasSomething(shown) && (
                      <span className="hub-table__heading" aria-hidden="true">
                        {heading}{" "}
                      </span>
                    )}
                    {shown}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** In a list, a heading beside nothing would be taken for a statement. */
const hasSomething = (shown: ReactNode): boolean => shown !== null && shown !== undefined && shown !== false && shown !== ""
