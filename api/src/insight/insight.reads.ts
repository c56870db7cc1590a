import { visibleSpaceIds } from "../forum/public.ts"
import type { Context } from "../platform/context.ts"

/** A number of calendar months in Europe/London, of which the running one is the last. */
export type Period = { months: number }

const mostMonths = 36
/** Entries of lists that could be longer. */
export const listed = 20

/** A period of so many months, as long as one may be. */
export const periodOf = (months: number): Period => ({ months: Math.min(Math.max(Math.trunc(months) || 12, 1), mostMonths) })

/** Searches are shown once so many have looked for the same: what one person typed may be about a person. */
const fewestSearches = 2

/** The parameters that every statement begins with, and the instant at which the period begins by them. */
const parameters = ({ clock }: Context, { months }: Period) => [clock.now(), months]
/** The same and the spaces that the viewer may read, for what is counted of the forum. */
const forumParameters = async (context: Context, period: Period) => [...parameters(context, period), await visibleSpaceIds(context)]
const monthAt = (instant: string) => `date_trunc('month', ${instant} AT TIME ZONE 'Europe/London')`
const since = `((${monthAt("$1::timestamptz")} - ($2::int - 1) * interval '1 month') AT TIME ZONE 'Europe/London')`
const within = (instant: string) => `${instant} >= ${since} AND ${instant} <= $1`

/** Posts that the viewer can read, with their threads. */
const readable = `"Post" p JOIN "Thread" t ON t.id = p."threadId" AND t."spaceId" = ANY ($3::uuid[]) AND t.state IN ('OPEN', 'LOCKED')
  AND p.state = 'PUBLISHED' AND p."deletedAt" IS NULL`

export type MonthOfUse = {
  month: string
  posts: number
  initiatives: number
  adoptions: number
  commitments: number
  follows: number
  people: number
}

const happenings = ["posts", "initiatives", "adoptions", "commitments", "follows", "people"]

/** What happened in each month of the period, the earliest first. */
export async function monthsOfUse(context: Context, period: Period): Promise<MonthOfUse[]> {
  const happened = (name: string, from: string, instant: string) =>
    `SELECT '${name}' AS what, to_char(${monthAt(instant)}, 'YYYY-MM') AS month FROM ${from} WHERE ${within(instant)}`
  const count = (name: string) => `(count(*) FILTER (WHERE h.what = '${name}'))::int AS ${name}`
  return context.database.sql<MonthOfUse>(
    "insight_months",
    `WITH h AS (
       ${happened("posts", readable, `p."createdAt"`)}
       UNION ALL ${happened("initiatives", '"Initiative" i', `i."firstPublishedAt"`)}
       UNION ALL ${happened("adoptions", '"Adoption" a', `a."createdAt"`)}
       UNION ALL ${happened("commitments", '"Commitment" c', `c."madeAt"`)}
       UNION ALL ${happened("follows", '"InitiativeFollow" f', `f."createdAt"`)}
       UNION ALL ${happened("people", '"Person" n', `n."createdAt"`)} AND n."erasedAt" IS NULL)
     SELECT to_char(m, 'YYYY-MM') AS month, ${happenings.map(count).join(", ")}
       FROM generate_series(${monthAt(since)}, ${monthAt("$1::timestamptz")}, interval '1 month') m
       LEFT JOIN h ON h.month = to_char(m, 'YYYY-MM')
      GROUP BY m ORDER BY m`,
    await forumParameters(context, period),
  )
}

export type SpaceActivity = { slug: string; name: string; threads: number; posts: number; people: number }

/** How lively the spaces are that the viewer may read, the liveliest first; also those where nothing happened. */
export async function activityOfSpaces(context: Context, period: Period): Promise<SpaceActivity[]> {
  return context.database.sql<SpaceActivity>(
    "insight_spaces",
    `SELECT s.slug, s.name, (count(p.id) FILTER (WHERE p.position = 1))::int AS threads, count(p.id)::int AS posts,
            count(DISTINCT p."authorId")::int AS people
       FROM "Space" s LEFT JOIN (${readable}) ON t."spaceId" = s.id AND ${within(`p."createdAt"`)}
      WHERE s.id = ANY ($3::uuid[])
      GROUP BY s.id ORDER BY posts DESC, s.position, s.name`,
    await forumParameters(context, period),
  )
}

export type RegionActivity = {
  slug: string
  name: string
  initiatives: number
  adoptions: number
  commitments: number
  posts: number
  people: number
}

/** What came from the organisations of each region, by the order of the regions. Somebody of two organisations counts for each. */
export async function activityOfRegions(context: Context, period: Period): Promise<RegionActivity[]> {
  return context.database.sql<RegionActivity>(
    "insight_regions",
    `WITH writers AS (
       SELECT DISTINCT o."regionId" AS region, m."personId" AS person FROM "Membership" m JOIN "Organisation" o ON o.id = m."organisationId"
        WHERE m.status = 'ACTIVE'),
     posts AS (
       SELECT w.region, count(*)::int AS posts, count(DISTINCT p."authorId")::int AS people
         FROM ${readable} JOIN writers w ON w.person = p."authorId" WHERE ${within(`p."createdAt"`)} GROUP BY w.region)
     SELECT r.slug, r.name, coalesce(posts.posts, 0) AS posts, coalesce(posts.people, 0) AS people,
            (SELECT count(*)::int FROM "Initiative" i JOIN "Organisation" o ON o.id = i."organisationId"
              WHERE o."regionId" = r.id AND ${within(`i."firstPublishedAt"`)}) AS initiatives,
            (SELECT count(*)::int FROM "Adoption" a JOIN "Organisation" o ON o.id = a."organisationId"
              WHERE o."regionId" = r.id AND ${within(`a."createdAt"`)}) AS adoptions,
            (SELECT count(*)::int FROM "Commitment" c JOIN "Organisation" o ON o.id = c."organisationId"
              WHERE o."regionId" = r.id AND ${within(`c."madeAt"`)}) AS commitments
       FROM "Region" r LEFT JOIN posts ON posts.region = r.id ORDER BY r.position`,
    await forumParameters(context, period),
  )
}

export type QuestionFigures = { asked: number; answered: number; accepted: number; medianHours: number | null }

/** The first reply of somebody else to a question. */
const firstAnswer = `(
  SELECT min(p."createdAt") FROM "Post" p
   WHERE p."threadId" = t.id AND p."authorId" <> t."authorId" AND p.state = 'PUBLISHED' AND p."deletedAt" IS NULL)`
const questions = `"Thread" t WHERE t.kind = 'QUESTION' AND t.state IN ('OPEN', 'LOCKED') AND t."spaceId" = ANY ($3::uuid[]) AND ${within(`t."createdAt"`)}`

/** How questions fared that were asked in the period, in the spaces that the viewer may read. */
export async function figuresOfQuestions(context: Context, period: Period): Promise<QuestionFigures> {
  const [row] = await context.database.sql<QuestionFigures>(
    "insight_questions",
    `SELECT count(*)::int AS asked, count(answer)::int AS answered, count("acceptedPostId")::int AS accepted,
            (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answer - "createdAt") / 3600))::float8 AS "medianHours"
       FROM (SELECT t."createdAt", t."acceptedPostId", ${firstAnswer} AS answer FROM ${questions}) q`,
    await forumParameters(context, period),
  )
  return row ?? { asked: 0, answered: 0, accepted: 0, medianHours: null }
}

/** Ids of questions that nobody else has replied to, the longest waiting first. */
export async function unansweredQuestions(context: Context, period: Period, limit: number): Promise<string[]> {
  const rows = await context.database.sql<{ id: string }>(
    "insight_unanswered",
    `SELECT t.id FROM ${questions} AND ${firstAnswer} IS NULL ORDER BY t."createdAt", t.id LIMIT $4`,
    [...(await forumParameters(context, period)), limit],
  )
  return rows.map(({ id }) => id)
}

export type MissedSearch = { kind: string; text: string; count: number; lastOn: Date }

/** What people looked for in vain, most often first. */
export function missedSearches(context: Context, period: Period, limit: number): Promise<MissedSearch[]> {
  return context.database.sql<MissedSearch>(
    "insight_misses",
    `SELECT kind, text, sum(count)::int AS count, max(day) AS "lastOn" FROM "SearchMiss"
      WHERE day >= (${since} AT TIME ZONE 'Europe/London')::date
      GROUP BY kind, text HAVING sum(count) >= $3 ORDER BY sum(count) DESC, max(day) DESC, text LIMIT $4`,
    [...parameters(context, period), fewestSearches, limit],
  )
}

export type Uptake = { initiativeId: string; count: number }

const uptakeOf = (name: string, table: string) => (context: Context, period: Period, limit: number) =>
  context.database.sql<Uptake>(
    name,
    `SELECT u."initiativeId", count(*)::int AS count FROM "${table}" u JOIN "Initiative" i ON i.id = u."initiativeId" AND i."archivedAt" IS NULL
      WHERE ${within(`u."createdAt"`)} GROUP BY u."initiativeId" ORDER BY count(*) DESC, u."initiativeId" LIMIT $3`,
    [...parameters(context, period), limit],
  )

/** Which initiatives gained most followers in the period. */
export const mostFollowed = uptakeOf("insight_followed", "InitiativeFollow")

/** Which initiatives most organisations began to take up in the period. */
export const mostAdopted = uptakeOf("insight_adopted", "Adoption")
