import { Role as roles } from "@hub/prisma"
import { demand } from "../platform/auth.ts"
import { builder } from "../platform/builder.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { Person } from "./person.graphql.ts"
import { canAdministerPeople } from "./person.policy.ts"
import { peopleWhere } from "./person.reads.ts"
import { canManageRoles } from "./role.policy.ts"
import { isRoleInEffect, roleNames } from "./role.rules.ts"
import { grantRole, revokeRole } from "./role.service.ts"

export const Role = builder.enumType("Role", {
  description: "What a person may do beyond what everybody signed in may.",
  values: Object.values(roles),
})

export const RoleGrant = builder.prismaNode("RoleGrant", {
  id: { field: "id" },
  description: "A role given to a person. Seen by that person and by administrators.",
  runScopesOnType: true,
  authScopes: (grant, { viewer }) => viewer?.id === grant.personId || canManageRoles(viewer).allowed,
  fields: (t) => ({
    role: t.expose("role", { type: Role, description: "Which role." }),
    label: t.string({ description: "What people call it.", resolve: ({ role }) => roleNames[role] }),
    person: t.relation("person", { description: "Who holds it." }),
    region: t.relation("region", { nullable: true, description: "Only in this region; null for everywhere." }),
    grantedAt: t.expose("grantedAt", { type: "DateTime", description: "Since when." }),
    isInEffect: t.boolean({
      description: "False while the role waits for its holder to set up two-step sign-in.",
      select: { role: true, person: { select: { twoFactorEnabled: true, isDemonstration: true } } },
      resolve: ({ role, person }, _args, { env }) => isRoleInEffect(role, person, env.REQUIRE_TWO_FACTOR),
    }),
  }),
})

builder.prismaObjectField(Person, "roles", (t) =>
  t.relation("roleGrants", {
    description: "Roles held now; at most one of each kind and place. For the person and administrators; empty for others.",
    query: (_args, { viewer }) => ({
      where: {
        revokedAt: null,
        ...(!canManageRoles(viewer).allowed && { personId: viewer?.id ?? "00000000-0000-0000-0000-000000000000" }),
      },
      orderBy: { grantedAt: "asc" },
    }),
  }),
)

builder.queryField("people", (t) =>
  t.prismaConnection({
    type: "Person",
    cursor: "id",
    description: "Everybody with an account, by name. For administrators.",
    authScopes: { signedIn: true },
    args: {
      text: t.arg.string({ description: "Part of a name or address." }),
      role: t.arg({ type: Role, description: "Only holders of this role." }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    totalCount: (_root, args, { db, viewer }) => {
      demand(viewer, canAdministerPeople(viewer))
      return db.person.count({ where: peopleWhere(args) })
    },
    resolve: (query, _root, args, { db, viewer }) => {
      demand(viewer, canAdministerPeople(viewer))
      return db.person.findMany({ ...query, where: peopleWhere(args), orderBy: [{ name: "asc" }, { id: "asc" }] })
    },
  }),
)

builder.mutationFields((t) => ({
  grantRole: t.field({
    type: RoleGrant,
    description: "Gives somebody a role. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, WrongStateError] },
    args: {
      email: t.arg.string({ required: true, description: "The address of the person's account." }),
      role: t.arg({ type: Role, required: true, description: "Which role." }),
      region: t.arg.globalID({ description: "Only in this region." }),
    },
    resolve: (_root, { email, role, region }, context) =>
      grantRole(context, { email, role, regionId: region?.id ?? null, organisationId: null }),
  }),
  revokeRole: t.field({
    type: RoleGrant,
    description: "Takes a role away. For administrators; the last administrator stays.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "The grant." }),
      reason: t.arg.string({ required: true, description: "Why; kept in the audit log." }),
    },
    resolve: (_root, { id, reason }, context) => revokeRole(context, { id: id.id, reason }),
  }),
}))
