import type { Announcement, Prisma, Round } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { announcementInput } from "./announcement.input.ts"
import { canManageJudging } from "./conflict.policy.ts"
import { requireJudging } from "./judging.reads.ts"
import { takingPart } from "./nomination.rules.ts"

/** Announces the results now, or at an instant to come. Everything becomes public in one transaction, and mails follow it. */
export async function announceResults(
  context: Context,
  { round: slug, dueAt, message }: { round: string; dueAt: Date | null; message: string },
): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  if (round.state !== "MODERATED") throw new WrongStateError("End the judging first: every nomination has to be decided.", round.state)
  const text = parseInput(announcementInput, message)
  if (dueAt && dueAt <= context.clock.now())
    throw new ValidationError([{ field: "dueAt", message: "Choose a time to come, or announce the results now" }])
  await act(context, async (unit) => {
    const { tx, at } = unit
    await tx.$queryRaw`select 1 from "Round" where "id" = ${round.id}::uuid for update`
    const standing = await tx.announcement.count({ where: { roundId: round.id, state: { not: "CANCELLED" } } })
    if (standing > 0) throw new WrongStateError("An announcement is scheduled already. Cancel it first.", "SCHEDULED")
    const announcement = await tx.announcement.create({
      data: { roundId: round.id, dueAt: dueAt ?? at, message: text || null, createdById: viewer.id, createdAt: at },
    })
    await unit.audit({
      action: "announcement.schedule",
      subjectType: "Announcement",
      subjectId: announcement.id,
      withinId: round.id,
      after: { dueAt: announcement.dueAt.toISOString() },
    })
    if (!dueAt) await makeAnnouncement(unit, announcement)
  })
  return round.slug
}

/** Takes back an announcement that is not due yet. */
export async function cancelAnnouncement(context: Context, slug: string): Promise<string> {
  requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  await act(context, async ({ tx, audit }) => {
    const [cancelled] = await tx.announcement.updateManyAndReturn({
      where: { roundId: round.id, state: "SCHEDULED" },
      data: { state: "CANCELLED" },
    })
    if (!cancelled) throw new WrongStateError("No announcement is waiting.", "NONE")
    await audit({ action: "announcement.cancel", subjectType: "Announcement", subjectId: cancelled.id, withinId: round.id })
  })
  return round.slug
}

/**
 * Makes a scheduled announcement: the round, and with it every outcome, badge and certificate, becomes public here and
 * nowhere else. Made already, or cancelled, it is passed over. Everybody who entered is told; the outcome is on the page.
 */
export async function makeAnnouncement(unit: Act, announcement: Announcement): Promise<void> {
  const { tx, at } = unit
  const { count } = await tx.announcement.updateMany({
    where: { id: announcement.id, state: "SCHEDULED" },
    data: { state: "MADE", madeAt: at },
  })
  if (count === 0) return
  const moved = await tx.round.updateMany({
    where: { id: announcement.roundId, state: "MODERATED" },
    data: { state: "ANNOUNCED", announcedAt: at, updatedAt: at },
  })
  if (moved.count === 0) throw new WrongStateError("The round is not ready to be announced.", "NOT_MODERATED")
  const round = await tx.round.findUniqueOrThrow({ where: { id: announcement.roundId } })
  await unit.audit({ action: "announcement.make", subjectType: "Round", subjectId: round.id, withinId: round.id })
  await tellEverybody(unit, round)
}

/** Who is told that results are out: those who entered or are nominated, and besides them followers of the award and the panel. */
export async function announcementAudience(
  tx: Prisma.TransactionClient,
  round: Pick<Round, "id" | "awardId">,
): Promise<{ entrants: string[]; others: string[] }> {
  const entered = await tx.nomination.findMany({
    where: { roundId: round.id, state: { in: [...takingPart] } },
    select: { entrantId: true, nomineeId: true },
  })
  const entrants = new Set(entered.flatMap(({ entrantId, nomineeId }) => (nomineeId ? [entrantId, nomineeId] : [entrantId])))
  const followers = await tx.awardFollow.findMany({ where: { awardId: round.awardId }, select: { personId: true } })
  const panel = await tx.panelMember.findMany({ where: { roundId: round.id, state: "ACCEPTED" }, select: { personId: true } })
  const others = new Set([...followers, ...panel].flatMap(({ personId }) => (personId && !entrants.has(personId) ? [personId] : [])))
  return { entrants: [...entrants], others: [...others] }
}

async function tellEverybody(unit: Act, round: Round): Promise<void> {
  const { entrants, others } = await announcementAudience(unit.tx, round)
  const notice = {
    kind: "round.announced",
    title: `The results of ${round.title} are out`,
    path: `/awards/${round.slug}/results`,
    dedupeKey: `round.announce:${round.id}`,
  }
  // Entrants come first: whoever also follows the award is told once, and at once.
  await notify(unit, { ...notice, personIds: entrants, body: "See the results, and the feedback on your entry.", urgent: true })
  await notify(unit, { ...notice, personIds: others })
}

/** Takes an announced round out of the way. Its results stay public. */
export async function archiveRound(context: Context, slug: string): Promise<string> {
  requireViewer(context.viewer)
  const { round, seat } = await requireJudging(context, slug)
  demand(context.viewer, canManageJudging(seat))
  await act(context, async ({ tx, at, audit }) => {
    const { count } = await tx.round.updateMany({ where: { id: round.id, state: "ANNOUNCED" }, data: { state: "ARCHIVED", updatedAt: at } })
    if (count === 0) throw new WrongStateError("Only announced rounds can be archived.", round.state)
    await audit({ action: "round.archive", subjectType: "Round", subjectId: round.id, withinId: round.id })
  })
  return round.slug
}

/** The announcement that waits or was made; null for none. */
export function standingAnnouncement({ db }: Context, roundId: string): Promise<Announcement | null> {
  return db.announcement.findFirst({ where: { roundId, state: { not: "CANCELLED" } } })
}
