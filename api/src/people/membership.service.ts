import type { Membership, MembershipStatus, Prisma } from "@hub/prisma"
import { z } from "zod"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { domainsOf } from "./email-domain.rules.ts"
import { type MembershipEvent, membershipMoves } from "./membership.rules.ts"
import { notify } from "./notification.service.ts"
import { canAdministerOrganisations, canManageMembers } from "./organisation.policy.ts"

const text = (max: number, name: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().max(max, `${name} must be ${max} characters or fewer`))

const joinInput = z.object({ organisationId: z.uuid(), message: text(1000, "Message") })
const decisionInput = z.object({ accept: z.boolean(), reason: text(1000, "Reason") })

/**
 * Joins at once when the viewer's verified address is under one of the organisation's domains; otherwise asks its leads,
 * or the administrators while it has none.
 */
export async function joinOrganisation(context: Context, input: z.input<typeof joinInput>): Promise<Membership> {
  const viewer = requireViewer(context.viewer)
  const { organisationId, message } = parseInput(joinInput, input)
  if (!viewer.emailVerified) throw new WrongStateError("Confirm your e-mail address first: use the link we sent you.", "EMAIL_NOT_VERIFIED")
  const organisation = await context.db.organisation.findUnique({ where: { id: organisationId }, include: { emailDomains: true } })
  if (!organisation) throw new NotFoundError("The organisation")
  if (organisation.closedAt) throw new WrongStateError("This organisation has closed, so nobody can join it.", "CLOSED")
  const domains = domainsOf(viewer.email)
  const isAtOnce = organisation.emailDomains.some(({ domain }) => domains.includes(domain))
  return act(context, async (unit) => {
    const membership = await move(unit, {
      key: { organisationId, personId: viewer.id },
      event: isAtOnce ? "join" : "request",
      data: isAtOnce ? { decidedAt: unit.at, decidedById: null, decisionReason: null } : { message, decidedAt: null, decidedById: null },
    })
    if (!isAtOnce)
      await notify(unit, {
        personIds: await decidersOf(unit.tx, organisationId),
        kind: "membership.requested",
        title: `${viewer.name} asks to join ${organisation.name}`,
        ...(message && { body: message }),
        path: `/organisations/${organisation.slug}/members`,
        dedupeKey: `membership-request:${membership.id}:${unit.at.toISOString()}`,
        urgent: true,
      })
    return membership
  })
}

/** Accepts or refuses a request; the person is told, with the reason. */
export async function decideMembership(
  context: Context,
  { id, ...input }: z.input<typeof decisionInput> & { id: string },
): Promise<Membership> {
  const asked = await requireMembership(context, id)
  demand(context.viewer, canManageMembers(context.viewer, asked.organisationId))
  const { accept, reason } = parseInput(decisionInput, input)
  if (!accept && !reason) throw new ValidationError([{ field: "reason", message: "Say why, so that the person knows what to do next" }])
  const decidedById = context.viewer.id
  return act(context, async (unit) => {
    const membership = await move(unit, {
      key: { organisationId: asked.organisationId, personId: asked.personId },
      event: accept ? "accept" : "refuse",
      from: "REQUESTED",
      data: { decidedAt: unit.at, decidedById, decisionReason: reason || null },
    })
    await notify(unit, {
      personIds: [asked.personId],
      kind: "membership.decided",
      title: accept ? `You are now a member of ${asked.organisation.name}` : `Your request to join ${asked.organisation.name} was refused`,
      ...(reason && { body: reason }),
      path: `/organisations/${asked.organisation.slug}`,
      dedupeKey: `membership-decision:${membership.id}:${unit.at.toISOString()}`,
      urgent: true,
    })
    return membership
  })
}

/** Leaves an organisation, withdraws one's request, or (leads) ends somebody's membership. An organisation keeps its last lead. */
export async function endMembership(context: Context, id: string): Promise<Membership> {
  const viewer = requireViewer(context.viewer)
  const membership = await requireMembership(context, id)
  if (membership.personId !== viewer.id) demand(viewer, canManageMembers(viewer, membership.organisationId))
  return act(context, async (unit) => {
    if (membership.status === "ACTIVE" && membership.role === "LEAD") await keepOneLead(unit.tx, membership)
    const ended = await move(unit, {
      key: { organisationId: membership.organisationId, personId: membership.personId },
      event: "end",
      data: { role: "MEMBER", decidedAt: unit.at, decidedById: viewer.id },
    })
    if (membership.personId !== viewer.id)
      await tell(unit, membership, { kind: "membership.ended", title: `Your membership of ${membership.organisation.name} has ended` })
    return ended
  })
}

/** Makes a member a lead, or a lead a member again. */
export async function setMembershipRole(context: Context, { id, isLead }: { id: string; isLead: boolean }): Promise<Membership> {
  const membership = await requireMembership(context, id)
  demand(context.viewer, canManageMembers(context.viewer, membership.organisationId))
  return act(context, async (unit) => {
    if (!isLead && membership.role === "LEAD") await keepOneLead(unit.tx, membership)
    const { count } = await unit.tx.membership.updateMany({ where: { id, status: "ACTIVE" }, data: { role: isLead ? "LEAD" : "MEMBER" } })
    if (count === 0) throw new WrongStateError("Only somebody who is a member now can be made a lead.", membership.status)
    await unit.audit({
      action: "membership.setRole",
      subjectType: "Organisation",
      subjectId: membership.organisationId,
      before: { personId: membership.personId, role: membership.role },
      after: { personId: membership.personId, role: isLead ? "LEAD" : "MEMBER" },
    })
    if (membership.personId !== context.viewer?.id)
      await tell(unit, membership, {
        kind: "membership.roleSet",
        title: isLead
          ? `You are now a lead of ${membership.organisation.name}`
          : `You are no longer a lead of ${membership.organisation.name}`,
      })
    return unit.tx.membership.findUniqueOrThrow({ where: { id } })
  })
}

/** Puts somebody into an organisation without a request, as an administrator does when setting one up. */
export async function addMember(context: Context, input: { organisationId: string; email: string; isLead: boolean }): Promise<Membership> {
  demand(context.viewer, canAdministerOrganisations(context.viewer))
  const decidedById = context.viewer.id
  const { organisationId, isLead } = input
  const organisation = isUuid(organisationId) && (await context.db.organisation.findUnique({ where: { id: organisationId } }))
  if (!organisation) throw new NotFoundError("The organisation")
  if (organisation.closedAt) throw new WrongStateError("This organisation has closed, so nobody can join it.", "CLOSED")
  const person = await context.db.person.findUnique({ where: { email: input.email.trim().toLowerCase() } })
  if (!person)
    throw new ValidationError([{ field: "email", message: "Nobody has an account with this address. Ask them to sign up first" }])
  return act(context, async (unit) => {
    const membership = await move(unit, {
      key: { organisationId, personId: person.id },
      event: "accept",
      data: { role: isLead ? "LEAD" : "MEMBER", decidedAt: unit.at, decidedById },
    })
    await tell(
      unit,
      { ...membership, organisation },
      {
        kind: "membership.added",
        title: `You are now a ${isLead ? "lead" : "member"} of ${organisation.name}`,
      },
    )
    return membership
  })
}

/** Tells the person what somebody else did to their membership. */
function tell(
  unit: Act,
  { id, personId, organisation }: Membership & { organisation: { slug: string } },
  notice: { kind: string; title: string },
): Promise<void> {
  return notify(unit, {
    ...notice,
    personIds: [personId],
    path: `/organisations/${organisation.slug}`,
    dedupeKey: `${notice.kind}:${id}:${unit.at.toISOString()}`,
    urgent: true,
  })
}

type Key = { organisationId: string; personId: string }

/** Applies one event by the table, recorded in the audit log. */
async function move(
  unit: Act,
  {
    key,
    event,
    data,
    from,
  }: {
    key: Key
    event: MembershipEvent
    data: Partial<Prisma.MembershipUncheckedCreateInput>
    /** The only status it may be moved from, where that is narrower than the table: a request is decided once. */
    from?: MembershipStatus
  },
): Promise<Membership> {
  const { tx, at } = unit
  const before = await tx.membership.findUnique({ where: { organisationId_personId: key } })
  const status = membershipMoves[before?.status ?? "NONE"][event]
  if (!status || (from && before?.status !== from)) throw new WrongStateError(refusals[before?.status ?? "NONE"], before?.status ?? "NONE")
  const changed = before
    ? await tx.membership.updateMany({
        where: { ...key, status: before.status },
        data: { ...data, status, ...(event === "request" && { requestedAt: at }) },
      })
    : await tx.membership.createMany({ data: { ...key, ...data, status, requestedAt: at }, skipDuplicates: true })
  const membership = await tx.membership.findUniqueOrThrow({ where: { organisationId_personId: key } })
  // Somebody else moved it in between: what they did stands.
  if (changed.count === 0) throw new WrongStateError(refusals[membership.status], membership.status)
  await unit.audit({
    action: `membership.${event}`,
    subjectType: "Organisation",
    subjectId: key.organisationId,
    ...(data.decisionReason && { reason: data.decisionReason }),
    before: { personId: key.personId, status: before?.status ?? null, role: before?.role ?? null },
    after: { personId: key.personId, status, role: membership.role },
  })
  return membership
}

const refusals = {
  NONE: "There is no such membership.",
  REQUESTED: "A request to join is already waiting for a decision.",
  ACTIVE: "This person is already a member.",
  REFUSED: "This request has already been refused.",
  ENDED: "This membership has already ended.",
}

async function requireMembership(context: Context, id: string) {
  const viewer = requireViewer(context.viewer)
  const membership = isUuid(id) ? await context.db.membership.findUnique({ where: { id }, include: { organisation: true } }) : null
  const isVisible = membership && (membership.personId === viewer.id || canManageMembers(viewer, membership.organisationId).allowed)
  if (!isVisible) throw new NotFoundError("The membership")
  return membership
}

async function keepOneLead(tx: Prisma.TransactionClient, { organisationId, id }: Membership): Promise<void> {
  // Locked, so that two leads who leave at once are decided one after the other.
  await tx.$queryRaw`select 1 from "Organisation" where id = ${organisationId}::uuid for update`
  const others = await tx.membership.count({ where: { organisationId, role: "LEAD", status: "ACTIVE", id: { not: id } } })
  if (others === 0) throw new WrongStateError("An organisation keeps at least one lead. Make somebody else a lead first.", "LAST_LEAD")
}

async function decidersOf(tx: Prisma.TransactionClient, organisationId: string): Promise<string[]> {
  const leads = await tx.membership.findMany({ where: { organisationId, role: "LEAD", status: "ACTIVE" }, select: { personId: true } })
  if (leads.length > 0) return leads.map((lead) => lead.personId)
  const administrators = await tx.roleGrant.findMany({ where: { role: "ADMINISTRATOR", revokedAt: null }, select: { personId: true } })
  return administrators.map((grant) => grant.personId)
}
