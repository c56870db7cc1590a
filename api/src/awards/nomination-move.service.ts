import type { Nomination, Prisma, Round } from "@hub/prisma"
import { notify } from "../people/public.ts"
import type { Act } from "../platform/act.ts"
import { ConflictError, DeadlinePassedError, WrongStateError } from "../platform/errors.ts"
import { type NominationEvent, nominationAfter, nominationStateNames, publicState } from "./nomination.rules.ts"
import { deadlineOf, type ExtensionFacts, entryWindow, isAnnounced } from "./round.rules.ts"

/** Refuses what comes before the round opens or after the deadline that holds for this entry. */
export function requireOpenWindow(round: Round, extensions: readonly ExtensionFacts[], nominationId: string | null, arrivedAt: Date): void {
  const window = entryWindow(round, extensions, nominationId, arrivedAt)
  if (window === "NOT_YET_OPEN") throw new WrongStateError("This round has not opened for entries yet.", window)
  if (window === "PASSED")
    throw new DeadlinePassedError(
      "The deadline has passed. What you have written is kept, but it can no longer be changed or submitted.",
      deadlineOf(round, extensions, nominationId) ?? arrivedAt,
    )
}

/** What a save answers that comes second: both texts are there to be compared. */
export const stale = ({ version, answers }: Nomination): ConflictError =>
  new ConflictError(
    "This entry was saved elsewhere while you were writing. Compare the two texts, then save yours again.",
    version,
    answers,
  )

/**
 * The round and its extensions, with the round's row locked against change: a deadline that is being moved, or a state that
 * is being changed, is waited for, and many entrants can hold the lock at once.
 */
export async function shareRound(tx: Prisma.TransactionClient, roundId: string): Promise<{ round: Round; extensions: ExtensionFacts[] }> {
  await tx.$queryRaw`select 1 from "Round" where "id" = ${roundId}::uuid for share`
  const [round, extensions] = [
    await tx.round.findUniqueOrThrow({ where: { id: roundId } }),
    await tx.extension.findMany({ where: { roundId }, select: { nominationId: true, until: true } }),
  ]
  return { round, extensions }
}

/** Whether a request arrived before the deadline that holds for everybody. */
export function isBeforeCommonDeadline(round: Pick<Round, "closesAt">, extensions: readonly ExtensionFacts[], arrivedAt: Date): boolean {
  const deadline = deadlineOf(round, extensions, null)
  return deadline !== null && arrivedAt < deadline
}

/** The refusal an entrant reads; it tells nothing of how far judging has come. */
export function closedToEntrant(nomination: Pick<Nomination, "state">, round: Pick<Round, "state">): WrongStateError {
  const state = publicState(nomination.state, round)
  return new WrongStateError(
    `This cannot be done while the entry is “${nominationStateNames[state].toLowerCase()}”. Reload the page to see where it stands.`,
    state,
  )
}

type Move = {
  event: NominationEvent
  /** What is written beside the state. */
  data?: Prisma.NominationUncheckedUpdateManyInput
  /** More that must hold for the row to be changed. */
  where?: Prisma.NominationWhereInput
  reason?: string
  /** For the audit log. */
  after?: Prisma.InputJsonObject
}

/**
 * The only way a nomination changes state: by the table, guarded by the state it was read in (two clicks move it once),
 * recorded in the audit log. Null when somebody else moved it first.
 */
export async function moveNomination(
  unit: Act,
  nomination: Pick<Nomination, "id" | "state" | "roundId">,
  { event, data, where, reason, after }: Move,
): Promise<Nomination | null> {
  const state = nominationAfter(nomination.state, event)
  if (!state) return null
  const { count } = await unit.tx.nomination.updateMany({
    where: { ...where, id: nomination.id, state: nomination.state },
    data: { ...data, state },
  })
  if (count === 0) return null
  await unit.audit({
    action: `nomination.${event}`,
    subjectType: "Nomination",
    subjectId: nomination.id,
    withinId: nomination.roundId,
    before: { state: nomination.state },
    after: { state, ...after },
    ...(reason && { reason }),
  })
  return unit.tx.nomination.findUniqueOrThrow({ where: { id: nomination.id } })
}

/** Withdraws within an act: readers have it no longer, and its managers are told. */
export async function withdraw(unit: Act, { id, roundId }: Pick<Nomination, "id" | "roundId">, reason: string): Promise<Nomination> {
  const { tx, at } = unit
  const { round } = await shareRound(tx, roundId)
  const stored = await tx.nomination.findUniqueOrThrow({ where: { id } })
  if (isAnnounced(round)) throw closedToEntrant(stored, round)
  const moved = await moveNomination(unit, stored, { event: "withdraw", data: { withdrawnAt: at }, ...(reason && { reason }) })
  if (!moved) throw closedToEntrant(await tx.nomination.findUniqueOrThrow({ where: { id } }), round)
  await tx.allocation.updateMany({
    where: { nominationId: id, state: { in: ["PROPOSED", "ALLOCATED"] } },
    data: { state: "REMOVED", endedAt: at, endReason: "The entry was withdrawn" },
  })
  const readers = await tx.allocation.findMany({
    where: { nominationId: id, state: "REMOVED", endedAt: at },
    select: { panelMember: { select: { personId: true } } },
  })
  await notify(unit, {
    personIds: readers.flatMap(({ panelMember }) => (panelMember.personId ? [panelMember.personId] : [])),
    kind: "nomination.withdrawn",
    title: `“${moved.title}” was withdrawn: you need not read it`,
    path: `/awards/${round.slug}/judge`,
    dedupeKey: `nomination.withdrawn:${id}:${at.toISOString()}`,
  })
  return moved
}
