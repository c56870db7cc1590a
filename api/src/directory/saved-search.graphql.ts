import { encodeGlobalID } from "@pothos/plugin-relay"
import { NotificationFrequency } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { Deleted } from "../platform/deleted.graphql.ts"
import { NotFoundError, ValidationError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { canSeeSavedSearch } from "./saved-search.policy.ts"
import { deleteSavedSearch, markSavedSearchSeen, saveSearch, updateSavedSearch } from "./saved-search.service.ts"

const SavedSearch = builder.prismaNode("SavedSearch", {
  id: { field: "id" },
  select: { id: true, personId: true },
  description: "A search that is repeated for the viewer. Nobody else sees it.",
  runScopesOnType: true,
  authScopes: (search, { viewer }) => canSeeSavedSearch(viewer, search),
  fields: (t) => ({
    name: t.exposeString("name", { description: "What its owner calls it, at most 120 characters." }),
    query: t.exposeString("query", {
      description: "What it asks for: the query string of /initiatives, without a page; empty for everything.",
    }),
    frequency: t.expose("frequency", {
      type: NotificationFrequency,
      description: "How soon its owner is told when an initiative is published that it finds.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when it is kept." }),
    newCount: t.relationCount("matches", {
      description: "Initiatives published since it was saved, in the last 90 days, that its owner has not looked at in it.",
      where: { seenAt: null, initiative: { archivedAt: null } },
    }),
  }),
})

builder.queryField("savedSearches", (t) =>
  t.prismaConnection({
    type: SavedSearch,
    cursor: "id",
    description: "The viewer's saved searches, newest first.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_root, _args, { db, viewer }) => db.savedSearch.count({ where: { personId: viewer?.id ?? "" } }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.savedSearch.findMany({ ...query, where: { personId: viewer?.id ?? "" }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] }),
  }),
)

const reload = ({ db }: Context, query: object, { id }: { id: string }) => db.savedSearch.findUniqueOrThrow({ ...query, where: { id } })
const name = "What to call it."
const frequency = "How soon to tell the viewer of what is new; NEVER only counts it."

builder.mutationFields((t) => ({
  saveSearch: t.prismaField({
    type: SavedSearch,
    description: "Keeps a search for the viewer, at most 30. Saving the same one again changes its name and frequency.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError] },
    args: {
      query: t.arg.string({
        required: true,
        description: "The query string of /initiatives, or `canonicalQuery` of a list. What it does not understand is left out.",
      }),
      name: t.arg.string({ required: true, description: name }),
      frequency: t.arg({ type: NotificationFrequency, required: true, description: frequency }),
    },
    resolve: async (query, _root, args, context) => reload(context, query, await saveSearch(context, args)),
  }),
  updateSavedSearch: t.prismaField({
    type: SavedSearch,
    description: "Changes what a saved search is called and how soon it tells.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which search." }),
      name: t.arg.string({ required: true, description: name }),
      frequency: t.arg({ type: NotificationFrequency, required: true, description: frequency }),
    },
    resolve: async (query, _root, { id, ...input }, context) =>
      reload(context, query, await updateSavedSearch(context, { id: id.id, ...input })),
  }),
  markSavedSearchSeen: t.prismaField({
    type: SavedSearch,
    description: "Notes that the viewer looks at what a search finds: its newCount is 0. Doing it again changes nothing.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { id: t.arg.globalID({ required: true, description: "Which search." }) },
    resolve: async (query, _root, { id }, context) => reload(context, query, await markSavedSearchSeen(context, id.id)),
  }),
  deleteSavedSearch: t.field({
    type: Deleted,
    description: "Forgets a saved search; it tells nothing any more.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { id: t.arg.globalID({ required: true, description: "Which search." }) },
    resolve: async (_root, { id }, context) => {
      await deleteSavedSearch(context, id.id)
      return { id: encodeGlobalID(id.typename, id.id) }
    },
  }),
}))
