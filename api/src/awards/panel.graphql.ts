import { PanelMemberState as states } from "@hub/prisma"
import { Person } from "../people/public.ts"
import { builder } from "../platform/builder.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import { managesRound } from "./award.policy.ts"
import { canSeePanelMember } from "./panel.policy.ts"
import {
  acceptPanelInvitation,
  declinePanelInvitation,
  invitationByToken,
  invitePanelMember,
  removePanelMember,
  updatePanelMember,
} from "./panel.service.ts"
import { Round } from "./round.graphql.ts"

const PanelMemberState = builder.enumType("PanelMemberState", {
  description: "Whether somebody is on a panel.",
  values: Object.values(states),
})

export const PanelMember = builder.prismaNode("PanelMember", {
  id: { field: "id" },
  description: "Somebody asked to judge a round. Seen by themselves and the round's managers.",
  select: { id: true, roundId: true, personId: true },
  runScopesOnType: true,
  authScopes: (member, { viewer }) => canSeePanelMember(viewer, member),
  fields: (t) => ({
    round: t.relation("round", { type: Round, description: "Of which round." }),
    name: t.exposeString("name", { description: "As in the invitation." }),
    email: t.exposeString("email", { description: "Where the invitation went." }),
    person: t.relation("person", { type: Person, nullable: true, description: "The account; null until they accept." }),
    state: t.expose("state", { type: PanelMemberState, description: "Whether they are on the panel." }),
    invitedAt: t.expose("invitedAt", { type: "DateTime", description: "When they were asked last." }),
    respondedAt: t.expose("respondedAt", { type: "DateTime", nullable: true, description: "When they answered." }),
    declineReason: t.exposeString("declineReason", { nullable: true, description: "Why they declined." }),
    maximumLoad: t.exposeInt("maximumLoad", { nullable: true, description: "The most entries they are willing to read." }),
    declaredAt: t.expose("declaredAt", { type: "DateTime", nullable: true, description: "When they finished declaring conflicts." }),
    expertise: t.stringList({
      description: "Slugs of the themes and professions they know well. At most 30.",
      select: { expertise: { select: { term: { select: { slug: true } } } } },
      resolve: ({ expertise }) => expertise.map(({ term }) => term.slug),
    }),
    version: t.exposeInt("version", { description: "Send it with the next change." }),
  }),
})

builder.objectField(Round, "panel", (t) =>
  t.prismaConnection({
    type: PanelMember,
    cursor: "id",
    description: "Everybody asked to judge it, by name; empty for all but its managers.",
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    resolve: (query, round, _args, { db, viewer }) =>
      managesRound(viewer, round.id)
        ? db.panelMember.findMany({ ...query, where: { roundId: round.id }, orderBy: [{ name: "asc" }, { id: "asc" }] })
        : [],
  }),
)

builder.objectField(Round, "viewerPanelMember", (t) =>
  t.prismaField({
    type: PanelMember,
    nullable: true,
    description: "The viewer's own place on the panel.",
    resolve: (query, round, _args, { db, viewer }) =>
      viewer ? db.panelMember.findFirst({ ...query, where: { roundId: round.id, personId: viewer.id, state: "ACCEPTED" } }) : null,
  }),
)

const Invitation = builder.prismaObject("PanelMember", {
  variant: "PanelInvitation",
  description: "An invitation to a panel, for whoever holds its link.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Who is invited." }),
    state: t.expose("state", { type: PanelMemberState, description: "What was answered." }),
    invitedBy: t.string({
      description: "Who invites.",
      select: { invitedBy: { select: { name: true } } },
      resolve: ({ invitedBy }) => invitedBy.name,
    }),
    roundTitle: t.string({
      description: "To the panel of which round.",
      select: { round: { select: { title: true } } },
      resolve: ({ round }) => round.title,
    }),
    roundSlug: t.string({
      nullable: true,
      description: "The page of the round, once it is public.",
      select: { round: { select: { slug: true, approvedAt: true } } },
      resolve: ({ round }) => (round.approvedAt ? round.slug : null),
    }),
    scoresDueAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When readers are asked to have finished.",
      select: { round: { select: { scoresDueAt: true } } },
      resolve: ({ round }) => round.scoresDueAt,
    }),
  }),
})

const reload = ({ db }: Context, query: object, { id }: { id: string }) => db.panelMember.findUniqueOrThrow({ ...query, where: { id } })

builder.queryField("panelInvitation", (t) =>
  t.prismaField({
    type: Invitation,
    nullable: true,
    description: "The invitation behind the token of a message; null when there is none.",
    args: { token: t.arg.string({ required: true, description: "From the link." }) },
    resolve: async (query, _root, { token }, context) => {
      const member = await invitationByToken(context, token)
      return member && reload(context, query, member)
    },
  }),
)

builder.mutationFields((t) => {
  const maximumLoad = t.arg.int({ description: "The most entries they are willing to read; null for no limit." })
  const expertise = t.arg.stringList({ required: true, description: "Slugs of themes and professions." })
  const token = t.arg.string({ required: true, description: "From the link." })
  const id = t.arg.globalID({ required: true, description: "Which panel member." })
  return {
    invitePanelMember: t.prismaField({
      type: PanelMember,
      description: "Invites somebody to the panel by mail, or asks once more. For managers of the round.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError] },
      args: {
        round: t.arg.globalID({ required: true, description: "Which round." }),
        name: t.arg.string({ required: true, description: "Their name." }),
        email: t.arg.string({ required: true, description: "Where the invitation goes." }),
        message: t.arg.string({ defaultValue: "", description: "A few words of your own." }),
      },
      resolve: async (query, _root, { round, name, email, message }, context) =>
        reload(context, query, await invitePanelMember(context, { roundId: round.id, name, email, message: message ?? "" })),
    }),
    acceptPanelInvitation: t.prismaField({
      type: PanelMember,
      description: "Joins a panel with the viewer's account.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError] },
      args: { token, maximumLoad, expertise },
      resolve: async (query, _root, args, context) =>
        reload(context, query, await acceptPanelInvitation(context, { ...args, maximumLoad: args.maximumLoad ?? null })),
    }),
    declinePanelInvitation: t.prismaField({
      type: Invitation,
      description: "Declines an invitation. Whoever holds the link may.",
      errors: { types: [ValidationError, NotFoundError, WrongStateError] },
      args: { token, reason: t.arg.string({ defaultValue: "", description: "For the manager." }) },
      resolve: async (query, _root, args, context) =>
        reload(context, query, await declinePanelInvitation(context, { token: args.token, reason: args.reason ?? "" })),
    }),
    updatePanelMember: t.prismaField({
      type: PanelMember,
      description: "Changes what a panel member knows well and how much they can read. For themselves and managers of the round.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, ConflictError] },
      args: { id, version: t.arg.int({ required: true, description: "The version that was read." }), maximumLoad, expertise },
      resolve: async (query, _root, args, context) =>
        reload(context, query, await updatePanelMember(context, { ...args, id: args.id.id, maximumLoad: args.maximumLoad ?? null })),
    }),
    removePanelMember: t.prismaField({
      type: PanelMember,
      description: "Takes somebody off the panel who has nothing to read. For managers of the round.",
      authScopes: { signedIn: true },
      errors: { types: [ValidationError, NotFoundError, WrongStateError] },
      args: { id, reason: t.arg.string({ required: true, description: "Why; kept in the audit log." }) },
      resolve: async (query, _root, args, context) =>
        reload(context, query, await removePanelMember(context, { id: args.id.id, reason: args.reason })),
    }),
  }
})
