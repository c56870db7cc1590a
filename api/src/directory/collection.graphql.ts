import { CollectionVisibility as visibilities } from "@hub/prisma"
import { encodeGlobalID } from "@pothos/plugin-relay"
import { builder } from "../platform/builder.ts"
import { Deleted } from "../platform/deleted.graphql.ts"
import { NotFoundError, ValidationError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { maxCollectionItems } from "./collection.input.ts"
import { canChangeCollection } from "./collection.policy.ts"
import { collectionByToken, collectionsVisibleTo } from "./collection.reads.ts"
import {
  addToCollection,
  createCollection,
  deleteCollection,
  orderCollection,
  removeFromCollection,
  renewCollectionLink,
  updateCollection,
} from "./collection.service.ts"
import { Initiative } from "./initiative.graphql.ts"
import { loadInitiative } from "./initiative.reads.ts"

const CollectionVisibility = builder.enumType("CollectionVisibility", {
  description: "Who may read a collection.",
  values: {
    PRIVATE: { value: visibilities.PRIVATE, description: "Its owner." },
    LINK: { value: visibilities.LINK, description: "Whoever has its address." },
    PUBLIC: { value: visibilities.PUBLIC, description: "Everybody; it is listed." },
  },
})

builder.prismaObject("CollectionItem", {
  description: "An initiative in a collection.",
  fields: (t) => ({
    note: t.exposeString("note", { nullable: true, description: "Why it is here, in the owner's words." }),
    initiative: t.field({
      type: Initiative,
      nullable: true,
      description: "The initiative.",
      resolve: ({ initiativeId }, _args, context) => loadInitiative(context, initiativeId),
    }),
  }),
})

/** Reached only through lists and look-ups that ask collectionsVisibleTo or canReadCollection, so it is no node. */
const Collection = builder.prismaObject("Collection", {
  description: "A list of initiatives with notes, kept by one person and shared as they choose.",
  fields: (t) => ({
    id: t.globalID({ description: "For mutations.", resolve: ({ id }) => ({ type: "Collection", id }) }),
    token: t.exposeString("linkToken", { description: "The unguessable part of its address: /collections/<token>." }),
    title: t.exposeString("title", { description: "Title." }),
    description: t.exposeString("description", { nullable: true, description: "What it is for, plain text." }),
    visibility: t.expose("visibility", { type: CollectionVisibility, description: "Who may read it." }),
    owner: t.relation("owner", { description: "Who keeps it." }),
    items: t.relation("items", {
      description: `In the owner's order. At most ${maxCollectionItems}.`,
      query: { orderBy: { position: "asc" }, take: maxCollectionItems },
    }),
    itemCount: t.relationCount("items", { description: "How many initiatives it holds." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", description: "When it was last changed." }),
    viewerCanChange: t.boolean({
      description: "It is the viewer's own.",
      resolve: (it, _args, { viewer }) => canChangeCollection(viewer, it).allowed,
    }),
  }),
})

builder.queryFields((t) => ({
  collection: t.prismaField({
    type: Collection,
    nullable: true,
    description: "One collection by the token of its address; null when there is none the viewer may read.",
    args: { token: t.arg.string({ required: true, description: "As in /collections/<token>." }) },
    resolve: async (query, _root, { token }, context) => {
      const collection = await collectionByToken(context, token)
      return collection && context.db.collection.findUnique({ ...query, where: { id: collection.id } })
    },
  }),
  collections: t.prismaConnection({
    type: Collection,
    cursor: "id",
    description: "Public collections, or the viewer's own, last changed first.",
    args: { mine: t.arg.boolean({ defaultValue: false, description: "Only the viewer's own, private ones too." }) },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: (query, _root, { mine }, { db, viewer }) =>
      db.collection.findMany({
        ...query,
        where: {
          AND: [
            collectionsVisibleTo(viewer),
            mine ? { ownerId: viewer?.id ?? "00000000-0000-0000-0000-000000000000" } : { visibility: "PUBLIC" },
          ],
        },
        orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      }),
  }),
}))

const collectionArgs = builder.args((t) => ({
  title: t.string({ required: true, description: "At most 120 characters." }),
  description: t.string({ required: true, description: "At most 2,000 characters; may be empty." }),
  visibility: t.field({ type: CollectionVisibility, required: true, description: "Who may read it." }),
}))

builder.mutationFields((t) => ({
  createCollection: t.field({
    type: Collection,
    description: "Begins a collection.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError] },
    args: collectionArgs,
    resolve: (_root, input, context) => createCollection(context, input),
  }),
  updateCollection: t.field({
    type: Collection,
    description: "Changes what a collection is called and who may read it. For its owner.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError] },
    args: { id: t.arg.globalID({ required: true, description: "Which collection." }), ...collectionArgs },
    resolve: (_root, { id, ...input }, context) => updateCollection(context, { id: id.id, ...input }),
  }),
  renewCollectionLink: t.field({
    type: Collection,
    description: "Gives a collection another address; nothing is at the old one any more. For its owner.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { id: t.arg.globalID({ required: true, description: "Which collection." }) },
    resolve: (_root, { id }, context) => renewCollectionLink(context, id.id),
  }),
  deleteCollection: t.field({
    type: Deleted,
    description: "Deletes a collection; the initiatives stay. For its owner.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { id: t.arg.globalID({ required: true, description: "Which collection." }) },
    resolve: async (_root, { id }, context) => {
      await deleteCollection(context, id.id)
      return { id: encodeGlobalID(id.typename, id.id) }
    },
  }),
  addToCollection: t.field({
    type: Collection,
    description: "Puts an initiative at the end of a collection; if it is in already, only its note changes.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError] },
    args: {
      collection: t.arg.globalID({ required: true, description: "Which collection." }),
      initiative: t.arg.globalID({ required: true, description: "Which initiative." }),
      note: t.arg.string({ defaultValue: "", description: "Why it is here; at most 1,000 characters." }),
    },
    resolve: (_root, { collection, initiative, note }, context) =>
      addToCollection(context, { collectionId: collection.id, initiativeId: initiative.id, note: note ?? "" }),
  }),
  removeFromCollection: t.field({
    type: Collection,
    description: "Takes an initiative out of a collection.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      collection: t.arg.globalID({ required: true, description: "Which collection." }),
      initiative: t.arg.globalID({ required: true, description: "Which initiative." }),
    },
    resolve: (_root, { collection, initiative }, context) =>
      removeFromCollection(context, { collectionId: collection.id, initiativeId: initiative.id }),
  }),
  orderCollection: t.field({
    type: Collection,
    description: "Orders the initiatives of a collection as given; those not named follow.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which collection." }),
      initiatives: t.arg.globalIDList({ required: true, description: "In the order wanted." }),
    },
    resolve: (_root, { id, initiatives }, context) =>
      orderCollection(context, { id: id.id, initiativeIds: initiatives.map((item) => item.id) }),
  }),
}))
