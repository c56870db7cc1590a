import type { Database } from "@hub/prisma"
import type { Context } from "../platform/context.ts"
import { everyone } from "../platform/search/document.ts"
import { searchEngine } from "../platform/search/engine.ts"
import { Memo, perDatabase } from "../platform/search/memo.ts"
import type { FacetCounts } from "../platform/search/port.ts"
import { dataVersion } from "../platform/search/version.ts"
import { initiativeIndex } from "./initiative.facets.ts"

/** What the whole directory comes to. */
export type DirectoryTotals = { initiatives: number; organisations: number; peopleReached: number; adoptions: number }
export type DirectoryStatistics = { totals: DirectoryTotals; facets: FacetCounts[] }

const kept = perDatabase((_database: Database) => new Memo<DirectoryStatistics>(1))

/** Totals and counts by facet, worked out once per data version. */
export async function directoryStatistics(context: Context): Promise<DirectoryStatistics> {
  const { database } = context
  const version = await dataVersion(database, initiativeIndex.kind)
  const known = kept(database).get("all", version)
  if (known) return known
  const [row] = await database.sql<DirectoryTotals>(
    "directory_totals",
    `SELECT count(*)::int AS initiatives, count(DISTINCT i."organisationId")::int AS organisations,
            coalesce(sum(d.reach), 0)::float8 AS "peopleReached", coalesce(sum(d.uptake), 0)::int AS adoptions
       FROM search_document d JOIN "Initiative" i ON i.id = d.subject_id
      WHERE d.kind = 'initiative' AND d.audience && (SELECT array_agg(number) FROM search_facet WHERE kind = 'initiative' AND facet = 'audience' AND value = $1)`,
    [everyone],
  )
  const { facets } = await searchEngine(context).search(initiativeIndex, {
    audience: [everyone],
    text: "",
    filters: {},
    sort: "newest",
    limit: 1,
    wants: { facets: true },
  })
  const statistics = { totals: row ?? { initiatives: 0, organisations: 0, peopleReached: 0, adoptions: 0 }, facets }
  kept(database).set("all", version, statistics)
  return statistics
}
