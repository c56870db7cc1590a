import type { Initiative } from "@hub/prisma"
import { addYears } from "date-fns/addYears"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { demand, requireViewer, type Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, WrongStateError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { whoAnswers } from "./contact.reads.ts"
import { tellFollowers } from "./follow.jobs.ts"
import { evidenceLevels } from "./initiative.facets.ts"
import { canArchiveInitiative, canConfirmInitiative, canRateInitiative } from "./initiative.policy.ts"
import { projectInitiative } from "./initiative.search.ts"
import { archiveInput, evidenceInput } from "./review.input.ts"
import { readCaseStudy } from "./submission.reads.ts"

/** Says that an initiative is still as it is described; the owner is asked again in a year. */
export async function confirmInitiative(context: Context, id: string): Promise<Initiative> {
  const initiative = await requireInitiative(context, id)
  demand(context.viewer, canConfirmInitiative(context.viewer, initiative))
  if (initiative.archivedAt) throw archived()
  return act(context, async (unit) => {
    const { at } = unit
    const confirmed = await unit.tx.initiative.update({
      where: { id },
      data: { confirmedAt: at, reviewBy: addYears(at, 1), confirmationAskedAt: null },
    })
    await unit.audit({
      action: "initiative.confirm",
      subjectType: "Initiative",
      subjectId: id,
      before: { reviewBy: initiative.reviewBy.toISOString() },
    })
    await projectInitiative(unit, id)
    return confirmed
  })
}

/** Takes an initiative out of lists and search. Its page stays and says so, with the reason. */
export async function archiveInitiative(context: Context, input: { id: string; reason: string }): Promise<Initiative> {
  const { reason } = parseInput(archiveInput, { reason: input.reason })
  const initiative = await requireInitiative(context, input.id)
  demand(context.viewer, canArchiveInitiative(context.viewer, initiative))
  return act(context, async (unit) => {
    const { tx, at } = unit
    const { count } = await tx.initiative.updateMany({
      where: { id: initiative.id, archivedAt: null },
      data: { archivedAt: at, archiveReason: reason, updatedAt: at },
    })
    if (count === 0) throw archived()
    await unit.audit({ action: "initiative.archive", subjectType: "Initiative", subjectId: initiative.id, reason })
    await projectInitiative(unit, initiative.id)
    await tellOfArchiving(unit, initiative, { reason, actor: requireViewer(context.viewer) })
    return tx.initiative.findUniqueOrThrow({ where: { id: initiative.id } })
  })
}

/** Those whose work it is learn who archived it and how it comes back; its followers, why it is gone. */
async function tellOfArchiving(
  unit: Act,
  initiative: Awaited<ReturnType<typeof requireInitiative>>,
  { reason, actor }: { reason: string; actor: Viewer },
): Promise<void> {
  const { currentRevision, organisation } = initiative
  const { contact, leads } = await whoAnswers(unit.tx, initiative)
  const submission =
    currentRevision?.submissionId &&
    (await unit.tx.submission.findUnique({ where: { id: currentRevision.submissionId }, select: { submitterId: true } }))
  const owning = (contact ? [contact] : leads).map(({ id }) => id)
  if (submission) owning.push(submission.submitterId)
  const { title } = readCaseStudy(currentRevision?.content)
  const notice = {
    title: `“${title}” was archived`,
    path: `/initiatives/${initiative.slug}`,
    dedupeKey: `initiative.archive:${initiative.id}:${unit.at.toISOString()}`,
  }
  await notify(unit, {
    ...notice,
    kind: "initiative.archivedOwn",
    body: `${actor.name} archived it: ${reason}\n\nA lead of ${organisation.name} or a directory editor can restore it on its page.`,
    personIds: owning.filter((id) => id !== actor.id),
  })
  await tellFollowers(unit, {
    ...notice,
    initiativeId: initiative.id,
    kind: "initiative.archived",
    body: reason,
    except: [actor.id, ...owning],
  })
}

/** Brings an archived initiative back. */
export async function restoreInitiative(context: Context, id: string): Promise<Initiative> {
  const initiative = await requireInitiative(context, id)
  demand(context.viewer, canArchiveInitiative(context.viewer, initiative))
  return act(context, async (unit) => {
    const { count } = await unit.tx.initiative.updateMany({
      where: { id, archivedAt: { not: null } },
      data: { archivedAt: null, archiveReason: null, updatedAt: unit.at },
    })
    if (count === 0) throw new WrongStateError("It is not archived.", "LIVE")
    await unit.audit({ action: "initiative.restore", subjectType: "Initiative", subjectId: id })
    await projectInitiative(unit, id)
    return unit.tx.initiative.findUniqueOrThrow({ where: { id } })
  })
}

/**
 * Rates the evidence of a published initiative anew, and tells who answers for it and who follows it. `ratedAt` is the
 * time of the rating that the editor saw: a newer one is not overwritten.
 */
export async function rateInitiative(
  context: Context,
  input: { id: string; level: number; reason: string; ratedAt?: Date | null | undefined },
): Promise<Initiative> {
  const { level, reason } = parseInput(evidenceInput, { level: input.level, reason: input.reason })
  const initiative = await requireInitiative(context, input.id)
  demand(context.viewer, canRateInitiative(context.viewer, initiative))
  const { evidenceRatedAt } = initiative
  if (input.ratedAt !== undefined && input.ratedAt?.getTime() !== evidenceRatedAt?.getTime()) throw ratedSince()
  return act(context, async (unit) => {
    const { tx, at } = unit
    const { count } = await tx.initiative.updateMany({
      where: { id: initiative.id, evidenceRatedAt },
      data: { evidenceLevel: level, evidenceReason: reason, evidenceRatedAt: at },
    })
    if (count === 0) throw ratedSince()
    await unit.audit({
      action: "initiative.rate",
      subjectType: "Initiative",
      subjectId: initiative.id,
      reason,
      before: { evidenceLevel: initiative.evidenceLevel, evidenceReason: initiative.evidenceReason },
      after: { evidenceLevel: level },
    })
    await projectInitiative(unit, initiative.id)
    await tellOfRating(unit, initiative, { level, reason, actorId: requireViewer(context.viewer).id })
    return tx.initiative.findUniqueOrThrow({ where: { id: initiative.id } })
  })
}

async function tellOfRating(
  unit: Act,
  initiative: Awaited<ReturnType<typeof requireInitiative>>,
  { level, reason, actorId }: { level: number; reason: string; actorId: string },
): Promise<void> {
  const { contact, leads } = await whoAnswers(unit.tx, initiative)
  const answering = (contact ? [contact] : leads).map(({ id }) => id).filter((id) => id !== actorId)
  const { title } = readCaseStudy(initiative.currentRevision?.content)
  const notice = {
    kind: "initiative.rated",
    title: `The evidence of “${title}” is rated anew: ${evidenceLevels[level]?.label ?? ""}`,
    body: reason,
    path: `/initiatives/${initiative.slug}`,
    dedupeKey: `initiative.rate:${initiative.id}:${unit.at.toISOString()}`,
  }
  await notify(unit, { ...notice, personIds: answering })
  await tellFollowers(unit, { ...notice, initiativeId: initiative.id, except: [actorId, ...answering] })
}

async function requireInitiative(context: Context, id: string) {
  requireViewer(context.viewer)
  const initiative = await context.db.initiative.findUnique({ where: { id }, include: { organisation: true, currentRevision: true } })
  if (!initiative) throw new NotFoundError("The initiative")
  return initiative
}

const ratedSince = () =>
  new WrongStateError(
    "Another editor has rated it since you opened this page. Read their rating, then rate it again if you disagree.",
    "RATED",
  )

const archived = () => new WrongStateError("This initiative is archived.", "ARCHIVED")
