import { builder } from "../platform/builder.ts"
import { FacetType } from "./initiative-list.graphql.ts"
import { type DirectoryStatistics, directoryStatistics } from "./statistics.reads.ts"

const Statistics = builder.objectRef<DirectoryStatistics>("DirectoryStatistics").implement({
  description: "What the whole directory comes to; archived initiatives are left out.",
  fields: (t) => ({
    initiativeCount: t.int({ description: "Published initiatives.", resolve: ({ totals }) => totals.initiatives }),
    organisationCount: t.int({ description: "Organisations that run them.", resolve: ({ totals }) => totals.organisations }),
    peopleReached: t.float({
      description: "Sum of the figures that count people reached; somebody reached twice counts twice.",
      resolve: ({ totals }) => totals.peopleReached,
    }),
    adoptionCount: t.int({
      description: "Times another organisation pilots, adopted or adapted one.",
      resolve: ({ totals }) => totals.adoptions,
    }),
    facets: t.field({
      type: [FacetType],
      description: "How many there are by each facet, each facet at most once.",
      args: { names: t.arg.stringList({ description: "Only these facets." }) },
      resolve: ({ facets }, { names }) => (names ? facets.filter(({ name }) => names.includes(name)) : facets),
    }),
  }),
})

builder.queryField("directoryStatistics", (t) =>
  t.field({
    type: Statistics,
    description: "Totals of the directory and counts by facet, for the home page.",
    resolve: (_root, _args, context) => directoryStatistics(context),
  }),
)
