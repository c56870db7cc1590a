import { initiativeIndex } from "@hub/api/directory/initiative.facets"
import { projectInitiatives } from "@hub/api/directory/initiative.search"
import type { Database, Prisma, PrismaClient } from "@hub/prisma"

/** Something that holds whatever has happened: a query for what breaks it, which has to find nothing. */
export type Invariant = { name: string; sql: string }

/** Each query gives one row for each thing that is wrong, with what it is as `what`. */
export const invariants: readonly Invariant[] = [
  {
    name: "every initiative shows its newest revision, and its revisions are numbered without a gap",
    sql: `SELECT i.slug AS what FROM "Initiative" i
            LEFT JOIN "Revision" c ON c.id = i."currentRevisionId" AND c."initiativeId" = i.id
            LEFT JOIN "Revision" r ON r."initiativeId" = i.id
           GROUP BY i.id, c.number
          HAVING c.number IS NULL OR max(r.number) <> c.number OR count(r.id) <> c.number`,
  },
  {
    name: "a published submission leads to its initiative and became one revision of it; no other became any",
    sql: `SELECT s.reference || ': ' || s.state || ', ' || count(r.id) || ' revisions' AS what FROM "Submission" s
            LEFT JOIN "Revision" r ON r."submissionId" = s.id
           GROUP BY s.id
          HAVING count(r.id) <> CASE WHEN s.state = 'PUBLISHED' THEN 1 ELSE 0 END
              OR count(r.id) = 1 AND min(r."initiativeId"::text) IS DISTINCT FROM s."initiativeId"::text`,
  },
  {
    name: "publication is in the audit log once for each published submission, and for no other",
    sql: `SELECT s.reference || ': ' || s.state || ', ' || count(e.id) || ' events' AS what FROM "Submission" s
            LEFT JOIN "AuditEvent" e ON e.action = 'submission.publish' AND e."subjectId" = s.id::text
           GROUP BY s.id HAVING count(e.id) <> CASE WHEN s.state = 'PUBLISHED' THEN 1 ELSE 0 END`,
  },
  {
    name: "what was sent in is kept as it was sent",
    sql: `SELECT s.reference AS what FROM "Submission" s
           WHERE s."submittedAt" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "SubmissionSnapshot" n WHERE n."submissionId" = s.id)`,
  },
  {
    name: "the terms of an initiative are those of its current revision",
    sql: `WITH said AS (
            SELECT i.id, coalesce(t."mergedIntoId", t.id) AS term
              FROM "Initiative" i JOIN "Revision" r ON r.id = i."currentRevisionId",
                   (VALUES ('aims', 'AIM'), ('themes', 'THEME'), ('interventions', 'INTERVENTION'), ('targetGroups', 'TARGET_GROUP'),
                           ('stages', 'STAGE'), ('professions', 'PROFESSION'), ('fundingSources', 'FUNDING_SOURCE')) AS f(field, taxonomy),
                   jsonb_array_elements_text(r.content -> f.field) AS s(slug)
              JOIN "Term" t ON t.slug = s.slug
             WHERE t.taxonomy::text = f.taxonomy),
          kept AS (
            SELECT k."initiativeId" AS id, coalesce(t."mergedIntoId", t.id) AS term FROM "InitiativeTerm" k JOIN "Term" t ON t.id = k."termId")
          SELECT id || ' ' || term AS what FROM ((SELECT * FROM said EXCEPT SELECT * FROM kept) UNION (SELECT * FROM kept EXCEPT SELECT * FROM said)) d`,
  },
  {
    name: "the figures of an initiative are those of its current revision",
    sql: `SELECT i.slug AS what FROM "Initiative" i JOIN "Revision" r ON r.id = i."currentRevisionId"
           WHERE (SELECT coalesce(array_agg((m ->> 'value')::numeric ORDER BY at), '{}')
                    FROM jsonb_array_elements(r.content -> 'measures') WITH ORDINALITY AS e(m, at) WHERE m ->> 'value' IS NOT NULL)
              <> (SELECT coalesce(array_agg(m.value ORDER BY m.position), '{}') FROM "ImpactMeasure" m WHERE m."initiativeId" = i.id)`,
  },
  {
    name: "every initiative is in the projection, and nothing else is",
    sql: `SELECT coalesce(i.slug, c.slug, d.subject_id::text) AS what FROM "Initiative" i
            FULL JOIN (SELECT * FROM search_card WHERE kind = 'initiative') c ON c.subject_id = i.id
            FULL JOIN (SELECT * FROM search_document WHERE kind = 'initiative') d ON d.subject_id = coalesce(i.id, c.subject_id)
           WHERE i.id IS NULL OR c.subject_id IS NULL OR d.subject_id IS NULL`,
  },
  {
    name: "nobody finds what is archived, and everybody finds the rest",
    sql: `SELECT i.slug AS what FROM "Initiative" i JOIN search_document d ON d.kind = 'initiative' AND d.subject_id = i.id
           WHERE (i."archivedAt" IS NULL) <> (d.audience <> '{}')`,
  },
  {
    name: "no document is newer than the data version that answers are kept under",
    sql: `SELECT d.kind || ' ' || d.version AS what FROM search_document d
            LEFT JOIN "DataVersion" v ON v.name = d.kind WHERE v.version IS NULL OR d.version > v.version`,
  },
  {
    name: "everybody may open the attachments of what is published",
    sql: `SELECT f.id::text AS what FROM "Initiative" i JOIN "Revision" r ON r.id = i."currentRevisionId",
                 jsonb_array_elements(r.content -> 'attachments') AS a JOIN "StoredFile" f ON f.id = (a ->> 'fileId')::uuid
           WHERE NOT f."isPublic"`,
  },
  {
    name: "mail that is to be sent has a job that sends it",
    sql: `SELECT m.kind || ' to ' || m."toAddress" AS what FROM "MailMessage" m
           WHERE m.status = 'QUEUED' AND NOT EXISTS (
             SELECT 1 FROM pgboss.job j WHERE j.name IN ('send-mail', 'dead-letter') AND j.state <= 'active' AND j.data ->> 'mailId' = m.id::text)`,
  },
  {
    name: "a notification that was mailed has its mail, by itself or in a digest",
    sql: `SELECT n.kind || ' ' || n.id AS what FROM "Notification" n JOIN "Person" p ON p.id = n."personId" AND p."erasedAt" IS NULL
           WHERE n."mailedAt" > now() - interval '80 days' AND NOT EXISTS (
             SELECT 1 FROM "MailMessage" m
              WHERE starts_with(m."dedupeKey", 'notification:' || n.id) OR m.kind LIKE '%digest%' AND m."createdAt" = n."mailedAt")`,
  },
  {
    name: "whoever is told that their work is published is mailed, or a job that mails them waits",
    sql: `SELECT n.kind || ' ' || n.id AS what FROM "Notification" n
            JOIN "Person" p ON p.id = n."personId" AND p."emailVerified" AND p."suspendedAt" IS NULL AND p."erasedAt" IS NULL
           WHERE n.kind = 'submission.published' AND n."mailedAt" IS NULL AND n."readAt" IS NULL AND NOT EXISTS (
             SELECT 1 FROM pgboss.job j
              WHERE j.name IN ('mail-notifications', 'dead-letter') AND j.state <= 'active' AND j.data -> 'notificationIds' ? n.id::text)`,
  },
]

/** Asked beside the queries: the rows of the projection are what would be written from the tables as they stand. */
export const freshProjection = "every row of the projection says what the tables say"

/** What is wrong, a line for each invariant that does not hold; nothing when all do. */
export function brokenInvariants({ prisma }: Database): Promise<string[]> {
  return undone(prisma, brokenIn)
}

/** The same inside a transaction. It leaves the projection written anew, so the transaction has to be undone. */
export async function brokenIn(tx: Prisma.TransactionClient): Promise<string[]> {
  const broken: string[] = []
  const note = (name: string, found: readonly string[]) => {
    if (found.length > 0) broken.push(`Not true: ${name}. ${found.length} times: ${found.slice(0, 5).join("; ")}`)
  }
  for (const { name, sql } of invariants) {
    const rows = await tx.$queryRawUnsafe<{ what: string }[]>(sql)
    note(
      name,
      rows.map(({ what }) => what),
    )
  }
  note(freshProjection, await staleProjections(tx))
  return broken
}

/** Runs work in a transaction of which nothing stays. */
export async function undone<T>(prisma: PrismaClient, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  const end = new Error("undone on purpose")
  const run = prisma.$transaction(
    async (tx) => {
      result = { value: await work(tx) }
      throw end
    },
    { timeout: 120_000, maxWait: 60_000 },
  )
  await run.catch((error: unknown) => {
    if (error !== end) throw error
  })
  if (!result) throw new Error("The transaction ended before its work")
  return result.value
}

/** Initiatives whose rows of the projection change when they are written anew. */
async function staleProjections(tx: Prisma.TransactionClient): Promise<string[]> {
  const ids = (await tx.initiative.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(({ id }) => id)
  const stale: string[] = []
  for (let from = 0; from < ids.length; from += 100) {
    const some = ids.slice(from, from + 100)
    const kept = await projection(tx, some)
    await projectInitiatives({ tx }, some)
    const fresh = await projection(tx, some)
    stale.push(...some.filter((id) => kept.get(id) !== fresh.get(id)))
  }
  return stale
}

/** All that lists, search and pages read of each initiative, but for the version it came with. */
async function projection(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRawUnsafe<{ subject_id: string; whole: string }[]>(
    `SELECT c.subject_id, concat_ws(' | ', c.slug, c.card::text, c.page::text, c.texts::text, d.newest, d.strength, d.uptake, d.reach,
            d.audience::text, (SELECT array_agg(n ORDER BY n) FROM unnest(d.facets) n)::text, length(d.packed), d.marks::text, d.words::text) AS whole
       FROM search_card c LEFT JOIN search_document d ON d.kind = c.kind AND d.subject_id = c.subject_id
      WHERE c.kind = $1 AND c.subject_id = ANY ($2::uuid[])`,
    initiativeIndex.kind,
    ids,
  )
  return new Map(rows.map(({ subject_id, whole }) => [subject_id, whole]))
}
