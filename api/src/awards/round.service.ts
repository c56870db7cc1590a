import type { Prisma, Round } from "@hub/prisma"
import { notify } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { isUuid, parseInput } from "../platform/input.ts"
import { reasonInput } from "./award.input.ts"
import { minuteInWords } from "./mail-times.rules.ts"
import { gapsOfRound } from "./readiness.rules.ts"
import { requireManagedRound, roundSetup } from "./round.reads.ts"
import { deadlineOf, type RoundEvent, roundAfter, roundStateNames, stateByClock } from "./round.rules.ts"
import { tellFollowersJob } from "./round-notice.service.ts"

/** The round with its row locked: whoever changes its state or its deadline, or decides by them, waits for each other. */
export async function lockRound(tx: Prisma.TransactionClient, id: string): Promise<Round> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from "Round" where "id" = ${id}::uuid for update`
  if (rows.length === 0) throw new NotFoundError("The round")
  return tx.round.findUniqueOrThrow({ where: { id } })
}

type Move = { event: RoundEvent; data?: Prisma.RoundUncheckedUpdateManyInput; reason?: string; after?: Prisma.InputJsonObject }

/** The only way a round changes state: by the table, guarded by the state it was read in, recorded in the audit log. */
export async function moveRound(unit: Act, round: Pick<Round, "id" | "state">, { event, data, reason, after }: Move): Promise<Round> {
  const state = roundAfter(round.state, event)
  if (!state) throw wrongRoundState(round.state)
  const { count } = await unit.tx.round.updateMany({
    where: { id: round.id, state: round.state },
    data: { ...data, state, updatedAt: unit.at },
  })
  const current = await unit.tx.round.findUniqueOrThrow({ where: { id: round.id } })
  if (count === 0) throw wrongRoundState(current.state)
  await unit.audit({
    action: `round.${event}`,
    subjectType: "Round",
    subjectId: round.id,
    withinId: round.id,
    before: { state: round.state },
    after: { state, ...after },
    ...(reason && { reason }),
  })
  return current
}

/** What somebody reads who wants what the round's state does not allow. */
export function wrongRoundState(state: Round["state"]): WrongStateError {
  return new WrongStateError(
    `This cannot be done while the round is “${roundStateNames[state].toLowerCase()}”. Reload the page to see where it stands.`,
    state,
  )
}

/** Says that all is ready: visitors see the round, and the clock opens it. Refused while something required is missing. */
export async function approveRound(context: Context, { id, version }: { id: string; version: number }): Promise<Round> {
  await requireManagedRound(context, id)
  return act(context, async (unit) => {
    const locked = await lockRound(unit.tx, id)
    if (locked.state !== "DRAFT") throw wrongRoundState(locked.state)
    if (locked.approvedAt) throw new WrongStateError("This round is approved already.", "APPROVED")
    if (locked.version !== version)
      throw new WrongStateError("Somebody changed the set-up while you were reading it. Reload the page and look at it again.", "CHANGED")
    const setup = await unit.tx.round.findUniqueOrThrow({
      where: { id },
      include: { ...roundSetup, panelMembers: { select: { state: true } } },
    })
    const gaps = gapsOfRound(setup, unit.at).filter(({ isRequired }) => isRequired)
    if (gaps.length > 0) throw new ValidationError(gaps.map(({ part, missing }) => ({ field: part.toLowerCase(), message: missing })))
    const approved = await moveRound(unit, locked, { event: "approve", data: { approvedAt: unit.at, version: { increment: 1 } } })
    return (await moveByClock(unit, approved)) ?? approved
  })
}

/** Takes the approval back while the round has not opened, so that its set-up can change again. */
export async function takeBackApproval(context: Context, id: string): Promise<Round> {
  await requireManagedRound(context, id)
  return act(context, async (unit) => {
    const locked = await lockRound(unit.tx, id)
    if (!locked.approvedAt) throw new WrongStateError("This round is not approved.", "NOT_APPROVED")
    if (locked.state === "DRAFT" && locked.opensAt && unit.at >= locked.opensAt) throw wrongRoundState("OPEN")
    return moveRound(unit, locked, { event: "unapprove", data: { approvedAt: null, version: { increment: 1 } } })
  })
}

/** Brings a locked round to where the clock says it is; null when it is there already. */
export async function moveByClock(unit: Act, round: Round): Promise<Round | null> {
  const extensions = await unit.tx.extension.findMany({ where: { roundId: round.id, nominationId: null } })
  const due = stateByClock(round, extensions, unit.at)
  if (due === round.state) return null
  let current = round
  if (current.state === "DRAFT") {
    current = await moveRound(unit, current, { event: "open" })
    await unit.enqueue(tellFollowersJob, { roundId: round.id })
  }
  return due === "CLOSED" ? moveRound(unit, current, { event: "close" }) : current
}

/** What a manager does to a round that has closed. */
export type ManagerMove = Extract<RoundEvent, "startJudging" | "archive">

/** Takes a round a step on. Judging starts when every entry has been found eligible or not. */
export async function advanceRound(context: Context, { id, move }: { id: string; move: ManagerMove }): Promise<Round> {
  await requireManagedRound(context, id)
  return act(context, async (unit) => {
    const locked = await lockRound(unit.tx, id)
    const round = (await moveByClock(unit, locked)) ?? locked
    if (move === "startJudging" && round.state === "CLOSED") {
      const waiting = await unit.tx.nomination.count({ where: { roundId: id, state: "SUBMITTED" } })
      if (waiting > 0)
        throw new WrongStateError(
          waiting === 1
            ? "One entry waits for the eligibility check. Decide it first."
            : `${waiting} entries wait for the eligibility check. Decide them first.`,
          "ELIGIBILITY",
        )
    }
    return moveRound(unit, round, { event: move })
  })
}

/**
 * Gives more time than the closing date, to one entry or to all, on record. One for all opens the round again when it has
 * closed. An extension is never changed; a longer one can be granted beside it.
 */
export async function grantExtension(
  context: Context,
  input: { roundId: string; nominationId: string | null; until: Date; reason: string },
): Promise<Round> {
  await requireManagedRound(context, input.roundId)
  const grantedById = requireViewer(context.viewer).id
  const { roundId, nominationId, until } = input
  const reason = parseInput(reasonInput, input).reason
  return act(context, async (unit) => {
    const { tx, at } = unit
    const locked = await lockRound(tx, roundId)
    const round = (await moveByClock(unit, locked)) ?? locked
    const nomination = nominationId
      ? isUuid(nominationId) && (await tx.nomination.findFirst({ where: { id: nominationId, roundId } }))
      : null
    if (nomination === false || (nominationId && !nomination)) throw new NotFoundError("The entry")
    const mayExtend = nomination ? ["OPEN", "CLOSED", "JUDGING"].includes(round.state) : roundAfter(round.state, "extend") !== null
    if (!mayExtend) throw wrongRoundState(round.state)
    const extensions = await tx.extension.findMany({ where: { roundId } })
    const deadline = deadlineOf(round, extensions, nominationId)
    if (until <= at) throw new ValidationError([{ field: "until", message: "Choose a time that has not passed" }])
    if (deadline && until <= deadline)
      throw new ValidationError([{ field: "until", message: "Choose a time after the deadline that holds now" }])
    const extension = await tx.extension.create({ data: { roundId, nominationId, until, reason, grantedById, grantedAt: at } })
    await unit.audit({
      action: "extension.grant",
      subjectType: nomination ? "Nomination" : "Round",
      subjectId: nomination ? nomination.id : roundId,
      withinId: roundId,
      reason,
      before: { deadline: deadline?.toISOString() ?? null },
      after: { deadline: until.toISOString() },
    })
    const entrants = nomination
      ? [nomination]
      : await tx.nomination.findMany({ where: { roundId }, select: { entrantId: true }, distinct: ["entrantId"] })
    await notify(unit, {
      personIds: entrants.map(({ entrantId }) => entrantId),
      kind: "round.extended",
      title: nomination
        ? `You have more time for “${nomination.title || nomination.reference}”`
        : `There is more time to enter “${round.title}”`,
      body: nomination
        ? `You can submit it to “${round.title}” until ${minuteInWords(until)}.\n\nWhy: ${reason}`
        : `Entries can be submitted until ${minuteInWords(until)}.\n\nWhy: ${reason}`,
      path: nomination ? `/my/nominations/${nomination.reference}` : "/my/nominations",
      dedupeKey: `round.extended:${extension.id}`,
      urgent: true,
    })
    return nomination ? round : moveRound(unit, round, { event: "extend", after: { until: until.toISOString() } })
  })
}
