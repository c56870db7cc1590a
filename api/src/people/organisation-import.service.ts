import { parse } from "csv-parse/sync"
import { type Act, act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import { organisationChanged } from "./organisation.events.ts"
import { canAdministerOrganisations } from "./organisation.policy.ts"
import { freeSlug } from "./organisation.service.ts"
import { type ImportedOrganisation, type RefusedRow, readOdsRow } from "./organisation-import.rules.ts"

export type ImportReport = { created: number; updated: number; unchanged: number; refused: RefusedRow[] }

/** Most rows of one import. The trust file has about 400. */
export const maxImportRows = 5_000

/**
 * Takes over the organisations of an ODS trust file. Run it again with a newer file: rows are matched by ODS code, and only
 * name, postcode and closing follow the file; region, kind and page stay as administrators and leads have set them.
 */
export async function importOrganisations(context: Context, csv: string): Promise<ImportReport> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const read = rowsOf(csv).map((row, index) => readOdsRow(row, index + 1))
  const refused = read.filter((row): row is RefusedRow => "reason" in row)
  const wanted = uniqueByCode(read.filter((row): row is ImportedOrganisation => "odsCode" in row))
  const regions = new Map((await context.db.region.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]))
  const existing = new Map(
    (await context.db.organisation.findMany({ where: { odsCode: { in: wanted.map((row) => row.odsCode) } } })).map((row) => [
      row.odsCode,
      row,
    ]),
  )
  const report: ImportReport = { created: 0, updated: 0, unchanged: 0, refused }
  for (const row of wanted) {
    const known = existing.get(row.odsCode)
    const isSame =
      known?.name === row.name &&
      known.postcode === row.postcode &&
      (known.closedAt?.getTime() ?? null) === (row.closedAt?.getTime() ?? null)
    if (isSame) {
      report.unchanged++
      continue
    }
    await act(context, (unit) => (known ? update(unit, known.id, row) : create(unit, row, regions.get(row.regionSlug))))
    known ? report.updated++ : report.created++
  }
  return report
}

async function create(unit: Act, { regionSlug, ...row }: ImportedOrganisation, regionId: string | undefined): Promise<void> {
  if (!regionId) throw new Error(`There is no region ${regionSlug}: load the reference data first`)
  const organisation = await unit.tx.organisation.create({
    data: { ...row, kind: "NHS_TRUST", regionId, slug: await freeSlug(unit.tx, row.name), createdAt: unit.at },
  })
  await unit.audit({ action: "organisation.import", subjectType: "Organisation", subjectId: organisation.id, after: { ...row } })
}

async function update(unit: Act, id: string, { name, postcode, closedAt }: ImportedOrganisation): Promise<void> {
  await unit.tx.organisation.update({ where: { id }, data: { name, postcode, closedAt } })
  await unit.audit({ action: "organisation.import", subjectType: "Organisation", subjectId: id, after: { name, postcode, closedAt } })
  await organisationChanged(unit, id)
}

function rowsOf(csv: string): string[][] {
  let rows: string[][]
  try {
    rows = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    throw new ValidationError([
      { field: "csv", message: `The file is not CSV: ${error instanceof Error ? error.message : "it cannot be read"}` },
    ])
  }
  if (rows.length === 0) throw new ValidationError([{ field: "csv", message: "The file is empty. Choose the ODS file etr.csv" }])
  if (rows.length > maxImportRows)
    throw new ValidationError([{ field: "csv", message: `The file has ${rows.length} rows; import up to ${maxImportRows} at a time` }])
  return rows
}

/** The last row of a code counts. */
const uniqueByCode = (rows: ImportedOrganisation[]) => [...new Map(rows.map((row) => [row.odsCode, row])).values()]
