import { builder } from "../platform/builder.ts"
import { pageSize } from "../platform/paging.ts"
import { noteMiss } from "../platform/search/misses.ts"
import type { FacetCount, FacetCounts, Highlight, Relaxation, SearchAnswer, SearchHit } from "../platform/search/port.ts"
import { selectionOf } from "../platform/selection.ts"
import { initiativeFacets } from "./initiative.facets.ts"
import { Initiative } from "./initiative.graphql.ts"
import { filtersOf, type InitiativeFilterInput } from "./initiative.input.ts"
import { canonicalInitiativeQuery, defaultSort, type InitiativeQuery, initiativeSorts, queryLimits } from "./initiative.query.ts"
import { type InitiativeRecord, listInitiatives, recordOf, suggestInitiatives } from "./initiative.reads.ts"

const InitiativeSort = builder.enumType("InitiativeSort", {
  description: "Orders of a list of initiatives.",
  values: Object.fromEntries(initiativeSorts.map((value) => [value.toUpperCase().replaceAll("-", "_"), { value }])) as Record<
    string,
    { value: (typeof initiativeSorts)[number] }
  >,
})

const InitiativeFilter = builder.inputRef<InitiativeFilterInput>("InitiativeFilter").implement({
  description:
    "Narrows a list of initiatives: any of the values inside a facet, all facets together. At most 40 values of each count. Values are those that `facets` gives, which are also those of addresses: slugs for terms, regions and organisations.",
  fields: (t) => {
    const values = (description: string) => t.stringList({ description })
    return {
      themes: values("Slugs of themes."),
      targetGroups: values("Slugs of target groups."),
      interventions: values("Slugs of interventions."),
      stages: values("Slugs of stages of life."),
      professions: values("Slugs of professions."),
      aims: values("Slugs of aims."),
      regions: values("Slugs of regions."),
      organisationKinds: values('Kinds of organisation: "nhs-trust".'),
      organisations: values("Slugs of organisations."),
      evidence: values('Levels of evidence, "0" to "4".'),
      evidenceAtLeast: t.int({ description: "This level of evidence, 0 to 4, or a stronger one. Not together with `evidence`." }),
      costBands: values('Bands of cost: "5k-25k".'),
      workStatus: values('Status of the work: "running".'),
      years: values("Years in which the work ran."),
      fundingSources: values("Slugs of funding sources."),
      hasFigures: t.boolean({ description: "True for those with impact measures only." }),
      adoptedElsewhere: t.boolean({ description: "True for those that another organisation has taken up only." }),
    }
  },
})

export const HighlightType = builder.objectRef<Highlight>("SearchHighlight").implement({
  description: "A piece of text in which the words were found.",
  fields: (t) => ({
    field: t.string({ description: '"title" or "text".', resolve: ({ field }) => field }),
    html: t.exposeString("html", { description: "Escaped, with <mark> around what was found." }),
  }),
})

const FacetValueType = builder.objectRef<FacetCount>("FacetValue").implement({
  description: "One value of a facet.",
  fields: (t) => ({
    value: t.exposeString("value", { description: "For filters and addresses." }),
    label: t.exposeString("label", { description: "For people." }),
    count: t.exposeInt("count", { description: "How many of the list carry it, whatever else is chosen in this facet." }),
    isSelected: t.exposeBoolean("isSelected", { description: "The filter asks for it." }),
  }),
})

export const FacetType = builder.objectRef<FacetCounts>("Facet").implement({
  description: "One way to narrow a list.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The field of the filter and the parameter of addresses." }),
    label: t.exposeString("label", { description: "Its heading for people." }),
    values: t.field({ type: [FacetValueType], description: "In their order, at most 100.", resolve: ({ values }) => values }),
  }),
})

const facetLabels = new Map<string, string>(initiativeFacets.map(({ name, label }) => [name, label]))

const RelaxationType = builder.objectRef<Relaxation>("Relaxation").implement({
  description: "One thing to give up when nothing matches.",
  fields: (t) => ({
    facet: t.string({
      nullable: true,
      description: "The facet whose filter to remove; null for the words.",
      resolve: ({ facet }) => facet,
    }),
    label: t.string({
      description: "What it is, for people.",
      resolve: ({ facet }) => (facet === null ? "Your search words" : (facetLabels.get(facet) ?? facet)),
    }),
    count: t.exposeInt("count", { description: "How many initiatives that brings." }),
  }),
})

type Page = { answer: SearchAnswer; query: InitiativeQuery; size: number; offset: number }
const after = ({ answer, offset }: Page) => offset > 0 || answer.hits.length === 0

const Edge = builder.objectRef<SearchHit>("InitiativeEdge").implement({
  description: "One initiative of a list.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Give it as `after` to go on behind this one." }),
    node: t.field({ type: Initiative, description: "The initiative.", resolve: ({ card }): InitiativeRecord => recordOf(card) }),
    highlights: t.field({
      type: [HighlightType],
      description: "Where the words were found; empty without words.",
      resolve: ({ highlights }) => highlights,
    }),
  }),
})

const Connection = builder.objectRef<Page>("InitiativeConnection").implement({
  description: "A page of a list of initiatives.",
  fields: (t) => ({
    totalCount: t.int({ description: "All that match.", resolve: ({ answer }) => answer.total }),
    totalCountIsEstimate: t.boolean({
      description: "So many match that totalCount and the counts of facets are worked out from the newest of them: say “about”.",
      resolve: ({ answer }) => answer.isEstimate,
    }),
    pageCount: t.int({
      description: "Numbered pages of this size that can be reached. By relevance that is the best thousand.",
      resolve: ({ answer, size }) => Math.ceil(answer.reachable / size),
    }),
    edges: t.field({ type: [Edge], description: "This page.", resolve: ({ answer }) => answer.hits }),
    nodes: t.field({
      type: [Initiative],
      description: "The initiatives of this page.",
      resolve: ({ answer }) => answer.hits.map(({ card }) => recordOf(card)),
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Whether there is more.",
      resolve: (page) => ({
        hasNextPage: page.answer.hasMore,
        hasPreviousPage: after(page),
        startCursor: page.answer.hits[0]?.cursor ?? null,
        endCursor: page.answer.hits.at(-1)?.cursor ?? null,
      }),
    }),
    facets: t.field({ type: [FacetType], description: "Ways to narrow the list, in order.", resolve: ({ answer }) => answer.facets }),
    didYouMean: t.string({
      nullable: true,
      description: "The words that were looked for instead, because nothing matched as typed.",
      resolve: ({ answer }) => answer.correctedText,
    }),
    relaxations: t.field({
      type: [RelaxationType],
      description: "When nothing matches: what to give up, best first.",
      resolve: ({ answer }) => answer.relaxations,
    }),
    canonicalQuery: t.string({
      description: "The list as the query string of /initiatives, without the page; for links, feeds, exports and saved searches.",
      resolve: ({ query }) => canonicalInitiativeQuery(query),
    }),
  }),
})

builder.queryField("initiatives", (t) =>
  t.field({
    type: Connection,
    description: "Published initiatives: all, found by words, narrowed by facets. By cursor (`after`) or by numbered page.",
    args: {
      query: t.arg.string({ description: `Words to find, at most ${queryLimits.text} characters.` }),
      filter: t.arg({ type: InitiativeFilter, description: "What to narrow the list to." }),
      sort: t.arg({ type: InitiativeSort, description: "Order; by default relevance with words and newest without." }),
      first: t.arg.int({ description: "Initiatives in a page, 1 to 100; 20 by default." }),
      after: t.arg.string({ description: "The cursor behind which to go on, of a list in the same order." }),
      page: t.arg.int({ description: "Numbered page from 1; not together with `after`." }),
    },
    complexity: ({ first }) => ({ field: 10, multiplier: pageSize(first) }),
    resolve: async (_root, args, context, info): Promise<Page> => {
      const text = args.query ?? ""
      const query: InitiativeQuery = { text, filters: filtersOf(args.filter), sort: args.sort ?? defaultSort(text) }
      const asked = selectionOf(info)
      const size = pageSize(args.first)
      const offset = args.after ? 0 : (Math.max(args.page ?? 1, 1) - 1) * size
      const answer = await listInitiatives(context, query, {
        limit: size,
        offset,
        after: args.after ?? null,
        wants: {
          total: ["totalCount", "totalCountIsEstimate", "pageCount"].some((field) => asked.has(field)),
          facets: asked.has("facets"),
          highlights: asked.get("edges")?.has("highlights") ?? false,
          relaxations: asked.has("relaxations"),
        },
      })
      const isWhole = offset === 0 && !args.after && Object.values(query.filters).every((values) => values.length === 0)
      if (answer.hits.length === 0 && isWhole) await noteMiss(context, "initiative", text)
      return { answer, query, size, offset }
    },
  }),
)

type Suggested = Awaited<ReturnType<typeof suggestInitiatives>>

const Suggestions = builder.objectRef<Suggested>("InitiativeSuggestions").implement({
  description: "What somebody who is still typing may be after.",
  fields: (t) => ({
    initiatives: t.field({
      type: [Initiative],
      description: "Initiatives whose title holds the words so far; at most a handful.",
      resolve: ({ initiatives }) => initiatives,
    }),
    queries: t.stringList({
      description: "The words with the last one completed; each finds something. At most a handful.",
      resolve: ({ texts }) => texts,
    }),
  }),
})

builder.queryField("suggestInitiatives", (t) =>
  t.field({
    type: Suggestions,
    description: "Suggestions while typing.",
    args: {
      prefix: t.arg.string({ required: true, description: "What has been typed so far; two characters or more to get anything." }),
      first: t.arg.int({ defaultValue: 6, description: "Of each sort, 1 to 10." }),
    },
    resolve: (_root, { prefix, first }, context) =>
      prefix.trim().length < 2
        ? { initiatives: [], texts: [] }
        : suggestInitiatives(context, prefix, Math.min(Math.max(first ?? 6, 1), 10)),
  }),
)
