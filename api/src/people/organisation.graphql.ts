import { OrganisationKind as kinds } from "@hub/prisma"
import { builder } from "../platform/builder.ts"

export const OrganisationKind = builder.enumType("OrganisationKind", {
  description: "What sort of body an organisation is.",
  values: Object.values(kinds),
})

export const Organisation = builder.prismaNode("Organisation", {
  id: { field: "id" },
  description: "A body that runs, adopts or supports initiatives.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its place in addresses: /organisations/<slug>." }),
    name: t.exposeString("name", { description: "Full name." }),
    kind: t.expose("kind", { type: OrganisationKind, description: "What sort of body it is." }),
    region: t.relation("region", { description: "Where it is based." }),
    website: t.exposeString("website", { nullable: true, description: "Web address." }),
    about: t.exposeString("about", { nullable: true, description: "What it says of itself." }),
    odsCode: t.exposeString("odsCode", { nullable: true, description: "NHS Organisation Data Service code." }),
    ukprn: t.exposeString("ukprn", { nullable: true, description: "UK Provider Reference Number." }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for invented data." }),
  }),
})

builder.queryField("organisation", (t) =>
  t.prismaField({
    type: "Organisation",
    nullable: true,
    description: "One organisation by its slug.",
    args: { slug: t.arg.string({ required: true, description: "As in /organisations/<slug>." }) },
    resolve: (query, _root, { slug }, { db }) => db.organisation.findUnique({ ...query, where: { slug } }),
  }),
)
