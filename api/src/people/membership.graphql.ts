import { MembershipStatus as statuses } from "@hub/prisma"
import { builder } from "../platform/builder.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { membershipsVisibleTo } from "./membership.reads.ts"
import { addMember, decideMembership, endMembership, joinOrganisation, setMembershipRole } from "./membership.service.ts"
import { Organisation } from "./organisation.graphql.ts"
import { canManageMembers, canSeeMembership } from "./organisation.policy.ts"

const MembershipStatus = builder.enumType("MembershipStatus", {
  description: "How far a membership has come.",
  values: Object.values(statuses),
})

export const Membership = builder.prismaNode("Membership", {
  id: { field: "id" },
  description: "A person's place in an organisation. Seen by the person, the organisation's members and administrators.",
  runScopesOnType: true,
  authScopes: (membership, { viewer }) => canSeeMembership(viewer, membership),
  fields: (t) => ({
    organisation: t.relation("organisation", { description: "Of which organisation." }),
    person: t.relation("person", { description: "Who." }),
    isLead: t.boolean({ description: "Leads decide requests and keep the page.", resolve: ({ role }) => role === "LEAD" }),
    status: t.expose("status", { type: MembershipStatus, description: "Asked for, active, refused or ended." }),
    message: t.exposeString("message", { nullable: true, description: "What the person wrote when asking." }),
    decisionReason: t.exposeString("decisionReason", { nullable: true, description: "Why a request was refused." }),
    requestedAt: t.expose("requestedAt", { type: "DateTime", description: "When it was asked for or began." }),
  }),
})

builder.prismaObjectField(Organisation, "members", (t) =>
  t.relatedConnection("memberships", {
    cursor: "id",
    description: "Its members, leads first. Visible to its members and administrators; empty for others.",
    totalCount: false,
    query: (_args, { viewer }) => ({
      where: { AND: [{ status: "ACTIVE" }, membershipsVisibleTo(viewer)] },
      orderBy: [{ role: "desc" }, { requestedAt: "asc" }],
    }),
  }),
)

builder.prismaObjectField(Organisation, "membershipRequests", (t) =>
  t.relatedConnection("memberships", {
    cursor: "id",
    description: "Who asks to join, oldest first. Visible to its leads and administrators; empty for others.",
    query: (_args, { viewer }) => ({
      where: { AND: [{ status: "REQUESTED" }, membershipsVisibleTo(viewer)] },
      orderBy: { requestedAt: "asc" },
    }),
  }),
)

builder.prismaObjectField(Organisation, "viewerMembership", (t) =>
  t.field({
    type: Membership,
    nullable: true,
    description: "The viewer's own membership or request; null when there is none.",
    resolve: ({ id: organisationId }, _args, { db, viewer }) =>
      viewer ? db.membership.findUnique({ where: { organisationId_personId: { organisationId, personId: viewer.id } } }) : null,
  }),
)

builder.prismaObjectField(Organisation, "viewerCanManageMembers", (t) =>
  t.boolean({
    description: "The viewer may decide requests and change roles.",
    resolve: ({ id }, _args, { viewer }) => canManageMembers(viewer, id).allowed,
  }),
)

builder.mutationFields((t) => ({
  joinOrganisation: t.field({
    type: Membership,
    description: "Joins at once when the viewer's verified address is under one of the organisation's domains, otherwise asks its leads.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      organisation: t.arg.globalID({ required: true, description: "Which one." }),
      message: t.arg.string({ defaultValue: "", description: "For the leads who decide." }),
    },
    resolve: (_root, { organisation, message }, context) =>
      joinOrganisation(context, { organisationId: organisation.id, message: message ?? "" }),
  }),
  decideMembership: t.field({
    type: Membership,
    description: "Accepts or refuses a request. For leads and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "The request." }),
      accept: t.arg.boolean({ required: true, description: "True to accept." }),
      reason: t.arg.string({ defaultValue: "", description: "Shown to the person; needed for a refusal." }),
    },
    resolve: (_root, { id, accept, reason }, context) => decideMembership(context, { id: id.id, accept, reason: reason ?? "" }),
  }),
  endMembership: t.field({
    type: Membership,
    description: "Leaves an organisation, withdraws a request, or (leads) ends somebody's membership.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: { id: t.arg.globalID({ required: true, description: "The membership." }) },
    resolve: (_root, { id }, context) => endMembership(context, id.id),
  }),
  setMembershipRole: t.field({
    type: Membership,
    description: "Makes a member a lead, or a lead a member again. For leads and administrators.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError, WrongStateError] },
    args: {
      id: t.arg.globalID({ required: true, description: "The membership." }),
      isLead: t.arg.boolean({ required: true, description: "True to make a lead." }),
    },
    resolve: (_root, { id, isLead }, context) => setMembershipRole(context, { id: id.id, isLead }),
  }),
  addMember: t.field({
    type: Membership,
    description: "Puts somebody with an account into an organisation. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    args: {
      organisation: t.arg.globalID({ required: true, description: "Which one." }),
      email: t.arg.string({ required: true, description: "The address of their account." }),
      isLead: t.arg.boolean({ required: true, description: "True to make them a lead." }),
    },
    resolve: (_root, { organisation, email, isLead }, context) => addMember(context, { organisationId: organisation.id, email, isLead }),
  }),
}))
