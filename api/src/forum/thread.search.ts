import type { Prisma, Taxonomy } from "@hub/prisma"
import { termFields } from "../directory/public.ts"
import type { Act } from "../platform/act.ts"
import { readMarkdown } from "../platform/markdown.ts"
import type { FacetValue, SearchDocument } from "../platform/search/document.ts"
import { writeDocuments } from "../platform/search/projection.ts"
import type { SearchSource } from "../platform/search/source.ts"
import { audienceOfSpace } from "./space.reads.ts"
import { type ThreadFacet, threadFacets, threadIndex, threadKindLabels } from "./thread.facets.ts"
import { listedStates } from "./thread.reads.ts"

/** Posts of a thread that search knows, beside the first and the accepted one: the newest. A long thread costs no more than a short one. */
const newestPosts = 10

const projected = {
  space: true,
  terms: { include: { term: { include: { mergedInto: true } } } },
} as const satisfies Prisma.ThreadInclude
type Row = Prisma.ThreadGetPayload<{ include: typeof projected }>
type PostRow = { threadId: string; position: number; body: string; isAccepted: boolean }

/**
 * Brings what search finds of threads up to date, in the caller's transaction. Acts that take something out of sight
 * call it last; what only adds is left to projectThreadsJob. A constant number of statements.
 */
export async function projectThreads({ tx }: Pick<Act, "tx">, threadIds: readonly string[]): Promise<void> {
  const documents = await threadDocuments(tx, threadIds)
  if (documents.length > 0) await writeDocuments(tx, threadIndex, documents)
}

/** What search has to know of threads, from the tables as they stand. */
async function threadDocuments(tx: Prisma.TransactionClient, threadIds: readonly string[]): Promise<SearchDocument[]> {
  const rows = await tx.thread.findMany({ where: { id: { in: [...threadIds] } }, include: projected })
  if (rows.length === 0) return []
  const posts = await tx.$queryRaw<PostRow[]>`
    select p."threadId"::text as "threadId", p."position", p."body", p."id" is not distinct from t."acceptedPostId" as "isAccepted"
      from "Thread" t cross join lateral (
        (select * from "Post" where "threadId" = t."id" and "state" = 'PUBLISHED' and "position" = 1)
        union (select * from "Post" where "id" = t."acceptedPostId" and "state" = 'PUBLISHED')
        union (select * from "Post" where "threadId" = t."id" and "state" = 'PUBLISHED' order by "position" desc limit ${newestPosts})
      ) p
     where t."id" = any (${rows.map(({ id }) => id)}::uuid[])
     order by p."position"`
  return rows.map((row) =>
    threadDocument(
      row,
      posts.filter(({ threadId }) => threadId === row.id),
    ),
  )
}

function threadDocument(row: Row, posts: readonly PostRow[]): SearchDocument {
  const text = (post: PostRow | undefined) => (post ? readMarkdown(post.body).text : "")
  const isListed = listedStates.some((state) => state === row.state)
  const terms = row.terms.map(({ term }) => term.mergedInto ?? term)
  const [first, others] = [posts.find(({ position }) => position === 1), posts.filter(({ position }) => position > 1)]
  const telling = others.filter(({ isAccepted }) => isAccepted)
  return {
    subjectId: row.id,
    slug: row.slug,
    audience: isListed ? [audienceOfSpace(row.spaceId)] : [],
    texts: isListed
      ? [
          row.title,
          [row.space.name, ...terms.map(({ label }) => label)].join(" · "),
          [text(first), ...telling.map(text)].join(" "),
          others
            .filter(({ isAccepted }) => !isAccepted)
            .map(text)
            .join(" "),
        ]
      : ["", "", "", ""],
    facets: facetsOf(row, terms),
    sorts: { newest: row.lastPostAt, strength: row.acceptedPostId ? 1 : 0, uptake: Math.max(0, row.postCount - 1), reach: 0 },
    // Who may read it can change before it is written again, so what lists show is read from the thread itself.
    card: { id: row.id },
    page: {},
  }
}

const facetOfTaxonomy = new Map<Taxonomy, ThreadFacet>(
  Object.entries(termFields).flatMap(([facet, taxonomy]) => {
    const known = threadFacets.find(({ name }) => name === facet)
    return known ? [[taxonomy, known.name] as const] : []
  }),
)

function facetsOf(row: Row, terms: readonly { taxonomy: Taxonomy; slug: string; label: string; position: number }[]): FacetValue[] {
  const kinds = Object.keys(threadKindLabels)
  return [
    { facet: "spaces", value: row.space.slug, label: row.space.name, position: row.space.position },
    { facet: "kinds", value: row.kind.toLowerCase(), label: threadKindLabels[row.kind], position: kinds.indexOf(row.kind) },
    ...(row.kind === "QUESTION"
      ? [
          row.acceptedPostId
            ? { facet: "answered", value: "yes", label: "Answered", position: 0 }
            : { facet: "answered", value: "no", label: "Not answered yet", position: 1 },
        ]
      : []),
    ...terms.flatMap(({ taxonomy, slug, label, position }) => {
      const facet = facetOfTaxonomy.get(taxonomy)
      return facet ? [{ facet, value: slug, label, position }] : []
    }),
  ]
}

/** Threads as search engines take them, and the check and rebuild of their projection. */
export const threadSource: SearchSource = {
  index: threadIndex,
  async ids(tx, after, limit) {
    const rows = await tx.thread.findMany({
      ...(after && { where: { id: { gt: after } } }),
      select: { id: true },
      orderBy: { id: "asc" },
      take: limit,
    })
    return rows.map(({ id }) => id)
  },
  documents: threadDocuments,
}
