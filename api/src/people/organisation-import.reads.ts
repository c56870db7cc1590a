import type { Context } from "../platform/context.ts"
import { isUuid } from "../platform/input.ts"
import { canAdministerOrganisations } from "./organisation.policy.ts"
import type { RefusedRow } from "./organisation-import.rules.ts"

/** What an import refused; null when there is none or the viewer may not see it. */
export async function importToReport({ db, viewer }: Context, id: string): Promise<RefusedRow[] | null> {
  if (!isUuid(id) || !canAdministerOrganisations(viewer).allowed) return null
  const run = await db.organisationImport.findUnique({ where: { id }, select: { refused: true } })
  return run && (run.refused as RefusedRow[])
}
