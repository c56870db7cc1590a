import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { Initiative } from "./initiative.graphql.ts"
import { loadInitiative } from "./initiative.reads.ts"
import { hasFollowed, hasSaved } from "./reading-list.reads.ts"
import { setFollowed, setSaved } from "./reading-list.service.ts"

builder.objectFields(Initiative, (t) => ({
  viewerHasSaved: t.boolean({
    description: "It is on the viewer's reading list; false for visitors.",
    resolve: ({ card }, _args, context) => hasSaved(context, card.id),
  }),
  viewerFollows: t.boolean({
    description: "The viewer is told of its revisions and adoptions; false for visitors.",
    resolve: ({ card }, _args, context) => hasFollowed(context, card.id),
  }),
}))

const ReadingListItem = builder.prismaObject("SavedInitiative", {
  name: "ReadingListItem",
  description: "An initiative on a reading list.",
  fields: (t) => ({
    savedAt: t.expose("createdAt", { type: "DateTime", description: "Since when." }),
    initiative: t.field({
      type: Initiative,
      nullable: true,
      description: "What was saved.",
      resolve: ({ initiativeId }, _args, context) => loadInitiative(context, initiativeId),
    }),
  }),
})

const FollowedInitiative = builder.prismaObject("InitiativeFollow", {
  name: "FollowedInitiative",
  description: "An initiative that somebody follows.",
  fields: (t) => ({
    followedAt: t.expose("createdAt", { type: "DateTime", description: "Since when." }),
    initiative: t.field({
      type: Initiative,
      nullable: true,
      description: "What is followed.",
      resolve: ({ initiativeId }, _args, context) => loadInitiative(context, initiativeId),
    }),
  }),
})

builder.queryFields((t) => ({
  readingList: t.prismaConnection({
    type: ReadingListItem,
    cursor: "personId_initiativeId",
    description: "The viewer's saved initiatives, newest first.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_root, _args, { db, viewer }) => db.savedInitiative.count({ where: { personId: viewer?.id ?? "" } }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.savedInitiative.findMany({
        ...query,
        where: { personId: viewer?.id },
        orderBy: [{ createdAt: "desc" }, { initiativeId: "desc" }],
      }),
  }),
  following: t.prismaConnection({
    type: FollowedInitiative,
    cursor: "personId_initiativeId",
    description: "What the viewer follows, newest first.",
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.initiativeFollow.findMany({
        ...query,
        where: { personId: viewer?.id },
        orderBy: [{ createdAt: "desc" }, { initiativeId: "desc" }],
      }),
  }),
}))

async function changed(context: Context, id: string) {
  const initiative = await loadInitiative(context, id)
  if (!initiative) throw new NotFoundError("The initiative")
  return initiative
}

builder.mutationFields((t) => ({
  setSaved: t.field({
    type: Initiative,
    description: "Puts an initiative on the viewer's reading list, or takes it off. Saying it twice changes nothing.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      initiative: t.arg.globalID({ required: true, description: "Which initiative." }),
      saved: t.arg.boolean({ required: true, description: "True to save." }),
    },
    resolve: async (_root, { initiative, saved }, context) => {
      await setSaved(context, initiative.id, saved)
      return changed(context, initiative.id)
    },
  }),
  setFollowed: t.field({
    type: Initiative,
    description: "Has the viewer told of what becomes of an initiative, or no longer. Saying it twice changes nothing.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      initiative: t.arg.globalID({ required: true, description: "Which initiative." }),
      followed: t.arg.boolean({ required: true, description: "True to follow." }),
    },
    resolve: async (_root, { initiative, followed }, context) => {
      await setFollowed(context, initiative.id, followed)
      return changed(context, initiative.id)
    },
  }),
}))
