import { Person } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { pageSize } from "../platform/paging.ts"
import { peersWhere } from "./peer.reads.ts"

builder.queryField("peers", (t) =>
  t.prismaConnection({
    type: Person,
    cursor: "id",
    description:
      "People who are willing to be contacted, by what they work on and where, in the order of their names. For whoever is signed in.",
    authScopes: { signedIn: true },
    args: {
      targetGroup: t.arg.string({ description: "Slug of a target group they work with." }),
      theme: t.arg.string({ description: "Slug of a theme they work on." }),
      region: t.arg.string({ description: "Slug of the region of their organisation." }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_root, filter, { db }) => db.person.count({ where: peersWhere(filter) }),
    resolve: (query, _root, filter, { db }) =>
      db.person.findMany({ ...query, where: peersWhere(filter), orderBy: [{ name: "asc" }, { id: "asc" }] }),
  }),
)
