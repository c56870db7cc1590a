import { demand } from "../platform/auth.ts"
import { builder } from "../platform/builder.ts"
import { pageSize } from "../platform/paging.ts"
import { auditWhere, secretWithin } from "./audit.reads.ts"
import { Person } from "./person.graphql.ts"
import { canAdministerPeople } from "./person.policy.ts"
import { personLoader } from "./person.reads.ts"

builder.prismaNode("AuditEvent", {
  id: { field: "id" },
  description:
    "One act: who, what, when, before and after. Never changed, never deleted. For administrators; acts of a round stay with its managers until the results are out.",
  runScopesOnType: true,
  authScopes: async ({ withinId }, context) =>
    canAdministerPeople(context.viewer).allowed && (withinId === null || !(await secretWithin(context)).has(withinId)),
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When." }),
    actor: t.field({
      type: Person,
      nullable: true,
      description: "Who; null when the hub itself acted.",
      resolve: ({ actorId }, _args, context) => (actorId ? personLoader(context).load(actorId) : null),
    }),
    action: t.exposeString("action", { description: 'What, as noun.verb: "submission.publish".' }),
    subjectType: t.exposeString("subjectType", { description: "The kind of thing it was done to." }),
    subjectId: t.exposeString("subjectId", { description: "Which one (its id in the database)." }),
    reason: t.exposeString("reason", { nullable: true, description: "The reason given." }),
    before: t.field({ type: "JSON", nullable: true, description: "How it was.", resolve: ({ before }) => before }),
    after: t.field({ type: "JSON", nullable: true, description: "How it became.", resolve: ({ after }) => after }),
  }),
})

const AuditFilter = builder.inputType("AuditFilter", {
  description: "Which acts to list; what is left out does not narrow.",
  fields: (t) => ({
    action: t.string({ description: "This act, or all acts of a noun: “submission”." }),
    actorHandle: t.string({ description: "Of this person." }),
    subjectType: t.string({ description: "Done to this kind of thing: “Organisation”." }),
    subjectId: t.string({ description: "Done to this: its id in the API or in the database." }),
    since: t.field({ type: "DateTime", description: "From this instant on." }),
    until: t.field({ type: "DateTime", description: "Before this instant." }),
  }),
})

builder.queryField("auditEvents", (t) =>
  t.prismaConnection({
    type: "AuditEvent",
    cursor: "id",
    description: "The audit log, newest first. For administrators.",
    authScopes: { signedIn: true },
    args: { filter: t.arg({ type: AuditFilter, description: "Which acts." }) },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: async (query, _root, { filter }, context) => {
      demand(context.viewer, canAdministerPeople(context.viewer))
      return context.db.auditEvent.findMany({ ...query, where: await auditWhere(context, filter), orderBy: { id: "desc" } })
    },
  }),
)
