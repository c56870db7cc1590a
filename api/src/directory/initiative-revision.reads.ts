import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"
import { type CaseStudy, caseStudyDraft } from "./case-study.input.ts"

/** One version of an initiative, as its history lists it. */
export type RevisionRow = { initiativeId: string; number: number; changeNote: string | null; publishedAt: Date; isCurrent: boolean }

/** Versions listed of one initiative; nobody has revised one that often. */
const mostRevisions = 200

const rows = `
  SELECT r."initiativeId", r.number, r."changeNote", r."publishedAt", i."currentRevisionId" = r.id AS "isCurrent"
    FROM "Revision" r JOIN "Initiative" i ON i.id = r."initiativeId"`

const histories = Symbol("revision histories")

/** The versions of an initiative, latest first; of all initiatives of a request in one statement. */
export function revisionsOf(context: Context, initiativeId: string): Promise<RevisionRow[]> {
  const loader = context.once(
    histories,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const found = await context.database.sql<RevisionRow>(
          "initiative_revisions",
          `${rows} WHERE r."initiativeId" = ANY ($1::uuid[])
              AND r.number > (SELECT max(l.number) FROM "Revision" l WHERE l."initiativeId" = r."initiativeId") - ${mostRevisions}
            ORDER BY r.number DESC`,
          [ids],
        )
        return ids.map((id) => found.filter((row) => row.initiativeId === id))
      }),
  )
  return loader.load(initiativeId)
}

/** One version by its number. */
export async function revisionOf({ database }: Context, initiativeId: string, number: number): Promise<RevisionRow | null> {
  const [row] = await database.sql<RevisionRow>("initiative_revision", `${rows} WHERE r."initiativeId" = $1::uuid AND r.number = $2`, [
    initiativeId,
    number,
  ])
  return row ?? null
}

const contents = Symbol("revision contents")

/** What a version said; null for a number that was never given. Of all versions that a request asks for in one statement. */
export function contentOf(context: Context, initiativeId: string, number: number): Promise<CaseStudy | null> {
  const loader = context.once(
    contents,
    () =>
      new DataLoader<{ initiativeId: string; number: number }, CaseStudy | null, string>(
        async (keys) => {
          const found = await context.database.sql<{ initiativeId: string; number: number; content: unknown }>(
            "initiative_revision_contents",
            `SELECT r."initiativeId", r.number, r.content FROM "Revision" r
               JOIN unnest($1::uuid[], $2::int[]) AS k(id, number) ON r."initiativeId" = k.id AND r.number = k.number`,
            [keys.map((key) => key.initiativeId), keys.map((key) => key.number)],
          )
          const byKey = new Map(found.map((row) => [keyOf(row), caseStudyDraft.parse(row.content)]))
          return keys.map((key) => byKey.get(keyOf(key)) ?? null)
        },
        { cacheKeyFn: keyOf },
      ),
  )
  return loader.load({ initiativeId, number })
}

const keyOf = ({ initiativeId, number }: { initiativeId: string; number: number }) => `${initiativeId} ${number}`
