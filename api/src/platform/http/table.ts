import { pipeline, Readable } from "node:stream"
import { tz } from "@date-fns/tz"
import { type Options, stringify } from "csv-stringify"
import { format } from "date-fns/format"

/**
 * How tables are written: as spreadsheets read them, with formulas made harmless, so that what somebody typed is shown and
 * never run.
 */
export const asSpreadsheet = { header: true, bom: true, record_delimiter: "windows", escape_formulas: true } as const satisfies Options

export type Cell = string | number | boolean | Date | null | undefined

/** A table whose rows are read while it is sent. */
export type Table = { headings: string[]; rows: () => AsyncIterable<Cell[]> }

/** A table of things that are read one after another, with what stands in each column. */
export function tableOf<T>(read: () => AsyncIterable<T> | Iterable<T>, columns: Record<string, (thing: T) => Cell>): Table {
  const cells = Object.values(columns)
  async function* rows() {
    for await (const thing of read()) yield cells.map((cell) => cell(thing))
  }
  return { headings: Object.keys(columns), rows }
}

/** The table as it goes into a file. */
export function csvOf({ headings, rows }: Table): Readable {
  const written = stringify({ ...asSpreadsheet, columns: headings })
  // What breaks while rows are read breaks what is written, for whoever reads it.
  pipeline(Readable.from(inText(rows())), written, () => {})
  return written
}

async function* inText(rows: AsyncIterable<Cell[]>): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map(text)
}

/** An instant is written as in London, with its distance from Universal Time: that leaves no doubt when the clocks change. */
function text(cell: Cell): string {
  if (cell === null || cell === undefined) return ""
  if (typeof cell === "boolean") return cell ? "yes" : "no"
  return cell instanceof Date ? format(cell, "yyyy-MM-dd'T'HH:mm:ssxxx", { in: tz("Europe/London") }) : String(cell)
}
