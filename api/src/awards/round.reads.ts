import type { Award, Extension, Prisma, Round } from "@hub/prisma"
import DataLoader from "dataloader"
import { demand, type Viewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"
import { canManageRound, managedRounds } from "./award.policy.ts"

/** The rounds a viewer may know of: those the manager has approved, and those the viewer manages. */
export function roundsVisibleTo(viewer: Viewer | null): Prisma.RoundWhereInput {
  const managed = managedRounds(viewer)
  return managed === "all" ? {} : { OR: [{ approvedAt: { not: null } }, { id: { in: managed } }] }
}

/** The rounds a viewer manages. */
export function managedWhere(viewer: Viewer | null): Prisma.RoundWhereInput {
  const managed = managedRounds(viewer)
  return managed === "all" ? {} : { id: { in: managed } }
}

/** One round the viewer manages. What the viewer may not know of is not found; what they only may not manage is refused. */
export async function requireManagedRound(context: Context, id: string): Promise<Round> {
  const round = isUuid(id) && (await context.db.round.findFirst({ where: { AND: [{ id }, roundsVisibleTo(context.viewer)] } }))
  if (!round) throw new NotFoundError("The round")
  demand(context.viewer, canManageRound(context.viewer, round.id))
  return round
}

/** One round the viewer may know of. */
export async function requireVisibleRound(context: Context, id: string): Promise<Round & { award: Award }> {
  const round =
    isUuid(id) &&
    (await context.db.round.findFirst({ where: { AND: [{ id }, roundsVisibleTo(context.viewer)] }, include: { award: true } }))
  if (!round) throw new NotFoundError("The round")
  return round
}

const extensionsKey = Symbol("extensions of rounds")

/** The extensions of a round; many rounds are asked for at once. */
export function extensionsOf(context: Context, roundId: string): Promise<Extension[]> {
  return context
    .once(
      extensionsKey,
      () =>
        new DataLoader<string, Extension[]>(async (ids) => {
          const found = await context.db.extension.findMany({ where: { roundId: { in: [...ids] } }, orderBy: { id: "asc" } })
          return ids.map((id) => found.filter((extension) => extension.roundId === id))
        }),
    )
    .load(roundId)
}

/** Everything a round consists of before anybody enters, in its order. */
export const roundSetup = {
  categories: { orderBy: [{ position: "asc" }, { id: "asc" }] },
  criteria: { orderBy: [{ position: "asc" }, { id: "asc" }], include: { scale: { orderBy: { value: "asc" } } } },
  eligibilityQuestions: { orderBy: [{ position: "asc" }, { id: "asc" }] },
} as const satisfies Prisma.RoundInclude

/** The people who manage a round: those for the whole hub and those for this round. */
export async function managersOf(tx: Prisma.TransactionClient, roundId: string): Promise<string[]> {
  const grants = await tx.roleGrant.findMany({
    where: { role: "AWARD_MANAGER", revokedAt: null, organisationId: null, regionId: null, OR: [{ roundId: null }, { roundId }] },
    select: { personId: true },
  })
  return [...new Set(grants.map(({ personId }) => personId))]
}

const visibleKey = Symbol("rounds the viewer may know of")

/** Rounds by id, fetched together once a request; null for those the viewer may not know of. */
export function visibleRoundLoader(context: Context): DataLoader<string, Round | null> {
  return context.once(
    visibleKey,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const found = await context.db.round.findMany({ where: { AND: [{ id: { in: [...ids] } }, roundsVisibleTo(context.viewer)] } })
        return ids.map((id) => found.find((round) => round.id === id) ?? null)
      }),
  )
}
