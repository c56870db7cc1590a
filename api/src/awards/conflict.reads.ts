import type { Prisma, Round } from "@hub/prisma"
import type { Context } from "../platform/context.ts"
import { managesRound } from "./award.policy.ts"
import type { Seat } from "./conflict.policy.ts"
import type { ConflictFact } from "./conflict.rules.ts"

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">

/**
 * Every conflict of these people in these rounds: what the hub finds from who they are now, what they declared and what was
 * recorded, in one statement. What is on record stays a conflict after somebody has left an organisation.
 */
export function conflictsOf(db: Reader, roundIds: readonly string[], personIds: readonly string[]): Promise<ConflictFact[]> {
  return db.$queryRaw<ConflictFact[]>`
    select n."roundId"::text as "roundId", n."id"::text as "nominationId", p."id"::text as "personId", found."kind", null as "reason"
    from "Nomination" n
    join "Person" p on p."id" = any(${[...personIds]}::uuid[])
    cross join lateral (values
      ('OWN_NOMINATION', n."entrantId" = p."id"),
      ('NOMINEE', n."nomineeId" = p."id" or n."nomineeEmail" = lower(p."email")),
      ('SAME_ORGANISATION', exists (
        select 1 from "Membership" m where m."personId" = p."id" and m."status" = 'ACTIVE' and m."organisationId" = n."organisationId")),
      ('PARTNER_ORGANISATION', exists (
        select 1 from "Membership" m join "NominationPartner" np on np."organisationId" = m."organisationId"
        where m."personId" = p."id" and m."status" = 'ACTIVE' and np."nominationId" = n."id"))
    ) as found("kind", "holds")
    where n."roundId" = any(${[...roundIds]}::uuid[]) and n."submittedAt" is not null and found."holds"
    union
    select m."roundId"::text, c."nominationId"::text, m."personId"::text, c."kind"::text, c."reason"
    from "ConflictOfInterest" c join "PanelMember" m on m."id" = c."panelMemberId"
    where m."roundId" = any(${[...roundIds]}::uuid[]) and m."personId" = any(${[...personIds]}::uuid[])
    order by 1, 2, 3, 4`
}

const seats = Symbol("seats")

/** Where the viewer stands in a round; once a request. */
export function seatOf(context: Context, round: Pick<Round, "id" | "state">): Promise<Seat> {
  const known = context.once(seats, () => new Map<string, Promise<Seat>>())
  const found = known.get(round.id) ?? loadSeat(context, round)
  known.set(round.id, found)
  return found
}

/** Forgets where the viewer stands, after an act that changes it. */
export function forgetSeat(context: Context, roundId: string): void {
  context.once(seats, () => new Map<string, Promise<Seat>>()).delete(roundId)
}

async function loadSeat({ db, viewer }: Context, round: Pick<Round, "id" | "state">): Promise<Seat> {
  const nothing = { roundId: round.id, roundState: round.state, isManager: managesRound(viewer, round.id) }
  if (!viewer) return { ...nothing, memberId: null, declaredAt: null, conflicts: new Set(), reads: new Map() }
  const member = await db.panelMember.findFirst({
    where: { roundId: round.id, personId: viewer.id, state: "ACCEPTED" },
    select: {
      id: true,
      declaredAt: true,
      allocations: { where: { state: "ALLOCATED" }, select: { nominationId: true, sheet: { select: { state: true } } } },
    },
  })
  const conflicts = member || nothing.isManager ? await conflictsOf(db, [round.id], [viewer.id]) : []
  return {
    ...nothing,
    memberId: member?.id ?? null,
    declaredAt: member?.declaredAt ?? null,
    conflicts: new Set(conflicts.map(({ nominationId }) => nominationId)),
    reads: new Map(
      member?.allocations.map(({ nominationId, sheet }) => [nominationId, { isSubmitted: sheet !== null && sheet.state !== "DRAFT" }]),
    ),
  }
}

/** Nominations whose judgement the viewer may know of: for every list, count, page and export of marks. */
export function judgedWhere(seat: Seat): Prisma.NominationWhereInput {
  const inRound = { roundId: seat.roundId, id: { notIn: [...seat.conflicts] } }
  if (seat.isManager) return inRound
  const submitted = [...seat.reads].filter(([, { isSubmitted }]) => isSubmitted).map(([id]) => id)
  return { ...inRound, AND: { id: { in: submitted } } }
}
