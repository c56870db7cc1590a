import type { Commitment, CommitmentScheme } from "@hub/prisma"
import { act } from "../platform/act.ts"
import { demand, requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ConflictError, NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { type CommitmentInput, commitmentInput, endInput, type ReportInput, reportInput } from "./commitment.input.ts"
import { canKeepCommitments } from "./commitment.policy.ts"
import { nextReportDue, schemes, strangersAmong } from "./commitment.rules.ts"

/** Commits an organisation to a scheme. One that ended can be made again; its reports stay. */
export async function makeCommitment(
  context: Context,
  { organisationId, scheme, ...typed }: CommitmentInput & { organisationId: string; scheme: CommitmentScheme },
): Promise<Commitment> {
  const { id: madeById } = requireViewer(context.viewer)
  const organisation = isUuid(organisationId) && (await context.db.organisation.findUnique({ where: { id: organisationId } }))
  if (!organisation) throw new NotFoundError("The organisation")
  demand(context.viewer, canKeepCommitments(context.viewer, organisationId))
  if (organisation.closedAt) throw new WrongStateError("This organisation is closed, so it cannot commit itself.", "CLOSED")
  const input = parseCommitment(scheme, typed)
  return act(context, async (unit) => {
    const { tx, at } = unit
    // The organisation's row is locked, so that two clicks are decided one after the other.
    await tx.$queryRaw`select 1 from "Organisation" where "id" = ${organisationId}::uuid for update`
    const key = { organisationId_scheme: { organisationId, scheme } }
    const before = await tx.commitment.findUnique({ where: key })
    if (before && !before.endedAt)
      throw new ConflictError("Your organisation has made this commitment already. Change that one.", before.version, texts(before))
    const made = { ...input, madeById, madeAt: at, reportDueAt: nextReportDue(at), reportAskedAt: null }
    const commitment = await tx.commitment.upsert({
      where: key,
      create: { organisationId, scheme, ...made, isDemonstration: organisation.isDemonstration },
      update: { ...made, endedAt: null, endReason: null, version: { increment: 1 } },
    })
    await unit.audit({ action: "commitment.make", subjectType: "Commitment", subjectId: commitment.id, after: { scheme, ...input } })
    return commitment
  })
}

/** Changes what a commitment says. A version that is not the stored one is refused with what is stored. */
export async function updateCommitment(
  context: Context,
  { id, version, ...typed }: CommitmentInput & { id: string; version: number },
): Promise<Commitment> {
  const before = await requireStanding(context, id)
  const input = parseCommitment(before.scheme, typed)
  return act(context, async (unit) => {
    const { count } = await unit.tx.commitment.updateMany({
      where: { id, version, endedAt: null },
      data: { ...input, version: { increment: 1 } },
    })
    const current = await unit.tx.commitment.findUniqueOrThrow({ where: { id } })
    if (count === 0)
      throw new ConflictError(
        "Somebody changed this commitment while you were writing. Compare the two and save again.",
        current.version,
        texts(current),
      )
    await unit.audit({ action: "commitment.update", subjectType: "Commitment", subjectId: id, before: texts(before), after: input })
    return current
  })
}

/** Ends a commitment. Its page stays and says why; the register leaves it out. */
export async function endCommitment(context: Context, { id, ...typed }: { id: string; reason: string }): Promise<Commitment> {
  await requireStanding(context, id)
  const { reason } = parseInput(endInput, typed)
  return act(context, async (unit) => {
    const { tx, at } = unit
    const { count } = await tx.commitment.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: at, endReason: reason, version: { increment: 1 } },
    })
    if (count > 0) await unit.audit({ action: "commitment.end", subjectType: "Commitment", subjectId: id, reason })
    return tx.commitment.findUniqueOrThrow({ where: { id } })
  })
}

/** Reports on a year of a commitment. A second report on the same year takes the place of the first; the audit log keeps both. */
export async function reportOnCommitment(context: Context, { id, ...typed }: ReportInput & { id: string }): Promise<Commitment> {
  const commitment = await requireStanding(context, id)
  const { id: reportedById } = requireViewer(context.viewer)
  const { year, account, figures } = parseInput(reportInput, typed)
  const [first, last] = [commitment.madeAt.getUTCFullYear() - 1, context.clock.now().getUTCFullYear()]
  if (year < first || year > last) throw new ValidationError([{ field: "year", message: `Choose a year from ${first} to ${last}` }])
  const measures = figures.map(({ measure }) => measure)
  if (strangersAmong(commitment.scheme, measures).length > 0 || new Set(measures).size < measures.length)
    throw new ValidationError([{ field: "figures", message: "Give each figure of this commitment once, and no others" }])
  return act(context, async (unit) => {
    const { tx, at } = unit
    // The commitment's row is locked, so that two reports on a year are decided one after the other.
    await tx.$queryRaw`select 1 from "Commitment" where "id" = ${id}::uuid for update`
    const key = { commitmentId_year: { commitmentId: id, year } }
    const before = await tx.commitmentReport.findUnique({ where: key, include: { figures: true } })
    if (before) await tx.commitmentReport.delete({ where: { id: before.id } })
    await tx.commitmentReport.create({
      data: { commitmentId: id, year, account, reportedById, reportedAt: at, figures: { create: figures } },
    })
    await unit.audit({
      action: "commitment.report",
      subjectType: "Commitment",
      subjectId: id,
      ...(before && {
        before: { year, account: before.account, figures: before.figures.map(({ measure, value }) => ({ measure, value })) },
      }),
      after: { year, account, figures },
    })
    return tx.commitment.update({ where: { id }, data: { reportDueAt: nextReportDue(at), reportAskedAt: null } })
  })
}

/** A commitment that stands and that the viewer keeps. */
async function requireStanding(context: Context, id: string): Promise<Commitment> {
  requireViewer(context.viewer)
  const commitment = isUuid(id) && (await context.db.commitment.findUnique({ where: { id } }))
  if (!commitment) throw new NotFoundError("The commitment")
  demand(context.viewer, canKeepCommitments(context.viewer, commitment.organisationId))
  if (commitment.endedAt) throw new WrongStateError("This commitment has ended. Make it again to change it or report on it.", "ENDED")
  return commitment
}

function parseCommitment(scheme: CommitmentScheme, typed: CommitmentInput) {
  const input = parseInput(commitmentInput, typed)
  const known = new Set(schemes[scheme].expectations.map(({ key }) => key))
  if (input.inPlace.some((key) => !known.has(key))) throw new ValidationError([{ field: "inPlace", message: "Choose from the list" }])
  return { ...input, inPlace: [...known].filter((key) => input.inPlace.includes(key)) }
}

const texts = ({ statement, champion, applyUrl, inPlace }: Commitment) => ({ statement, champion, applyUrl, inPlace })
