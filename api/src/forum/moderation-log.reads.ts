import type { ModerationKind } from "@hub/prisma"
import type { Context } from "../platform/context.ts"

export type ModerationMonth = {
  /** As in "2015-07". */
  month: string
  acts: { kind: ModerationKind; count: number }[]
  flagCount: number
  upheldFlagCount: number
  appealCount: number
  overturnedCount: number
}

type Row = { month: string; what: string; count: number }

/** What moderators did in each of the last twelve months, newest first; counts alone, so that nobody can be recognised. Months by the clock in London. */
export async function moderationLog({ db, clock }: Context): Promise<ModerationMonth[]> {
  const until = clock.now()
  const rows = await db.$queryRaw<Row[]>`
    with "since" as (select (date_trunc('month', ${until}::timestamptz at time zone 'Europe/London') - interval '11 months') at time zone 'Europe/London' as "at"),
         "happened" as (
           select "kind"::text as "what", "at" from "ModerationAct"
           union all select 'flag', "createdAt" from "Flag"
           union all select 'upheld flag', "decidedAt" from "Flag" where "state" = 'UPHELD'
           union all select 'appeal', "appealedAt" from "ModerationAct" where "appealState" is not null
           union all select 'overturned', "appealDecidedAt" from "ModerationAct" where "appealState" = 'OVERTURNED')
    select to_char(h."at" at time zone 'Europe/London', 'YYYY-MM') as "month", h."what", count(*)::int as "count"
      from "happened" h, "since" s where h."at" >= s."at"
     group by 1, 2 order by 1 desc, 2`
  return [...new Set(rows.map(({ month }) => month))].map((month) => {
    const found = rows.filter((row) => row.month === month)
    const of = (what: string) => found.find((row) => row.what === what)?.count ?? 0
    return {
      month,
      acts: found.flatMap(({ what, count }) => (/^[A-Z_]+$/.test(what) ? [{ kind: what as ModerationKind, count }] : [])),
      flagCount: of("flag"),
      upheldFlagCount: of("upheld flag"),
      appealCount: of("appeal"),
      overturnedCount: of("overturned"),
    }
  })
}
