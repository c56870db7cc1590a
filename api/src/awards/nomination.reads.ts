import type { Nomination, NominationSnapshot, NominationState, Organisation, Prisma, RoundState } from "@hub/prisma"
import DataLoader from "dataloader"
import type { Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"
import { managedRounds, managesRound } from "./award.policy.ts"
import { seatOf } from "./conflict.reads.ts"
import { emptyAnswers, type NominationAnswers, nominationAnswers, type SnapshotContent, snapshotContent } from "./nomination.input.ts"
import { isOwnNomination } from "./nomination.policy.ts"
import { takingPart } from "./nomination.rules.ts"

/** The viewer's own entries, and those of the organisations they lead. */
export function ownNominations(viewer: Viewer | null): Prisma.NominationWhereInput {
  if (!viewer) return { id: { in: [] } }
  const led = viewer.memberships.filter(({ isLead }) => isLead).map(({ organisationId }) => organisationId)
  return { OR: [{ entrantId: viewer.id }, { organisationId: { in: led } }] }
}

/**
 * What a panel member has to read: allocated to them, and no conflict of interest, whether on record or found in who they are
 * and where they belong by now.
 */
export function nominationsToRead(viewer: Viewer | null): Prisma.NominationWhereInput {
  if (!viewer) return { id: { in: [] } }
  const member = { personId: viewer.id, state: "ACCEPTED" } as const
  const own = { in: viewer.memberships.map(({ organisationId }) => organisationId) }
  return {
    state: { not: "WITHDRAWN" },
    allocations: { some: { state: "ALLOCATED", panelMember: member } },
    conflicts: { none: { panelMember: { personId: viewer.id } } },
    partners: { none: { organisationId: own } },
    entrantId: { not: viewer.id },
    NOT: { organisationId: own },
    // A row without a nominee is unequal to nobody in SQL.
    OR: [{ nomineeId: null }, { nomineeId: { not: viewer.id } }],
  }
}

/** Entries the viewer may know of: their own, those submitted to rounds they manage, and those they have to read. */
export function nominationsVisibleTo(viewer: Viewer | null): Prisma.NominationWhereInput {
  if (!viewer) return { id: { in: [] } }
  const managed = managedRounds(viewer)
  const submitted = { submittedAt: { not: null } }
  return {
    OR: [ownNominations(viewer), managed === "all" ? submitted : { ...submitted, roundId: { in: managed } }, nominationsToRead(viewer)],
  }
}

const visibleKey = Symbol("nominations the viewer may know of")

/** Whether the viewer may know of an entry; many are asked for at once. */
export function isNominationVisible(context: Context, id: string): Promise<boolean> {
  return context
    .once(
      visibleKey,
      () =>
        new DataLoader<string, boolean>(async (ids) => {
          const found = await context.db.nomination.findMany({
            where: { AND: [{ id: { in: [...ids] } }, nominationsVisibleTo(context.viewer)] },
            select: { id: true },
          })
          const visible = new Set(found.map((nomination) => nomination.id))
          return ids.map((wanted) => visible.has(wanted))
        }),
    )
    .load(id)
}

export type NominationWithOwner = Nomination & { organisation: Organisation }

/** One entry of the viewer's own. Hidden and absent are the same NotFoundError. */
export async function requireOwnNomination(context: Context, id: string): Promise<NominationWithOwner> {
  const nomination = isUuid(id) && (await context.db.nomination.findUnique({ where: { id }, include: { organisation: true } }))
  if (!nomination || !isOwnNomination(context.viewer, nomination)) throw new NotFoundError("The entry")
  return nomination
}

/** Stored answers. What an older version of the hub did not know yet is filled with nothing. */
export function readAnswers(answers: unknown): NominationAnswers {
  return nominationAnswers.parse({ ...emptyAnswers, ...(answers as object) })
}

/** What was submitted last, as it was. */
export function readSnapshot({ content }: Pick<NominationSnapshot, "content">): SnapshotContent {
  return snapshotContent.parse(content)
}

const snapshotsKey = Symbol("last snapshots")

/** What was last submitted of an entry; many are asked for at once. Null when nothing was. */
export function lastSnapshot(context: Context, nominationId: string): Promise<NominationSnapshot | null> {
  return context
    .once(
      snapshotsKey,
      () =>
        new DataLoader<string, NominationSnapshot | null>(async (ids) => {
          const found = await context.db.nominationSnapshot.findMany({
            where: { nominationId: { in: [...ids] } },
            distinct: ["nominationId"],
            orderBy: [{ nominationId: "asc" }, { number: "desc" }],
          })
          const byId = new Map(found.map((snapshot) => [snapshot.nominationId, snapshot]))
          return ids.map((id) => byId.get(id) ?? null)
        }),
    )
    .load(nominationId)
}

/** Whether the viewer may know how far judging has come with an entry: managers of its round who have no conflict with it. */
export async function knowsJudging(
  context: Context,
  { id, roundId, round }: { id: string; roundId: string; round: { state: RoundState } },
): Promise<boolean> {
  if (!managesRound(context.viewer, roundId)) return false
  return !(await seatOf(context, { id: roundId, state: round.state })).conflicts.has(id)
}

/** What a manager asks to see of the entries of a round. */
export type EntriesFilter = { states?: readonly NominationState[] | null; categoryId?: string | null; appealed?: boolean | null }

/** The entries of a round that a manager asks for. Those they have a conflict with are found by the state that entrants see. */
export function entriesWhere(
  roundId: string,
  { states, categoryId, appealed }: EntriesFilter,
  conflicts: ReadonlySet<string>,
): Prisma.NominationWhereInput {
  const ids = [...conflicts]
  const seen = states?.filter((state) => !takingPart.includes(state)).concat(states.includes("ELIGIBLE") ? takingPart : [])
  return {
    roundId,
    submittedAt: { not: null },
    ...(states && {
      OR: [
        { id: { notIn: ids }, state: { in: [...states] } },
        { id: { in: ids }, state: { in: seen ?? [] } },
      ],
    }),
    ...(categoryId && { categoryId: isUuid(categoryId) ? categoryId : { in: [] } }),
    ...(appealed && { state: "INELIGIBLE", appealedAt: { not: null } }),
  }
}

const references = Symbol("references")

/** Anything that acts are recorded about, by its kind and id. */
type Subject = { subjectType: string; subjectId: string }

/** References of the entries that things belong to, for those who may know of them already; as many statements as kinds. */
export function referenceLoader(context: Context): DataLoader<Subject, string | null, string> {
  const { db } = context
  const select = { id: true, nomination: { select: { reference: true } } } as const
  const ofKind: Record<string, (where: { id: { in: string[] } }) => Promise<{ id: string; nomination: { reference: string } }[]>> = {
    Nomination: async (where) => {
      const found = await db.nomination.findMany({ where, select: { id: true, reference: true } })
      return found.map(({ id, reference }) => ({ id, nomination: { reference } }))
    },
    ScoreSheet: async (where) => {
      const found = await db.scoreSheet.findMany({ where, select: { id: true, allocation: { select } } })
      return found.map(({ id, allocation }) => ({ id, nomination: allocation.nomination }))
    },
    DiscussionPost: (where) => db.discussionPost.findMany({ where, select }),
    Feedback: (where) => db.feedback.findMany({ where, select }),
  }
  return context.once(
    references,
    () =>
      new DataLoader<Subject, string | null, string>(
        async (subjects) => {
          const byId = new Map<string, string>()
          for (const [kind, find] of Object.entries(ofKind)) {
            const ids = subjects.filter(({ subjectType }) => subjectType === kind).map(({ subjectId }) => subjectId)
            if (ids.length > 0) for (const { id, nomination } of await find({ id: { in: ids } })) byId.set(id, nomination.reference)
          }
          return subjects.map(({ subjectId }) => byId.get(subjectId) ?? null)
        },
        { cacheKeyFn: ({ subjectType, subjectId }) => `${subjectType}:${subjectId}` },
      ),
  )
}
