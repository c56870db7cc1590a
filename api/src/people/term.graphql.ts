import { Taxonomy as taxonomies } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { createTerm, mergeTerms, setTermRetired, updateTerm } from "./term.service.ts"

export const Taxonomy = builder.enumType("Taxonomy", {
  description: "The classifications of an initiative that are data, kept by administrators.",
  values: Object.values(taxonomies),
})

export const Term = builder.prismaNode("Term", {
  id: { field: "id" },
  description: "One entry of a taxonomy.",
  fields: (t) => ({
    taxonomy: t.expose("taxonomy", { type: Taxonomy, description: "Of which taxonomy." }),
    slug: t.exposeString("slug", { description: "Its name in addresses and in case studies; never changes." }),
    label: t.exposeString("label", { description: "Its name for people." }),
    definition: t.exposeString("definition", { description: "What it covers, in a sentence." }),
    position: t.exposeInt("position", { description: "Order in lists." }),
    parent: t.relation("parent", { nullable: true, description: "The wider term." }),
    mergedInto: t.relation("mergedInto", { nullable: true, description: "The term that took its place." }),
    retiredAt: t.expose("retiredAt", { type: "DateTime", nullable: true, description: "Since when it is not offered any more." }),
  }),
})

builder.queryField("terms", (t) =>
  t.prismaField({
    type: ["Term"],
    description: "The terms of a taxonomy, or of all, in order. A few hundred at most.",
    args: {
      taxonomy: t.arg({ type: Taxonomy, description: "Only this one." }),
      includeRetired: t.arg.boolean({ defaultValue: false, description: "Retired and merged ones too." }),
    },
    resolve: (query, _root, { taxonomy, includeRetired }, { db }) =>
      db.term.findMany({
        ...query,
        where: { ...(taxonomy && { taxonomy }), ...(!includeRetired && { retiredAt: null }) },
        orderBy: [{ taxonomy: "asc" }, { position: "asc" }],
      }),
  }),
)

builder.mutationFields((t) => ({
  createTerm: t.field({
    type: Term,
    description: "Adds a term at the end of its taxonomy. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError] },
    args: {
      taxonomy: t.arg({ type: Taxonomy, required: true, description: "To which taxonomy." }),
      label: t.arg.string({ required: true, description: "Its name for people, at most 80 characters." }),
      definition: t.arg.string({ required: true, description: "What it covers, at most 500 characters." }),
      parent: t.arg.globalID({ description: "The wider term." }),
    },
    resolve: (_root, { taxonomy, label, definition, parent }, context) =>
      createTerm(context, { taxonomy, label, definition, parentId: parent?.id ?? null }),
  }),
  updateTerm: t.field({
    type: Term,
    description: "Changes a term's name, definition or parent; its slug stays. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which term." }),
      label: t.arg.string({ required: true, description: "Its name for people, at most 80 characters." }),
      definition: t.arg.string({ required: true, description: "What it covers, at most 500 characters." }),
      parent: t.arg.globalID({ description: "The wider term." }),
    },
    resolve: (_root, { id, label, definition, parent }, context) =>
      updateTerm(context, { id: id.id, label, definition, parentId: parent?.id ?? null }),
  }),
  setTermRetired: t.field({
    type: Term,
    description: "Stops offering a term, or offers it again. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which term." }),
      retired: t.arg.boolean({ required: true, description: "True to retire, false to restore." }),
    },
    resolve: (_root, { id, retired }, context) => setTermRetired(context, { id: id.id, retired }),
  }),
  mergeTerms: t.field({
    type: Term,
    description: "Lets one term take the place of another everywhere. Cannot be undone. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      from: t.arg.globalID({ required: true, description: "The term that goes." }),
      into: t.arg.globalID({ required: true, description: "The term that stays." }),
    },
    resolve: (_root, { from, into }, context) => mergeTerms(context, { fromId: from.id, intoId: into.id }),
  }),
}))
