import { builder } from "../platform/builder.ts"

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
