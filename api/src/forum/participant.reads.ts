import type { Person } from "@hub/prisma"
import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"

/** Posts that are looked at: a long thread costs no more than a short one. */
export const newestPosts = 200
/** People who are named. */
export const mostParticipants = 10

type Row = { threadId: string; personId: string }
const loaders = Symbol("who takes part in threads")

/** Who takes part in a thread that was read; read together for all that a request asks for. */
export function participantsOf(context: Context, threadId: string): Promise<Person[]> {
  const { db } = context
  const loader = context.once(
    loaders,
    () =>
      new DataLoader(async (threadIds: readonly string[]) => {
        const rows = await db.$queryRaw<Row[]>`
          select t.id::text as "threadId", w."authorId"::text as "personId"
            from unnest(${[...threadIds]}::uuid[]) as t (id) cross join lateral (
              select n."authorId", count(*) as "posts", min(n."position") as "first" from (
                select "authorId", "position" from "Post" where "threadId" = t.id and "state" = 'PUBLISHED'
                 order by "position" desc limit ${newestPosts}) n
               group by 1 order by 2 desc, 3 limit ${mostParticipants}) w
           order by w."posts" desc, w."first"`
        const people = await db.person.findMany({ where: { id: { in: rows.map(({ personId }) => personId) } } })
        const byId = new Map(people.map((person) => [person.id, person]))
        return threadIds.map((id) => rows.flatMap((row) => (row.threadId === id ? (byId.get(row.personId) ?? []) : [])))
      }),
  )
  return loader.load(threadId)
}
