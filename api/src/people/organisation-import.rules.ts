import { regionOfPostcode } from "./postcode-region.ts"

/**
 * The NHS ODS trust file `etr.csv`: no heading line, 27 columns. Those used here, counted from 0:
 * 0 organisation code · 1 name · 9 postcode · 11 close date (yyyymmdd, empty while open).
 * Source: NHS England, Organisation Data Service, file layout of "etr".
 */
const columns = { code: 0, name: 1, postcode: 9, closeDate: 11 } as const
const columnCount = 27

/** Characters of an organisation's name, as of one that is typed. */
const nameLength = 200

/** A row that can be taken over. The close date is an instant in ISO form, so that the row can be kept as JSON. */
export type ImportedRow = { line: number; odsCode: string; name: string; postcode: string; regionSlug: string; closedAt: string | null }
export type RefusedRow = { line: number; text: string; reason: string }

/** Reads one row, or says why it is refused. */
export function readOdsRow(row: readonly string[], line: number): ImportedRow | RefusedRow {
  const refuse = (reason: string): RefusedRow => ({ line, text: row.slice(0, 2).join(", ").slice(0, nameLength), reason })
  if (row.length !== columnCount) return refuse(`It has ${row.length} columns; the layout of etr.csv has ${columnCount}`)
  const cell = (column: keyof typeof columns) => row[columns[column]]?.replaceAll("\0", "").trim() ?? ""
  const odsCode = cell("code").toUpperCase()
  if (!/^[A-Z0-9]{3,12}$/.test(odsCode)) return refuse("The organisation code (column 1) is not an ODS code")
  if (!cell("name")) return refuse("The name (column 2) is empty")
  if (cell("name").length > nameLength) return refuse(`The name (column 2) is longer than ${nameLength} characters`)
  const regionSlug = regionOfPostcode(cell("postcode"))
  if (!regionSlug) return refuse(`The postcode (column 10), “${cell("postcode")}”, is not in a region of England`)
  const closed = cell("closeDate")
  if (closed && !/^\d{8}$/.test(closed)) return refuse(`The close date (column 12), “${closed}”, is not like 20150701`)
  const closedAt = closed ? dayOf(closed) : null
  if (closed && !closedAt) return refuse(`The close date (column 12), “${closed}”, is not a day of the calendar`)
  return { line, odsCode, name: titleCase(cell("name")), postcode: cell("postcode").toUpperCase(), regionSlug, closedAt }
}

/** "20150701" as an instant; null for what no calendar has, such as 30 February. */
function dayOf(digits: string): string | null {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? date.toISOString() : null
}

/** All rows of a file: those to take over and those refused. Of a code that comes twice the last row counts; the earlier ones say so. */
export function readOdsRows(rows: readonly (readonly string[])[]): { wanted: ImportedRow[]; refused: RefusedRow[] } {
  const read = rows.map((row, index) => readOdsRow(row, index + 1))
  const refused = read.filter((row): row is RefusedRow => "reason" in row)
  const taken = read.filter((row): row is ImportedRow => "odsCode" in row)
  const lastLine = new Map(taken.map(({ odsCode, line }) => [odsCode, line]))
  const isLast = ({ odsCode, line }: ImportedRow) => lastLine.get(odsCode) === line
  const repeated = taken
    .filter((row) => !isLast(row))
    .map(({ line, odsCode, name }) => ({
      line,
      text: `${odsCode}, ${name}`,
      reason: `The organisation code (column 1) comes again in row ${lastLine.get(odsCode)}, which counts`,
    }))
  return { wanted: taken.filter(isLast), refused: byLine([...refused, ...repeated]) }
}

/** Refused rows in the order of the file. */
export const byLine = (rows: readonly RefusedRow[]): RefusedRow[] => rows.toSorted((a, b) => a.line - b.line)

const small = new Set(["and", "of", "the", "for", "in", "on", "with", "upon"])
const kept = new Set(["NHS", "CIC", "UK", "NW", "SW", "NE", "SE"])

/** ODS writes names in capitals: "SALFORD ROYAL NHS FOUNDATION TRUST" becomes "Salford Royal NHS Foundation Trust". */
export function titleCase(name: string): string {
  return name
    .split(/\s+/)
    .map((word, index) => {
      const upper = word.toUpperCase()
      if (kept.has(upper)) return upper
      const lower = word.toLowerCase()
      if (index > 0 && small.has(lower)) return lower
      return lower.replace(/(^|[-(/])\p{L}/gu, (letters) => letters.toUpperCase())
    })
    .join(" ")
}
