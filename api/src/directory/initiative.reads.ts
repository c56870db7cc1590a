import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"
import { everyone } from "../platform/search/document.ts"
import { searchEngine } from "../platform/search/engine.ts"
import { reachableByRelevance, type SearchAnswer, type SearchRequest, type SearchSort } from "../platform/search/port.ts"
import type { InitiativeCard, InitiativePage } from "./initiative.card.ts"
import { initiativeIndex } from "./initiative.facets.ts"
import type { InitiativeQuery, InitiativeSort } from "./initiative.query.ts"

/** The named contact. Their address is never part of it: messages are relayed. */
export type InitiativeContact = { name: string; jobTitle: string | null; handle: string | null }

/** A page with what must not be kept in the projection: a person's name goes when the person does. */
export type InitiativeWhole = { page: InitiativePage; contact: InitiativeContact | null }

/** An initiative as readers see it: what lists show at hand, the rest read together when asked for. */
export type InitiativeRecord = { card: InitiativeCard; whole: InitiativeWhole | null }

const sorts: Record<InitiativeSort, SearchSort> = {
  relevance: "relevance",
  newest: "newest",
  "strongest-evidence": "strength",
  "most-adopted": "uptake",
  "most-reached": "reach",
}

/** Initiatives are public: whoever asks is one of everyone. */
const audience = [everyone]

export type ListOptions = Pick<SearchRequest, "limit" | "offset" | "after" | "wants">

/** A page of a list or search, answered from the projection. */
export function listInitiatives(context: Context, { text, filters, sort }: InitiativeQuery, options: ListOptions): Promise<SearchAnswer> {
  return searchEngine(context).search(initiativeIndex, { ...options, audience, text, filters, sort: sorts[sort] })
}

/**
 * How many initiatives a list has, and all of them one after the other, read a page at a time: memory does not grow with
 * the list. The best matches come first; where there are more than can be ranked, the newest.
 */
export async function wholeList(
  context: Context,
  query: InitiativeQuery,
): Promise<Pick<SearchAnswer, "total" | "isEstimate"> & { cards: AsyncGenerator<InitiativeCard> }> {
  const asAsked = await listInitiatives(context, query, { limit: pageOfList, wants: { total: true } })
  const { total, isEstimate } = asAsked
  const isRanked = query.sort === "relevance" && !isEstimate && total <= reachableByRelevance
  // Every page reads what the first one found, also where that was another spelling.
  const exact: InitiativeQuery = {
    ...query,
    text: asAsked.correctedText ?? query.text,
    sort: query.sort === "relevance" && !isRanked ? "newest" : query.sort,
  }
  const first = exact.sort === query.sort ? asAsked : await listInitiatives(context, exact, { limit: pageOfList, wants: {} })
  async function* cards(): AsyncGenerator<InitiativeCard> {
    for (let page: SearchAnswer = first; ; ) {
      for (const { card } of page.hits) yield card as InitiativeCard
      const after = page.hits.at(-1)?.cursor
      if (!page.hasMore || !after) return
      page = await listInitiatives(context, exact, { limit: pageOfList, after, wants: {} })
    }
  }
  return { total, isEstimate, cards: cards() }
}

const pageOfList = 100

export async function suggestInitiatives(context: Context, text: string, limit: number) {
  const { documents, texts } = await searchEngine(context).suggest(initiativeIndex, { audience, text, limit })
  return { initiatives: documents.map(({ card }) => recordOf(card)), texts }
}

export async function similarInitiatives(context: Context, subjectId: string, limit: number): Promise<InitiativeRecord[]> {
  const found = await searchEngine(context).similar(initiativeIndex, { audience, subjectId, limit })
  return found.map(({ card }) => recordOf(card))
}

/** A card as the projection holds it. */
export const recordOf = (card: unknown): InitiativeRecord => ({ card: card as InitiativeCard, whole: null })

const wholeColumns = `
  SELECT c.subject_id, c.page, CASE WHEN p.id IS NULL THEN NULL
      WHEN p."isProfileHidden" THEN json_build_object('name', p.name, 'jobTitle', null, 'handle', null)
      ELSE json_build_object('name', p.name, 'jobTitle', p."jobTitle", 'handle', p.handle) END AS contact
    FROM search_card c
    JOIN "Initiative" i ON i.id = c.subject_id
    LEFT JOIN "Person" p ON p.id = i."contactPersonId" AND p."erasedAt" IS NULL AND p."suspendedAt" IS NULL
   WHERE c.kind = 'initiative'`

type WholeRow = InitiativeWhole & { subject_id: string }

/** One initiative by its address; archived ones too. */
export async function initiativeBySlug({ database }: Context, slug: string): Promise<InitiativeRecord | null> {
  const [row] = await database.sql<WholeRow>("initiative_by_slug", `${wholeColumns} AND c.slug = $1`, [slug])
  return row ? { card: row.page, whole: { page: row.page, contact: row.contact } } : null
}

const cards = Symbol("initiative cards")

/** An initiative by its id, fetched together with all others that the request asks for. */
export function loadInitiative(context: Context, id: string): Promise<InitiativeRecord | null> {
  const loader = context.once(
    cards,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const rows = await context.database.sql<{ subject_id: string; card: InitiativeCard }>(
          "initiative_cards",
          "SELECT subject_id, card FROM search_card WHERE kind = 'initiative' AND subject_id = ANY ($1::uuid[])",
          [ids],
        )
        const byId = new Map(rows.map((row) => [row.subject_id, recordOf(row.card)]))
        return ids.map((wanted) => byId.get(wanted) ?? null)
      }),
  )
  return loader.load(id)
}

const wholes = Symbol("initiative pages")

/** A part of what only the page of an initiative shows: at once if it is at hand, else fetched with all others that are asked for. */
export function fromWhole<T>(context: Context, { card, whole }: InitiativeRecord, pick: (whole: InitiativeWhole) => T): T | Promise<T> {
  if (whole) return pick(whole)
  const loader = context.once(
    wholes,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const rows = await context.database.sql<WholeRow>("initiative_pages", `${wholeColumns} AND c.subject_id = ANY ($1::uuid[])`, [ids])
        const byId = new Map(rows.map(({ subject_id, page, contact }) => [subject_id, { page, contact }]))
        return ids.map((id) => byId.get(id) ?? new Error(`Initiative ${id} has no page`))
      }),
  )
  return loader.load(card.id).then(pick)
}
