import type { Prisma } from "@hub/prisma"
import { canonicalInitiativeQuery, parseInitiativeQuery } from "./initiative.query.ts"
import type { Find, Finds } from "./saved-search.rules.ts"
import { readCaseStudy } from "./submission.reads.ts"

/** What was found, put in words: the searches by name, what each found latest first. Two statements. */
export async function findsOf(tx: Prisma.TransactionClient, found: readonly Find[]): Promise<Finds> {
  const initiatives = await tx.initiative.findMany({
    where: { id: { in: found.map(({ initiativeId }) => initiativeId) } },
    orderBy: { firstPublishedAt: "desc" },
    select: { id: true, slug: true, currentRevision: { select: { content: true } } },
  })
  const told = initiatives.map(({ id, slug, currentRevision }) => ({ id, slug, title: readCaseStudy(currentRevision?.content).title }))
  const searches = await tx.savedSearch.findMany({
    where: { id: { in: found.map(({ searchId }) => searchId) } },
    orderBy: { name: "asc" },
    select: { id: true, name: true, query: true },
  })
  return searches.map(({ id, name, query }) => {
    const ids = new Set(found.filter(({ searchId }) => searchId === id).map(({ initiativeId }) => initiativeId))
    return { search: { id, name, path: newestFirst(query) }, initiatives: told.filter((one) => ids.has(one.id)) }
  })
}

/** The list of a search with what is new at its top. */
function newestFirst(query: string): string {
  const list = canonicalInitiativeQuery({ ...parseInitiativeQuery(query), sort: "newest" })
  return list === "" ? "/initiatives" : `/initiatives?${list}`
}
