import { builder } from "../platform/builder.ts"
import { ConflictError, NotFoundError, RateLimitedError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isMember } from "./profile.rules.ts"
import { canEditRegion } from "./region.policy.ts"
import { contactRegion, updateRegion } from "./region.service.ts"

export const Region = builder.prismaNode("Region", {
  id: { field: "id" },
  description: "A Local Education and Training Board area, or National.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses: /regions/<slug>." }),
    name: t.exposeString("name", { description: 'For example "North West".' }),
    about: t.exposeString("about", { nullable: true, description: "What the region offers, in a paragraph." }),
    position: t.exposeInt("position", { description: "Order in lists." }),
    tileColumn: t.exposeInt("tileColumn", { nullable: true, description: "Column on the tile map, from 0; null for National." }),
    tileRow: t.exposeInt("tileRow", { nullable: true, description: "Row on the tile map, from 0; null for National." }),
    contact: t.relation("contactPerson", { nullable: true, description: "The region's single point of contact." }),
    contactHandle: t.string({
      nullable: true,
      description: "What names the contact in a change of the page, also one who hides their own; null for those who may not change it.",
      select: { id: true, contactPerson: { select: { handle: true, suspendedAt: true, erasedAt: true } } },
      resolve: ({ id, contactPerson }, _args, { viewer }) =>
        contactPerson && isMember(contactPerson) && canEditRegion(viewer, id).allowed ? contactPerson.handle : null,
    }),
    version: t.exposeInt("version", { description: "Send it with the next change of its page." }),
    viewerCanEdit: t.boolean({
      description: "The viewer may change its page.",
      resolve: ({ id }, _args, { viewer }) => canEditRegion(viewer, id).allowed,
    }),
  }),
})

builder.queryField("regions", (t) =>
  t.prismaField({
    type: ["Region"],
    description: "All regions, in order. At most a few dozen.",
    resolve: (query, _root, _args, { db }) => db.region.findMany({ ...query, orderBy: { position: "asc" } }),
  }),
)

builder.queryField("region", (t) =>
  t.prismaField({
    type: "Region",
    nullable: true,
    description: "One region by its slug.",
    args: { slug: t.arg.string({ required: true, description: "As in /regions/<slug>." }) },
    resolve: (query, _root, { slug }, { db }) => db.region.findUnique({ ...query, where: { slug } }),
  }),
)

builder.mutationField("updateRegion", (t) =>
  t.field({
    type: Region,
    description: "Changes a region's text and its single point of contact. For its regional lead and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which region." }),
      version: t.arg.int({ required: true, description: "The version that was read." }),
      about: t.arg.string({ required: true, description: "What the region offers; may be empty." }),
      contactHandle: t.arg.string({ required: true, description: "Handle of the contact; empty for none." }),
    },
    resolve: (_root, { id, ...input }, context) => updateRegion(context, { id: id.id, ...input }),
  }),
)

builder.mutationField("contactRegion", (t) =>
  t.field({
    type: Region,
    description: "Relays a message to a region's single point of contact, who can reply to the viewer's address. Ten a day.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError, RateLimitedError] },
    args: {
      id: t.arg.globalID({ required: true, description: "Which region." }),
      message: t.arg.string({ required: true, description: "Plain text, 20 to 4000 characters." }),
    },
    resolve: (_root, { id, message }, context) => contactRegion(context, { id: id.id, message }),
  }),
)
