import { Person } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { pageSize } from "../platform/paging.ts"
import { Adoption } from "./adoption.graphql.ts"
import { adoptionsShownTo, contributionsShownTo } from "./contribution.reads.ts"
import { Initiative } from "./initiative.graphql.ts"
import { loadInitiative } from "./initiative.reads.ts"

/** Reached only through the person, whose list leaves out what is not shown, so it is no node. */
const Contribution = builder.prismaObject("Initiative", {
  variant: "Contribution",
  select: { id: true },
  description: "An initiative that somebody is the named contact of.",
  fields: (t) => ({
    initiative: t.field({
      type: Initiative,
      nullable: true,
      description: "The initiative.",
      resolve: ({ id }, _args, context) => loadInitiative(context, id),
    }),
  }),
})

builder.prismaObjectField(Person, "contributions", (t) =>
  t.relatedConnection("contactFor", {
    type: Contribution,
    cursor: "id",
    description:
      "Initiatives that name them as contact, newest first; none that is archived, and none of somebody whose profile the viewer cannot see.",
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: true,
    query: (_args, { viewer }) => ({ where: contributionsShownTo(viewer), orderBy: [{ firstPublishedAt: "desc" }, { id: "desc" }] }),
  }),
)

builder.prismaObjectField(Person, "adoptions", (t) =>
  t.relatedConnection("adoptions", {
    type: Adoption,
    cursor: "id",
    description:
      "What they have recorded that their organisation takes up, last changed first; none of somebody whose profile the viewer cannot see.",
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: true,
    query: (_args, { viewer }) => ({ where: adoptionsShownTo(viewer), orderBy: [{ updatedAt: "desc" }, { id: "desc" }] }),
  }),
)
