import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"

/** No more are counted: beyond, people only want to know that there is much. */
const most = 99
const counts = Symbol("threads with something new")

/** How many threads of a space have something new since the viewer's last visit, counted together with those of all other spaces asked for. */
export function newThreadsIn(context: Context, spaceId: string): Promise<number> {
  const { viewer } = context
  if (!viewer) return Promise.resolve(0)
  const loader = context.once(
    counts,
    () =>
      new DataLoader(async (spaceIds: readonly string[]) => {
        const rows = await context.db.$queryRaw<{ spaceId: string; count: number }[]>`
          select v."spaceId"::text as "spaceId", n."count" from "SpaceVisit" v cross join lateral (
            select count(*)::int as "count" from (
              select 1 from "Thread" t
               where t."spaceId" = v."spaceId" and t."lastPostAt" > v."newSince" and t."state" in ('OPEN', 'LOCKED')
                 and t."lastAuthorId" is distinct from v."personId"
               limit ${most}
            ) newer
          ) n where v."personId" = ${viewer.id}::uuid and v."spaceId" = any (${[...spaceIds]}::uuid[])`
        const byId = new Map(rows.map((row) => [row.spaceId, row.count]))
        return spaceIds.map((id) => byId.get(id) ?? 0)
      }),
  )
  return loader.load(spaceId)
}
