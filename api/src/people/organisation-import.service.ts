import type { Organisation, OrganisationImport } from "@hub/prisma"
import { parse } from "csv-parse/sync"
import { z } from "zod"
import { type Act, act } from "../platform/act.ts"
import { demand } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import { type Attempt, defineJob } from "../platform/jobs/define.ts"
import { organisationChanged } from "./organisation.events.ts"
import { canAdministerOrganisations } from "./organisation.policy.ts"
import { freeSlugs } from "./organisation.reads.ts"
import { byLine, type ImportedRow, type RefusedRow, readOdsRows } from "./organisation-import.rules.ts"
import { loadViewer } from "./viewer.reads.ts"

/** Most rows of one import. The trust file has about 400. */
export const maxImportRows = 5_000
/** Rows of one act: few enough that nobody else waits for its transaction. */
const portion = 100

/**
 * Sets going that the organisations of an ODS trust file are taken over. Run it again with a newer file: rows are matched by
 * ODS code, and only name, postcode and closing follow the file; region, kind and page stay as administrators and leads have set them.
 */
export async function importOrganisations(context: Context, input: { csv: string; fileName: string }): Promise<OrganisationImport> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const { wanted, refused } = readOdsRows(rowsOf(input.csv))
  const startedById = context.viewer.id
  return act(context, async ({ tx, at, audit, enqueue }) => {
    const run = await tx.organisationImport.create({
      data: {
        fileName: input.fileName.replaceAll("\0", "").trim().slice(0, 200) || "etr.csv",
        rows: wanted,
        rowCount: wanted.length,
        refused,
        startedById,
        startedAt: at,
      },
    })
    await audit({
      action: "organisation.startImport",
      subjectType: "OrganisationImport",
      subjectId: run.id,
      after: { fileName: run.fileName, rows: wanted.length, refused: refused.length },
    })
    await enqueue(importOrganisationsJob, { importId: run.id })
    return run
  })
}

/** Takes the rows over, a portion at a time. Each portion moves the position on in its own act, so a second delivery repeats nothing. */
export const importOrganisationsJob = defineJob({
  name: "import-organisations",
  schema: z.object({ importId: z.uuid() }),
  timeoutSeconds: 600,
  async handle(context, { importId }, attempt) {
    const run = await context.db.organisationImport.findUnique({ where: { id: importId } })
    if (!run || run.status === "DONE") return
    const viewer = run.startedById ? await loadViewer(context, run.startedById, "import") : null
    try {
      for (let position = run.position; position <= run.rowCount; position += portion)
        await act({ ...context, viewer }, (unit) => takeOver(unit, run, position))
    } catch (error) {
      await noteFailure(context, importId, attempt)
      throw error
    }
  },
})

async function noteFailure({ db }: Context, id: string, { isLast }: Attempt): Promise<void> {
  if (isLast) await db.organisationImport.updateMany({ where: { id, status: "RUNNING" }, data: { status: "FAILED" } })
}

async function takeOver(unit: Act, run: OrganisationImport, position: number): Promise<void> {
  const { tx, at } = unit
  const rows = (run.rows as ImportedRow[]).slice(position, position + portion)
  const next = position + rows.length
  const isLast = next === run.rowCount
  const moved = await tx.organisationImport.updateMany({
    where: { id: run.id, position, status: { not: "DONE" } },
    data: { position: next, status: isLast ? "DONE" : "RUNNING", ...(isLast && { finishedAt: at, rows: [] }) },
  })
  if (moved.count === 0) return
  const { wanted, refused } = await sort(unit, rows)
  const created = wanted.filter(({ known }) => !known)
  const updated = wanted.filter(({ known, row }) => known && !isSame(known, row))
  await create(unit, created)
  for (const { row, known } of updated) if (known) await update(unit, known, row)
  const { refused: before } = await tx.organisationImport.findUniqueOrThrow({ where: { id: run.id }, select: { refused: true } })
  await tx.organisationImport.update({
    where: { id: run.id },
    data: {
      created: { increment: created.length },
      updated: { increment: updated.length },
      unchanged: { increment: wanted.length - created.length - updated.length },
      ...(refused.length > 0 && { refused: byLine([...(before as RefusedRow[]), ...refused]) }),
    },
  })
}

type Wanted = { row: ImportedRow; known: Organisation | undefined; regionId: string }

/** Finds what the hub knows already, and refuses what would stand in it twice or nowhere. */
async function sort({ tx }: Act, rows: readonly ImportedRow[]): Promise<{ wanted: Wanted[]; refused: RefusedRow[] }> {
  const regions = new Map((await tx.region.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]))
  const found = await tx.organisation.findMany({
    where: {
      OR: [
        { odsCode: { in: rows.map(({ odsCode }) => odsCode) } },
        { odsCode: null, name: { in: rows.map(({ name }) => name), mode: "insensitive" } },
      ],
    },
  })
  const byCode = new Map(found.map((organisation) => [organisation.odsCode, organisation]))
  const withoutCode = new Set(found.filter(({ odsCode }) => odsCode === null).map(({ name }) => name.toLowerCase()))
  const wanted: Wanted[] = []
  const refused: RefusedRow[] = []
  for (const row of rows) {
    const refuse = (reason: string) => refused.push({ line: row.line, text: `${row.odsCode}, ${row.name}`, reason })
    const known = byCode.get(row.odsCode)
    const regionId = regions.get(row.regionSlug)
    if (!known && withoutCode.has(row.name.toLowerCase()))
      refuse(`The hub has an organisation of this name without a code. Give it the ODS code ${row.odsCode} and import again`)
    else if (!regionId) refuse(`The hub has no region “${row.regionSlug}”, where its postcode lies`)
    else wanted.push({ row, known, regionId })
  }
  return { wanted, refused }
}

const isSame = (known: Organisation, { name, postcode, closedAt }: ImportedRow) =>
  known.name === name && known.postcode === postcode && (known.closedAt?.toISOString() ?? null) === closedAt

const recorded = ({ odsCode, name, postcode, closedAt }: Organisation) => ({
  odsCode,
  name,
  postcode,
  closedAt: closedAt?.toISOString() ?? null,
})

async function create({ tx, at, auditAll }: Act, wanted: readonly Wanted[]): Promise<void> {
  if (wanted.length === 0) return
  const slugs = await freeSlugs(
    tx,
    wanted.map(({ row }) => row.name),
  )
  const organisations = await tx.organisation.createManyAndReturn({
    data: wanted.map(({ row: { odsCode, name, postcode, closedAt }, regionId }, index) => ({
      ...{ odsCode, name, postcode, closedAt, regionId },
      slug: slugs[index] ?? "",
      kind: "NHS_TRUST" as const,
      createdAt: at,
      updatedAt: at,
    })),
  })
  await auditAll(
    organisations.map((organisation) => ({
      action: "organisation.import",
      subjectType: "Organisation",
      subjectId: organisation.id,
      after: recorded(organisation),
    })),
  )
}

async function update(unit: Act, known: Organisation, { name, postcode, closedAt }: ImportedRow): Promise<void> {
  const organisation = await unit.tx.organisation.update({
    where: { id: known.id },
    data: { name, postcode, closedAt, version: { increment: 1 } },
  })
  await unit.audit({
    action: "organisation.import",
    subjectType: "Organisation",
    subjectId: known.id,
    before: recorded(known),
    after: recorded(organisation),
  })
  await organisationChanged(unit, known.id)
}

function rowsOf(csv: string): string[][] {
  const refuse = (message: string) => new ValidationError([{ field: "csv", message }])
  let rows: string[][]
  try {
    rows = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    throw refuse(`The file is not CSV: ${error instanceof Error ? error.message : "it cannot be read"}`)
  }
  if (rows.length === 0) throw refuse("The file is empty. Choose the ODS file etr.csv")
  if (rows.length > maxImportRows) throw refuse(`The file has ${rows.length} rows; import up to ${maxImportRows} at a time`)
  return rows
}
