import { randomBytes } from "node:crypto"
import { type PanelMember, violates } from "@hub/prisma"
import { z } from "zod"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { button, paragraph, quote, sendMail } from "../platform/mail/mail.service.ts"
import { awardLimits, most, reasonInput, requiredText, text } from "./award.input.ts"
import { minuteInWords } from "./mail-times.rules.ts"
import { hashOfToken } from "./nominee-consent.service.ts"
import { canChangePanelMember, canInvitePanel } from "./panel.policy.ts"
import { managersOf, requireManagedRound } from "./round.reads.ts"

const invitationInput = z.object({
  name: requiredText(awardLimits.short, "name"),
  email: z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.email("Enter an e-mail address, such as name@example.nhs.uk")),
  message: text(awardLimits.reason, "message"),
})

/** Invites somebody to the panel by mail; whoever has no account yet makes one when they accept. */
export async function invitePanelMember(
  context: Context,
  { roundId, ...input }: { roundId: string; name: string; email: string; message: string },
): Promise<PanelMember> {
  const round = await requireManagedRound(context, roundId)
  const viewer = requireViewer(context.viewer)
  demand(context.viewer, canInvitePanel(context.viewer, roundId))
  const { name, email, message } = parseInput(invitationInput, input)
  if (round.state === "ANNOUNCED" || round.state === "ARCHIVED") throw new WrongStateError("The round is over.", round.state)
  try {
    return await act(context, async (unit) => {
      const { tx, at } = unit
      if ((await tx.panelMember.count({ where: { roundId } })) >= most.panelMembers)
        throw new ValidationError([{ field: "email", message: `A panel has ${most.panelMembers} members or fewer` }])
      const token = randomBytes(24).toString("base64url")
      const earlier = await tx.panelMember.findUnique({ where: { roundId_email: { roundId, email } } })
      if (earlier && (earlier.state === "ACCEPTED" || earlier.state === "REMOVED"))
        throw new WrongStateError(
          earlier.state === "ACCEPTED" ? "This person is on the panel already." : "This person was taken off this panel.",
          earlier.state,
        )
      // Whoever did not answer or declined can be asked once more: the earlier link stops working.
      const data = { name, state: "INVITED", tokenHash: hashOfToken(token), invitedById: viewer.id, invitedAt: at } as const
      const member = earlier
        ? await tx.panelMember.update({
            where: { id: earlier.id },
            data: { ...data, respondedAt: null, declineReason: null, version: { increment: 1 } },
          })
        : await tx.panelMember.create({ data: { ...data, roundId, email } })
      await unit.audit({
        action: "panelMember.invite",
        subjectType: "PanelMember",
        subjectId: member.id,
        withinId: roundId,
        after: { name },
      })
      await sendMail(unit, {
        to: { address: email, name },
        kind: "panelMember.invite",
        dedupeKey: `panelMember.invite:${member.id}:${at.toISOString()}`,
        subject: `Will you judge entries for “${round.title}”?`,
        parts: [
          paragraph(`${viewer.name} invites you to the panel of “${round.title}”.`),
          ...(round.scoresDueAt ? [paragraph(`Entries are to be scored by ${minuteInWords(round.scoresDueAt)}.`)] : []),
          ...(message ? [quote(message)] : []),
          button("Read more and answer", `/awards/panel/${token}`),
        ],
        reason: "You get this because an award manager named you as somebody who could judge entries.",
        isSecret: true,
      })
      return member
    })
  } catch (error) {
    if (violates(error, "PanelMember_roundId_email_key")) throw new WrongStateError("This person is on the panel already.", "INVITED")
    throw error
  }
}

/** The invitation behind a token. */
export function invitationByToken({ db }: Pick<Context, "db">, token: string): Promise<PanelMember | null> {
  return db.panelMember.findFirst({ where: { tokenHash: hashOfToken(token), state: { not: "REMOVED" } } })
}

const expertiseInput = z.object({
  maximumLoad: z
    .number()
    .int("The most you can read must be a whole number")
    .min(1, "The most you can read must be 1 or more")
    .max(500, "The most you can read must be 500 or fewer")
    .nullable(),
  expertise: z.array(z.string().max(80)).max(30, "Choose 30 themes and professions or fewer"),
})
export type ExpertiseInput = z.input<typeof expertiseInput>

async function setExpertise({ tx }: Act, id: string, slugs: readonly string[]): Promise<void> {
  const terms = await tx.term.findMany({
    where: { slug: { in: [...slugs] }, taxonomy: { in: ["THEME", "PROFESSION"] }, retiredAt: null },
    select: { id: true },
  })
  if (terms.length < new Set(slugs).size)
    throw new ValidationError([{ field: "expertise", message: "Choose themes and professions from the list" }])
  await tx.panelMemberTerm.deleteMany({ where: { panelMemberId: id } })
  await tx.panelMemberTerm.createMany({ data: terms.map((term) => ({ panelMemberId: id, termId: term.id })) })
}

/** Accepts an invitation for the viewer's account, with what they know well and how much they can read. */
export async function acceptPanelInvitation(
  context: Context,
  { token, ...input }: ExpertiseInput & { token: string },
): Promise<PanelMember> {
  const viewer = requireViewer(context.viewer)
  const { maximumLoad, expertise } = parseInput(expertiseInput, input)
  const member = await invitationByToken(context, token)
  if (!member) throw new NotFoundError("The invitation")
  try {
    return await act(context, async (unit) => {
      const { count } = await unit.tx.panelMember.updateMany({
        where: { id: member.id, state: { in: ["INVITED", "DECLINED"] } },
        data: { state: "ACCEPTED", personId: viewer.id, respondedAt: unit.at, declineReason: null, maximumLoad, version: { increment: 1 } },
      })
      if (count === 0) throw new WrongStateError("This invitation has been accepted already.", "ACCEPTED")
      await setExpertise(unit, member.id, expertise)
      await answered(unit, member, `${viewer.name} joins the panel`, "panelMember.accept")
      return unit.tx.panelMember.findUniqueOrThrow({ where: { id: member.id } })
    })
  } catch (error) {
    if (violates(error, "PanelMember_roundId_personId_key"))
      throw new WrongStateError("You are on this panel already, by another invitation.", "ACCEPTED")
    throw error
  }
}

/** Declines an invitation; nobody has to sign in for that. */
export async function declinePanelInvitation(context: Context, input: { token: string; reason: string }): Promise<PanelMember> {
  const member = await invitationByToken(context, input.token)
  if (!member) throw new NotFoundError("The invitation")
  const { reason } = parseInput(z.object({ reason: text(awardLimits.reason, "reason") }), input)
  return act(context, async (unit) => {
    const { count } = await unit.tx.panelMember.updateMany({
      where: { id: member.id, state: "INVITED" },
      data: { state: "DECLINED", respondedAt: unit.at, declineReason: reason || null, version: { increment: 1 } },
    })
    if (count === 0) throw new WrongStateError("You have answered this invitation already.", "ANSWERED")
    await answered(unit, member, `${member.name} cannot join the panel`, "panelMember.decline")
    return unit.tx.panelMember.findUniqueOrThrow({ where: { id: member.id } })
  })
}

async function answered(unit: Act, { id, roundId }: PanelMember, title: string, action: string): Promise<void> {
  const { slug } = await unit.tx.round.findUniqueOrThrow({ where: { id: roundId }, select: { slug: true } })
  await unit.audit({ action, subjectType: "PanelMember", subjectId: id, withinId: roundId })
  await notify(unit, {
    personIds: await managersOf(unit.tx, roundId),
    kind: "panelMember.answered",
    title,
    path: `/manage/awards/${slug}/panel`,
    dedupeKey: `${action}:${id}:${unit.at.toISOString()}`,
  })
}

/** Changes what a panel member knows well and how much they can read: by themselves or by a manager. */
export async function updatePanelMember(
  context: Context,
  { id, version, ...input }: ExpertiseInput & { id: string; version: number },
): Promise<PanelMember> {
  requireViewer(context.viewer)
  const member = isUuid(id) && (await context.db.panelMember.findUnique({ where: { id } }))
  if (!member || !canChangePanelMember(context.viewer, member).allowed) throw new NotFoundError("The panel member")
  const { maximumLoad, expertise } = parseInput(expertiseInput, input)
  return act(context, async (unit) => {
    const { count } = await unit.tx.panelMember.updateMany({ where: { id, version }, data: { maximumLoad, version: { increment: 1 } } })
    const current = await unit.tx.panelMember.findUniqueOrThrow({ where: { id } })
    if (count === 0)
      throw new ConflictError("Somebody else changed this. Reload the page, then make your change again.", current.version, {
        maximumLoad: current.maximumLoad,
      })
    await setExpertise(unit, id, expertise)
    await unit.audit({
      action: "panelMember.update",
      subjectType: "PanelMember",
      subjectId: id,
      withinId: member.roundId,
      before: { maximumLoad: member.maximumLoad },
      after: { maximumLoad, expertise },
    })
    return current
  })
}

/** Takes somebody off the panel who has nothing to read. What they did stays. */
export async function removePanelMember(context: Context, { id, ...input }: { id: string; reason: string }): Promise<PanelMember> {
  const viewer = requireViewer(context.viewer)
  const member = isUuid(id) && (await context.db.panelMember.findUnique({ where: { id } }))
  if (!member || !canInvitePanel(viewer, member.roundId).allowed) throw new NotFoundError("The panel member")
  const { reason } = parseInput(reasonInput, input)
  return act(context, async (unit) => {
    await unit.tx.$queryRaw`select 1 from "PanelMember" where "id" = ${id}::uuid for update`
    const reading = await unit.tx.allocation.count({ where: { panelMemberId: id, state: { in: ["PROPOSED", "ALLOCATED"] } } })
    if (reading > 0) throw new WrongStateError("This person has entries to read. Take those back first.", "ALLOCATED")
    const { count } = await unit.tx.panelMember.updateMany({
      where: { id, state: { not: "REMOVED" } },
      data: { state: "REMOVED", version: { increment: 1 } },
    })
    if (count === 0) throw new WrongStateError("This person is not on the panel any more.", "REMOVED")
    await unit.audit({ action: "panelMember.remove", subjectType: "PanelMember", subjectId: id, withinId: member.roundId, reason })
    return unit.tx.panelMember.findUniqueOrThrow({ where: { id } })
  })
}
