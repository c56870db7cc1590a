import { FacetType, HighlightType } from "../directory/public.ts"
import { builder } from "../platform/builder.ts"
import { pageSize } from "../platform/paging.ts"
import { noteMiss } from "../platform/search/misses.ts"
import type { Highlight, SearchAnswer } from "../platform/search/port.ts"
import { Thread } from "./thread.graphql.ts"
import { type ThreadSort as Sort, threadSorts } from "./thread.query.ts"
import { threadsListedFor } from "./thread.reads.ts"
import { findThreads } from "./thread-search.reads.ts"

const ThreadSort = builder.enumType("ThreadSort", {
  description: "Orders of found threads.",
  values: Object.fromEntries(threadSorts.map((value) => [value.toUpperCase().replaceAll("-", "_"), { value }])) as Record<
    string,
    { value: Sort }
  >,
})

const ThreadFilter = builder.inputType("ThreadFilter", {
  description: "Narrows found threads: any of the values inside a facet, all facets together. Values are those that `facets` gives.",
  fields: (t) => ({
    spaces: t.stringList({ description: "Slugs of spaces." }),
    kinds: t.stringList({ description: 'Kinds of threads: "question".' }),
    answered: t.stringList({ description: '"yes" or "no"; questions only.' }),
    themes: t.stringList({ description: "Slugs of themes." }),
    targetGroups: t.stringList({ description: "Slugs of target groups." }),
    interventions: t.stringList({ description: "Slugs of interventions." }),
    stages: t.stringList({ description: "Slugs of stages of life." }),
    professions: t.stringList({ description: "Slugs of professions." }),
  }),
})

const ThreadHighlights = builder.objectRef<{ id: string; highlights: Highlight[] }>("ThreadHighlights").implement({
  description: "Where the words were found in one thread.",
  fields: (t) => ({
    thread: t.globalID({ description: "Which thread.", resolve: ({ id }) => ({ type: "Thread", id }) }),
    highlights: t.field({ type: [HighlightType], description: "At most a few.", resolve: ({ highlights }) => highlights }),
  }),
})

type Found = { answer: SearchAnswer; size: number }

const FoundThreads = builder.objectRef<Found>("FoundThreads").implement({
  description: "A page of found threads.",
  fields: (t) => ({
    totalCount: t.int({ description: "All that match.", resolve: ({ answer }) => answer.total }),
    pageCount: t.int({
      description: "Pages of this size that can be reached.",
      resolve: ({ answer, size }) => Math.ceil(answer.reachable / size),
    }),
    threads: t.prismaField({
      type: [Thread],
      description: "Those of this page, in order. At most as many as were asked for.",
      resolve: async (query, { answer }, _args, { db, viewer }) => {
        const ids = answer.hits.map(({ subjectId }) => subjectId)
        // Asked again of the threads themselves: an index may be a moment behind.
        const threads = await db.thread.findMany({ ...query, where: { AND: [{ id: { in: ids } }, threadsListedFor(viewer)] } })
        return threads.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      },
    }),
    highlights: t.field({
      type: [ThreadHighlights],
      description: "Where the words were found. At most one entry a thread of this page.",
      resolve: ({ answer }) => answer.hits.map(({ subjectId, highlights }) => ({ id: subjectId, highlights })),
    }),
    facets: t.field({
      type: [FacetType],
      description: "Ways to narrow the list, in order; at most 8.",
      resolve: ({ answer }) => answer.facets,
    }),
    didYouMean: t.string({
      nullable: true,
      description: "The words that were looked for instead, because nothing matched as typed.",
      resolve: ({ answer }) => answer.correctedText,
    }),
  }),
})

builder.queryField("searchThreads", (t) =>
  t.field({
    type: FoundThreads,
    description: "Threads the viewer may read, found by words and narrowed by facets.",
    args: {
      query: t.arg.string({ defaultValue: "", description: "Words to find, at most 200 characters; empty for all." }),
      filter: t.arg({ type: ThreadFilter, description: "What to narrow the list to." }),
      sort: t.arg({ type: ThreadSort, description: "Order; by default relevance with words and newest without." }),
      first: t.arg.int({ description: "Threads in a page, 1 to 100; 20 by default." }),
      page: t.arg.int({ defaultValue: 1, description: "Which page, from 1." }),
    },
    complexity: ({ first }) => ({ field: 10, multiplier: pageSize(first) }),
    resolve: async (_root, { query, filter, sort, first, page }, context): Promise<Found> => {
      const size = pageSize(first)
      const answer = await findThreads(
        context,
        { text: query ?? "", filters: filter ?? {}, sort: sort ?? null },
        { limit: size, offset: (Math.max(page ?? 1, 1) - 1) * size, wants: { total: true, facets: true, highlights: true } },
      )
      const isWhole = (page ?? 1) <= 1 && Object.values(filter ?? {}).every((values) => !values?.length)
      if (answer.hits.length === 0 && isWhole) await noteMiss(context, "thread", query ?? "")
      return { answer, size }
    },
  }),
)
