import { Person, personLoader } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { canAppointManagers, managesRound } from "./award.policy.ts"
import { seatOf } from "./conflict.reads.ts"
import { appointRoundManager, dismissRoundManager } from "./manager.service.ts"
import { referenceLoader } from "./nomination.reads.ts"
import { Round } from "./round.graphql.ts"

const RoundManager = builder.prismaObject("RoleGrant", {
  variant: "RoundManager",
  description: "Somebody who manages this round and no other.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Its id, to end it." }),
    person: t.relation("person", { description: "Who." }),
    grantedAt: t.expose("grantedAt", { type: "DateTime", description: "Since when." }),
  }),
})

const RoundAct = builder.prismaObject("AuditEvent", {
  variant: "RoundAct",
  description: "One act in a round: who, what, when, before and after. Never changed, never deleted. For the round's managers.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Its id in the audit log." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    actor: t.field({
      type: Person,
      nullable: true,
      description: "Who; null when the hub itself acted.",
      select: { actorId: true },
      resolve: ({ actorId }, _args, context) => (actorId ? personLoader(context).load(actorId) : null),
    }),
    action: t.exposeString("action", { description: 'What, as noun.verb: "nomination.submit".' }),
    subjectType: t.exposeString("subjectType", { description: "The kind of thing it was done to." }),
    subjectId: t.exposeString("subjectId", { description: "Which one (its id in the database)." }),
    entry: t.string({
      nullable: true,
      description: "The reference of the entry, where it was done to one, or to a score sheet, a remark or feedback about one.",
      select: { subjectType: true, subjectId: true },
      resolve: ({ subjectType, subjectId }, _args, context) => referenceLoader(context).load({ subjectType, subjectId }),
    }),
    reason: t.exposeString("reason", { nullable: true, description: "The reason given." }),
    before: t.field({
      type: "JSON",
      nullable: true,
      description: "How it was.",
      select: { before: true },
      resolve: ({ before }) => before,
    }),
    after: t.field({ type: "JSON", nullable: true, description: "How it became.", select: { after: true }, resolve: ({ after }) => after }),
  }),
})

builder.prismaObjectFields(Round, (t) => ({
  managers: t.relation("managers", {
    type: RoundManager,
    description: "Who manages this round and no other, for those who say who does; empty for everybody else. At most 50.",
    query: (_args, { viewer }) => ({
      where: { revokedAt: null, ...(!canAppointManagers(viewer).allowed && { id: { in: [] } }) },
      orderBy: { grantedAt: "asc" },
      take: 50,
    }),
  }),
}))

builder.objectField(Round, "trail", (t) =>
  t.prismaConnection({
    type: RoundAct,
    cursor: "id",
    description:
      "Every act in the round, newest first; empty for all but its managers, and for those of them who have a conflict of interest with an entry.",
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: async (query, round, _args, context) => {
      if (!managesRound(context.viewer, round.id)) return []
      if ((await seatOf(context, round)).conflicts.size > 0) return []
      return context.db.auditEvent.findMany({ ...query, where: { withinId: round.id }, orderBy: { id: "desc" } })
    },
  }),
)

builder.mutationFields((t) => ({
  appointRoundManager: t.field({
    type: RoundManager,
    description: "Makes somebody a manager of one round. For award managers of the whole hub and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      round: t.arg.globalID({ required: true, description: "Which round." }),
      email: t.arg.string({ required: true, description: "The address of the person's account." }),
    },
    resolve: (_root, { round, email }, context) => appointRoundManager(context, { roundId: round.id, email }),
  }),
  dismissRoundManager: t.field({
    type: RoundManager,
    description: "Ends somebody's management of one round. For award managers of the whole hub and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      round: t.arg.globalID({ required: true, description: "Which round." }),
      id: t.arg.id({ required: true, description: "The id of the manager in the round." }),
      reason: t.arg.string({ required: true, description: "Why; kept in the audit log." }),
    },
    resolve: (_root, { round, id, reason }, context) => dismissRoundManager(context, { roundId: round.id, grantId: id, reason }),
  }),
}))
