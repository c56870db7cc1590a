import { builder } from "../platform/builder.ts"
import { Organisation } from "./organisation.graphql.ts"
import { Person } from "./person.graphql.ts"
import { hasProfile } from "./profile.rules.ts"

builder.prismaObjectField(Person, "organisations", (t) =>
  t.field({
    type: [Organisation],
    description: "Organisations they belong to now, at most a few dozen.",
    select: (_args, _context, nestedSelection) => ({
      suspendedAt: true,
      erasedAt: true,
      memberships: {
        where: { status: "ACTIVE" as const },
        orderBy: { requestedAt: "asc" as const },
        select: { organisation: nestedSelection(true) },
      },
    }),
    resolve: (person) => (hasProfile(person) ? person.memberships.map(({ organisation }) => organisation) : []),
  }),
)

builder.queryField("person", (t) =>
  t.prismaField({
    type: Person,
    nullable: true,
    description: "One person by their handle; null for somebody who left, is suspended or never confirmed their address.",
    args: { handle: t.arg.string({ required: true, description: "As in /people/<handle>." }) },
    resolve: (query, _root, { handle }, { db }) =>
      db.person.findUnique({ ...query, where: { handle, suspendedAt: null, erasedAt: null, emailVerified: true } }),
  }),
)
