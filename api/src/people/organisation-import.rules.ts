import { regionOfPostcode } from "./postcode-region.ts"

/**
 * The NHS ODS trust file `etr.csv`: no heading line, 27 columns. Those used here, counted from 0:
 * 0 organisation code · 1 name · 9 postcode · 11 close date (yyyymmdd, empty while open).
 * Source: NHS England, Organisation Data Service, file layout of "etr".
 */
const columns = { code: 0, name: 1, postcode: 9, closeDate: 11 } as const
const columnCount = 27

export type ImportedOrganisation = { odsCode: string; name: string; postcode: string; regionSlug: string; closedAt: Date | null }
export type RefusedRow = { line: number; text: string; reason: string }

/** Reads one row, or says why it is refused. */
export function readOdsRow(row: readonly string[], line: number): ImportedOrganisation | RefusedRow {
  const refuse = (reason: string): RefusedRow => ({ line, text: row.slice(0, 2).join(", "), reason })
  if (row.length !== columnCount) return refuse(`It has ${row.length} columns; the layout of etr.csv has ${columnCount}`)
  const cell = (column: keyof typeof columns) => row[columns[column]]?.trim() ?? ""
  const odsCode = cell("code").toUpperCase()
  if (!/^[A-Z0-9]{3,12}$/.test(odsCode)) return refuse("The organisation code (column 1) is not an ODS code")
  if (!cell("name")) return refuse("The name (column 2) is empty")
  const regionSlug = regionOfPostcode(cell("postcode"))
  if (!regionSlug) return refuse(`The postcode (column 10), “${cell("postcode")}”, is not in a region of England`)
  const closed = cell("closeDate")
  if (closed && !/^\d{8}$/.test(closed)) return refuse(`The close date (column 12), “${closed}”, is not like 20150701`)
  const closedAt = closed ? new Date(`${closed.slice(0, 4)}-${closed.slice(4, 6)}-${closed.slice(6)}T00:00:00Z`) : null
  if (closedAt && Number.isNaN(closedAt.getTime())) return refuse(`The close date (column 12), “${closed}”, is not a day of the calendar`)
  return { odsCode, name: titleCase(cell("name")), postcode: cell("postcode").toUpperCase(), regionSlug, closedAt }
}

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
