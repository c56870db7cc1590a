import type { Submission } from "@hub/prisma"
import type { Context } from "../platform/context.ts"
import type { CaseStudy } from "./case-study.input.ts"
import { openStates } from "./submission.rules.ts"

export type Duplicate = { title: string; path: string; organisation: string; reason: string }

/** From 0 to 1 (pg_trgm): titles this alike are worth a look; from the same organisation less is enough. */
const alike = { anyone: 0.45, sameOrganisation: 0.25 }
const most = 5

type Row = { title: string; slug: string | null; reference: string | null; organisation: string; same: boolean; likeness: number }

/**
 * Published initiatives of anybody, and open submissions of the same organisation, whose title or summary is like this one's.
 * What other organisations have not published is never shown. One bounded statement.
 */
export async function likelyDuplicates(
  { db }: Context,
  submission: Pick<Submission, "id" | "organisationId"> & { content: CaseStudy },
): Promise<Duplicate[]> {
  const { title, summary } = submission.content
  if (title.length < 5) return []
  const rows = await db.$queryRaw<Row[]>`
    with candidate as (
      select r."content" ->> 'title' as title, r."content" ->> 'summary' as summary, i."slug", null::text as reference,
        i."organisationId", i."id" as "initiativeId"
      from "Initiative" i join "Revision" r on r."id" = i."currentRevisionId"
      where i."archivedAt" is null
        and i."id" is distinct from (select "initiativeId" from "Submission" where "id" = ${submission.id}::uuid)
      union all
      select s."content" ->> 'title', s."content" ->> 'summary', null, s."reference", s."organisationId", s."initiativeId"
      from "Submission" s
      where s."organisationId" = ${submission.organisationId}::uuid and s."id" <> ${submission.id}::uuid
        and s."state"::text = any(${[...openStates]}::text[]) and s."initiativeId" is null
    ), scored as (
      select c.*, c."organisationId" = ${submission.organisationId}::uuid as same,
        greatest(similarity(c.title, ${title}), case when ${summary} = '' then 0 else similarity(c.summary, ${summary}) end) as likeness
      from candidate c
    )
    select s.title, s.slug, s.reference, o."name" as organisation, s.same, s.likeness
    from scored s join "Organisation" o on o."id" = s."organisationId"
    where s.likeness >= case when s.same then ${alike.sameOrganisation}::real else ${alike.anyone}::real end
    order by s.same desc, s.likeness desc
    limit ${most}`
  return rows.map(({ title, slug, reference, organisation, same }) => ({
    title,
    organisation,
    path: slug ? `/initiatives/${slug}` : `/submit/${reference}`,
    reason: same ? "Your organisation has one with a similar title or summary" : `${organisation} has one with a similar title or summary`,
  }))
}
