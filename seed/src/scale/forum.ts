import { randomUUID } from "node:crypto"
import { projectThreads } from "@hub/api/forum/thread.search"
import { rendererVersion } from "@hub/api/platform/markdown"
import type { Database } from "@hub/prisma"
import { terms as termSeeds } from "../index.ts"
import { seededRandom } from "./random.ts"
import { places, prose, title } from "./text.ts"

/** How much of a forum to make. */
export type ForumScale = {
  /** Threads of `postsPerThread` posts each, in one space that everybody reads. */
  threads: number
  postsPerThread: number
  /** Posts of one more thread, the longest. */
  longest: number
}

/** The size at which pages have to be as quick as in a small forum. */
export const largeForum: ForumScale = { threads: 5000, postsPerThread: 20, longest: 10_000 }

/** What a measurement asks for. */
export type ForumWorld = { space: string; thread: string; longest: string; readerId: string }

const people = 100
/** Half of the threads, and the longest, are read up to here by one person. */
const readUpTo = 10

/**
 * Fills a database with an invented space for measurements: the tables as the services would leave them, and the projection.
 * Rows are made in the database, from a few hundred sentences. For empty or scale databases only.
 */
export async function loadForumScale(database: Database, { threads, postsPerThread, longest }: ForumScale): Promise<ForumWorld> {
  const random = seededRandom(2014)
  const names = places(random, 400)
  const db = database.prisma
  await db.term.createMany({ data: termSeeds.map(({ parentSlug: _, ...term }) => term), skipDuplicates: true })
  const readerId = randomUUID()
  const at = new Date(Date.UTC(2015, 5, 30, 12))
  await db.person.createMany({
    data: Array.from({ length: people }, (_, number) => ({
      ...{
        id: number === 0 ? readerId : randomUUID(),
        email: `scale-${number}@demo.example`,
        name: `Scale ${number}`,
        handle: `scale-${number}`,
      },
      ...{ emailVerified: true, isDemonstration: true, createdAt: at },
    })),
  })
  const space = await db.space.create({
    data: {
      slug: "scale",
      name: "Scale",
      kind: "GENERAL",
      about: "An invented space for measurements.",
      isDemonstration: true,
      createdAt: at,
    },
  })
  const titles = Array.from({ length: Math.min(threads, 1000) }, () => title(random, names).slice(0, 120))
  const texts = Array.from({ length: 400 }, () => prose(random, names, 60))
  await db.$executeRaw`
    insert into "Thread" ("id", "slug", "spaceId", "authorId", "kind", "title", "lastPosition", "postCount", "lastPostAt", "createdAt", "isDemonstration")
    select gen_random_uuid(), 'scale-' || n, ${space.id}::uuid, p."ids"[1 + n % ${people}::int], (array['QUESTION', 'DISCUSSION'])[1 + n % 2]::"ThreadKind",
           (${titles}::text[])[1 + n % ${titles.length}::int], s."size", s."size", ${at}::timestamptz - n * interval '1 minute',
           ${at}::timestamptz - n * interval '1 minute' - s."size" * interval '1 second', true
      from generate_series(0, ${threads}::int) n
      cross join lateral (select case when n = 0 then ${longest}::int else ${postsPerThread}::int end as "size") s
      cross join (select array_agg("id") as "ids" from "Person" where "handle" like 'scale-%') p`
  await db.$executeRaw`
    insert into "Post" ("id", "threadId", "position", "authorId", "body", "html", "rendererVersion", "createdAt")
    select gen_random_uuid(), t."id", k, p."ids"[1 + (k * 7 + length(t."slug")) % ${people}::int], x."text", '<p>' || x."text" || '</p>', ${rendererVersion}::int,
           t."createdAt" + k * interval '1 second'
      from "Thread" t cross join generate_series(1, t."lastPosition") k
      cross join lateral (select (${texts}::text[])[1 + (k * 31 + hashtext(t."slug")::bigint % 4000 + 4000) % ${texts.length}::int] as "text") x
      cross join (select array_agg("id") as "ids" from "Person" where "handle" like 'scale-%') p
     where t."spaceId" = ${space.id}::uuid`
  await db.$executeRaw`
    update "Thread" t set "lastAuthorId" = p."authorId" from "Post" p where p."threadId" = t."id" and p."position" = t."lastPosition"`
  await db.$executeRaw`
    update "Thread" t set "acceptedPostId" = p."id", "acceptedAt" = p."createdAt", "acceptedById" = t."authorId" from "Post" p
     where p."threadId" = t."id" and p."position" = 2 and t."kind" = 'QUESTION' and hashtext(t."slug") % 3 = 0`
  await db.$executeRaw`
    insert into "Reaction" ("postId", "personId", "kind", "createdAt")
    select "id", ${readerId}::uuid, 'THANKS', "createdAt" from "Post" where "position" % 7 = 0 and "authorId" <> ${readerId}::uuid`
  await db.$executeRaw`update "Post" p set "reactionCount" = 1 where exists (select 1 from "Reaction" r where r."postId" = p."id")`
  await db.$executeRaw`
    insert into "ReadMark" ("personId", "threadId", "position", "readAt")
    select ${readerId}::uuid, "id", least(${readUpTo}::int, "lastPosition"), "createdAt" from "Thread" where "slug" = 'scale-0' or hashtext("slug") % 2 = 0`
  await db.$executeRaw`
    insert into "ThreadTerm" ("threadId", "termId")
    select t."id", (x."ids")[1 + abs(hashtext(t."slug" || x."taxonomy")::bigint) % cardinality(x."ids")] from "Thread" t
     cross join (select "taxonomy", array_agg("id") as "ids" from "Term" where "taxonomy" in ('THEME', 'TARGET_GROUP') group by 1) x`
  await db.$executeRaw`
    insert into "SpaceVisit" ("personId", "spaceId", "visitedAt", "newSince")
    values (${readerId}::uuid, ${space.id}::uuid, ${at}::timestamptz - interval '1 day', ${at}::timestamptz - interval '1 day')`
  await db.space.update({
    where: { id: space.id },
    data: { threadCount: threads + 1, postCount: threads * postsPerThread + longest, lastPostAt: at },
  })
  const ids = (await db.thread.findMany({ where: { spaceId: space.id }, select: { id: true } })).map(({ id }) => id)
  for (let from = 0; from < ids.length; from += 250)
    await db.$transaction((tx) => projectThreads({ tx }, ids.slice(from, from + 250)), { timeout: 600_000, maxWait: 600_000 })
  await db.$executeRawUnsafe("ANALYZE")
  return { space: space.slug, thread: "scale-1", longest: "scale-0", readerId }
}
